// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/CacheStore.h"

#include "engine/base/Logging.h"
#include "engine/cache/CacheKey.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int overhead = 512; ///< bytes: an entry's share of the indexes and of half-empty pages
constexpr int savesBetweenCounts = 64; ///< other processes save, too
constexpr qint64 useGrain = 3600; ///< seconds: that an entry was used is written down at most so often
constexpr double shareKept = 0.9;
constexpr int mostAboutSubject = 4;

/// Over everything of a row that is believed, so that no flipped bit is: neither in a text nor in the date that people see.
QByteArray sumOf(const QByteArray &key, const QByteArray &subject, qint64 created, const AnswerOrigin &origin, const QByteArray &body)
{
    return CacheKey("row"_L1)
        .set("key"_L1, key)
        .set("subject"_L1, subject)
        .set("created"_L1, created)
        .set("writer"_L1, origin.writer)
        .set("server"_L1, origin.server)
        .set("body"_L1, body)
        .digest();
}

/// A text that was never set is an empty one; to SQL it would be none.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

/// Prepared once: preparing takes longer than finding.
struct CacheStore::Statements {
    QSqlQuery find, findAbout, save, use, remove;
};

CacheStore::CacheStore(const CacheSettings &settings) : m_settings(settings), m_database(settings)
{
}

CacheStore::~CacheStore()
{
    close();
}

void CacheStore::close()
{
    m_statements.reset(); // they hold the connection
    m_database.close();
}

bool CacheStore::isReady()
{
    if (m_isOff)
        return false;
    if (m_statements)
        return true;
    auto trouble = m_database.open();
    if (trouble == Trouble::Damaged) {
        startAnew();
        return m_statements != nullptr;
    }
    if (trouble != Trouble::None) {
        handle(trouble);
        return false;
    }
    prepare();
    return m_statements != nullptr;
}

void CacheStore::prepare()
{
    const auto columns = u"SELECT id, key, subject, created, used, writer, server, sum, body FROM entry "_s;
    m_statements = std::make_unique<Statements>();
    m_statements->find = m_database.prepared(columns + u"WHERE key = ?"_s);
    m_statements->findAbout = m_database.prepared(columns + u"WHERE subject = ? ORDER BY created DESC LIMIT %1"_s.arg(mostAboutSubject));
    m_statements->save = m_database.prepared(
        u"INSERT INTO entry(key, subject, created, used, bytes, writer, server, sum, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(key) DO UPDATE SET subject = excluded.subject, created = excluded.created, used = excluded.used,"
        " bytes = excluded.bytes, writer = excluded.writer, server = excluded.server, sum = excluded.sum, body = excluded.body"_s);
    m_statements->use = m_database.prepared(u"UPDATE entry SET used = ? WHERE id = ?"_s);
    m_statements->remove = m_database.prepared(u"DELETE FROM entry WHERE id = ?"_s);
    m_savesUntilCount = 0;
    handle(m_database.execute(u"DELETE FROM entry WHERE created < %1"_s.arg(now() - std::chrono::seconds(m_settings.keptFor).count())));
}

std::optional<SavedAnswer> CacheStore::find(const QByteArray &key)
{
    if (!isReady())
        return {};
    m_statements->find.bindValue(0, key);
    const auto rows = rowsOf(m_statements->find, key, {});
    if (rows.isEmpty() || now() - rows.first().created.toSecsSinceEpoch() > std::chrono::seconds(m_settings.freshFor).count())
        return {};
    return rows.first();
}

QList<SavedAnswer> CacheStore::findAbout(const QByteArray &subject)
{
    if (!isReady())
        return {};
    m_statements->findAbout.bindValue(0, subject);
    return rowsOf(m_statements->findAbout, {}, subject);
}

