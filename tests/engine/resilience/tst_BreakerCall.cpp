// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Worker.h"
#include "engine/resilience/CircuitBreaker.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;

/// CircuitBreaker::call(), for callers that have no permits of their own.
class tst_BreakerCall : public QObject
{
    Q_OBJECT

private:
    static Task<int> answer(Result<int> result, int *calls)
    {
        ++*calls;
        co_return result;
    }

private slots:
    void aCallsResultIsItsOwnAndCounts()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.consecutiveFailures = 2;
        settings.openTime = 60s;
        CircuitBreaker breaker(settings, clock);
        int calls = 0;
        const auto works = [&calls] { return answer(7, &calls); };
        const auto fails = [&calls] { return answer(Error(ErrorKind::ServerError), &calls); };
        QCOMPARE(*resultOf(breaker.call(works)), 7);
        QCOMPARE(resultOf(breaker.call(fails)).error().kind, ErrorKind::ServerError);
        QCOMPARE(resultOf(breaker.call(fails)).error().kind, ErrorKind::ServerError);
        QCOMPARE(breaker.state(), BreakerState::Open);

        const auto refused = resultOf(breaker.call(works)); // not called at all
        QCOMPARE(refused.error().kind, ErrorKind::CircuitOpen);
        QCOMPARE(*refused.error().retryAfter, std::chrono::milliseconds(60s));
        QCOMPARE(calls, 3);

        clock.advance(60s);
        QCOMPARE(*resultOf(breaker.call(works)), 7);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void whichErrorsCountIsThePersonsToSay()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.consecutiveFailures = 1;
        settings.counts = [](const Error &error) { return error.kind == ErrorKind::BadAnswer; };
        CircuitBreaker breaker(settings, clock);
        int calls = 0;
        const auto server = [&calls] { return answer(Error(ErrorKind::ServerError), &calls); };
        const auto nonsense = [&calls] { return answer(Error(ErrorKind::BadAnswer), &calls); };
        (void)resultOf(breaker.call(server));
        QCOMPARE(breaker.state(), BreakerState::Closed);
        (void)resultOf(breaker.call(nonsense));
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

    void aBreakerMayDieBeforeItsCall()
    {
        FakeClock clock;
        auto breaker = std::make_unique<CircuitBreaker>(BreakerSettings(), clock);
        QPromise<Result<int>> promise;
        promise.start();
        const auto wait = [&promise] { return workerResult(promise.future()); };
        const auto outcome = watch(breaker->call(wait));
        breaker.reset();
        promise.addResult(Result<int>(3));
        promise.finish();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(*outcome->result, 3);
    }
};

QTEST_GUILESS_MAIN(tst_BreakerCall)
#include "tst_BreakerCall.moc"
