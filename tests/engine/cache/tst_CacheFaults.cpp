// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/cache/Caches.h"

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

int warnings = 0; // a message handler can reach nothing else
QString lastWarning;
QtMessageHandler previousHandler = nullptr;

void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg && QLatin1StringView(context.category) == "trinity.engine.cache"_L1) {
        ++warnings;
        lastWarning = message;
        return;
    }
    if (type != QtInfoMsg)
        previousHandler(type, context, message);
}

} // namespace

/// Whatever happens to its file: a cache finds what is right or nothing, and says at most one thing about it.
class tst_CacheFaults : public QObject
{
    Q_OBJECT

private:
    static constexpr int count = 40;

    std::unique_ptr<QTemporaryDir> m_folder;

    QString folder() const { return m_folder->filePath(u"cache"_s); }
    QString file() const { return folder() + u"/answers.sqlite"_s; }

    CacheSettings settings() const
    {
        CacheSettings settings;
        settings.folder = folder();
        settings.minimumFreeBytes = 0;
        settings.busyTime = std::chrono::milliseconds(100);
        return settings;
    }

    void fill() const
    {
        ResponseCache cache(settings());
        for (int number = 0; number < count; ++number)
            saveIn(cache, number, 500);
    }

    /// How many are found; none may be another one's.
    int foundAll(ResponseCache &cache) const
    {
        int found = 0;
        for (int number = 0; number < count; ++number) {
            const auto saved = resultOf(cache.find(keyOf(number)));
            if (!saved || !*saved)
                continue;
            if ((*saved)->answer != answerOf(number, 500).object() || (*saved)->origin.writer != originOf().writer)
                return -1;
            ++found;
        }
        return found;
    }

    QByteArray bytes() const
    {
        QFile open(file());
        return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
    }

    void overwrite(const QByteArray &bytes) const
    {
        QFile open(file());
        QVERIFY(open.open(QIODevice::WriteOnly));
        QCOMPARE(open.write(bytes), bytes.size());
    }

    /// A cache that works again: what is saved now is found, by the next one, too.
    void verifyWorks() const
    {
        {
            ResponseCache cache(settings());
            saveIn(cache, 1000);
            QCOMPARE(foundIn(cache, 1000), 1000);
        }
        ResponseCache next(settings());
        QCOMPARE(foundIn(next, 1000), 1000);
    }

private slots:
    void initTestCase() { previousHandler = qInstallMessageHandler(countWarnings); }
    void cleanupTestCase() { qInstallMessageHandler(previousHandler); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        warnings = 0;
        lastWarning.clear();
    }

