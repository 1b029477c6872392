// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Alarm.h"
#include "engine/base/OnSignal.h"
#include "engine/base/WhenAll.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QTest>

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

Task<int> sleepAndGive(Clock *clock, milliseconds time, int value)
{
    Alarm alarm(*clock, time);
    Alarm *sender = &alarm;
    co_await onSignal(sender, &Alarm::rang);
    if (value < 0)
        co_return Error(ErrorKind::BadAnswer, u"below zero"_s);
    co_return value;
}

Task<int> giveAtOnce(int value)
{
    co_return value;
}

Task<std::vector<Result<int>>> gather(std::vector<Task<int>> tasks)
{
    auto results = co_await whenAll(std::move(tasks));
    co_return results;
}

} // namespace

class tst_WhenAll : public QObject
{
    Q_OBJECT

private slots:
    void givesNothingForNothing();
    void givesEveryResultInOrder();
    void waitsAsLongAsTheSlowest();
    void keepsTheOtherResultsWhenOneFails();
};

void tst_WhenAll::givesNothingForNothing()
{
    const auto results = resultOf(gather({}));
    QVERIFY(results);
    QVERIFY(results->empty());
}

void tst_WhenAll::givesEveryResultInOrder()
{
    FakeClock clock;
    std::vector<Task<int>> tasks;
    tasks.push_back(sleepAndGive(&clock, 300ms, 1));
    tasks.push_back(sleepAndGive(&clock, 100ms, 2));
    tasks.push_back(giveAtOnce(3));
    tasks.push_back(sleepAndGive(&clock, 200ms, 4));
    const auto outcome = watch(gather(std::move(tasks)));
    clock.elapse(1s);
    QTRY_VERIFY(outcome->isDone);
    const auto &results = *outcome->result;
    QCOMPARE(results.size(), 4u);
    for (int number = 0; number < 4; ++number)
        QCOMPARE(results[size_t(number)].value(), number + 1);
}

void tst_WhenAll::waitsAsLongAsTheSlowest()
{
    FakeClock clock;
    std::vector<Task<int>> tasks;
    for (int number = 0; number < 50; ++number)
        tasks.push_back(sleepAndGive(&clock, 1s, number));
    const auto outcome = watch(gather(std::move(tasks)));
    clock.elapse(999ms);
    QVERIFY(!outcome->isDone);
    clock.elapse(1ms); // one second for all, not one for each
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(outcome->result->size(), 50u);
}

void tst_WhenAll::keepsTheOtherResultsWhenOneFails()
{
    FakeClock clock;
    std::vector<Task<int>> tasks;
    tasks.push_back(sleepAndGive(&clock, 10ms, -1));
    tasks.push_back(sleepAndGive(&clock, 20ms, 5));
    const auto outcome = watch(gather(std::move(tasks)));
    clock.elapse(1s);
    QTRY_VERIFY(outcome->isDone);
    const auto &results = *outcome->result;
    QVERIFY(!results[0]);
    QCOMPARE(results[0].error().kind, ErrorKind::BadAnswer);
    QCOMPARE(results[1].value(), 5);
}

QTEST_GUILESS_MAIN(tst_WhenAll)
#include "tst_WhenAll.moc"
