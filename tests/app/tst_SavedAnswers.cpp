// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/app/CliDesk.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtTest/QtTest>

using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

/// The cache as scripts see it: what is asked again, and what is used when the server is away.
class tst_SavedAnswers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliDesk> m_desk;
    std::unique_ptr<FakeLlmServer> m_server;

    QStringList building(const QStringList &more = {}) const
    {
        return QStringList{u"build"_s, u"cv.json"_s, u"--provider"_s, u"ollama"_s, u"--url"_s, m_server->url().toString(), u"--json"_s}
        + more;
    }

    CliOutcome build(const QStringList &more = {}) { return m_desk->run(building(more)); }
    qsizetype asked() const { return m_server->requestsTo("/api/chat").size(); }
    QString cacheFile() const { return m_desk->path(u"cache-home/trinity/answers.sqlite"_s); }

    QByteArray page() const
    {
        QFile file(m_desk->path(u"sites/cv/enterprise/index.html"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QJsonObject lastJob(const CliOutcome &outcome) { return outcome.events("job"_L1).last(); }

    bool changeSource(const QByteArray &from, const QByteArray &to) const
    {
        QFile file(m_desk->path(u"cv.json"_s));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        auto text = file.readAll();
        const bool found = text.contains(from);
        text.replace(from, to);
        return found && file.resize(0) && file.seek(0) && file.write(text) == text.size();
    }

private slots:
    void init()
    {
        m_desk = std::make_unique<CliDesk>();
        m_server = std::make_unique<FakeLlmServer>();
        m_server->serveDiscovery(FakeLlmServer::Kind::Ollama, {u"fake:latest"_s, u"other:latest"_s});
        m_server->setHandler(answerSchema());
        QVERIFY(QFile::copy(QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json"), m_desk->path(u"cv.json"_s)));
        QVERIFY(QFile::setPermissions(m_desk->path(u"cv.json"_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }

    void theSameBuildAsksOnce()
    {
        const auto first = build();
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QCOMPARE(asked(), 1);
        QCOMPARE(lastJob(first)["cached"_L1].toBool(true), false);
        const auto firstPage = page();

        const auto second = build();
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(asked(), 1);
        QCOMPARE(page(), firstPage);
        const auto job = lastJob(second);
        QCOMPARE(job["cached"_L1].toBool(), true);
        QCOMPARE(job["writer"_L1].toString(), u"ollama:fake:latest"_s);
        QVERIFY(QDateTime::fromString(job["saved_on"_L1].toString(), Qt::ISODate).isValid());
        QVERIFY(!job.contains("fell_back"_L1));
        const auto summary = second.events("summary"_L1).value(0);
        QCOMPARE(summary["cache_hits"_L1].toInt(), 1);
        QCOMPARE(summary["requests"_L1].toInt(), 0);
        QVERIFY2(second.err.contains(u"1 of 1 sites ready"_s) && second.err.contains(u"1 with saved words"_s), qPrintable(second.err));
    }

    void whatDecidesTheAnswerIsAskedAnew()
    {
        QCOMPARE(build().code, 0);
        QCOMPARE(asked(), 1);
        QCOMPARE(build({u"--voice"_s, u"plain"_s}).code, 0);
        QCOMPARE(asked(), 2);
        QCOMPARE(build({u"-t"_s, u"hacker"_s}).code, 0);
        QCOMPARE(asked(), 3);
        QCOMPARE(build({u"--model"_s, u"other:latest"_s}).code, 0);
        QCOMPARE(asked(), 4);
        QVERIFY(changeSource("\"summary\": \"", "\"summary\": \"Also mends old radios. "));
        QCOMPARE(build().code, 0);
        QCOMPARE(asked(), 5);
        QCOMPARE(build({u"-f"_s, u"single"_s, u"-o"_s, u"elsewhere"_s, u"--facts"_s, u"strict"_s, u"-j"_s, u"2"_s}).code,
                 0); // nothing of that does
        QCOMPARE(asked(), 5);
    }

    void refreshingAsksAgainAndSavesTheNewAnswer()
    {
        QCOMPARE(build().code, 0);
        const auto refreshed = build({u"--refresh"_s});
        QCOMPARE(refreshed.code, 0);
        QCOMPARE(asked(), 2);
        QCOMPARE(lastJob(refreshed)["cached"_L1].toBool(true), false);
        QCOMPARE(lastJob(build())["cached"_L1].toBool(), true);
        QCOMPARE(asked(), 2);
    }

    void withoutACacheNothingIsReadAndNothingIsWritten()
    {
        QCOMPARE(build({u"--no-cache"_s}).code, 0);
        QVERIFY(!QFile::exists(cacheFile()));
        QCOMPARE(build().code, 0);
        QCOMPARE(build({u"--no-cache"_s}).code, 0);
        QCOMPARE(asked(), 3);
    }

    void anAnswerThatCouldNotBeUsedIsNotSaved()
    {
        m_server->setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"I would rather not."_s); });
        QCOMPARE(build().code, 1);
        QCOMPARE(asked(), 2);
        m_server->setHandler(answerSchema());
        QCOMPARE(build().code, 0);
        QCOMPARE(asked(), 3);
    }

    void alikeSourcesShareOneRequest()
    {
        AnswerOptions slow;
        slow.pauseBefore = std::chrono::milliseconds(500); // longer than reading them all takes
        m_server->setHandler(answerSchema(slow));
        QVERIFY(QDir(m_desk->path()).mkdir(u"many"_s));
        for (int copy = 0; copy < 5; ++copy)
            QVERIFY(QFile::copy(m_desk->path(u"cv.json"_s), m_desk->path(u"many/%1.json"_s.arg(copy))));
        const auto outcome = m_desk->run({u"build"_s, u"many"_s, u"--url"_s, m_server->url().toString(), u"--no-cache"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.events("summary"_L1).value(0)["done"_L1].toInt(), 5);
        QCOMPARE(asked(), 1);
    }

    void savedWordsStandInForAServerThatIsNotThere()
    {
        QCOMPARE(build().code, 0);
        m_server->stop();
        const auto outcome = build({u"--when-down"_s, u"saved"_s, u"--patience"_s, u"0.3"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto job = lastJob(outcome);
        QCOMPARE(job["writer"_L1].toString(), u"saved:ollama:fake:latest"_s);
        QCOMPARE(job["cached"_L1].toBool(), true);
        QCOMPARE(job["fell_back"_L1].toBool(), true);
        const auto day = QDateTime::fromString(job["saved_on"_L1].toString(), Qt::ISODate).toLocalTime().toString(u"d MMMM yyyy"_s);
        const auto sentence = u"this site has the words that ollama:fake:latest wrote on %1"_s.arg(day);
        QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    }

    void savedWordsAreThoseOfTheSameSourceAndVoice()
    {
        QCOMPARE(build().code, 0);
        m_server->stop();
        const auto otherVoice = build({u"--voice"_s, u"plain"_s, u"--patience"_s, u"0.3"_s});
        QCOMPARE(otherVoice.code, 0);
        QCOMPARE(lastJob(otherVoice)["writer"_L1].toString(), u"builtin"_s);
        QVERIFY(otherVoice.err.contains(u"the built-in writer wrote this site"_s));
        QVERIFY(changeSource("\"summary\": \"", "\"summary\": \"Also mends old radios. "));
        const auto otherSource = build({u"--patience"_s, u"0.3"_s});
        QCOMPARE(lastJob(otherSource)["writer"_L1].toString(), u"builtin"_s);
        QCOMPARE(build({u"--when-down"_s, u"fail"_s, u"--patience"_s, u"0.3"_s}).code, 1);
    }

    void savedWordsStandInForAServerThatDiesMeanwhile()
    {
        QCOMPARE(build({u"--model"_s, u"other:latest"_s}).code, 0); // another model's words are better than none
        m_server->setHandler([](const FakeRequest &) { return FakeReply().reset(); });
        const auto outcome = build({u"--patience"_s, u"0.3"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(lastJob(outcome)["writer"_L1].toString(), u"saved:ollama:other:latest"_s);
        QVERIFY(outcome.err.contains(u"the words that ollama:other:latest wrote on"_s));
    }

    void aDamagedCacheIsNoReasonNotToBuild_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("garbage") << QByteArray(50'000, 'g');
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a header alone") << QByteArray("SQLite format 3\0", 16);
    }

    void aDamagedCacheIsNoReasonNotToBuild()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(build().code, 0);
        const auto whole = page();
        QFile file(cacheFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto outcome = build();
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(page(), whole);
        QCOMPARE(asked(), 2);
        QVERIFY2(outcome.err.count(u"trinity.engine.cache"_s) <= 1, qPrintable(outcome.err));
        QCOMPARE(build().code, 0);
        QCOMPARE(asked(), 2); // it is whole again
    }

    void aCacheThatCannotBeMadeIsOneLine()
    {
        QFile blocker(m_desk->path(u"cache-home"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto outcome = build({u"-t"_s, u"all"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u"Going on without saved answers"_s), 1);
    }

    void theCacheCanBeLookedAtAndForgotten()
    {
        QVERIFY(m_desk->run({u"cache"_s, u"info"_s}).out.contains(u"Nothing is saved"_s));
        QVERIFY(!QFile::exists(cacheFile()));
        QCOMPARE(build({u"-t"_s, u"enterprise,hacker"_s}).code, 0);
        const auto info = m_desk->run({u"cache"_s, u"info"_s, u"--json"_s});
        QCOMPARE(info.code, 0);
        QCOMPARE(info.lines().value(0)["entries"_L1].toInt(), 2);
        QVERIFY(info.lines().value(0)["bytes"_L1].toInteger() > 0);
        QVERIFY(m_desk->run({u"cache"_s, u"info"_s}).out.contains(u"2 answers are saved"_s));
        QCOMPARE(m_desk->run({u"cache"_s, u"clear"_s}).code, 0);
        QVERIFY(m_desk->run({u"cache"_s, u"info"_s}).out.contains(u"Nothing is saved"_s));
        QCOMPARE(m_desk->run({u"cache"_s}).code, 2);
        QCOMPARE(m_desk->run({u"cache"_s, u"eat"_s}).code, 2);
        QVERIFY(m_desk->run({u"cache"_s, u"--help"_s}).out.contains(u"180 days"_s));
    }

    void noKeyReachesTheFile()
    {
        QProcessEnvironment key;
        key.insert(u"TRINITY_API_KEY"_s, u"sk-canary-4711"_s);
        QCOMPARE(m_desk->run(building(), {}, key).code, 0);
        QFile file(cacheFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.contains("ollama:fake:latest"));
        QVERIFY(!bytes.contains("canary"));
    }
};

QTEST_GUILESS_MAIN(tst_SavedAnswers)
#include "tst_SavedAnswers.moc"
