// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/ConcurrencyLimit.h"
#include "tests/support/CoroTest.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <random>

using namespace trinity;
using namespace trinity::test;

class tst_ConcurrencyLimit : public QObject
{
    Q_OBJECT

private:
    using Slot = std::shared_ptr<ConcurrencyLimit::Slot>;
    using Outcome = std::shared_ptr<TaskOutcome<Slot>>;

    static Outcome ask(ConcurrencyLimit &limit, CancelToken *token = nullptr) { return watch(limit.acquire(token)); }

    static void letEventsRun()
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

private slots:
    void placesAreGivenAtOnceUpToTheLimit()
    {
        ConcurrencyLimit limit(2);
        const auto one = ask(limit);
        const auto two = ask(limit);
        const auto three = ask(limit);
        QVERIFY(one->isDone && two->isDone && !three->isDone);
        QCOMPARE(limit.inFlight(), 2);
        QCOMPARE(limit.waiting(), 1);
        one->result = Error();
        QTRY_VERIFY(three->isDone);
        QVERIFY(three->result);
        QCOMPARE(limit.inFlight(), 2);
        QCOMPARE(limit.peakInFlight(), 2);
    }

    void firstComeFirstServed()
    {
        ConcurrencyLimit limit(1);
        auto holder = ask(limit);
        std::vector<Outcome> waiters;
        for (int i = 0; i < 5; ++i)
            waiters.push_back(ask(limit));
        holder->result = Error();
        for (size_t i = 0; i < waiters.size(); ++i) {
            letEventsRun();
            for (size_t j = 0; j < waiters.size(); ++j)
                QCOMPARE(waiters.at(j)->isDone, j <= i);
            waiters.at(i)->result = Error();
        }
        letEventsRun();
        QCOMPARE(limit.inFlight(), 0);
    }

    void aNewcomerDoesNotOvertakeOneWhoWasServedButNotYetWoken()
    {
        ConcurrencyLimit limit(1);
        auto holder = ask(limit);
        const auto waiter = ask(limit);
        holder->result = Error();
        const auto newcomer = ask(limit);
        letEventsRun();
        QVERIFY(waiter->isDone);
        QVERIFY(!newcomer->isDone);
        waiter->result = Error();
        QTRY_VERIFY(newcomer->isDone);
    }

    void aCancelledWaiterLosesItsTurnAndNoPlaceLeaks()
    {
        ConcurrencyLimit limit(1);
        auto holder = ask(limit);
        CancelToken token;
        const auto cancelled = ask(limit, &token);
        const auto next = ask(limit);
        token.cancel();
        QTRY_VERIFY(cancelled->isDone);
        QCOMPARE(toString(cancelled->result.error().kind), toString(ErrorKind::Cancelled));
        QCOMPARE(limit.waiting(), 1);
        holder->result = Error();
        QTRY_VERIFY(next->isDone);
        next->result = Error();
        QCOMPARE(limit.inFlight(), 0);
    }

    void aPlaceGrantedInTheTurnOfTheCancelGoesToTheNext()
    {
        ConcurrencyLimit limit(1);
        auto holder = ask(limit);
        CancelToken token;
        const auto cancelled = ask(limit, &token);
        const auto next = ask(limit);
        token.cancel(); // not resumed yet
        holder->result = Error();
        QTRY_VERIFY(cancelled->isDone && next->isDone);
        QCOMPARE(toString(cancelled->result.error().kind), toString(ErrorKind::Cancelled));
        QVERIFY(next->result);
        QCOMPARE(limit.inFlight(), 1);
    }

    void aCancelAfterTheGrantKeepsOrFreesThePlaceButNeverLosesIt()
    {
        ConcurrencyLimit limit(1);
        auto holder = ask(limit);
        CancelToken token;
        const auto waiter = ask(limit, &token);
        holder->result = Error(); // granted
        token.cancel();
        QTRY_VERIFY(waiter->isDone);
        waiter->result = Error();
        QCOMPARE(limit.inFlight(), 0);
        QCOMPARE(limit.waiting(), 0);
    }

    void anAlreadyCancelledQuestionGetsNothing()
    {
        ConcurrencyLimit limit(1);
        CancelToken token;
        token.cancel();
        const auto outcome = ask(limit, &token);
        QVERIFY(outcome->isDone);
        QCOMPARE(toString(outcome->result.error().kind), toString(ErrorKind::Cancelled));
        QCOMPARE(limit.inFlight(), 0);
    }

    void aLargerLimitServesThoseWhoWaitAtOnce()
    {
        ConcurrencyLimit limit(1);
        std::vector<Outcome> outcomes;
        for (int i = 0; i < 6; ++i)
            outcomes.push_back(ask(limit));
        limit.setLimit(4);
        QTRY_COMPARE(std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome &o) { return o->isDone; }), 4);
        QCOMPARE(limit.inFlight(), 4);
        QCOMPARE(limit.waiting(), 2);
    }

    void aSmallerLimitIsReachedAsPlacesBecomeFree()
    {
        ConcurrencyLimit limit(3);
        std::vector<Outcome> outcomes;
        for (int i = 0; i < 4; ++i)
            outcomes.push_back(ask(limit));
        limit.setLimit(1);
        outcomes.at(0)->result = Error();
        outcomes.at(1)->result = Error();
        letEventsRun();
        QVERIFY(!outcomes.at(3)->isDone);
        outcomes.at(2)->result = Error();
        QTRY_VERIFY(outcomes.at(3)->isDone);
        QCOMPARE(limit.inFlight(), 1);
        limit.setLimit(-5);
        QCOMPARE(limit.limit(), 1);
    }

    void whenTheLimitDiesThoseWhoWaitAreToldAndPlacesAreHarmless()
    {
        auto limit = std::make_unique<ConcurrencyLimit>(1);
        auto holder = ask(*limit);
        const auto waiter = ask(*limit);
        limit.reset();
        QTRY_VERIFY(waiter->isDone);
        QCOMPARE(toString(waiter->result.error().kind), toString(ErrorKind::Cancelled));
        holder->result = Error();
    }

    void aRandomCrowdNeverExceedsTheLimitAndLeavesNothingBehind()
    {
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        ConcurrencyLimit limit(3);
        std::vector<Outcome> crowd;
        std::vector<std::unique_ptr<CancelToken>> tokens;
        for (int i = 0; i < 2000; ++i) {
            switch (random() % 5) {
            case 0:
            case 1:
                tokens.push_back(std::make_unique<CancelToken>());
                crowd.push_back(ask(limit, tokens.back().get()));
                break;
            case 2:
                if (!tokens.empty())
                    tokens.at(random() % tokens.size())->cancel();
                break;
            case 3:
                if (!crowd.empty())
                    if (auto &one = crowd.at(random() % crowd.size()); one->isDone)
                        one->result = Error();
                break;
            default: letEventsRun(); break;
            }
            QVERIFY(limit.inFlight() <= 3);
        }
        for (const auto &token : tokens)
            token->cancel();
        letEventsRun();
        for (const auto &one : crowd) {
            QVERIFY(one->isDone);
            one->result = Error();
        }
        QCOMPARE(limit.inFlight(), 0);
        QCOMPARE(limit.waiting(), 0);
        QCOMPARE(limit.peakInFlight(), 3);
    }
};

QTEST_GUILESS_MAIN(tst_ConcurrencyLimit)
#include "tst_ConcurrencyLimit.moc"