/// The rows of a query that are whole and about what was asked; the others are removed.
QList<SavedAnswer> CacheStore::rowsOf(QSqlQuery &query, const QByteArray &key, const QByteArray &subject)
{
    QList<SavedAnswer> answers;
    QList<qint64> damaged;
    QList<std::pair<qint64, qint64>> usedBefore;
    bool succeeded = query.exec();
    while (succeeded && query.next()) {
        const auto id = query.value(0).toLongLong();
        const auto created = query.value(3).toLongLong();
        SavedAnswer saved;
        saved.origin.writer = query.value(5).toString();
        saved.origin.server = query.value(6).toString();
        saved.created = QDateTime::fromSecsSinceEpoch(created, Qt::UTC);
        const auto rowKey = key.isEmpty() ? query.value(1).toByteArray() : key;
        const auto rowSubject = subject.isEmpty() ? query.value(2).toByteArray() : subject;
        const auto body = query.value(8).toByteArray();
        if (query.value(7).toByteArray() != sumOf(rowKey, rowSubject, created, saved.origin, body)) {
            damaged << id;
            continue;
        }
        saved.answer = QJsonDocument::fromJson(body).object();
        usedBefore << std::pair(id, query.value(4).toLongLong());
        answers << saved;
    }
    const auto trouble = m_database.troubleOf(query.lastError());
    query.finish();
    if (trouble != Trouble::None) {
        handle(trouble);
        return {};
    }
    for (const auto id : std::as_const(damaged)) {
        qCInfo(lcCache) << "A saved answer was damaged and is forgotten";
        if (!m_statements)
            break;
        m_statements->remove.bindValue(0, id);
        handle(m_statements->remove.exec() ? Trouble::None : m_database.troubleOf(m_statements->remove.lastError()));
    }
    for (const auto &[id, used] : std::as_const(usedBefore))
        noteUse(id, used);
    return answers;
}

void CacheStore::noteUse(qint64 id, qint64 used)
{
    if (m_savesNothing || !m_statements || std::abs(now() - used) < useGrain)
        return;
    m_statements->use.bindValue(0, now());
    m_statements->use.bindValue(1, id);
    if (!m_statements->use.exec())
        handle(m_database.troubleOf(m_statements->use.lastError()));
}

void CacheStore::save(const CacheEntry &entry)
{
    if (m_savesNothing || entry.body.size() > m_settings.maximumEntryBytes || !isReady())
        return;
    if (!m_database.isInPlace()) {
        handle(Trouble::Gone);
        if (!isReady())
            return;
    }
    if (!m_database.hasRoom()) {
        stopSaving(u"the volume of its folder is nearly full"_s);
        return;
    }
    const auto created = now();
    const auto bytes = entry.body.size() + entry.origin.writer.size() + entry.origin.server.size() + overhead;
    auto &save = m_statements->save;
    save.bindValue(0, entry.key); // neither is ever null: both are digests
    save.bindValue(1, entry.subject);
    save.bindValue(2, created);
    save.bindValue(3, created);
    save.bindValue(4, bytes);
    save.bindValue(5, notNull(entry.origin.writer));
    save.bindValue(6, notNull(entry.origin.server));
    save.bindValue(7, sumOf(entry.key, entry.subject, created, entry.origin, entry.body));
    save.bindValue(8, entry.body);
    if (!save.exec()) {
        handle(m_database.troubleOf(save.lastError()));
        return;
    }
    m_bytes += bytes;
    ++m_entries;
    if (m_savesUntilCount-- <= 0 || m_bytes > m_settings.maximumBytes || m_entries > m_settings.maximumEntries)
        makeRoom();
}

void CacheStore::count()
{
    m_savesUntilCount = savesBetweenCounts;
    auto query = m_database.prepared(u"SELECT count(*), coalesce(sum(bytes), 0) FROM entry"_s);
    if (!query.exec() || !query.next()) {
        handle(m_database.troubleOf(query.lastError()));
        return;
    }
    m_entries = query.value(0).toInt();
    m_bytes = query.value(1).toLongLong();
}

