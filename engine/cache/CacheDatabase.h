// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/CacheSettings.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <optional>

namespace trinity {

/// The SQLite file of a cache with its one connection. Every call comes from the thread that called open(), the destructor
/// included. Several processes may have the file open at once.
class CacheDatabase
{
public:
    /// What a failure means for the file. Damaged: a new file helps. Gone: somebody removed or replaced it, so does opening
    /// it again. Full: it can still be read. Locked: another process keeps it for itself. Unusable: forbidden, unreadable.
    enum class Trouble { None, Damaged, Gone, Full, Locked, Unusable };

    explicit CacheDatabase(const CacheSettings &settings);
    ~CacheDatabase();
    Q_DISABLE_COPY_MOVE(CacheDatabase)

    /// Opens the file, or makes it. Afterwards reason() says why not.
    [[nodiscard]] Trouble open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }

    /// Moves a damaged file out of the way, in the place of the one before it. The connection is closed.
    [[nodiscard]] bool setAside();
    /// Removes the file, and those set aside. The connection is closed.
    [[nodiscard]] bool removeFiles();
    void removeSetAside();

    /// Whether the file that is open is still the one in the folder.
    [[nodiscard]] bool isInPlace() const;
    [[nodiscard]] bool hasRoom() const; ///< on its volume
    [[nodiscard]] qint64 fileSize() const; ///< with its journal

    [[nodiscard]] QSqlQuery prepared(const QString &statement);
    /// Runs a statement and forgets its rows. Its trouble is remembered in reason().
    [[nodiscard]] Trouble execute(const QString &statement);
    [[nodiscard]] Trouble troubleOf(const QSqlError &error);
    [[nodiscard]] const QString &reason() const { return m_reason; }

private:
    struct FileId {
        quint64 device = 0;
        quint64 number = 0;
        bool operator==(const FileId &) const = default;
    };

    [[nodiscard]] static FileId idOf(const QString &path);
    [[nodiscard]] bool createFile();
    [[nodiscard]] Trouble setUp();
    [[nodiscard]] Trouble useJournal();
    [[nodiscard]] Trouble createTables();
    [[nodiscard]] std::optional<int> number(const QString &pragma, Trouble &trouble);
    [[nodiscard]] QString journalPath(QLatin1StringView suffix) const { return m_path + suffix; }

    CacheSettings m_settings;
    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    QString m_reason;
    FileId m_id;
};

} // namespace trinity
