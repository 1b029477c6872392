// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Alarm.h"
#include "engine/base/Clock.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

class tst_Clock : public QObject
{
    Q_OBJECT

private slots:
    void systemClockCallsFromTheEventLoopAndNeverEarly();
    void systemClockCallsAtOnceForNegativeDelays();
    void systemClockForgetsCallsWhoseContextDied();
    void systemClockKeepsNothingOfACallWhoseContextDied();
    void systemClockLetsACallDeleteItsContext();
    void fakeClockStandsStill();
    void fakeClockCallsInOrderOfTime();
    void fakeClockMakesCallsAskedForByCalls();
    void fakeClockForgetsCallsWhoseContextDied();
    void fakeClockSaysWhatIsPending();
    void fakeClockElapsesWithTheEventLoop();
    void alarmRingsOnce();
    void alarmDiesSilently();
};

void tst_Clock::systemClockCallsFromTheEventLoopAndNeverEarly()
{
    SystemClock clock;
    QObject context;
    for (const auto delay : {0ms, 1ms, 7ms, 20ms}) {
        const auto asked = clock.now();
        auto called = Clock::TimePoint::min();
        clock.callAfter(delay, &context, [&] { called = clock.now(); });
        QCOMPARE(called, Clock::TimePoint::min());
        QTRY_VERIFY(called != Clock::TimePoint::min());
        QVERIFY(called - asked >= delay);
    }
}

void tst_Clock::systemClockCallsAtOnceForNegativeDelays()
{
    SystemClock clock;
    QObject context;
    int calls = 0;
    clock.callAfter(-5s, &context, [&] { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
}

void tst_Clock::systemClockForgetsCallsWhoseContextDied()
{
    SystemClock clock;
    auto context = std::make_unique<QObject>();
    QObject other;
    int dead = 0;
    int alive = 0;
    clock.callAfter(5ms, context.get(), [&] { ++dead; });
    clock.callAfter(20ms, &other, [&] { ++alive; });
    context.reset();
    QTRY_COMPARE(alive, 1);
    QCOMPARE(dead, 0);
}

void tst_Clock::systemClockKeepsNothingOfACallWhoseContextDied()
{
    // Every request asks for a call half an hour away; thousands of them must not wait for their time.
    SystemClock clock;
    auto context = std::make_unique<QObject>();
    const auto captured = std::make_shared<int>(0);
    clock.callAfter(30min, context.get(), [captured] { ++*captured; });
    QCOMPARE(captured.use_count(), 2);
    context.reset();
    QCOMPARE(captured.use_count(), 1);

    QObject living; // and a call that was made goes as well
    clock.callAfter(1ms, &living, [captured] { ++*captured; });
    QTRY_COMPARE(*captured, 1);
    QTRY_COMPARE(captured.use_count(), 1);
    QTRY_VERIFY(living.children().isEmpty());
}

void tst_Clock::systemClockLetsACallDeleteItsContext()
{
    SystemClock clock;
    auto context = std::make_unique<QObject>();
    int calls = 0;
    clock.callAfter(1ms, context.get(), [&] {
        context.reset();
        ++calls;
    });
    QTRY_COMPARE(calls, 1);
}

void tst_Clock::fakeClockStandsStill()
{
    FakeClock clock;
    const auto before = clock.now();
    QObject context;
    int calls = 0;
    clock.callAfter(0ms, &context, [&] { ++calls; });
    QTest::qWait(5);
    QCOMPARE(clock.now(), before);
    QCOMPARE(calls, 0);
    clock.advance(0ms);
    QCOMPARE(calls, 1);
    clock.advance(90s);
    QCOMPARE(clock.now() - before, 90s);
}

void tst_Clock::fakeClockCallsInOrderOfTime()
{
    FakeClock clock;
    const auto start = clock.now();
    QObject context;
    QStringList calls;
    const auto note = [&](const char *name) {
        return [&calls, &clock, start, name] {
            calls.append(QStringLiteral("%1@%2").arg(QLatin1StringView(name)).arg((clock.now() - start).count()));
        };
    };
    clock.callAfter(30ms, &context, note("c"));
    clock.callAfter(10ms, &context, note("a"));
    clock.callAfter(20ms, &context, note("b1"));
    clock.callAfter(20ms, &context, note("b2"));
    clock.callAfter(31ms, &context, note("d"));
    clock.advance(30ms);
    QCOMPARE(calls.join(u' '), QStringLiteral("a@10 b1@20 b2@20 c@30"));
    clock.advance(1ms);
    QCOMPARE(calls.last(), QStringLiteral("d@31"));
}

void tst_Clock::fakeClockMakesCallsAskedForByCalls()
{
    FakeClock clock;
    QObject context;
    int calls = 0;
    std::function<void()> again = [&] {
        ++calls;
        clock.callAfter(10ms, &context, again);
    };
    clock.callAfter(10ms, &context, again);
    clock.advance(105ms);
    QCOMPARE(calls, 10);
}

void tst_Clock::fakeClockForgetsCallsWhoseContextDied()
{
    FakeClock clock;
    auto first = std::make_unique<QObject>();
    auto second = std::make_unique<QObject>();
    int calls = 0;
    clock.callAfter(1ms, first.get(), [&] {
        ++calls;
        second.reset(); // dies while it waits in the same advance()
        first.reset(); // and a call may delete its own context
    });
    clock.callAfter(2ms, second.get(), [&] { ++calls; });
    clock.advance(10ms);
    QCOMPARE(calls, 1);
    QCOMPARE(clock.pending(), 0);
}

void tst_Clock::fakeClockSaysWhatIsPending()
{
    FakeClock clock;
    QCOMPARE(clock.pending(), 0);
    QVERIFY(clock.untilNext() < 0ms);
    auto context = std::make_unique<QObject>();
    QObject other;
    clock.callAfter(50ms, context.get(), [] {});
    clock.callAfter(80ms, &other, [] {});
    QCOMPARE(clock.pending(), 2);
    QCOMPARE(clock.untilNext(), 50ms);
    clock.advance(20ms);
    QCOMPARE(clock.untilNext(), 30ms);
    context.reset();
    QCOMPARE(clock.pending(), 1);
    QCOMPARE(clock.untilNext(), 60ms);
}

void tst_Clock::fakeClockElapsesWithTheEventLoop()
{
    // Each step is asked for by an event that the step before posted.
    FakeClock clock;
    QObject context;
    int steps = 0;
    std::function<void()> step = [&] {
        ++steps;
        QMetaObject::invokeMethod(
            &context, [&] { clock.callAfter(10ms, &context, step); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        &context, [&] { clock.callAfter(10ms, &context, step); }, Qt::QueuedConnection);
    clock.elapse(50ms);
    QCOMPARE(steps, 5);
}

void tst_Clock::alarmRingsOnce()
{
    FakeClock clock;
    Alarm alarm(clock, 5s);
    QSignalSpy rings(&alarm, &Alarm::rang);
    clock.advance(4'999ms);
    QCOMPARE(rings.count(), 0);
    clock.advance(1ms);
    QCOMPARE(rings.count(), 1);
    clock.advance(1h);
    QCOMPARE(rings.count(), 1);
}

void tst_Clock::alarmDiesSilently()
{
    FakeClock clock;
    auto alarm = std::make_unique<Alarm>(clock, 5s);
    QCOMPARE(clock.pending(), 1);
    alarm.reset();
    QCOMPARE(clock.pending(), 0);
    clock.advance(10s);
}

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_Clock.moc"
