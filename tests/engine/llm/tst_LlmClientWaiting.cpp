// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"
#include "tests/engine/llm/ClientBench.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QSignalSpy>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace trinity::test;

/// What a question waits for, and how it ends early: places, the circuit, pauses, deadlines, cancelling.
class tst_LlmClientWaiting : public QObject
{
    Q_OBJECT

private slots:
    void theServersWishIsKept()
    {
        Bench bench;
        bench.server.enqueue(FakeReply::rateLimited("8"));
        bench.server.enqueue(FakeReply::ollamaChat(u"Hello, world"_s));
        const auto outcome = bench.ask();
        QVERIFY(bench.runUntil([&] { return bench.hasWaited(ErrorKind::RateLimited); }, 0ms));
        QCOMPARE(bench.waits.last().second, 9s); // 8 s and half of a quarter
        bench.clock.elapse(8999ms);
        QCOMPARE(int(bench.server.requests().size()), 1);
        QVERIFY(bench.finish(outcome));
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
    }

    void aServerThatLoadsItsModelIsWaitedForWithoutUsingUpAttempts()
    {
        Bench bench{LlmProvider::OpenAi, 4, 2};
        bench.server.enqueue(
            FakeReply::json(
                503,
                {{u"error"_s, QJsonObject{{u"code"_s, 503}, {u"message"_s, u"Loading model"_s}, {u"type"_s, u"unavailable_error"_s}}}}),
            12);
        bench.server.enqueue(FakeReply::openAiChat(u"Hello, world"_s));
        const auto answer = bench.finish(bench.ask());
        QVERIFY(answer);
        QCOMPARE(answer->attempts, 13);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        QCOMPARE(bench.waits.last().second, 1s);
    }

