// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"
#include "tests/engine/llm/ClientBench.h"
#include "tests/support/CompareErrors.h"

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace trinity::test;

/// How many questions share one server's budget, gate, breaker and limit.
class tst_LlmClientPacing : public QObject
{
    Q_OBJECT

private:
    using Outcomes = QList<std::shared_ptr<TaskOutcome<LlmAnswer>>>;

    static Outcomes askMany(Bench &bench, int count)
    {
        Outcomes outcomes;
        for (int id = 1; id <= count; ++id)
            outcomes += bench.ask(quint64(id));
        return outcomes;
    }

    static int done(const Outcomes &outcomes)
    {
        return int(std::count_if(outcomes.begin(), outcomes.end(), [](const auto &outcome) { return outcome->isDone; }));
    }

    static bool allSucceed(Bench &bench, const Outcomes &outcomes, std::chrono::milliseconds perTurn = 50ms)
    {
        if (!bench.runUntil([&] { return done(outcomes) == outcomes.size(); }, perTurn))
            return false;
        return std::all_of(outcomes.begin(), outcomes.end(), [](const auto &outcome) { return outcome->result.has_value(); });
    }

    static int sent(const Bench &bench) { return int(bench.server.requestsTo("/api/chat").size()); }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"trinity.engine.breaker=false"_s); }

    void aStormAddsAtMostATenthAndNobodyFails_data()
    {
        QTest::addColumn<FakeReply>("storm");
        QTest::addColumn<int>("inFlight");
        QTest::newRow("429, four at once") << FakeReply::rateLimited({}) << 4;
        QTest::newRow("429 that lies about its time, all at once") << FakeReply::rateLimited("1") << 50;
        QTest::newRow("500, all at once") << FakeReply::ollamaError(500, u"boom"_s) << 50;
        QTest::newRow("reset, four at once") << FakeReply().reset() << 4;
    }

    /// Two minutes, the patience of a batch.
    void aStormAddsAtMostATenthAndNobodyFails()
    {
        QFETCH(FakeReply, storm);
        QFETCH(int, inFlight);
        Bench bench{LlmProvider::Ollama, inFlight, 100};
        bool stormy = true;
        bench.server.setHandler([&](const FakeRequest &) { return stormy ? storm : FakeReply::ollamaChat(u"Hello, world"_s); });
        const Outcomes outcomes = askMany(bench, 50);
        const auto end = bench.clock.now() + 120s;
        QVERIFY(bench.runUntil([&] { return bench.clock.now() >= end; }, 1s));
        QVERIFY2(sent(bench) <= 55, qPrintable(QString::number(sent(bench)))); // with the probes
        QCOMPARE(done(outcomes), 0); // all wait, none has failed
        qInfo("%d requests in two minutes", sent(bench));
        stormy = false;
        QVERIFY(allSucceed(bench, outcomes, 500ms));
        QVERIFY(bench.isTidy());
    }

    void whatFailsForAMinorityIsRepeatedWithinTheBudget()
    {
        Bench bench{LlmProvider::Ollama, 4, 4};
        int number = 0;
        bench.server.setHandler([&](const FakeRequest &) {
            return ++number % 7 == 0 ? FakeReply::ollamaError(500, u"boom"_s) : FakeReply::ollamaChat(u"Hello, world"_s);
        });
        const Outcomes outcomes = askMany(bench, 60);
        QVERIFY(allSucceed(bench, outcomes));
        QVERIFY(sent(bench) <= 72);
        QVERIFY(bench.client.budget().retriesLeft() >= 1);
    }

    void aRefusalHoldsBackTheOtherQuestionsToo()
    {
        Bench bench{LlmProvider::Ollama, 1};
        bench.server.enqueue(FakeReply::rateLimited("10"));
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
        QSignalSpy waits(&bench.client, &LlmClient::waiting);
        QSignalSpy countdown(&bench.client.gate(), &RateGate::countdown);
        const Outcomes outcomes = askMany(bench, 5);
        QVERIFY(bench.runUntil([&] { return bench.client.gate().waiting() == 5; }, 0ms));
        QCOMPARE(bench.limit.inFlight(), 0); // who waits holds no place
        for (quint64 id = 1; id <= 5; ++id)
            QVERIFY(std::any_of(waits.begin(), waits.end(), [&](const QList<QVariant> &wait) {
                return wait.at(0).toULongLong() == id && wait.at(1).value<std::optional<ErrorKind>>() == ErrorKind::RateLimited;
            }));
        bench.clock.elapse(9999ms);
        QCOMPARE(sent(bench), 1);
        QVERIFY(countdown.count() >= 39);
        QVERIFY(allSucceed(bench, outcomes));
        QCOMPARE(sent(bench), 6);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
    }

    void aServerThatAsksForHoursIsWaitedForWithoutARequest()
    {
        Bench bench;
        bench.server.enqueue(FakeReply::rateLimited("7200"));
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
        const auto outcome = bench.ask();
        QVERIFY(bench.runUntil([&] { return bench.client.gate().waiting() == 1; }, 0ms));
        QCOMPARE(bench.waits.last().second, 7202500ms);
        for (int hour = 0; hour < 2; ++hour)
            bench.clock.elapse(1h);
        QCOMPARE(sent(bench), 1);
        QVERIFY(bench.finish(outcome));
        QCOMPARE(sent(bench), 2);
    }

    void anOverloadWithATimeClosesTheGateAndOneWithoutDoesNot()
    {
        for (const bool withTime : {true, false}) {
            Bench bench;
            FakeReply reply = FakeReply::ollamaError(503, u"server busy"_s);
            if (withTime)
                reply = FakeReply::answer(503, "application/json", "{\"error\":\"server busy\"}", {{"Retry-After", "20"}});
            bench.server.enqueue(reply);
            bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
            const auto outcome = bench.ask();
            QVERIFY(bench.runUntil([&] { return bench.hasWaited(ErrorKind::Overloaded); }, 0ms));
            QCOMPARE(bench.client.gate().state() == RateGate::State::Closed, withTime);
            QVERIFY(bench.finish(outcome));
        }
    }

    void whileAModelLoadsOneQuestionAsksForAll()
    {
        Bench bench{LlmProvider::OpenAi, 4};
        bool loading = true;
        bench.server.setHandler([&](const FakeRequest &) {
            const QJsonObject error{{u"code"_s, 503}, {u"message"_s, u"Loading model"_s}, {u"type"_s, u"unavailable_error"_s}};
            return loading ? FakeReply::json(503, {{u"error"_s, error}}) : FakeReply::openAiChat(u"Hello, world"_s);
        });
        const Outcomes outcomes = askMany(bench, 20);
        const auto end = bench.clock.now() + 30s;
        QVERIFY(bench.runUntil([&] { return bench.clock.now() >= end; }, 50ms));
        const int polls = int(bench.server.requests().size());
        QVERIFY2(polls >= 15 && polls <= 45, qPrintable(QString::number(polls)));
        loading = false;
        QVERIFY(allSucceed(bench, outcomes));
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
    }

    void whoWaitsInsideTheServerLosesNothing()
    {
        Bench bench{LlmProvider::Ollama, 12};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().hold().then(FakeReply::ollamaChat(u"Hello, world"_s)); });
        Outcomes outcomes;
        for (quint64 id = 1; id <= 12; ++id) {
            auto request = bench.question(id);
            request.deadline = 5s;
            outcomes += watch(bench.client.generate(request));
        }
        QVERIFY(bench.runUntil([&] { return bench.server.held() == 12; }, 0ms));
        for (int i = 1; i <= 12; ++i) { // one after the other, four seconds each
            bench.clock.elapse(4s);
            QVERIFY(bench.server.releaseOne());
            QVERIFY(bench.runUntil([&] { return done(outcomes) == i; }, 0ms));
        }
        QVERIFY(allSucceed(bench, outcomes));
        QCOMPARE(sent(bench), 12);
    }

    void aServerThatHangsIsGivenUpHoweverManyWait()
    {
        Bench bench{LlmProvider::Ollama, 12, 1};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        const Outcomes outcomes = askMany(bench, 12);
        QVERIFY(bench.runUntil([&] { return bench.server.inFlight() == 12; }, 0ms));
        bench.clock.elapse(299s);
        QCOMPARE(done(outcomes), 0);
        bench.clock.elapse(1s);
        QVERIFY(bench.runUntil([&] { return done(outcomes) == 12; }, 0ms));
        for (const auto &outcome : outcomes)
            QCOMPARE(outcome->result.error().kind, ErrorKind::Timeout);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
    }

    void aServerThatDiesAndComesBackIsFoundByTheHealthCheckAlone()
    {
        Bench bench;
        LlmEndpoint endpoint(Bench::serverOf(LlmProvider::Ollama, bench.server.url()), RequestLimit::fixed(4), bench.http, bench.clock);
        bench.server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().pause(2ms).then(FakeReply::ollamaChat(u"Hello, world"_s)); });
        Outcomes outcomes;
        for (quint64 id = 1; id <= 100; ++id)
            outcomes += watch(endpoint.client().generate(bench.question(id)));
        QVERIFY(bench.runUntil([&] { return done(outcomes) >= 40; }, 1ms));
        bench.server.stop();
        const auto back = bench.clock.now() + 20s;
        QVERIFY(bench.runUntil([&] { return bench.clock.now() >= back; }, 100ms));
        QVERIFY(endpoint.breaker().state() != BreakerState::Closed);
        bench.server.start();
        QVERIFY(allSucceed(bench, outcomes));
        const int requests = endpoint.client().totals().requests;
        qInfo("%d requests for 100 questions, %d health checks", requests, endpoint.health().checks());
        QVERIFY2(requests <= 110, qPrintable(QString::number(requests)));
        QVERIFY(endpoint.health().checks() >= 2);
    }

    void theAutomaticLimitFindsTheServersPlaces()
    {
        Bench bench;
        LlmEndpoint endpoint(Bench::serverOf(LlmProvider::Ollama, bench.server.url()), RequestLimit::automatic(0), bench.http, bench.clock);
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().hold().then(FakeReply::ollamaChat(u"Hello, world"_s)); });
        Outcomes outcomes;
        for (quint64 id = 1; id <= 120; ++id)
            outcomes += watch(endpoint.client().generate(bench.question(id)));
        QList<int> limits;
        connect(endpoint.autoLimit(), &AutoLimit::limitChanged, &bench.client, [&](int limit) { limits.append(limit); });
        int before = 0;
        while (done(outcomes) < 90) { // four places, a second each
            const int expected = std::min({4, endpoint.limit().limit(), int(outcomes.size()) - before});
            QVERIFY(bench.runUntil([&] { return bench.server.held() >= expected; }, 0ms));
            bench.clock.elapse(1s);
            for (int i = 0; i < expected; ++i)
                bench.server.releaseOne();
            QVERIFY(bench.runUntil([&] { return done(outcomes) == before + expected; }, 0ms));
            before += expected;
        }
        QCOMPARE(limits.value(0), 4); // a leap, not two doublings
        QCOMPARE(endpoint.limit().limit(), 4);
        QVERIFY(endpoint.autoLimit()->isSettled());
        bench.token.cancel();
        QVERIFY(bench.runUntil([&] { return done(outcomes) == outcomes.size(); }, 0ms));
    }

    void anOverloadHalvesTheAutomaticLimit()
    {
        Bench bench;
        LlmEndpoint endpoint(Bench::serverOf(LlmProvider::Ollama, bench.server.url()), RequestLimit::automatic(8), bench.http, bench.clock);
        bench.server.enqueue(FakeReply::ollamaError(503, u"server busy, please try again.  maximum pending requests exceeded"_s), 2);
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
        Outcomes outcomes;
        for (quint64 id = 1; id <= 8; ++id)
            outcomes += watch(endpoint.client().generate(bench.question(id)));
        QVERIFY(bench.runUntil([&] { return done(outcomes) == 8; }));
        QCOMPARE(endpoint.limit().limit(), 4);
    }
};

QTEST_GUILESS_MAIN(tst_LlmClientPacing)
#include "tst_LlmClientPacing.moc"
