// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/ContentEngine.h"
#include "engine/base/WhenAll.h"
#include "engine/site/SiteBuilder.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The examples of the guide that Trinity grew from, as a program in C++ would write them.
class tst_ContentEngine : public QObject
{
    Q_OBJECT

private:
    const ThemeCatalog m_catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    std::unique_ptr<FakeLlmServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;

    static QString source(const QString &name) { return QStringLiteral(TRINITY_TEST_DATA "/sources/") + name; }

    ContentEngineSettings settings() const
    {
        ContentEngineSettings settings;
        settings.server.emplace();
        settings.server->url = m_server->url();
        settings.server->model = u"fake:latest"_s;
        settings.limit = RequestLimit::fixed(8);
        settings.cache.folder = m_folder->path();
        return settings;
    }

    static QCoro::Task<> gather(std::vector<Task<SiteContent>> tasks, std::vector<Result<SiteContent>> *results)
    {
        *results = co_await whenAll(std::move(tasks));
    }

    static std::vector<Result<SiteContent>> allOf(std::vector<Task<SiteContent>> tasks)
    {
        std::vector<Result<SiteContent>> results;
        const auto count = tasks.size();
        gather(std::move(tasks), &results);
        (void)QTest::qWaitFor([&] { return results.size() == count; });
        return results;
    }

    /// What keeps a person's page true: the facts of the content are those of the file.
    static QString nameIn(const Result<SiteContent> &content) { return content ? content->facts.basics.name : content.error().detail; }

private slots:
    void init()
    {
        m_server = std::make_unique<FakeLlmServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server->setHandler(answerSchema());
    }

    void manyPortfoliosAtOnce()
    {
        ContentEngine engine(settings(), m_catalog, m_clock);
        std::vector<Task<SiteContent>> tasks;
        for (const auto &name : {u"full-cv.json"_s, u"rtl.json"_s, u"no-such-file.json"_s, u"cjk.json"_s})
            tasks.push_back(engine.generateContent(source(name), u"brutalist"_s));
        const auto contents = allOf(std::move(tasks));
        QCOMPARE(nameIn(contents.at(0)), u"Mara Lindqvist"_s);
        QCOMPARE(nameIn(contents.at(3)), u"水城 あかね"_s);
        QCOMPARE(contents.at(2).error().kind, ErrorKind::BadSource); // the others went on
        QVERIFY(contents.at(0)->wording.writer.startsWith(u"ollama:"_s));
        QCOMPARE(m_server->requestsTo("/api/chat").size(), 3);
    }

    void everyThemeOfOnePortfolio()
    {
        ContentEngine engine(settings(), m_catalog, m_clock);
        for (const auto &theme : m_catalog.themes()) {
            const auto content = resultOf(engine.generateContent(source(u"full-cv.json"_s), theme.id));
            QVERIFY(content);
            const auto site = buildSite(*content, theme);
            QVERIFY(site && site->files.value(u"index.html"_s).contains("Lindqvist"));
            QVERIFY(content->toJson().contains(u"hero"_s));
        }
        QCOMPARE(m_server->requestsTo("/api/chat").size(), m_catalog.themes().size());
    }

    void anOpenCircuitFailsAtOnceAndSavedContentStandsIn()
    {
        ContentEngine engine(settings(), m_catalog, m_clock);
        const auto path = source(u"full-cv.json"_s);
        QVERIFY(resultOf(engine.generateContent(path, u"hacker"_s)));
        engine.breaker()->forceOpen();
        const auto sent = m_server->requests().size();
        const auto refused = resultOf(engine.generateContent(path, u"enterprise"_s));
        QCOMPARE(refused.error().kind, ErrorKind::CircuitOpen);
        QCOMPARE(m_server->requests().size(), sent);
        const auto saved = resultOf(engine.savedContent(path, u"hacker"_s));
        QCOMPARE(nameIn(saved), u"Mara Lindqvist"_s);
        QVERIFY(saved->wording.writer.startsWith(u"saved:ollama:"_s));
        QCOMPARE(resultOf(engine.savedContent(path, u"enterprise"_s)).error().kind, ErrorKind::BadSource);
        QCOMPARE(m_server->requests().size(), sent);
    }

    void aCircuitThatOpensMeanwhileEndsTheCall()
    {
        m_server->setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        ContentEngine engine(settings(), m_catalog, m_clock);
        const auto outcome = watch(engine.generateContent(source(u"full-cv.json"_s), u"hacker"_s));
        QTRY_COMPARE(m_server->requestsTo("/api/chat").size(), 1);
        engine.breaker()->forceOpen();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::CircuitOpen);
    }

    void aCallCanBeCancelled()
    {
        m_server->setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        ContentEngine engine(settings(), m_catalog, m_clock);
        CancelToken token;
        const auto outcome = watch(engine.generateContent(source(u"full-cv.json"_s), u"hacker"_s, &token));
        QTRY_COMPARE(m_server->requestsTo("/api/chat").size(), 1);
        token.cancel();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
    }

    void scriptsMayWait()
    {
        ContentEngine engine(settings(), m_catalog, m_clock);
        QCOMPARE(nameIn(engine.generateContentBlocking(source(u"full-cv.json"_s), u"minimalist"_s)), u"Mara Lindqvist"_s);
        QCOMPARE(engine.generateContentBlocking(source(u"full-cv.json"_s), u"baroque"_s).error().kind, ErrorKind::BadRequest);
    }

    void withoutAServerTheBuiltInWriterWrites()
    {
        ContentEngine engine(ContentEngineSettings(), m_catalog, m_clock);
        QVERIFY(!engine.breaker() && !engine.client());
        const auto content = engine.generateContentBlocking(source(u"full-cv.json"_s), u"minimalist"_s);
        QCOMPARE(nameIn(content), u"Mara Lindqvist"_s);
        QVERIFY(m_server->requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ContentEngine)
#include "tst_ContentEngine.moc"