    void noMoreQuestionsAreInFlightThanAllowed()
    {
        Bench bench{LlmProvider::OpenAi, 4};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().pause(15ms).then(FakeReply::openAiChat(u"Hello, world"_s)); });
        QList<std::shared_ptr<TaskOutcome<LlmAnswer>>> outcomes;
        for (quint64 id = 1; id <= 20; ++id)
            outcomes += bench.ask(id);
        for (const auto &outcome : outcomes)
            QVERIFY(bench.finish(outcome));
        QCOMPARE(bench.server.peakInFlight(), 4);
        QCOMPARE(bench.limit.peakInFlight(), 4);
        QCOMPARE(bench.texts.size(), 20);
        QVERIFY(bench.isTidy());
    }

    void whileTheCircuitIsOpenQuestionsWaitAndAllSucceedWhenTheServerIsBack()
    {
        Bench bench{LlmProvider::Ollama, 4, 2};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
        bench.server.stop();
        QList<std::shared_ptr<TaskOutcome<LlmAnswer>>> outcomes;
        for (quint64 id = 1; id <= 20; ++id)
            outcomes += bench.ask(id);
        QSignalSpy states(&bench.breaker, &CircuitBreaker::stateChanged);
        QVERIFY(bench.runUntil([&] { return bench.breaker.state() == BreakerState::Open; }));
        QVERIFY(bench.runUntil([&] { return bench.limit.inFlight() == 0; })); // who waits holds no place
        const int sent = bench.client.totals().requests;
        // Four places; each failure but the one that opens the circuit makes room for one request more.
        QVERIFY2(sent <= 4 + BreakerSettings().unreachableFailures - 1, qPrintable(QString::number(sent)));
        QVERIFY(bench.runUntil([&] { return states.count() >= 7; }, 200ms)); // three probes more find nobody
        QVERIFY(bench.client.totals().requests <= sent + 4);
        bench.server.start();
        for (const auto &outcome : outcomes) {
            const auto answer = bench.finish(outcome);
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        }
        QVERIFY(bench.hasWaited(ErrorKind::CircuitOpen));
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        QVERIFY(bench.isTidy());
    }

    void theFirstTokenOfAProbeLetsTheOthersGo()
    {
        Bench bench{LlmProvider::Ollama, 4};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"Hello, world"_s); });
        bench.server.stop();
        const auto probe = bench.ask(1);
        const auto other = bench.ask(2);
        QVERIFY(bench.runUntil([&] { return bench.breaker.state() == BreakerState::Open; }));
        bench.server.start();
        bench.server.enqueue(
            partOf(LlmProvider::Ollama, u"Hel"_s).hold().sendChunk("{\"message\":{\"content\":\"lo\"},\"done\":true}\n").sendLastChunk());
        QVERIFY(bench.runUntil([&] { return probe->isDone || other->isDone; }));
        QVERIFY(!probe->isDone || !other->isDone); // one still streams
        QCOMPARE(bench.server.held(), 1);
        QCOMPARE(bench.server.release(), 1);
        QVERIFY(bench.finish(probe) && bench.finish(other));
    }

    void cancellingEndsAQuestionInEveryStage_data()
    {
        QTest::addColumn<QString>("stage");
        for (const auto *stage : {"place", "circuit", "headers", "stream", "pause", "probe", "before"})
            QTest::newRow(stage) << QString::fromLatin1(stage);
    }

    void cancellingEndsAQuestionInEveryStage()
    {
        QFETCH(QString, stage);
        Bench bench{LlmProvider::OpenAi, 1};
        CancelToken others;
        std::shared_ptr<TaskOutcome<LlmAnswer>> holder;
        bool onTheWire = false;
        if (stage == u"place"_s) {
            bench.server.enqueue(FakeReply().keepSilent());
            auto request = bench.question(99);
            request.cancel = &others;
            holder = watch(bench.client.generate(request));
        } else if (stage == u"circuit"_s || stage == u"probe"_s) {
            while (bench.breaker.state() == BreakerState::Closed)
                (*bench.breaker.acquire())->failure(ErrorKind::Unreachable);
        } else if (stage == u"before"_s) {
            bench.token.cancel();
        }
        if (stage == u"headers"_s || stage == u"probe"_s)
            bench.server.enqueue(FakeReply().keepSilent());
        else if (stage == u"stream"_s)
            bench.server.enqueue(partOf(LlmProvider::OpenAi, u"Hello"_s).keepSilent());
        else if (stage == u"pause"_s)
            bench.server.enqueue(FakeReply::rateLimited("100"));
        const auto outcome = bench.ask();

        if (stage == u"place"_s) {
            QVERIFY(bench.runUntil([&] { return bench.limit.waiting() == 1 && bench.server.inFlight() == 1; }, 0ms));
            QVERIFY(bench.hasWaited(std::nullopt)); // nothing is wrong with the server
        } else if (stage == u"circuit"_s)
            QVERIFY(bench.runUntil([&] { return bench.hasWaited(ErrorKind::CircuitOpen); }, 0ms));
        else if (stage == u"headers"_s)
            QVERIFY(bench.runUntil([&] { return bench.server.inFlight() == 1; }, 0ms));
        else if (stage == u"stream"_s)
            QVERIFY(bench.runUntil([&] { return !bench.texts.value(1).isEmpty(); }, 0ms));
        else if (stage == u"pause"_s)
            QVERIFY(bench.runUntil([&] { return bench.hasWaited(ErrorKind::RateLimited); }, 0ms));
        else if (stage == u"probe"_s) {
            bench.clock.elapse(5s);
            QVERIFY(bench.runUntil([&] { return bench.server.inFlight() == 1; }, 0ms));
        }
        onTheWire = stage == u"headers"_s || stage == u"stream"_s || stage == u"probe"_s;
        const int sent = int(bench.server.requests().size());
        bench.token.cancel();
        QVERIFY(bench.runUntil([&] { return outcome->isDone; }, 0ms));
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
        if (onTheWire)
            QVERIFY(bench.runUntil([&] { return bench.server.abandoned() == 1; }, 0ms)); // the server saw it
        others.cancel();
        QVERIFY(bench.isTidy());
        bench.clock.elapse(200s);
        QCOMPARE(int(bench.server.requests().size()), sent);
        if (stage == u"probe"_s) {
            QCOMPARE(bench.breaker.state(), BreakerState::HalfOpen);
            QVERIFY(bench.breaker.acquire()); // the probe's place is free
        }
        Q_UNUSED(holder)
    }

    void cancellingFromASlotIsSafe()
    {
        Bench bench{LlmProvider::OpenAi};
        connect(&bench.client, &LlmClient::textReceived, &bench.client, [&] { bench.token.cancel(); });
        bench.server.enqueue(FakeReply::openAiChat(u"Hello, world, this comes in many pieces"_s));
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QVERIFY(bench.isTidy());
    }

    void theDeadlineCountsTheTimeOfServiceOnly()
    {
        Bench bench{LlmProvider::OpenAi, 1};
        bench.server.enqueue(FakeReply().hold().then(FakeReply::openAiChat(u"Hello, world"_s)));
        bench.server.enqueue(FakeReply().keepSilent());
        auto first = bench.question(1);
        auto second = bench.question(2);
        second.deadline = 10s;
        const auto holder = watch(bench.client.generate(first));
        const auto outcome = watch(bench.client.generate(second));
        QVERIFY(bench.runUntil([&] { return bench.server.held() == 1; }, 0ms));
        bench.clock.elapse(50s); // it waits for its place and loses nothing
        QVERIFY(!outcome->isDone);
        bench.server.release();
        QVERIFY(bench.runUntil([&] { return bench.server.requests().size() == 2; }, 0ms));
        bench.clock.elapse(9999ms);
        QVERIFY(!outcome->isDone);
        const auto answer = bench.finish(outcome);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(answer.error().attempts, 1);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        QVERIFY(bench.isTidy());
        QVERIFY(holder->result);
    }

    void theDeadlineHoldsForAllAttemptsTogether()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler(
            [](const FakeRequest &) { return FakeReply().hold().then(FakeReply::openAiError(500, u"boom"_s, u"server_error"_s)); });
        auto request = bench.question();
        request.deadline = 10s;
        const auto outcome = watch(bench.client.generate(request));
        for (int i = 0; i < 2; ++i) {
            QVERIFY(bench.runUntil([&] { return bench.server.held() == 1; }, 10ms));
            bench.clock.elapse(4s);
            bench.server.release();
            QVERIFY(bench.runUntil([&] { return bench.waits.size() == i + 1; }, 0ms));
        }
        const auto answer = bench.finish(outcome);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(answer.error().attempts, 3);
    }

    void whoIsCancelledWhileAnAttemptFailsWasCancelled()
    {
        Bench bench;
        bench.server.setHandler([](const FakeRequest &) { return FakeReply().close(); });
        QObject::connect(&bench.breaker, &CircuitBreaker::stateChanged, &bench.token, [&] { bench.token.cancel(); });
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QCOMPARE(answer.error().attempts, 3); // the third failure opens the circuit
    }

    void aQuestionThatMayWaitOutlivesItsAttempts()
    {
        BreakerSettings patient;
        patient.consecutiveFailures = 100;
        patient.minimumSamples = 100;
        Bench bench{LlmProvider::OpenAi, 4, 2, patient};
        bench.server.enqueue(FakeReply::openAiError(500, u"boom"_s, u"server_error"_s), 4);
        bench.server.enqueue(FakeReply::openAiChat(u"Hello, world"_s));
        auto request = bench.question();
        request.persistence = LlmRequest::Persistence::UntilCancelled;
        const auto answer = bench.finish(watch(bench.client.generate(request)));
        QVERIFY(answer);
        QCOMPARE(answer->attempts, 5);
        QCOMPARE(bench.client.budget().retriesLeft(), 3); // it paid for all four, and got two back for the one that helped
    }

    void aQuestionThatMayWaitEndsAllTheSameWhereWaitingCannotHelp()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::openAiError(401, u"no"_s, u"authentication_error"_s); });
        auto request = bench.question();
        request.persistence = LlmRequest::Persistence::UntilCancelled;
        const auto answer = bench.finish(watch(bench.client.generate(request)));
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorised);
        QCOMPARE(answer.error().attempts, 1);
    }

    void aServerThatOnlyKeepsTheConnectionAliveIsGivenUp()
    {
        Bench bench{LlmProvider::OpenAi, 1, 1};
        FakeReply pings = FakeReply::stream("text/event-stream");
        for (int i = 0; i < 40; ++i)
            pings.sendChunk(": ping\n\n").hold();
        bench.server.enqueue(pings);
        const auto outcome = bench.ask();
        for (int i = 0; i < 12 && !outcome->isDone; ++i) {
            QVERIFY(bench.runUntil([&] { return bench.server.held() == 1; }, 0ms));
            QTest::qWait(5);
            bench.clock.elapse(29s);
            bench.server.release();
        }
        const auto answer = bench.finish(outcome);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QVERIFY(bench.runUntil([&] { return bench.server.abandoned() == 1; }, 0ms));
    }

    void aFailureAfterAGoodProbeStillCounts()
    {
        BreakerSettings settings;
        settings.consecutiveFailures = 1;
        Bench bench{LlmProvider::Ollama, 1, 1, settings};
        (*bench.breaker.acquire())->failure(ErrorKind::Timeout);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
        bench.server.enqueue(partOf(LlmProvider::Ollama, u"Hello"_s).pause(50ms).reset());
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::Reset);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
    }

    void anEndpointHasSettingsByDistance()
    {
        FakeClock clock;
        HttpClient http(clock);
        LlmServer near;
        near.url = QUrl(u"http://127.0.0.1:11434"_s);
        LlmServer far;
        far.url = QUrl(u"https://api.example.com/v1"_s);
        LlmEndpoint local(near, RequestLimit::fixed(3), http, clock);
        LlmEndpoint cloud(far, RequestLimit::automatic(0), http, clock);
        QCOMPARE(local.limit().limit(), 3);
        QVERIFY(!local.autoLimit());
        QCOMPARE(cloud.limit().limit(), 4);
        QCOMPARE(LlmEndpoint(near, RequestLimit::automatic(0), http, clock).limit().limit(), 1);
        QCOMPARE(LlmEndpoint(near, RequestLimit::automatic(8), http, clock).limit().limit(), 8);
        QCOMPARE(local.server().url, near.url);
        const auto failuresToOpen = [](CircuitBreaker &breaker, ErrorKind kind) {
            int count = 0;
            for (; breaker.state() == BreakerState::Closed && count < 100; ++count)
                (*breaker.acquire())->failure(kind);
            return count;
        };
        QCOMPARE(failuresToOpen(local.breaker(), ErrorKind::ServerError), 3);
        QCOMPARE(failuresToOpen(cloud.breaker(), ErrorKind::ServerError), 5);
        QVERIFY(local.breaker().remaining() >= 5s && local.breaker().remaining() <= 5500ms);
        QVERIFY(cloud.breaker().remaining() >= 15s && cloud.breaker().remaining() <= 16500ms);
        local.breaker().reset();
        cloud.breaker().reset();
        QCOMPARE(failuresToOpen(local.breaker(), ErrorKind::Unreachable), 2);
        QCOMPARE(failuresToOpen(cloud.breaker(), ErrorKind::Unreachable), 3);
    }
};

QTEST_GUILESS_MAIN(tst_LlmClientWaiting)
#include "tst_LlmClientWaiting.moc"
