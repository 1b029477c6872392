// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Alarm.h"
#include "engine/base/OnSignal.h"
#include "engine/base/Task.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QTest>

#include <memory>

using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

class Bell : public QObject
{
    Q_OBJECT

signals:
    void rung();
    void rungWith(int number);
};

namespace {

Task<Wake> waitForBell(Bell *bell, CancelToken *token)
{
    const Wake wake = co_await onSignal(bell, &Bell::rung, token);
    co_return wake;
}

Task<int> countRings(Bell *bell, CancelToken *token)
{
    int count = 0;
    for (;;) {
        const Wake wake = co_await onSignal(bell, &Bell::rungWith, token);
        if (wake != Wake::Signal)
            co_return count;
        ++count;
    }
}

Task<Wake> sleep(Clock *clock, milliseconds time, CancelToken *token)
{
    Alarm alarm(*clock, time);
    Alarm *sender = &alarm;
    const Wake wake = co_await onSignal(sender, &Alarm::rang, token);
    co_return wake;
}

/// Something whose death shows that a coroutine's frame was destroyed.
struct Witness {
    explicit Witness(int *count) : alive(count) { ++*alive; }
    Witness(const Witness &other) : alive(other.alive) { ++*alive; }
    Witness &operator=(const Witness &) = delete;
    ~Witness() { --*alive; }
    int *alive;
};

Task<Wake> waitWithWitness(Bell *bell, Witness witness)
{
    const Wake wake = co_await onSignal(bell, &Bell::rung);
    *witness.alive += 0;
    co_return wake;
}

} // namespace

class tst_OnSignal : public QObject
{
    Q_OBJECT

private slots:
    void resumesFromTheEventLoop();
    void survivesASecondEmission();
    void resumesWhenTheSenderDies();
    void returnsAtOnceWithoutASender();
    void resumesWhenTheTokenIsCancelled();
    void returnsAtOnceWhenAlreadyCancelled();
    void survivesTheDeathOfTheToken();
    void keepsTheFirstReason_data();
    void keepsTheFirstReason();
    void waitsAgainAndAgain();
    void takesSignalsWithArguments();
    void survivesADroppedTask();
    void sleepsByAlarm();
};

void tst_OnSignal::resumesFromTheEventLoop()
{
    Bell bell;
    const auto outcome = watch(waitForBell(&bell, nullptr));
    QCoreApplication::processEvents();
    QVERIFY(!outcome->isDone);
    emit bell.rung();
    QVERIFY(!outcome->isDone); // not inside the emission
    QCoreApplication::processEvents();
    QVERIFY(outcome->isDone);
    QVERIFY(outcome->result && *outcome->result == Wake::Signal);
}

void tst_OnSignal::survivesASecondEmission()
{
    Bell bell;
    const auto outcome = watch(waitForBell(&bell, nullptr));
    for (int time = 0; time < 5; ++time)
        emit bell.rung();
    QTRY_VERIFY(outcome->isDone);
    emit bell.rung();
    QCoreApplication::processEvents();
    QVERIFY(*outcome->result == Wake::Signal);
}

void tst_OnSignal::resumesWhenTheSenderDies()
{
    auto bell = std::make_unique<Bell>();
    const auto outcome = watch(waitForBell(bell.get(), nullptr));
    bell.reset();
    QTRY_VERIFY(outcome->isDone);
    QVERIFY(*outcome->result == Wake::SenderDestroyed);
}

void tst_OnSignal::returnsAtOnceWithoutASender()
{
    const auto outcome = watch(waitForBell(nullptr, nullptr));
    QVERIFY(outcome->isDone);
    QVERIFY(*outcome->result == Wake::SenderDestroyed);
}

void tst_OnSignal::resumesWhenTheTokenIsCancelled()
{
    Bell bell;
    CancelToken token;
    const auto outcome = watch(waitForBell(&bell, &token));
    token.cancel();
    token.cancel();
    QVERIFY(!outcome->isDone);
    QTRY_VERIFY(outcome->isDone);
    QVERIFY(*outcome->result == Wake::Cancelled);
}

void tst_OnSignal::returnsAtOnceWhenAlreadyCancelled()
{
    Bell bell;
    CancelToken token;
    token.cancel();
    const auto outcome = watch(waitForBell(&bell, &token));
    QVERIFY(outcome->isDone);
    QVERIFY(*outcome->result == Wake::Cancelled);
}

void tst_OnSignal::survivesTheDeathOfTheToken()
{
    Bell bell;
    auto token = std::make_unique<CancelToken>();
    const auto outcome = watch(waitForBell(&bell, token.get()));
    token.reset();
    QCoreApplication::processEvents();
    QVERIFY(!outcome->isDone);
    emit bell.rung();
    QTRY_VERIFY(outcome->isDone);
    QVERIFY(*outcome->result == Wake::Signal);
}

void tst_OnSignal::keepsTheFirstReason_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<int>("reason");
    QTest::newRow("signal, cancel") << QStringLiteral("sc") << int(Wake::Signal);
    QTest::newRow("signal, death") << QStringLiteral("sd") << int(Wake::Signal);
    QTest::newRow("cancel, signal") << QStringLiteral("cs") << int(Wake::Cancelled);
    QTest::newRow("cancel, death") << QStringLiteral("cd") << int(Wake::Cancelled);
    QTest::newRow("death, cancel") << QStringLiteral("dc") << int(Wake::SenderDestroyed);
}

void tst_OnSignal::keepsTheFirstReason()
{
    QFETCH(const QString, order);
    QFETCH(const int, reason);
    auto bell = std::make_unique<Bell>();
    CancelToken token;
    const auto outcome = watch(waitForBell(bell.get(), &token));
    for (const QChar event : order) {
        if (event == u's')
            emit bell->rung();
        else if (event == u'c')
            token.cancel();
        else
            bell.reset();
    }
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(int(*outcome->result), reason);
}

void tst_OnSignal::waitsAgainAndAgain()
{
    Bell bell;
    CancelToken token;
    const auto outcome = watch(countRings(&bell, &token));
    for (int time = 0; time < 100; ++time) {
        emit bell.rungWith(time);
        QCoreApplication::processEvents();
    }
    token.cancel();
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(*outcome->result, 100);
}

void tst_OnSignal::takesSignalsWithArguments()
{
    auto bell = std::make_unique<Bell>();
    const auto outcome = watch(countRings(bell.get(), nullptr));
    emit bell->rungWith(7);
    QCoreApplication::processEvents();
    bell.reset();
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(*outcome->result, 1);
}

void tst_OnSignal::survivesADroppedTask()
{
    // A task that nobody holds runs on, and its frame goes when it ends.
    Bell bell;
    int alive = 0;
    {
        const auto task = waitWithWitness(&bell, Witness(&alive));
        QVERIFY(alive > 0);
    }
    QVERIFY(alive > 0);
    emit bell.rung();
    QTRY_COMPARE(alive, 0);
}

void tst_OnSignal::sleepsByAlarm()
{
    FakeClock clock;
    CancelToken token;
    const auto slept = watch(sleep(&clock, 30s, nullptr));
    const auto woken = watch(sleep(&clock, 30s, &token));
    clock.elapse(29'999ms);
    QVERIFY(!slept->isDone);
    token.cancel();
    clock.elapse(1ms);
    QTRY_VERIFY(slept->isDone && woken->isDone);
    QVERIFY(*slept->result == Wake::Signal);
    QVERIFY(*woken->result == Wake::Cancelled);
    QCOMPARE(clock.pending(), 0);
}

QTEST_GUILESS_MAIN(tst_OnSignal)
#include "tst_OnSignal.moc"
