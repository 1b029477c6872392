// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/CacheDatabase.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QThread>
#include <QtCore/QUuid>

#include <algorithm>
#include <filesystem>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int applicationId = 0x54724e43; // "TrNC"
constexpr int tablesVersion = 1;
constexpr auto lockPause = std::chrono::milliseconds(20);
constexpr auto fileName = "answers.sqlite"_L1;
constexpr auto setAsidePattern = "answers.damaged-*.sqlite"_L1;

// SQLite's result codes: of its interface, not of the driver's.
enum SqliteCode { SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteFull = 13, SqliteReadOnlyMoved = 1032 };
constexpr int codesOfDamage[] = {1 /* ERROR: a statement that is right does not fit the tables */,
                                 11 /* CORRUPT */,
                                 17 /* SCHEMA */,
                                 19 /* CONSTRAINT */,
                                 20 /* MISMATCH */,
                                 24 /* FORMAT */,
                                 26 /* NOTADB */};

/// WAL needs memory that all processes share, which no network gives.
bool isOnNetwork(const QString &folder)
{
    static const QByteArrayList kinds{"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"};
    return kinds.contains(QStorageInfo(folder).fileSystemType());
}

const QStringList &tableStatements()
{
    // Not WITHOUT ROWID: rows of kilobytes would make its one tree deep, and its every count a reading of all answers.
    static const QStringList statements{
        u"CREATE TABLE entry(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, subject BLOB NOT NULL, created INTEGER NOT NULL,"
        " used INTEGER NOT NULL, bytes INTEGER NOT NULL, writer TEXT NOT NULL, server TEXT NOT NULL, sum BLOB NOT NULL, body BLOB NOT NULL)"_s,
        u"CREATE INDEX entry_subject ON entry(subject, created)"_s,
        u"CREATE INDEX entry_created ON entry(created)"_s,
        u"CREATE INDEX entry_used ON entry(used, bytes)"_s,
        u"PRAGMA application_id = %1"_s.arg(applicationId),
        u"PRAGMA user_version = %1"_s.arg(tablesVersion),
    };
    return statements;
}

} // namespace

CacheDatabase::CacheDatabase(const CacheSettings &settings) : m_settings(settings), m_path(settings.folder + u'/' + fileName)
{
}

CacheDatabase::~CacheDatabase()
{
    close();
}

CacheDatabase::Trouble CacheDatabase::open()
{
    close();
    if (m_settings.folder.isEmpty()) {
        m_reason = u"this system names no folder for caches"_s;
        return Trouble::Unusable;
    }
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        m_reason = u"Qt's SQLite driver is not installed"_s;
        return Trouble::Unusable;
    }
    if (!createFile())
        return Trouble::Unusable;
    m_connection = u"trinity-cache-"_s + QUuid::createUuid().toString(QUuid::Id128);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(m_settings.busyTime.count()));
    const auto trouble = m_database.open() ? setUp() : troubleOf(m_database.lastError());
    m_id = idOf(m_path);
    if (trouble != Trouble::None)
        close();
    return trouble;
}

void CacheDatabase::close()
{
    if (m_connection.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

/// SQLite gives its journals the rights of the file, so this is the one place that keeps them from other people.
bool CacheDatabase::createFile()
{
    if (!QDir().mkpath(m_settings.folder)) {
        m_reason = u"its folder cannot be made"_s;
        return false;
    }
    QFile file(m_path);
    if (file.exists())
        return true;
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, owner) || file.exists()) // another process may have been faster
        return true;
    m_reason = u"its file cannot be made"_s;
    return false;
}

