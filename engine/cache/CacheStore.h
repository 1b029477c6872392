// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/cache/CacheContents.h"
#include "engine/cache/CacheDatabase.h"
#include "engine/cache/SavedAnswer.h"

#include <QtCore/QList>

#include <atomic>
#include <memory>

namespace trinity {

/// An answer on its way into the store.
struct CacheEntry {
    CacheEntry() = default;
    QByteArray key; ///< of the question
    QByteArray subject; ///< of what it is about: other questions may be about the same
    QByteArray body;
    AnswerOrigin origin;
};

/// The answers in a CacheDatabase: found, checked, saved, and thrown out when there are too many. Blocking; every call but
/// isOff() comes from one thread, which the destructor may leave when close() was called before. Trouble with the file is
/// never the caller's: the answer is then not found or not saved, and one line of the log says what goes on without.
class CacheStore
{
public:
    explicit CacheStore(const CacheSettings &settings);
    ~CacheStore();
    Q_DISABLE_COPY_MOVE(CacheStore)

    /// The answer to exactly this question, while it is fresh.
    [[nodiscard]] std::optional<SavedAnswer> find(const QByteArray &key);
    /// The latest few about this subject, best first, fresh or not.
    [[nodiscard]] QList<SavedAnswer> findAbout(const QByteArray &subject);
    void save(const CacheEntry &entry);

    /// WriteFailed with the reason when there is no store.
    [[nodiscard]] Result<CacheContents> contents();
    /// Everything is forgotten, damaged files set aside included. WriteFailed when something stayed.
    [[nodiscard]] Result<> clear();
    void close();

    /// Nothing is found or saved any more in this session. From any thread.
    [[nodiscard]] bool isOff() const { return m_isOff; }

private:
    using Trouble = CacheDatabase::Trouble;
    struct Statements;

    [[nodiscard]] bool isReady();
    void prepare();
    void handle(Trouble trouble);
    void startAnew();
    void switchOff(const QString &why);
    void stopSaving(const QString &why);
    [[nodiscard]] QList<SavedAnswer> rowsOf(QSqlQuery &query, const QByteArray &key, const QByteArray &subject);
    void noteUse(qint64 id, qint64 used);
    void count();
    void makeRoom();
    [[nodiscard]] qint64 now() const;

    CacheSettings m_settings;
    CacheDatabase m_database;
    std::unique_ptr<Statements> m_statements;
    std::atomic<bool> m_isOff = false;
    Trouble m_trouble = Trouble::Unusable; ///< the latest
    bool m_savesNothing = false;
    bool m_hasStartedAnew = false;
    qint64 m_bytes = 0; ///< what the entries come to, at least about
    int m_entries = 0;
    int m_savesUntilCount = 0;
};

} // namespace trinity
