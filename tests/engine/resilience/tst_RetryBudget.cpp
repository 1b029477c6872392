// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryBudget.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;

class tst_RetryBudget : public QObject
{
    Q_OBJECT

private:
    static int takeAll(RetryBudget &budget)
    {
        int taken = 0;
        while (budget.take())
            ++taken;
        return taken;
    }

private slots:
    void fiveRepetitionsAreThereFromTheStart()
    {
        FakeClock clock;
        RetryBudget budget(clock);
        QCOMPARE(budget.retriesLeft(), 5);
        QCOMPARE(takeAll(budget), 5);
        QVERIFY(budget.isEmpty());
    }

    void tenQuestionsThatSucceedAtOncePayForOneRepetition()
    {
        FakeClock clock;
        RetryBudget budget(clock);
        takeAll(budget);
        QSignalSpy available(&budget, &RetryBudget::available);
        for (int i = 0; i < 9; ++i)
            budget.noteFirstSuccess();
        QVERIFY(budget.isEmpty());
        QCOMPARE(available.count(), 0);
        budget.noteFirstSuccess();
        QCOMPARE(available.count(), 1);
        QCOMPARE(takeAll(budget), 1);
    }

    void aRepetitionThatSucceedsMakesRoomForTwo()
    {
        FakeClock clock;
        RetryBudget budget(clock);
        takeAll(budget);
        budget.noteRetrySuccess();
        QCOMPARE(takeAll(budget), 2);
        budget.giveBack();
        QCOMPARE(takeAll(budget), 1);
    }

    void neverMoreThanFiveAreSaved()
    {
        FakeClock clock;
        RetryBudget budget(clock);
        for (int i = 0; i < 1000; ++i)
            budget.noteFirstSuccess();
        QCOMPARE(takeAll(budget), 5);
    }

    void anEmptyBudgetAllowsOneEveryTwoMinutesToWhoeverAsks()
    {
        FakeClock clock;
        RetryBudget budget(clock);
        takeAll(budget);
        QSignalSpy available(&budget, &RetryBudget::available);
        int sent = 0;
        connect(&budget, &RetryBudget::available, this, [&] { sent += takeAll(budget); }); // whose asking starts the next pause
        clock.advance(119s);
        QCOMPARE(available.count(), 0);
        clock.advance(1s);
        QCOMPARE(sent, 1);
        clock.advance(20min);
        QCOMPARE(sent, 11);
        disconnect(&budget, nullptr, this, nullptr);
    }
};

QTEST_GUILESS_MAIN(tst_RetryBudget)
#include "tst_RetryBudget.moc"
