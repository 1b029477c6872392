// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Alarm.h"
#include "engine/base/OnSignal.h"
#include "engine/resilience/HealthCheck.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;

namespace {

/// What the server says, a second after it was asked.
Task<> answerLater(Clock *clock, Result<> answer, CancelToken *token)
{
    Alarm alarm(*clock, std::chrono::seconds(1));
    const Wake wake = co_await onSignal(&alarm, &Alarm::rang, token);
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled);
    co_return answer;
}

} // namespace

class tst_HealthCheck : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        explicit Bench(BreakerSettings settings = {})
            : breaker(settings, clock)
            , health(
                  std::make_unique<HealthCheck>(breaker, clock, [this](CancelToken *token) { return answerLater(&clock, answer, token); }))
        {
        }

        void open(ErrorKind kind)
        {
            while (breaker.state() == BreakerState::Closed)
                (*breaker.acquire())->failure(kind);
        }

        FakeClock clock;
        Result<> answer;
        CircuitBreaker breaker;
        std::unique_ptr<HealthCheck> health;
    };

private slots:
    void aGoodCheckClosesWithoutAnyQuestion()
    {
        Bench bench;
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(5s);
        QCOMPARE(bench.breaker.state(), BreakerState::HalfOpen);
        QVERIFY(!bench.breaker.isCallPossible()); // the check has the probe's place
        bench.clock.elapse(1s);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        QCOMPARE(bench.health->checks(), 1);
    }

    void aBadCheckReopensForLonger()
    {
        Bench bench;
        bench.answer = Error(ErrorKind::Unreachable);
        bench.open(ErrorKind::Reset);
        bench.clock.elapse(6s);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
        QCOMPARE(bench.breaker.remaining(), std::chrono::milliseconds(10s));
        bench.clock.elapse(10min);
        QVERIFY(bench.health->checks() >= 6);
        QVERIFY(bench.health->checks() <= 9);
    }

    void aFailureOfAnotherKindCountsTooAndIsNotRepeatedAtOnce()
    {
        Bench bench;
        bench.answer = Error(ErrorKind::Tls);
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(6s);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
        QCOMPARE(bench.health->checks(), 1);
    }

    void asManyChecksAreMadeAsProbesAreNeeded()
    {
        BreakerSettings settings;
        settings.probes = 1;
        settings.probesNeeded = 3;
        Bench bench(settings);
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(8s);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        QCOMPARE(bench.health->checks(), 3);
    }

    void whetherItAnswersWellAgainOnlyARealQuestionTells()
    {
        for (const auto kind : {ErrorKind::ServerError, ErrorKind::Overloaded, ErrorKind::Timeout}) {
            Bench bench;
            bench.open(kind);
            bench.clock.elapse(5s);
            QCOMPARE(bench.breaker.state(), BreakerState::HalfOpen);
            QVERIFY(bench.breaker.isCallPossible());
            QCOMPARE(bench.health->checks(), 0);
        }
    }

    void aPolledServerIsFoundAsSoonAsItIsBack()
    {
        Bench bench;
        bench.health->pollEvery(2s);
        bench.answer = Error(ErrorKind::Unreachable);
        bench.open(ErrorKind::Reset);
        bench.clock.elapse(60s);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
        QVERIFY(bench.breaker.remaining() > 10s);
        QVERIFY(bench.health->checks() >= 15);
        QVERIFY(bench.health->checks() <= 25);
        bench.answer = Result<>();
        bench.clock.elapse(6s); // a poll, the second after a poke, a probe
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        const int checks = bench.health->checks();
        bench.clock.elapse(1min);
        QCOMPARE(bench.health->checks(), checks);
    }

    void pollingIsForConnectionsOnly()
    {
        Bench bench;
        bench.health->pollEvery(2s);
        bench.open(ErrorKind::ServerError);
        bench.clock.elapse(4900ms);
        QCOMPARE(bench.health->checks(), 0);
    }

    void pollingEndsWithTheCheck()
    {
        Bench bench;
        bench.health->pollEvery(2s);
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(2500ms);
        bench.health.reset();
        bench.clock.elapse(10s);
        QCOMPARE(bench.breaker.state(), BreakerState::HalfOpen);
    }

    void whenTheCheckDiesItsPlaceIsFree()
    {
        Bench bench;
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(5s);
        bench.health.reset();
        QTRY_VERIFY(bench.breaker.isCallPossible());
        QCOMPARE(bench.breaker.state(), BreakerState::HalfOpen);
    }

    void aCheckOfAnEarlierGenerationChangesNothing()
    {
        Bench bench;
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(5s);
        bench.breaker.reset();
        bench.open(ErrorKind::Unreachable);
        bench.clock.elapse(2s);
        QCOMPARE(bench.breaker.state(), BreakerState::Open);
    }
};

QTEST_GUILESS_MAIN(tst_HealthCheck)
#include "tst_HealthCheck.moc"
