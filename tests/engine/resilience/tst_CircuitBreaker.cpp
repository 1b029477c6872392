// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/CircuitBreaker.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

using Permit = std::shared_ptr<CircuitBreaker::Permit>;

class tst_CircuitBreaker : public QObject
{
    Q_OBJECT

private:
    static Permit permitOf(CircuitBreaker &breaker) { return breaker.acquire().value_or(nullptr); }

    static void fail(CircuitBreaker &breaker, ErrorKind kind = ErrorKind::ServerError)
    {
        const Permit permit = permitOf(breaker);
        QVERIFY(permit);
        permit->failure(kind);
    }

    static void open(CircuitBreaker &breaker)
    {
        for (int i = 0; i < 3; ++i)
            fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

private slots:
    void opensAfterThreeFailuresInARow()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        fail(breaker);
        fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Closed);
        fail(breaker, ErrorKind::Timeout);
        QCOMPARE(breaker.state(), BreakerState::Open);
        QCOMPARE(toString(breaker.lastReason()), toString(ErrorKind::Timeout));
        const auto refused = breaker.acquire();
        QVERIFY(!refused);
        QCOMPARE(toString(refused.error().kind), toString(ErrorKind::CircuitOpen));
        QCOMPARE(*refused.error().retryAfter, milliseconds(5s));
    }

    void opensAfterTwoRefusedConnectionsInARow()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        fail(breaker, ErrorKind::Unreachable);
        permitOf(breaker)->success();
        fail(breaker, ErrorKind::Unreachable);
        QCOMPARE(breaker.state(), BreakerState::Closed);
        fail(breaker, ErrorKind::Unreachable);
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

    void opensWhenHalfOfTheResultsFailedThoughNeverThreeInARow()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        for (int i = 0; i < 2; ++i) {
            fail(breaker);
            permitOf(breaker)->success();
        }
        QCOMPARE(breaker.state(), BreakerState::Closed); // 4 samples say nothing
        fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Open); // 3 of 5
    }

    void oldResultsLeaveTheWindow()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.window = 6;
        CircuitBreaker breaker(settings, clock);
        fail(breaker);
        fail(breaker);
        for (int i = 0; i < 6; ++i)
            permitOf(breaker)->success();
        fail(breaker);
        fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Closed); // 2 of the last 6
    }

    void errorsOfAServerInGoodHealthDoNotCount_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        for (const auto kind : {ErrorKind::Unauthorised, ErrorKind::Quota, ErrorKind::BadRequest, ErrorKind::ContextTooLong,
                                ErrorKind::RefusedByModel, ErrorKind::BadAnswer, ErrorKind::NotAnLlmServer, ErrorKind::TooLarge,
                                ErrorKind::Cancelled, ErrorKind::RateLimited, ErrorKind::Tls})
            QTest::newRow(toString(kind).data()) << kind;
    }

    void errorsOfAServerInGoodHealthDoNotCount()
    {
        QFETCH(ErrorKind, kind);
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        for (int i = 0; i < 50; ++i)
            fail(breaker, kind);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void becomesHalfOpenByTheClockAloneAndClosesOnAGoodProbe()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QSignalSpy possible(&breaker, &CircuitBreaker::callPossible);
        open(breaker);
        clock.advance(4999ms);
        QCOMPARE(breaker.state(), BreakerState::Open);
        QCOMPARE(possible.count(), 0);
        clock.advance(1ms);
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        QCOMPARE(possible.count(), 1);

        const Permit probe = permitOf(breaker);
        QVERIFY(probe && probe->isProbe());
        QCOMPARE(toString(breaker.acquire().error().kind), toString(ErrorKind::CircuitOpen));
        probe->success();
        QCOMPARE(breaker.state(), BreakerState::Closed);
        QCOMPARE(possible.count(), 2);
        QVERIFY(!permitOf(breaker)->isProbe());
    }

    void theWaitDoublesWithEachReopeningUpToTheCapAndStartsAgainAfterARecovery()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.openTimeCap = 18s;
        CircuitBreaker breaker(settings, clock);
        open(breaker);
        for (const auto wait : {5s, 10s, 18s, 18s}) {
            QCOMPARE(breaker.remaining(), milliseconds(wait));
            clock.advance(wait);
            QCOMPARE(breaker.state(), BreakerState::HalfOpen);
            fail(breaker);
            QCOMPARE(breaker.state(), BreakerState::Open);
        }
        clock.advance(18s);
        permitOf(breaker)->success();
        open(breaker);
        QCOMPARE(breaker.remaining(), milliseconds(5s));
    }

    void lateResultsChangeNothing()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        const Permit slowSuccess = permitOf(breaker);
        const Permit slowFailure = permitOf(breaker);
        const Permit slowest = permitOf(breaker);
        open(breaker);
        clock.advance(3s);
        slowFailure->failure(ErrorKind::Timeout);
        QCOMPARE(breaker.remaining(), milliseconds(2s)); // not extended
        clock.advance(2s);
        const Permit probe = permitOf(breaker);
        slowSuccess->success();
        QCOMPARE(breaker.state(), BreakerState::HalfOpen); // not closed by a stranger
        probe->success();
        QCOMPARE(breaker.state(), BreakerState::Closed);
        fail(breaker);
        fail(breaker);
        slowest->failure(ErrorKind::Timeout);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void resultsFromBeforeAResetChangeNothing()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        std::vector<Permit> permits;
        for (int i = 0; i < 5; ++i)
            permits.push_back(permitOf(breaker));
        breaker.reset();
        for (const Permit &permit : permits)
            permit->failure(ErrorKind::Timeout);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void aDroppedProbeFreesItsPlaceAtOnce()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        open(breaker);
        clock.advance(5s);
        QSignalSpy possible(&breaker, &CircuitBreaker::callPossible);
        {
            const Permit probe = permitOf(breaker);
            QVERIFY(probe);
            QVERIFY(!permitOf(breaker));
        }
        QCOMPARE(possible.count(), 1);
        QVERIFY(permitOf(breaker));
    }

    void aPermitCountsOnlyOnce()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        const Permit permit = permitOf(breaker);
        for (int i = 0; i < 10; ++i)
            permit->failure(ErrorKind::ServerError);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void aMovedPermitStaysOnePermit()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        open(breaker);
        clock.advance(5s);
        {
            CircuitBreaker::Permit first = std::move(*permitOf(breaker));
            CircuitBreaker::Permit second;
            second = std::move(first);
            QVERIFY(second.isProbe());
            QVERIFY(!permitOf(breaker));
        }
        QVERIFY(permitOf(breaker));
    }

    void anOverdueProbeReopens()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.probeTime = 30s;
        CircuitBreaker breaker(settings, clock);
        open(breaker);
        clock.advance(5s);
        const Permit hanging = permitOf(breaker);
        clock.advance(29s);
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        clock.advance(1s);
        QCOMPARE(breaker.state(), BreakerState::Open);
        QCOMPARE(toString(breaker.lastReason()), toString(ErrorKind::Timeout));
        hanging->success();
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

    void tooManyRequestsProvesThatAServerUnderProbeLives()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        open(breaker);
        clock.advance(5s);
        fail(breaker, ErrorKind::RateLimited);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void aRefusedKeyFreesTheProbeWithoutAVerdict()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        open(breaker);
        clock.advance(5s);
        fail(breaker, ErrorKind::Unauthorised);
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        QVERIFY(permitOf(breaker));
    }

    void closesOnlyAfterAllNeededProbesSucceeded()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.probes = 2;
        settings.probesNeeded = 3;
        CircuitBreaker breaker(settings, clock);
        open(breaker);
        clock.advance(5s);
        const Permit one = permitOf(breaker);
        const Permit two = permitOf(breaker);
        QVERIFY(one && two && !permitOf(breaker));
        one->success();
        two->success();
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        permitOf(breaker)->success();
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void pokeShortensTheWaitToASecondOncePerOpening()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        breaker.poke();
        QCOMPARE(breaker.state(), BreakerState::Closed);
        open(breaker);
        QSignalSpy countdown(&breaker, &CircuitBreaker::countdown);
        clock.advance(1100ms);
        breaker.poke();
        QCOMPARE(breaker.remaining(), milliseconds(1s));
        clock.advance(500ms);
        breaker.poke();
        QCOMPARE(breaker.remaining(), milliseconds(500ms));
        clock.advance(500ms);
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        QCOMPARE(countdown.last().first().value<milliseconds>(), 0ms);
        breaker.poke();
        QCOMPARE(breaker.state(), BreakerState::HalfOpen);
        fail(breaker);
        QCOMPARE(breaker.remaining(), milliseconds(10s)); // poking does not shorten what the next failure costs
        clock.advance(5s);
        QCOMPARE(breaker.state(), BreakerState::Open); // the first opening's timer is dead
        breaker.poke();
        QCOMPARE(breaker.remaining(), milliseconds(1s)); // a new opening, a new wish
        clock.advance(900ms);
        breaker.poke();
        QCOMPARE(breaker.remaining(), milliseconds(100ms)); // never later
    }

    void resultsOlderThanTwoMinutesAreForgotten()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        for (int i = 0; i < 2; ++i) {
            fail(breaker);
            permitOf(breaker)->success();
        }
        clock.advance(121s);
        permitOf(breaker)->success();
        QCOMPARE(breaker.samples(), 1);
        fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Closed); // else 3 of 6
        QCOMPARE(breaker.failureRate(), 0.5);
    }

    void successesThatNearlyCameTooLateOpenToo()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        permitOf(breaker)->success();
        for (int i = 0; i < 3; ++i)
            permitOf(breaker)->success(CircuitBreaker::Pace::Slow);
        QCOMPARE(breaker.state(), BreakerState::Closed);
        QCOMPARE(breaker.slowRate(), 0.75);
        permitOf(breaker)->success(CircuitBreaker::Pace::Slow);
        QCOMPARE(breaker.state(), BreakerState::Open); // 4 of 5
        QCOMPARE(toString(breaker.lastReason()), toString(ErrorKind::Timeout));
    }

    void theServersWishIsAFloorForTheWaitUpToTheCap()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        Error error(ErrorKind::Overloaded);
        error.retryAfter = 42s;
        const auto failWith = [&](milliseconds wish) {
            error.retryAfter = wish;
            permitOf(breaker)->failure(error);
        };
        for (int i = 0; i < 3; ++i)
            failWith(42s);
        QCOMPARE(breaker.remaining(), milliseconds(42s));
        clock.advance(42s);
        failWith(1h);
        QCOMPARE(breaker.remaining(), milliseconds(2min));
        clock.advance(2min);
        failWith(1s);
        QCOMPARE(breaker.remaining(), milliseconds(20s)); // an earlier wish is forgotten
    }

    void aTenthIsAddedByChanceBelowTheCap()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.openTimeCap = 10400ms;
        settings.jitter = [] { return 0.5; };
        CircuitBreaker breaker(settings, clock);
        open(breaker);
        QCOMPARE(breaker.remaining(), milliseconds(5250ms));
        clock.advance(5250ms);
        fail(breaker);
        QCOMPARE(breaker.remaining(), milliseconds(10400ms));
    }

    void forcedOpenRefusesUntilReset()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QSignalSpy possible(&breaker, &CircuitBreaker::callPossible);
        const Permit before = permitOf(breaker);
        breaker.forceOpen();
        before->success();
        clock.advance(1h);
        const auto refused = breaker.acquire();
        QCOMPARE(toString(refused.error().kind), toString(ErrorKind::CircuitOpen));
        QVERIFY(!refused.error().retryAfter); // there is no time to promise
        QCOMPARE(breaker.state(), BreakerState::ForcedOpen);
        breaker.poke();
        QCOMPARE(breaker.state(), BreakerState::ForcedOpen);
        QCOMPARE(possible.count(), 0);
        breaker.reset();
        QCOMPARE(possible.count(), 1);
        QVERIFY(permitOf(breaker));
    }

    void disabledPermitsEverythingAndOnlyCounts()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        open(breaker);
        QSignalSpy possible(&breaker, &CircuitBreaker::callPossible);
        breaker.disable();
        QCOMPARE(possible.count(), 1);
        for (int i = 0; i < 50; ++i)
            fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Disabled);
        QCOMPARE(breaker.statistics().failures, 53U);
        breaker.reset();
        fail(breaker);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void everythingIsCountedAndRefusedCallsAreNoResults()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QSignalSpy changed(&breaker, &CircuitBreaker::statisticsChanged);
        QSignalSpy rejected(&breaker, &CircuitBreaker::callRejected);
        const Permit late = permitOf(breaker);
        permitOf(breaker)->success();
        permitOf(breaker)->ignore();
        open(breaker);
        for (int i = 0; i < 7; ++i)
            QVERIFY(!permitOf(breaker));
        late->success();
        const auto &statistics = breaker.statistics();
        QCOMPARE(statistics.successes, 2U);
        QCOMPARE(statistics.failures, 3U);
        QCOMPARE(statistics.ignored, 1U);
        QCOMPARE(statistics.late, 1U);
        QCOMPARE(statistics.rejected, 7U);
        QCOMPARE(statistics.openings, 1U);
        QCOMPARE(rejected.count(), 7);
        QCOMPARE(rejected.last().first().value<milliseconds>(), milliseconds(5s));
        QCOMPARE(changed.count(), 0);
        clock.advance(250ms);
        QCOMPARE(changed.count(), 1);
    }

    void probesAreToldFromTheirStartToTheirEnd()
    {
        FakeClock clock;
        BreakerSettings settings;
        settings.probesNeeded = 2;
        CircuitBreaker breaker(settings, clock);
        open(breaker);
        clock.advance(5s);
        QSignalSpy started(&breaker, &CircuitBreaker::probeStarted);
        QSignalSpy finished(&breaker, &CircuitBreaker::probeFinished);
        permitOf(breaker)->ignore();
        permitOf(breaker)->success();
        permitOf(breaker)->failure(ErrorKind::Reset);
        using Outcome = CircuitBreaker::Outcome;
        const QList<Outcome> expected{Outcome::Ignored, Outcome::Success, Outcome::Failure};
        QCOMPARE(started.count(), 3);
        QCOMPARE(finished.count(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(finished.at(i).at(0), started.at(i).at(0));
            QCOMPARE(finished.at(i).at(1).value<Outcome>(), expected.at(i));
        }
    }

    void whetherACallIsPossibleIsKnownWithoutTakingAPermit()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QVERIFY(breaker.isCallPossible());
        open(breaker);
        QVERIFY(!breaker.isCallPossible());
        clock.advance(5s);
        QVERIFY(breaker.isCallPossible());
        const Permit probe = permitOf(breaker);
        QVERIFY(!breaker.isCallPossible());
    }

    void theCountdownFallsFourTimesASecondAndEndsAtExactlyZero()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QList<milliseconds> ticks;
        QList<milliseconds> times;
        const auto start = clock.now();
        connect(&breaker, &CircuitBreaker::countdown, this, [&](milliseconds left) {
            ticks.append(left);
            times.append(clock.now() - start);
        });
        open(breaker);
        clock.advance(60s);
        QCOMPARE(ticks.size(), 21);
        QCOMPARE(ticks.first(), milliseconds(5s));
        QCOMPARE(ticks.last(), 0ms);
        for (int i = 1; i < ticks.size(); ++i) {
            QCOMPARE(ticks.at(i), ticks.at(i - 1) - 250ms);
            QCOMPARE(times.at(i), times.at(i - 1) + 250ms);
        }
    }

    void signalsComeAfterTheStateAndInOrder()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QStringList log;
        connect(&breaker, &CircuitBreaker::stateChanged, this, [&](BreakerState now, BreakerState before) {
            QCOMPARE(breaker.state(), now);
            log.append(QStringLiteral("%1>%2").arg(int(before)).arg(int(now)));
        });
        connect(&breaker, &CircuitBreaker::callPossible, this, [&] { log.append(QStringLiteral("possible")); });
        connect(&breaker, &CircuitBreaker::countdown, this, [&](milliseconds left) {
            if (left == 0ms || left == 5s)
                log.append(QString::number(left.count()));
        });
        open(breaker);
        clock.advance(5s);
        permitOf(breaker)->success();
        const QStringList expected{QStringLiteral("0>1"),      QStringLiteral("5000"), QStringLiteral("0"),       QStringLiteral("1>2"),
                                   QStringLiteral("possible"), QStringLiteral("2>0"),  QStringLiteral("possible")};
        QCOMPARE(log, expected);
    }

    void aSlotMayResetAndEveryReceiverHearsTheTransitionsInOrder()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        QList<BreakerState> heard;
        connect(&breaker, &CircuitBreaker::stateChanged, this, [&](BreakerState now) {
            if (now == BreakerState::Open)
                breaker.reset();
        });
        connect(&breaker, &CircuitBreaker::stateChanged, this, [&](BreakerState now) { heard.append(now); });
        for (int i = 0; i < 3; ++i)
            permitOf(breaker)->failure(ErrorKind::ServerError);
        QCOMPARE(breaker.state(), BreakerState::Closed);
        const QList<BreakerState> expected{BreakerState::Open, BreakerState::Closed};
        QCOMPARE(heard, expected);
        clock.advance(60s);
        QCOMPARE(breaker.state(), BreakerState::Closed);
    }

    void aSlotMayTakeTheProbeAndMayDropIt()
    {
        FakeClock clock;
        CircuitBreaker breaker({}, clock);
        Permit taken;
        connect(&breaker, &CircuitBreaker::callPossible, this, [&] {
            if (!taken)
                taken = permitOf(breaker);
        });
        open(breaker);
        clock.advance(5s);
        QVERIFY(taken && taken->isProbe());
        QVERIFY(!permitOf(breaker));
        taken.reset();
        QVERIFY(taken); // its place became free, so the slot took it again
        disconnect(&breaker, nullptr, this, nullptr);
    }

    void aSlotMayDeleteTheBreaker()
    {
        FakeClock clock;
        auto breaker = std::make_unique<CircuitBreaker>(BreakerSettings(), clock);
        connect(breaker.get(), &CircuitBreaker::stateChanged, this, [&] { breaker.reset(); });
        std::vector<Permit> permits;
        for (int i = 0; i < 4; ++i)
            permits.push_back(permitOf(*breaker));
        for (const Permit &permit : permits)
            permit->failure(ErrorKind::ServerError);
        QVERIFY(!breaker);
        clock.advance(60s);
    }

    void permitsOutliveTheBreaker()
    {
        FakeClock clock;
        Permit success;
        Permit failure;
        Permit dropped;
        {
            CircuitBreaker breaker({}, clock);
            success = permitOf(breaker);
            failure = permitOf(breaker);
            dropped = permitOf(breaker);
        }
        success->success();
        failure->failure(ErrorKind::Timeout);
        dropped.reset();
        QVERIFY(!success->isProbe());
    }
};

QTEST_GUILESS_MAIN(tst_CircuitBreaker)
#include "tst_CircuitBreaker.moc"
