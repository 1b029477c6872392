// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/BuildOptions.h"
#include "app/cli/ErrorSentence.h"
#include "app/cli/JsonLines.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_BuildOptions : public QObject
{
    Q_OBJECT

private:
    ThemeCatalog m_catalog;

private slots:
    void initTestCase()
    {
        for (const auto *name : {"TRINITY_URL", "TRINITY_PROVIDER", "TRINITY_MODEL", "TRINITY_API_KEY", "OLLAMA_HOST", "OPENAI_API_KEY",
                                 "ANTHROPIC_API_KEY", "GEMINI_API_KEY"})
            qunsetenv(name);
        m_catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    }

    void theDefaultsAreTheContracts()
    {
        const auto options = BuildOptions::parse({u"cv.txt"_s}, m_catalog);
        QVERIFY(options);
        QCOMPARE(options->themes, QStringList{u"enterprise"_s});
        QCOMPARE(*options->jobs.exportTo, u"sites"_s);
        QVERIFY(options->jobs.format == ExportFormat::Folder);
        QVERIFY(options->jobs.voiceChoice == VoiceChoice::ThemesOwn);
        QVERIFY(options->jobs.wording.facts == FactsMode::Warn);
        QVERIFY(options->jobs.wording.patience == 120s);
        QVERIFY(options->jobs.wording.firstPatience == 5s);
        QVERIFY(options->jobs.wording.whenDown == WhenDown::Saved);
        QVERIFY(options->cache == CacheUse::ReadAndWrite);
        QVERIFY(!options->connection.builtInOnly && !options->connection.provider);
        QCOMPARE(options->connection.requestsInFlight, 0);
    }

    void everyOptionIsTaken()
    {
        const auto options = BuildOptions::parse({u"-t"_s, u"hacker,brutalist"_s, u"--voice"_s, u"plain"_s, u"-o"_s, u"out dir"_s, u"-f"_s, u"zip"_s,
                                                  u"--provider"_s, u"openai"_s, u"--url"_s, u"host:1234"_s, u"--model"_s, u"m"_s, u"-j"_s, u"7"_s,
                                                  u"--when-down"_s, u"fail"_s, u"--patience"_s, u"2.5"_s, u"--facts"_s, u"strict"_s, u"--deadline"_s,
                                                  u"60"_s, u"--no-cache"_s, u"--json"_s, u"--quiet"_s, u"a.txt"_s, u"b.md"_s},
                                                 m_catalog);
        QVERIFY(options);
        QCOMPARE(options->themes, (QStringList{u"hacker"_s, u"brutalist"_s}));
        QCOMPARE(options->sources, (QStringList{u"a.txt"_s, u"b.md"_s}));
        QVERIFY(options->jobs.voiceChoice == VoiceChoice::Plain);
        QVERIFY(options->jobs.format == ExportFormat::Zip);
        QCOMPARE(*options->jobs.exportTo, u"out dir"_s);
        QVERIFY(options->connection.provider == LlmProvider::OpenAi);
        QCOMPARE(options->connection.url, u"host:1234"_s);
        QCOMPARE(options->connection.model, u"m"_s);
        QCOMPARE(options->connection.requestsInFlight, 7);
        QVERIFY(options->jobs.wording.whenDown == WhenDown::Fail);
        QVERIFY(options->jobs.wording.patience == 2500ms);
        QVERIFY(options->jobs.wording.facts == FactsMode::Strict);
        QVERIFY(options->jobs.wording.deadline == 60s);
        QVERIFY(options->json && options->quiet);
        QVERIFY(!options->cache);
        QVERIFY(BuildOptions::parse({u"--refresh"_s, u"a"_s}, m_catalog)->cache == CacheUse::WriteOnly);
        QCOMPARE(BuildOptions::parse({u"-t"_s, u"all"_s, u"a"_s}, m_catalog)->themes, m_catalog.ids());
        QCOMPARE(BuildOptions::parse({u"--voice"_s, u"hacker"_s, u"a"_s}, m_catalog)->jobs.voice, u"hacker"_s);
    }

    void whatCannotBeFollowedIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("no source") << QStringList{} << u"at least one"_s;
        QTest::newRow("unknown option") << QStringList{u"--colour"_s, u"a"_s} << u"colour"_s;
        QTest::newRow("unknown theme") << QStringList{u"-t"_s, u"swirl"_s, u"a"_s} << u"swirl"_s;
        QTest::newRow("no theme") << QStringList{u"-t"_s, u","_s, u"a"_s} << u"No theme"_s;
        QTest::newRow("unknown voice") << QStringList{u"--voice"_s, u"bard"_s, u"a"_s} << u"bard"_s;
        QTest::newRow("unknown format") << QStringList{u"-f"_s, u"pdf"_s, u"a"_s} << u"pdf"_s;
        QTest::newRow("unknown provider") << QStringList{u"--provider"_s, u"acme"_s, u"a"_s} << u"acme"_s;
        QTest::newRow("cache") << QStringList{u"--refresh"_s, u"--no-cache"_s, u"a"_s} << u"choose one"_s;
        QTest::newRow("when down") << QStringList{u"--when-down"_s, u"panic"_s, u"a"_s} << u"saved, builtin"_s;
        QTest::newRow("no jobs") << QStringList{u"-j"_s, u"0"_s, u"a"_s} << u"--jobs"_s;
        QTest::newRow("patience") << QStringList{u"--patience"_s, u"soon"_s, u"a"_s} << u"soon"_s;
        QTest::newRow("negative deadline") << QStringList{u"--deadline"_s, u"-3"_s, u"a"_s} << u"deadline"_s;
        QTest::newRow("facts") << QStringList{u"--facts"_s, u"maybe"_s, u"a"_s} << u"maybe"_s;
        QTest::newRow("missing value") << QStringList{u"a"_s, u"--url"_s} << u"url"_s;
        QTest::newRow("key on the command line") << QStringList{u"--api-key"_s, u"x"_s, u"a"_s} << u"api-key"_s;
    }

    void whatCannotBeFollowedIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const auto options = BuildOptions::parse(arguments, m_catalog);
        QVERIFY(!options);
        QVERIFY2(options.error().detail.contains(said), qPrintable(options.error().detail));
    }

    void theEnvironmentFillsWhatIsNotSaid()
    {
        qputenv("TRINITY_URL", "http://one:1");
        qputenv("TRINITY_PROVIDER", "openai");
        qputenv("TRINITY_MODEL", "big");
        qputenv("TRINITY_API_KEY", "secret");
        const auto options = BuildOptions::parse({u"a"_s, u"--model"_s, u"small"_s}, m_catalog);
        QCOMPARE(options->connection.url, u"http://one:1"_s);
        QVERIFY(options->connection.provider == LlmProvider::OpenAi);
        QCOMPARE(options->connection.model, u"small"_s);
        QCOMPARE(options->connection.apiKey, "secret");
        qputenv("TRINITY_PROVIDER", "nonsense");
        QVERIFY(!BuildOptions::parse({u"a"_s}, m_catalog));
        qunsetenv("TRINITY_PROVIDER");
        qunsetenv("TRINITY_URL");
        qputenv("OLLAMA_HOST", "box:11434");
        QCOMPARE(BuildOptions::parse({u"a"_s}, m_catalog)->connection.url, u"box:11434"_s);
        for (const auto *name : {"TRINITY_MODEL", "TRINITY_API_KEY", "OLLAMA_HOST"})
            qunsetenv(name);
    }

    void aProvidersOwnKeyLeadsToItsHome_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("url");
        QTest::newRow("openai") << u"openai"_s << QByteArray("OPENAI_API_KEY") << u"https://api.openai.com/v1"_s;
        QTest::newRow("anthropic") << u"anthropic"_s << QByteArray("ANTHROPIC_API_KEY") << u"https://api.anthropic.com/v1"_s;
        QTest::newRow("gemini") << u"gemini"_s << QByteArray("GEMINI_API_KEY") << u"https://generativelanguage.googleapis.com/v1beta"_s;
    }

    void aProvidersOwnKeyLeadsToItsHome()
    {
        QFETCH(QString, provider);
        QFETCH(QByteArray, variable);
        QFETCH(QString, url);
        qputenv(variable.constData(), "secret");
        const auto alone = BuildOptions::parse({u"a"_s, u"--provider"_s, provider}, m_catalog);
        QCOMPARE(alone->connection.url, url);
        QCOMPARE(alone->connection.apiKey, "secret");
        const auto elsewhere = BuildOptions::parse({u"a"_s, u"--provider"_s, provider, u"--url"_s, u"gateway:1"_s}, m_catalog);
        QCOMPARE(elsewhere->connection.url, u"gateway:1"_s);
        const auto another = BuildOptions::parse({u"a"_s, u"--provider"_s, u"ollama"_s}, m_catalog);
        QVERIFY(another->connection.apiKey.isEmpty() && another->connection.url.isEmpty());
        qunsetenv(variable.constData());
    }

    void everyErrorHasASentence()
    {
        for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind) {
            const auto sentence = errorSentence(Error(ErrorKind(kind), u"the detail"_s));
            QVERIFY(sentence.contains(u"the detail"_s));
            QVERIFY(sentence.endsWith(u'.'));
        }
        QCOMPARE(errorSentence(Error(ErrorKind::Unauthorised, u"The server refused the key"_s)).count(u"refused"_s), 1);
    }

    void jsonLinesAreTheContracts()
    {
        Job job;
        job.id = JobId{7};
        job.sourceName = u"ada.txt"_s;
        job.theme = u"hacker"_s;
        job.state = JobState::Failed;
        job.error = Error(ErrorKind::Unauthorised, u"no"_s);
        job.error.httpStatus = 401;
        job.error.attempts = 1;
        const auto failed = jobEvent(job, u"The server refused the key."_s);
        QCOMPARE(failed["event"_L1].toString(), u"job"_s);
        QCOMPARE(failed["id"_L1].toInt(), 7);
        QCOMPARE(failed["state"_L1].toString(), u"failed"_s);
        QCOMPARE(failed["error"_L1]["kind"_L1].toString(), u"unauthorised"_s);
        QCOMPARE(failed["error"_L1]["http_status"_L1].toInt(), 401);
        QCOMPARE(failed["error"_L1]["attempts"_L1].toInt(), 1);
        job.state = JobState::Done;
        job.output = u"sites/ada/hacker/index.html"_s;
        job.writer = u"ollama:llama3.2:3b"_s;
        const auto done = jobEvent(job, {});
        for (const auto &key : {"output"_L1, "writer"_L1, "cached"_L1, "facts"_L1, "seconds"_L1, "tokens_in"_L1, "tokens_out"_L1})
            QVERIFY(done.contains(key));
        job.state = JobState::Waiting; // for its turn: there is no reason to name
        QVERIFY(!jobEvent(job, {}).contains("reason"_L1));
        job.waitReason = ErrorKind::CircuitOpen;
        QCOMPARE(jobEvent(job, {})["reason"_L1].toString(), u"circuit_open"_s);
        const auto server = serverEvent(QUrl(u"http://user:pw@127.0.0.1:11434/?k=1"_s), BreakerState::Open, 4800ms, ErrorKind::Unreachable);
        QCOMPARE(server["retry_in_ms"_L1].toInt(), 4800);
        QCOMPARE(server["state"_L1].toString(), u"open"_s);
        QVERIFY(!server["url"_L1].toString().contains(u"pw"_s));
    }
};

QTEST_GUILESS_MAIN(tst_BuildOptions)
#include "tst_BuildOptions.moc"
