// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Site.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <memory>

class QWebEngineProfile;

namespace trinity::ui {

/// Serves sites to the previews out of memory, under an address scheme of its own. Its profile keeps nothing on disk,
/// runs no script of a page and lets no request out of the process but to that scheme and data: addresses. Views must
/// die before it.
class PreviewHost final : public QObject
{
    Q_OBJECT

public:
    explicit PreviewHost(QObject *parent = nullptr);
    ~PreviewHost() override;

    /// The site that `key` (letters and digits) shows from now on; gives the address of its page.
    QUrl put(const QString &key, const Site &site);
    void drop(const QString &key);

    [[nodiscard]] QWebEngineProfile &profile() const;
    [[nodiscard]] int blockedRequests() const; ///< since the start

    [[nodiscard]] static bool isOwn(const QUrl &url);

private:
    class SiteServer;
    class RequestFence;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trinity::ui
