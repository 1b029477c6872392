// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Site.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QImage>

#include <memory>

class QWidget;

namespace trinity::ui {

class PreviewHost;

/// Pictures of pages, one after the other, by one hidden view that is used again and again. Pictures are kept by what
/// the page's bytes are, so the same page is never drawn twice.
class Thumbnailer final : public QObject
{
    Q_OBJECT

public:
    /// `owner` is a part of the window that lives as long as this; the hidden view becomes a child of its window.
    Thumbnailer(PreviewHost &host, QWidget *owner);
    ~Thumbnailer() override;

    /// ready() follows, at once when the picture is kept already. A newer request of the same slot replaces an older one.
    void request(const QString &slot, const Site &site);
    void cancelAll();

signals:
    void ready(const QString &slot, const QImage &picture);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trinity::ui