    void aFileDeletedWhileOpenIsBegunAnew()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        QCOMPARE(foundIn(cache, 1), 1);
        QVERIFY(QDir(folder()).removeRecursively());
        saveIn(cache, 2);
        QCOMPARE(foundIn(cache, 2), 2);
        QCOMPARE(warnings, 0);
        QVERIFY(QFile::exists(file()));
        ResponseCache other(settings());
        QCOMPARE(foundIn(other, 2), 2);
    }

    void aFileReplacedWhileOpenIsBegunAnew()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        QCOMPARE(foundIn(cache, 1), 1);
        QVERIFY(QFile::remove(file()));
        overwrite(QByteArray(10'000, 's'));
        saveIn(cache, 2);
        QCOMPARE(foundIn(cache, 2), 2);
        QVERIFY(warnings <= 1); // the journal that stayed may hold everything
        saveIn(cache, 3);
        ResponseCache other(settings());
        QCOMPARE(foundIn(cache, 3), 3);
        QCOMPARE(foundIn(other, 3), 3);
    }

    void aFileTruncatedWhileOpenIsOneLineInTheLog_data()
    {
        QTest::addColumn<int>("percent");
        QTest::newRow("to nothing") << 0;
        QTest::newRow("to a part of a page") << 1;
        QTest::newRow("to a half") << 50;
    }

    void aFileTruncatedWhileOpenIsOneLineInTheLog()
    {
        QFETCH(int, percent);
        fill();
        {
            ResponseCache cache(settings());
            QCOMPARE(foundIn(cache, 0), 0);
            QVERIFY(QFile::resize(file(), QFileInfo(file()).size() * percent / 100));
            QVERIFY(foundAll(cache) >= 0);
            saveIn(cache, 1000);
            (void)foundIn(cache, 1000);
        }
        QVERIFY2(warnings <= 2, qPrintable(lastWarning)); // begun anew, and perhaps not even that helped
        verifyWorks();
    }

    void aFileTruncatedBeforeIsReadAsFarAsItGoesOrSetAside_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 16, 100, 4096, 5000, 20'000})
            QTest::addRow("%d bytes", size) << size;
    }

    void aFileTruncatedBeforeIsReadAsFarAsItGoesOrSetAside()
    {
        QFETCH(int, size);
        fill();
        QVERIFY(QFile::resize(file(), size));
        {
            ResponseCache cache(settings());
            QVERIFY(foundAll(cache) >= 0);
            saveIn(cache, 1000);
            QCOMPARE(foundIn(cache, 1000), 1000);
        }
        QVERIFY2(warnings <= 1, qPrintable(lastWarning));
        verifyWorks();
    }

    void aFlippedBitIsNeverServed()
    {
        fill();
        const auto whole = bytes();
        QVERIFY(whole.size() > 20'000);
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        int lost = 0;
        for (int round = 0; round < 80; ++round) {
            auto damaged = whole;
            // The first pages hold what makes it a database; later ones mostly answers.
            const auto place = round < 30 ? qsizetype(random.bounded(4096)) : qsizetype(random.bounded(quint32(whole.size())));
            const auto bit = random.bounded(8);
            damaged[place] = char(damaged[place] ^ (1 << bit));
            QVERIFY(QDir(folder()).removeRecursively() && QDir().mkpath(folder()));
            overwrite(damaged);
            warnings = 0;
            ResponseCache cache(settings());
            const auto found = foundAll(cache);
            const auto where = QStringLiteral("seed %1, byte %2, bit %3: %4").arg(seed).arg(place).arg(bit).arg(lastWarning);
            QVERIFY2(found >= 0, qPrintable(where));
            QVERIFY2(warnings <= 2, qPrintable(where));
            lost += found < count ? 1 : 0;
            saveIn(cache, 1000);
            const int last = foundIn(cache, 1000);
            QVERIFY2(last == 1000 || last == -1, qPrintable(where));
        }
        QVERIFY(lost > 8); // the bits were where it hurts
    }

    void aRowThatSaysSomethingElseIsDeletedAndAMiss_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("answer") << u"body = replace(body, 'x', 'y')"_s;
        QTest::newRow("writer") << u"writer = 'openai:gpt'"_s;
        QTest::newRow("server") << u"server = 'http://elsewhere'"_s;
        QTest::newRow("date") << u"created = created + 1"_s;
        QTest::newRow("key") << u"key = (SELECT key FROM entry WHERE id = 2) || 'x'"_s;
        QTest::newRow("another's answer") << u"body = (SELECT body FROM entry WHERE id = 2)"_s;
        QTest::newRow("another's answer with its sum") << u"(body, sum) = (SELECT body, sum FROM entry WHERE id = 2)"_s;
    }

    void aRowThatSaysSomethingElseIsDeletedAndAMiss()
    {
        QFETCH(QString, change);
        fill();
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(file());
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY2(query.exec(u"UPDATE entry SET %1 WHERE id = 1"_s.arg(change)), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        ResponseCache cache(settings());
        QCOMPARE(foundIn(cache, 0), -1);
        QCOMPARE(resultOf(cache.findAbout(subjectOf(0)))->size(), 0);
        QCOMPARE(resultOf(cache.contents())->entries, count - 1);
        QCOMPARE(foundAll(cache), count - 1);
        QCOMPARE(warnings, 0);
    }

    void garbageIsSetAsideOnce()
    {
        QVERIFY(QDir().mkpath(folder()));
        overwrite(QByteArray(100'000, 'g'));
        verifyWorks();
        QCOMPARE(warnings, 1);
        const QStringList pattern{u"answers.damaged-*"_s};
        QCOMPARE(QDir(folder()).entryList(pattern, QDir::Files).size(), 1);
        overwrite(QByteArray(100'000, 'h'));
        QFile::remove(file() + u"-wal"_s);
        verifyWorks();
        QCOMPARE(QDir(folder()).entryList(pattern, QDir::Files).size(), 1); // one is kept
        ResponseCache cache(settings());
        QVERIFY(resultOf(cache.clear()));
        QCOMPARE(QDir(folder()).entryList(pattern, QDir::Files).size(), 0);
    }

    void aDatabaseOfSomebodyElseIsLeftWhole()
    {
        QVERIFY(QDir().mkpath(folder()));
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(file());
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(u"CREATE TABLE entry(name TEXT)"_s) && query.exec(u"INSERT INTO entry VALUES('mine')"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        verifyWorks();
        const auto aside = QDir(folder()).entryList({u"answers.damaged-*"_s}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QFile kept(folder() + u'/' + aside.first());
        QVERIFY(kept.open(QIODevice::ReadOnly) && kept.readAll().contains("mine"));
    }

    void aFolderThatCannotBeMadeMeansNoCache_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("none") << QString();
        QTest::newRow("below a file") << u"%1/file/cache"_s;
        QTest::newRow("where nothing can be made") << u"/proc/trinity"_s;
    }

    void aFolderThatCannotBeMadeMeansNoCache()
    {
        QFETCH(QString, folder);
        QFile blocker(m_folder->filePath(u"file"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        auto impossible = settings();
        impossible.folder = folder.replace(u"%1"_s, m_folder->path());
        ResponseCache cache(impossible);
        saveIn(cache, 1);
        QCOMPARE(foundIn(cache, 1), -1);
        QCOMPARE(resultOf(cache.findAbout(subjectOf(1)))->size(), 0);
        QCOMPARE(resultOf(cache.contents()).error().kind, ErrorKind::WriteFailed);
        QCOMPARE(warnings, 1);
        QVERIFY(lastWarning.contains(u"Going on without saved answers"_s));
    }

    void aReadOnlyFolderMeansNoCache()
    {
        fill();
        QVERIFY(QFile::setPermissions(file(), QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
        const auto readable = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(QFile::setPermissions(folder(), readable));
        QVERIFY(QFile::setPermissions(m_folder->path(), readable | QFileDevice::WriteOwner));
        QProcess process;
        process.start(QStringLiteral(TRINITY_CACHE_PROCESS), {folder(), u"read"_s, u"1"_s});
        QVERIFY(process.waitForFinished());
        const auto complaints = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, complaints.constData());
        const auto found = process.readAllStandardOutput();
        QVERIFY2(found == "-1 -1\n" || found == "1 -1\n", found.constData());
        QCOMPARE(complaints.count('\n'), 1);
        QVERIFY(QFile::setPermissions(folder(), readable | QFileDevice::WriteOwner));
        ResponseCache cache(settings());
        QCOMPARE(foundAll(cache), count);
    }

    void aFullDiskStopsSavingAndNotFinding()
    {
        auto small = settings();
        small.maximumPages = 40;
        ResponseCache cache(small);
        for (int number = 0; number < 200; ++number)
            saveIn(cache, number, 2000);
        QCOMPARE(foundIn(cache, 0), 0);
        QCOMPARE(foundIn(cache, 199), -1);
        QCOMPARE(warnings, 1);
        QVERIFY(lastWarning.contains(u"not saved"_s));
    }

    void aVolumeThatIsNearlyFullIsLeftAlone()
    {
        fill();
        auto greedy = settings();
        greedy.minimumFreeBytes = 1LL << 60;
        ResponseCache cache(greedy);
        saveIn(cache, 1000);
        QCOMPARE(foundIn(cache, 1000), -1);
        QCOMPARE(foundIn(cache, 1), 1);
        QCOMPARE(warnings, 1);
    }

    void aFileLockedByAnotherProcessIsWaitedForOnce()
    {
        fill();
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(file());
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(u"PRAGMA locking_mode = EXCLUSIVE"_s) && query.exec(u"BEGIN EXCLUSIVE"_s)
                    && query.exec(u"DELETE FROM entry WHERE id = 1"_s));
            ResponseCache cache(settings());
            QElapsedTimer timer;
            timer.start();
            for (int number = 0; number < 10; ++number) {
                saveIn(cache, number + 1000);
                QCOMPARE(foundIn(cache, number), -1);
            }
            QVERIFY(timer.elapsed() < 2000); // not a hundred milliseconds each, and never an end
            QCOMPARE(warnings, 1);
            ResponseCache clearing(settings());
            QCOMPARE(resultOf(clearing.clear()).error().kind, ErrorKind::WriteFailed); // and not removed behind its back
            QVERIFY(query.exec(u"ROLLBACK"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        ResponseCache cache(settings());
        QCOMPARE(foundAll(cache), count);
    }

    void aFileThatIsUnusableCanStillBeCleared()
    {
        auto broken = settings();
        QVERIFY(QDir().mkpath(file())); // a folder in its place
        ResponseCache cache(broken);
        QCOMPARE(foundIn(cache, 1), -1);
        QVERIFY(!resultOf(cache.clear())); // a folder is not ours to remove
        QVERIFY(QDir().rmdir(file()));
        overwrite(QByteArray(10'000, 'g'));
        ResponseCache next(broken);
        QVERIFY(resultOf(next.clear()));
        QCOMPARE(resultOf(next.contents())->entries, 0);
    }

    void aFileBeingWrittenByAnotherProcessCanBeRead()
    {
        fill();
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(file());
            QVERIFY(other.open());
            QSqlQuery query(other);
            ResponseCache cache(settings());
            QCOMPARE(foundIn(cache, 0), 0);
            QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s) && query.exec(u"DELETE FROM entry WHERE id = 1"_s));
            QCOMPARE(foundAll(cache), count);
            QVERIFY(query.exec(u"ROLLBACK"_s));
            QCOMPARE(warnings, 0);
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    void twoProcessesAtOnceShareIt()
    {
        constexpr int numbers = 150;
        QProcess first, second;
        for (auto *process : {&first, &second})
            process->start(QStringLiteral(TRINITY_CACHE_PROCESS), {folder(), u"share"_s, QString::number(numbers)});
        for (auto *process : {&first, &second}) {
            QVERIFY(process->waitForFinished(20'000));
            const auto complaints = process->readAllStandardError();
            QVERIFY2(process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0, complaints.constData());
            QCOMPARE(process->readAllStandardOutput(), QByteArray::number(numbers) + '\n');
            QCOMPARE(complaints, QByteArray());
        }
        ResponseCache cache(settings());
        QCOMPARE(resultOf(cache.contents())->entries, numbers);
        QCOMPARE(foundIn(cache, numbers - 1), numbers - 1);
    }

    void aProcessThatIsKilledLeavesAWorkingFile()
    {
        QProcess process;
        process.start(QStringLiteral(TRINITY_CACHE_PROCESS), {folder(), u"share"_s, u"1000000"_s});
        QTRY_VERIFY(QFileInfo(file() + u"-wal"_s).size() > 200'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        ResponseCache cache(settings());
        QCOMPARE(foundIn(cache, 0), 0);
        QVERIFY(resultOf(cache.contents())->entries > 10);
        QCOMPARE(warnings, 0);
    }
};

QTEST_GUILESS_MAIN(tst_CacheFaults)
#include "tst_CacheFaults.moc"
