// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/app/CliDesk.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtTest/QtTest>

#include <csignal>

using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

/// trinity-cli as scripts see it: a process, its exit code, its two streams, its files.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliDesk> m_desk;
    QString m_cv;

    CliOutcome run(const QStringList &arguments, const QByteArray &input = {}, const QProcessEnvironment &more = {})
    {
        return m_desk->run(arguments, input, more);
    }

    bool exists(const QString &path) const { return m_desk->exists(path); }

private slots:
    void init()
    {
        m_desk = std::make_unique<CliDesk>();
        m_cv = QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json");
    }

    void buildsEveryThemeWithoutAServer()
    {
        const auto outcome = run({u"build"_s, m_cv, u"-t"_s, u"all"_s, u"--provider"_s, u"builtin"_s});
        QCOMPARE(outcome.code, 0);
        for (const auto &theme : {u"enterprise"_s, u"brutalist"_s, u"hacker"_s, u"minimalist"_s})
            QVERIFY(exists(u"sites/full-cv/%1/index.html"_s.arg(theme)));
        QVERIFY(outcome.out.contains(u"sites/full-cv/hacker/index.html"_s));
    }

    void writesSingleFilesAndArchives()
    {
        QCOMPARE(run({u"build"_s, m_cv, u"-f"_s, u"single"_s, u"--provider"_s, u"builtin"_s}).code, 0);
        QVERIFY(exists(u"sites/full-cv-enterprise.html"_s));
        QCOMPARE(run({u"build"_s, m_cv, u"-f"_s, u"zip"_s, u"-o"_s, u"out"_s, u"--provider"_s, u"builtin"_s}).code, 0);
        QVERIFY(exists(u"out/full-cv-enterprise.zip"_s));
    }

    void readsStandardInputAndFolders()
    {
        QCOMPARE(run({u"build"_s, u"-"_s, u"--provider"_s, u"builtin"_s}, "Ada Okonkwo\nNurse\n").code, 0);
        QVERIFY(exists(u"sites/standard-input/enterprise/index.html"_s));
        QVERIFY(QDir(m_desk->path()).mkdir(u"cvs"_s));
        QVERIFY(QFile::copy(m_cv, m_desk->path(u"cvs/one.json"_s)));
        QVERIFY(QFile::copy(m_cv, m_desk->path(u"cvs/two.json"_s)));
        QCOMPARE(run({u"build"_s, u"cvs"_s, u"--provider"_s, u"builtin"_s}).code, 0);
        QVERIFY(exists(u"sites/one/enterprise/index.html"_s));
        QVERIFY(exists(u"sites/two/enterprise/index.html"_s));
    }

    void exitCodesTellWhatHappened()
    {
        QFile empty(m_desk->path(u"empty.txt"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        const QStringList builtin{u"--provider"_s, u"builtin"_s};
        QCOMPARE(run(QStringList{u"build"_s, m_cv, u"empty.txt"_s} + builtin).code, 1);
        QCOMPARE(run(QStringList{u"build"_s, u"empty.txt"_s} + builtin).code, 3);
        QCOMPARE(run(QStringList{u"build"_s, u"nowhere.txt"_s} + builtin).code, 3);
        QCOMPARE(run({u"build"_s}).code, 2);
        QCOMPARE(run({}).code, 2);
        QCOMPARE(run({u"dance"_s}).code, 2);
        const auto planned = run({u"check"_s, u"x"_s});
        QCOMPARE(planned.code, 2);
        QVERIFY(planned.err.contains(u"not built yet"_s));
        QCOMPARE(run({u"--version"_s}).code, 0);
        QVERIFY(run({u"build"_s, u"--help"_s}).out.contains(u"--when-down"_s));
        QVERIFY(run(QStringList{u"build"_s, u"empty.txt"_s} + builtin).err.contains(u"empty.txt is empty"_s));
    }

    void listsTheThemes()
    {
        const auto outcome = run({u"themes"_s, u"--json"_s});
        QCOMPARE(outcome.code, 0);
        QStringList ids;
        for (const auto &line : outcome.lines())
            ids << line["id"_L1].toString();
        QVERIFY(ids.contains(u"minimalist"_s));
        QVERIFY(run({u"themes"_s}).out.contains(u"hacker"_s));
    }

    void writesInEveryProtocol_data()
    {
        using Kind = FakeLlmServer::Kind;
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("kind");
        QTest::newRow("ollama") << u"ollama"_s << int(Kind::Ollama);
        QTest::newRow("openai") << u"openai"_s << int(Kind::LmStudio);
        QTest::newRow("anthropic") << u"anthropic"_s << int(Kind::Anthropic);
        QTest::newRow("gemini") << u"gemini"_s << int(Kind::Gemini);
    }

    void writesInEveryProtocol()
    {
        QFETCH(QString, provider);
        QFETCH(int, kind);
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind(kind));
        server.setHandler(answerSchema());
        const auto outcome = run({u"build"_s, m_cv, u"-t"_s, u"all"_s, u"--provider"_s, provider, u"--url"_s, server.url().toString(), u"--json"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto summary = outcome.events("summary"_L1).value(0);
        QCOMPARE(summary["done"_L1].toInt(), 4);
        QCOMPARE(summary["requests"_L1].toInt(), 4);
        int done = 0;
        for (const auto &event : outcome.events("job"_L1))
            if (event["state"_L1].toString() == "done"_L1) {
                ++done;
                QVERIFY(event["writer"_L1].toString().startsWith(provider + u":fake"_s));
                QVERIFY(QFileInfo(m_desk->path(event["output"_L1].toString())).size() > 0);
            }
        QCOMPARE(done, 4); // each job has one last line
        QVERIFY(outcome.err.contains(u"4 of 4 sites ready"_s));
    }

    void onePlainWordingIsOneRequest()
    {
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        server.setHandler(answerSchema());
        const auto outcome = run({u"build"_s, m_cv, u"-t"_s, u"all"_s, u"--voice"_s, u"plain"_s, u"--url"_s, server.url().toString(), u"--json"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(server.requestsTo("/api/chat").size(), 1);
    }

    void aRefusedKeyFailsAtOnceWithOneRequest()
    {
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::LmStudio);
        server.setHandler([](const FakeRequest &) { return FakeReply::openAiError(401, u"bad key"_s, u"authentication_error"_s); });
        QProcessEnvironment key;
        key.insert(u"TRINITY_API_KEY"_s, u"sk-canary-4711"_s);
        const auto outcome = run({u"build"_s, m_cv, u"--provider"_s, u"openai"_s, u"--url"_s, server.url().toString(), u"--json"_s}, {}, key);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(server.requestsTo("/v1/chat/completions").size(), 1);
        const auto last = outcome.events("job"_L1).last();
        QCOMPARE(last["error"_L1]["kind"_L1].toString(), u"unauthorised"_s);
        QVERIFY(!outcome.out.contains(u"canary"_s) && !outcome.err.contains(u"canary"_s));
    }

    void theBuiltInWriterStandsInForAServerThatIsNotThere()
    {
        FakeLlmServer server;
        const auto url = server.url().toString();
        server.stop();
        const auto outcome = run({u"build"_s, m_cv, u"--provider"_s, u"ollama"_s, u"--url"_s, url, u"--patience"_s, u"1"_s, u"--json"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.events("job"_L1).last()["writer"_L1].toString(), u"builtin"_s);
        QVERIFY(outcome.err.contains(u"built-in writer"_s));
        const auto failed = run({u"build"_s, m_cv, u"--provider"_s, u"ollama"_s, u"--url"_s, url, u"--patience"_s, u"1"_s, u"--when-down"_s,
                                 u"fail"_s, u"--json"_s});
        QCOMPARE(failed.code, 1);
        QCOMPARE(failed.events("job"_L1).last()["error"_L1]["kind"_L1].toString(), u"unreachable"_s);
    }

    void somethingElseAtTheAddressIsNamed()
    {
        FakeLlmServer server;
        server.setHandler([](const FakeRequest &) { return FakeReply::html(200); });
        const auto outcome = run({u"build"_s, m_cv, u"--provider"_s, u"openai"_s, u"--url"_s, server.url().toString(), u"--json"_s});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.events("job"_L1).last()["error"_L1]["kind"_L1].toString(), u"not_an_llm_server"_s);
    }

    void interruptingCancelsAndSaysSo()
    {
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        server.setHandler([](const FakeRequest &) { return FakeReply().hold(); });
        const auto process = m_desk->start({u"build"_s, m_cv, u"--url"_s, server.url().toString(), u"--json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(server.requestsTo("/api/chat").size(), 1, 20000);
        ::kill(pid_t(process->processId()), SIGINT);
        const auto outcome = m_desk->outcomeOf(*process);
        QCOMPARE(outcome.code, 130);
        QCOMPARE(outcome.events("summary"_L1).value(0)["cancelled"_L1].toInt(), 1);
        QTRY_COMPARE(server.openConnections(), 0); // the server can stop working
        QVERIFY(!exists(u"sites/full-cv/enterprise/index.html"_s));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
