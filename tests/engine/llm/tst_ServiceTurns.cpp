// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServiceTurns.h"
#include "tests/support/FakeClock.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;

class tst_ServiceTurns : public QObject
{
    Q_OBJECT

private slots:
    void aRequestAloneIsServedFromItsSending()
    {
        FakeClock clock;
        ServiceTurns turns(clock);
        const auto sent = clock.now();
        const auto turn = turns.begin();
        clock.advance(40s);
        QVERIFY(!turn->isServed());
        QCOMPARE(turn->since(), sent);
        turn->noteBytes();
        QVERIFY(turn->isServed());
        QCOMPARE(turn->since(), sent);
    }

    void whoWaitsBehindOthersIsServedWhenTheyAre()
    {
        FakeClock clock;
        ServiceTurns turns(clock);
        auto first = turns.begin();
        const auto second = turns.begin();
        const auto third = turns.begin();
        clock.advance(10s);
        first->noteBytes();
        QCOMPARE(second->since(), clock.now()); // the server was busy until now
        clock.advance(50s);
        first->noteBytes();
        const auto last = clock.now();
        first.reset();
        clock.advance(3s);
        QCOMPARE(second->since(), last);
        QCOMPARE(third->since(), last);
        second->noteBytes();
        clock.advance(20s);
        QCOMPARE(second->since(), last); // fixed from its first byte on
        second->noteBytes();
        QCOMPARE(third->since(), clock.now());
    }

    void laterRequestsExcuseNobody()
    {
        FakeClock clock;
        ServiceTurns turns(clock);
        const auto sent = clock.now();
        const auto lost = turns.begin();
        clock.advance(1001ms);
        for (int i = 0; i < 50; ++i) {
            const auto later = turns.begin();
            clock.advance(10s);
            later->noteBytes();
        }
        QCOMPARE(lost->since(), sent);
    }

    void whatWasSentTogetherMayOvertake()
    {
        FakeClock clock;
        ServiceTurns turns(clock);
        const auto sent = turns.begin();
        clock.advance(1000ms);
        auto later = turns.begin();
        clock.advance(20s);
        later->noteBytes();
        QCOMPARE(sent->since(), clock.now());
        const auto last = clock.now();
        later.reset();
        clock.advance(20s);
        QCOMPARE(sent->since(), last);
    }

    void aSilentServerExcusesNobody()
    {
        FakeClock clock;
        ServiceTurns turns(clock);
        const auto sent = clock.now();
        auto first = turns.begin();
        const auto second = turns.begin();
        clock.advance(300s);
        first.reset(); // given up without a byte
        QCOMPARE(second->since(), sent);
    }

    void turnsOutliveTheirBook()
    {
        FakeClock clock;
        auto turns = std::make_unique<ServiceTurns>(clock);
        const auto turn = turns->begin();
        turns.reset();
        turn->noteBytes();
        QVERIFY(turn->isServed());
    }
};

QTEST_GUILESS_MAIN(tst_ServiceTurns)
#include "tst_ServiceTurns.moc"