void CacheStore::makeRoom()
{
    count();
    if (!m_statements || (m_bytes <= m_settings.maximumBytes && m_entries <= m_settings.maximumEntries))
        return;
    const auto bytesGone = std::max<qint64>(0, m_bytes - qint64(double(m_settings.maximumBytes) * shareKept));
    const auto entriesGone = std::max(0, m_entries - int(m_settings.maximumEntries * shareKept));
    auto trouble = m_database.execute(
        u"DELETE FROM entry WHERE id IN (SELECT id FROM (SELECT id, bytes, sum(bytes) OVER before AS gone, row_number() OVER before AS "
        u"place"
        " FROM entry WINDOW before AS (ORDER BY used, id ROWS UNBOUNDED PRECEDING)) WHERE gone - bytes < %1 OR place <= %2)"_s
            .arg(bytesGone)
            .arg(entriesGone));
    if (trouble == Trouble::None)
        trouble = m_database.execute(u"PRAGMA incremental_vacuum"_s);
    handle(trouble);
    if (m_statements)
        count();
}

Result<CacheContents> CacheStore::contents()
{
    if (!isReady())
        return Error(ErrorKind::WriteFailed, m_database.reason());
    CacheContents contents;
    auto query = m_database.prepared(u"SELECT count(*), min(created) FROM entry"_s);
    if (!query.exec() || !query.next())
        return Error(ErrorKind::WriteFailed, query.lastError().databaseText());
    contents.entries = query.value(0).toInt();
    if (contents.entries > 0)
        contents.oldest = QDateTime::fromSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC);
    contents.bytes = m_database.fileSize();
    return contents;
}

/// Not by removing the file where it can be helped: another process that has it open would remove the new one's journal.
Result<> CacheStore::clear()
{
    m_database.removeSetAside();
    auto trouble = isReady() ? m_database.execute(u"DELETE FROM entry"_s) : m_trouble;
    if (trouble == Trouble::None)
        trouble = m_database.execute(u"VACUUM"_s);
    if (trouble == Trouble::None)
        trouble = m_database.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    m_bytes = 0;
    m_entries = 0;
    if (trouble == Trouble::None)
        return {};
    if (trouble == Trouble::Locked)
        return Error(ErrorKind::WriteFailed, m_database.reason());
    const auto reason = m_database.reason();
    close();
    return m_database.removeFiles() ? Result<>() : Result<>(Error(ErrorKind::WriteFailed, reason));
}

void CacheStore::handle(Trouble trouble)
{
    if (trouble != Trouble::None)
        m_trouble = trouble;
    switch (trouble) {
    case Trouble::None: break;
    case Trouble::Damaged: startAnew(); break;
    case Trouble::Gone:
        qCInfo(lcCache) << "The file of the saved answers is gone: a new one is begun";
        close();
        break;
    case Trouble::Full: stopSaving(m_database.reason()); break;
    case Trouble::Locked:
    case Trouble::Unusable: switchOff(m_database.reason()); break;
    }
}

/// Once in a session: a file that is damaged again has a reason that a third one would not cure.
void CacheStore::startAnew()
{
    const auto reason = m_database.reason();
    m_statements.reset();
    if (std::exchange(m_hasStartedAnew, true) || !m_database.setAside() || m_database.open() != Trouble::None) {
        switchOff(reason);
        return;
    }
    qCWarning(lcCache).noquote() << "The file of the saved answers could not be used and a new one was begun:" << reason;
    prepare();
}

void CacheStore::switchOff(const QString &why)
{
    if (m_isOff.exchange(true))
        return;
    qCWarning(lcCache).noquote() << "Going on without saved answers:" << why;
    close();
}

void CacheStore::stopSaving(const QString &why)
{
    if (!std::exchange(m_savesNothing, true))
        qCWarning(lcCache).noquote() << "New answers are not saved in this session:" << why;
}

qint64 CacheStore::now() const
{
    return m_settings.wallClock ? m_settings.wallClock() : QDateTime::currentSecsSinceEpoch();
}

} // namespace trinity
