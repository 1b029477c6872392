// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/cache/Caches.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <atomic>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

class tst_ResponseCache : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::atomic<qint64> m_now = 1'700'000'000;

    CacheSettings settings()
    {
        CacheSettings settings;
        settings.folder = m_folder->filePath(u"cache"_s);
        settings.minimumFreeBytes = 0;
        settings.wallClock = [this] { return m_now.load(); };
        return settings;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = 1'700'000'000;
    }

    void whatIsSavedIsFoundWithItsOrigin()
    {
        ResponseCache cache(settings());
        QCOMPARE(foundIn(cache, 1), -1);
        saveIn(cache, 1);
        const auto found = resultOf(cache.find(keyOf(1)));
        QVERIFY(found && *found);
        QCOMPARE((*found)->answer, answerOf(1).object());
        QCOMPARE((*found)->origin.writer, u"ollama:llama3.2:3b"_s);
        QCOMPARE((*found)->origin.server, u"http://127.0.0.1:11434"_s);
        QCOMPARE((*found)->created, QDateTime::fromSecsSinceEpoch(m_now, Qt::UTC));
        QCOMPARE(foundIn(cache, 2), -1);
    }

    void survivesTheProcess()
    {
        {
            ResponseCache cache(settings());
            for (int number = 0; number < 100; ++number)
                saveIn(cache, number); // the destructor waits for them
        }
        ResponseCache cache(settings());
        for (int number = 0; number < 100; ++number)
            QCOMPARE(foundIn(cache, number), number);
    }

    void anOriginThatIsNotKnownIsNoTrouble()
    {
        ResponseCache cache(settings());
        cache.save(keyOf(1), subjectOf(1), answerOf(1), AnswerOrigin());
        saveIn(cache, 2);
        QCOMPARE(foundIn(cache, 1), 1);
        QCOMPARE(foundIn(cache, 2), 2);
    }

    void savingAgainReplaces()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        m_now += 60;
        cache.save(keyOf(1), subjectOf(1), answerOf(7), originOf(u"openai:other"_s));
        QCOMPARE(foundIn(cache, 1), 7);
        QCOMPARE(resultOf(cache.contents())->entries, 1);
        const auto about = resultOf(cache.findAbout(subjectOf(1)));
        QCOMPARE(about->size(), 1);
        QCOMPARE(about->first().created.toSecsSinceEpoch(), m_now.load());
    }

    void onlyACheckedAnswerCanBeSaved()
    {
        const auto refused = ValidatedAnswer::from({{u"a"_s, 1}}, [](const QJsonObject &answer) {
            return answer.contains("headline"_L1) ? Result<>() : Result<>(Error(ErrorKind::BadAnswer, u"no headline"_s));
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, u"no headline"_s);
        static_assert(!std::is_default_constructible_v<ValidatedAnswer> && !std::is_constructible_v<ValidatedAnswer, QJsonObject>);
    }

    void staysFreshForThirtyDaysAndIsKeptForOneHundredAndEighty()
    {
        constexpr qint64 day = 24 * 3600;
        {
            ResponseCache cache(settings());
            saveIn(cache, 1);
            QCOMPARE(foundIn(cache, 1), 1); // it is saved before the clock goes on
            m_now += 30 * day;
            QCOMPARE(foundIn(cache, 1), 1);
            m_now += 1;
            QCOMPARE(foundIn(cache, 1), -1);
            QCOMPARE(resultOf(cache.findAbout(subjectOf(1)))->size(), 1);
            m_now += 150 * day;
        }
        ResponseCache cache(settings());
        QCOMPARE(resultOf(cache.findAbout(subjectOf(1)))->size(), 0);
        QCOMPARE(resultOf(cache.contents())->entries, 0);
    }

    void aClockThatWasSetBackDoesNoHarm()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        m_now -= 10'000'000;
        QCOMPARE(foundIn(cache, 1), 1);
        saveIn(cache, 2);
        QCOMPARE(foundIn(cache, 2), 2);
    }

    void findsTheLatestAboutASubject()
    {
        ResponseCache cache(settings());
        for (int number = 1; number <= 6; ++number) {
            cache.save(keyOf(number), subjectOf(0), answerOf(number), originOf(u"model %1"_s.arg(number)));
            QCOMPARE(foundIn(cache, number), number);
            m_now += 60;
        }
        saveIn(cache, 9);
        const auto about = resultOf(cache.findAbout(subjectOf(0)));
        QVERIFY(about->size() > 1);
        QCOMPARE(about->first().origin.writer, u"model 6"_s);
        QCOMPARE(about->at(1).origin.writer, u"model 5"_s);
    }

    void theLongestUnusedGoFirstWhenThereAreTooMany()
    {
        auto few = settings();
        few.maximumEntries = 10;
        ResponseCache cache(few);
        for (int number = 0; number < 10; ++number) {
            saveIn(cache, number);
            QCOMPARE(foundIn(cache, number), number);
            m_now += 3601; // use is written down once an hour
        }
        QCOMPARE(foundIn(cache, 0), 0); // used just now
        saveIn(cache, 10);
        QCOMPARE(resultOf(cache.contents())->entries, 9);
        QCOMPARE(foundIn(cache, 0), 0);
        QCOMPARE(foundIn(cache, 1), -1);
        QCOMPARE(foundIn(cache, 2), -1);
        QCOMPARE(foundIn(cache, 3), 3);
        QCOMPARE(foundIn(cache, 10), 10);
    }

    void bytesAreBoundedAndGivenBackToTheDisk()
    {
        auto small = settings();
        small.maximumBytes = 1 << 20;
        ResponseCache cache(small);
        for (int number = 0; number < 400; ++number)
            saveIn(cache, number, 10'000); // four times as much as there is room for
        const auto contents = resultOf(cache.contents());
        QVERIFY2(contents->entries >= 60 && contents->entries <= 105, qPrintable(QString::number(contents->entries)));
        QCOMPARE(foundIn(cache, 399), 399);
        QCOMPARE(foundIn(cache, 0), -1);
        const auto folder = small.folder;
        QVERIFY2(QFileInfo(folder + u"/answers.sqlite"_s).size() < 2 << 20,
                 qPrintable(QString::number(QFileInfo(folder + u"/answers.sqlite"_s).size())));
    }

    void anAnswerThatIsTooLargeIsNotSaved()
    {
        auto small = settings();
        small.maximumEntryBytes = 1000;
        ResponseCache cache(small);
        saveIn(cache, 1, 2000);
        saveIn(cache, 2, 500);
        QCOMPARE(foundIn(cache, 1), -1);
        QCOMPARE(foundIn(cache, 2), 2);
    }

    void clearingForgetsEverything()
    {
        ResponseCache cache(settings());
        cache.save(keyOf(1), subjectOf(1), ValidatedAnswer::from({{u"t"_s, u"CANARY-4711"_s}}, [](auto) { return Result<>(); }).value(),
                   originOf());
        for (int number = 2; number < 300; ++number)
            saveIn(cache, number, 3000);
        QVERIFY(resultOf(cache.contents())->bytes > 500'000);
        QVERIFY(resultOf(cache.clear()));
        QCOMPARE(resultOf(cache.contents())->entries, 0);
        QVERIFY(resultOf(cache.contents())->bytes < 100'000);
        QCOMPARE(foundIn(cache, 2), -1);
        const auto names = QDir(settings().folder).entryList(QDir::Files);
        for (const auto &name : names) {
            QFile file(settings().folder + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(name));
        }
        saveIn(cache, 1);
        QCOMPARE(foundIn(cache, 1), 1);
    }

    void othersOfThisMachineCannotReadIt()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        QCOMPARE(foundIn(cache, 1), 1);
        const auto names = QDir(settings().folder).entryList(QDir::Files);
        QVERIFY(names.size() >= 2); // with its journal
        for (const auto &name : names) {
            const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
            QVERIFY2(!(QFile::permissions(settings().folder + u'/' + name) & others), qPrintable(name));
        }
    }

    void findingDoesNotRunInTheCallersThread()
    {
        ResponseCache cache(settings());
        saveIn(cache, 1);
        const auto outcome = watch(cache.find(keyOf(1)));
        QVERIFY(!outcome->isDone); // not even when it is quick: the caller's event loop goes on meanwhile
        QTRY_VERIFY(outcome->isDone);
    }

    void aTaskMayOutliveTheCache()
    {
        auto cache = std::make_unique<ResponseCache>(settings());
        saveIn(*cache, 1);
        const auto outcome = watch(cache->find(keyOf(1)));
        cache.reset();
        QTRY_VERIFY(outcome->isDone);
        QVERIFY(outcome->result && *outcome->result);
    }
};

QTEST_GUILESS_MAIN(tst_ResponseCache)
#include "tst_ResponseCache.moc"
