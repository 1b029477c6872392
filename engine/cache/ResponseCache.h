// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "engine/cache/CacheContents.h"
#include "engine/cache/CacheSettings.h"
#include "engine/cache/SavedAnswer.h"
#include "engine/cache/ValidatedAnswer.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <memory>
#include <optional>

namespace trinity {

class CacheStore;

/// Answers of models, saved on this machine. Finding and saving happen in one worker thread, in the order asked for, so what
/// was saved is found from then on. A cache that does not work finds nothing: there is no error but for contents() and
/// clear(), which people ask for. The file is opened with the first call. Tasks may outlive the cache; the destructor waits
/// until what was given to save() is written, for a locked file at most CacheSettings::busyTime.
class ResponseCache final : public QObject
{
    Q_OBJECT

public:
    explicit ResponseCache(CacheSettings settings, QObject *parent = nullptr);
    ~ResponseCache() override;

    /// The answer to exactly this question (a CacheKey's digest), while it is fresh.
    [[nodiscard]] Task<std::optional<SavedAnswer>> find(QByteArray key);
    /// The latest few answers about a subject, whoever gave them, best first, fresh or not.
    [[nodiscard]] Task<QList<SavedAnswer>> findAbout(QByteArray subject);
    /// In the place of what had the same key.
    void save(const QByteArray &key, const QByteArray &subject, const ValidatedAnswer &answer, const AnswerOrigin &origin);

    /// WriteFailed with the reason where there is no cache.
    [[nodiscard]] Task<CacheContents> contents();
    /// WriteFailed when something could not be removed.
    [[nodiscard]] Task<> clear();

    [[nodiscard]] const CacheSettings &settings() const { return m_settings; }

private:
    CacheSettings m_settings;
    std::shared_ptr<CacheStore> m_store;
    QThreadPool m_thread; ///< of one thread that never ends: SQL connections belong to threads
};

} // namespace trinity