CacheDatabase::Trouble CacheDatabase::setUp()
{
    const QStringList settings{u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA cell_size_check = ON"_s, u"PRAGMA auto_vacuum = INCREMENTAL"_s};
    for (const auto &statement : settings)
        if (const auto trouble = execute(statement); trouble != Trouble::None)
            return trouble;
    auto trouble = useJournal();
    if (trouble == Trouble::None)
        trouble = execute(u"PRAGMA synchronous = NORMAL"_s);
    if (trouble == Trouble::None)
        trouble = createTables();
    if (trouble == Trouble::None && m_settings.maximumPages > 0)
        trouble = execute(u"PRAGMA max_page_count = %1"_s.arg(m_settings.maximumPages));
    return trouble;
}

/// Two processes that open a new file at once may find it locked here, and SQLite does not wait of itself.
CacheDatabase::Trouble CacheDatabase::useJournal()
{
    const auto mode = isOnNetwork(m_settings.folder) ? u"PRAGMA journal_mode = TRUNCATE"_s : u"PRAGMA journal_mode = WAL"_s;
    QElapsedTimer timer;
    timer.start();
    while (true) {
        const auto trouble = execute(mode);
        if (trouble != Trouble::Locked || timer.hasExpired(m_settings.busyTime.count()))
            return trouble;
        QThread::msleep(lockPause.count());
    }
}

CacheDatabase::Trouble CacheDatabase::createTables()
{
    auto trouble = execute(u"BEGIN IMMEDIATE"_s);
    if (trouble != Trouble::None)
        return trouble;
    const auto owner = number(u"PRAGMA application_id"_s, trouble);
    const auto version = number(u"PRAGMA user_version"_s, trouble);
    const auto tables = number(u"SELECT count(*) FROM sqlite_schema"_s, trouble);
    if (trouble == Trouble::None && tables == 0) {
        for (const auto &statement : tableStatements())
            if (trouble == Trouble::None)
                trouble = execute(statement);
    } else if (trouble == Trouble::None && (owner != applicationId || version != tablesVersion)) {
        m_reason = u"its file is of another program or another version"_s;
        trouble = Trouble::Damaged;
    }
    if (trouble == Trouble::None)
        return execute(u"COMMIT"_s);
    const auto reason = m_reason;
    (void)execute(u"ROLLBACK"_s); // what went wrong before it is what counts
    m_reason = reason;
    return trouble;
}

std::optional<int> CacheDatabase::number(const QString &pragma, Trouble &trouble)
{
    if (trouble != Trouble::None)
        return {};
    QSqlQuery query(m_database);
    if (!query.exec(pragma) || !query.next()) {
        trouble = troubleOf(query.lastError());
        return {};
    }
    return query.value(0).toInt();
}

bool CacheDatabase::setAside()
{
    close();
    removeSetAside();
    const auto name = u"answers.damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s) + u".sqlite"_s;
    const bool moved = QFile::rename(m_path, m_settings.folder + u'/' + name);
    QFile::remove(journalPath("-wal"_L1));
    QFile::remove(journalPath("-shm"_L1));
    return moved || QFile::remove(m_path) || !QFile::exists(m_path);
}

bool CacheDatabase::removeFiles()
{
    close();
    removeSetAside();
    QFile::remove(journalPath("-wal"_L1));
    QFile::remove(journalPath("-shm"_L1));
    return QFile::remove(m_path) || !QFile::exists(m_path);
}

void CacheDatabase::removeSetAside()
{
    QDir folder(m_settings.folder);
    const auto names = folder.entryList({setAsidePattern}, QDir::Files);
    for (const auto &name : names)
        folder.remove(name);
}

CacheDatabase::FileId CacheDatabase::idOf(const QString &path)
{
    FileId id;
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        id = {quint64(status.st_dev), quint64(status.st_ino)};
#else
    id.number = QFileInfo::exists(path) ? 1 : 0; // an open file cannot be removed there
#endif
    return id;
}

bool CacheDatabase::isInPlace() const
{
    return idOf(m_path) == m_id;
}

bool CacheDatabase::hasRoom() const
{
    std::error_code error;
    const auto space =
        std::filesystem::space(QFile::encodeName(m_settings.folder).toStdString(), error); // QStorageInfo reads all mounts each time
    return error || space.available >= std::uintmax_t(std::max<qint64>(m_settings.minimumFreeBytes, 0));
}

qint64 CacheDatabase::fileSize() const
{
    return QFileInfo(m_path).size() + QFileInfo(journalPath("-wal"_L1)).size();
}

QSqlQuery CacheDatabase::prepared(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        (void)troubleOf(query.lastError()); // its exec() fails with the same error
    return query;
}

CacheDatabase::Trouble CacheDatabase::execute(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return troubleOf(query.lastError());
    while (query.next()) { } // incremental_vacuum frees a page with every row
    return query.lastError().isValid() ? troubleOf(query.lastError()) : Trouble::None;
}

CacheDatabase::Trouble CacheDatabase::troubleOf(const QSqlError &error)
{
    if (!error.isValid())
        return Trouble::None;
    const int extended = error.nativeErrorCode().toInt();
    const int code = extended & 0xff;
    m_reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (code == SqliteFull)
        return Trouble::Full;
    if (code == SqliteBusy || code == SqliteLocked)
        return Trouble::Locked;
    if (extended == SqliteReadOnlyMoved || (code == SqliteReadOnly && isOpen() && !isInPlace()))
        return Trouble::Gone;
    const bool damaged = std::find(std::begin(codesOfDamage), std::end(codesOfDamage), code) != std::end(codesOfDamage);
    return damaged ? Trouble::Damaged : Trouble::Unusable;
}

} // namespace trinity
