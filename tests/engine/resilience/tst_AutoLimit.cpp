// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/resilience/SimulatedServer.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;

class tst_AutoLimit : public QObject
{
    Q_OBJECT

private:
    using Behaviour = SimulatedServer::Behaviour;

    /// A server and the limit that looks for it.
    struct Search {
        explicit Search(Behaviour behaviour, AutoLimitSettings settings = {}, unsigned seed = 1)
            : server(behaviour, seed), limit(settings, server.clock)
        {
            server.answered = [this](int tokens) { limit.noteAnswer(tokens, AutoLimit::Demand::Enough); };
            server.refused = [this](quint64 epoch) { limit.noteOverload(epoch); };
            server.epoch = [this] { return limit.epoch(); };
        }

        /// So many rounds, or fewer if it is content earlier.
        bool run(int rounds)
        {
            return server.runUntil([this] { return limit.limit(); },
                                   [this, rounds] { return limit.rounds() >= rounds || limit.isSettled(); });
        }
        double throughput(std::chrono::seconds time = 60s)
        {
            return server.throughput([this] { return limit.limit(); }, time);
        }

        SimulatedServer server;
        AutoLimit limit;
    };

    static Behaviour serverWith(int count, double spread = 0)
    {
        Behaviour behaviour;
        behaviour.places = count;
        behaviour.spread = spread;
        return behaviour;
    }

private slots:
    void findsTheServerWithinTenRounds_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("spread");
        for (const int count : {1, 2, 4, 6, 16, 64, 0})
            for (const double spread : {0.0, 0.3})
                QTest::addRow("%d slots, spread %.1f", count, spread) << count << spread;
    }

    void findsTheServerWithinTenRounds()
    {
        QFETCH(int, count);
        QFETCH(double, spread);
        const AutoLimitSettings settings;
        const double best = SimulatedServer::bestOfAll(serverWith(count, spread), settings.maximum);
        for (unsigned seed = 1; seed <= 2; ++seed) {
            Search search(serverWith(count, spread), settings, seed);
            QCOMPARE(search.limit.limit(), 1);
            QVERIFY(search.run(10));
            const int found = search.limit.limit();
            const int rounds = search.limit.rounds();
            const double reached = search.throughput(20s);
            qInfo("seed %u: limit %d after %d rounds, %.0f of %.0f tokens/s", seed, found, rounds, reached, best);
            QVERIFY(rounds <= 10);
            QVERIFY(count == 0 || found <= 2 * count); // no more in flight than helps
            QVERIFY2(reached >= 0.9 * best, qPrintable(QString::number(reached / best)));
        }
    }

    void staysAtOneWhereASecondRequestGainsNothing_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("slowdown");
        QTest::newRow("one slot, the second waits") << 1 << 0.0;
        QTest::newRow("any number, but all share one speed") << 0 << 1.0;
        QTest::newRow("a gain too small to pay for") << 0 << 0.9;
    }

    void staysAtOneWhereASecondRequestGainsNothing()
    {
        QFETCH(int, count);
        QFETCH(double, slowdown);
        Behaviour behaviour = serverWith(count);
        behaviour.slowdown = slowdown;
        Search search(behaviour);
        QVERIFY(search.run(2)); // one round alone, one with a second
        QCOMPARE(search.limit.limit(), 1);
        QVERIFY(search.limit.isSettled());
        int atOne = 0;
        for (int minute = 0; minute < 30; ++minute) {
            search.throughput(60s);
            atOne += search.limit.limit() == 1 ? 1 : 0;
        }
        QVERIFY2(atOne >= 25, qPrintable(QString::number(atOne))); // it looks again now and then
    }

    void gainsThatGetSmallerAreFollowedForAWhile()
    {
        Behaviour behaviour;
        behaviour.slowdown = 0.1; // at most ten times the speed of one
        Search search(behaviour);
        QVERIFY(search.run(10));
        search.throughput(300s);
        const double reached = search.throughput(300s);
        QVERIFY2(reached >= 800, qPrintable(QString::number(reached))); // of 1000
        QVERIFY2(search.limit.limit() <= 128, qPrintable(QString::number(search.limit.limit()))); // the last tenth costs too much
    }

    void aModelThatLoadsFirstDoesNotMislead()
    {
        for (const int count : {1, 4}) {
            Behaviour behaviour = serverWith(count);
            behaviour.loading = 20s;
            Search search(behaviour);
            QVERIFY(search.run(10));
            search.throughput(300s);
            QVERIFY(search.throughput() >= 0.9 * 100 * count);
            QVERIFY2(search.limit.limit() <= 2 * count, qPrintable(QString::number(search.limit.limit())));
        }
    }

    void aHintIsWhereItStarts()
    {
        AutoLimitSettings settings;
        settings.start = 4;
        Search search(serverWith(4), settings);
        QCOMPARE(search.limit.limit(), 4);
        QVERIFY(search.run(2));
        QCOMPARE(search.limit.limit(), 4); // eight brought no more
    }

    void aHintThatIsTooHighIsCorrectedInTime()
    {
        AutoLimitSettings settings;
        settings.start = 16;
        Search search(serverWith(4), settings);
        search.throughput(1200s);
        QVERIFY2(search.limit.limit() <= 8, qPrintable(QString::number(search.limit.limit())));
        QVERIFY(search.throughput() >= 0.9 * 400);
    }

    void aServerThatGrowsIsFoundAgain()
    {
        Search search(serverWith(2));
        QVERIFY(search.run(10));
        QVERIFY(search.limit.limit() <= 3);
        search.server.setBehaviour(serverWith(8));
        search.throughput(1800s);
        QVERIFY2(search.throughput() >= 0.7 * 800, qPrintable(QString::number(search.limit.limit())));
    }

    void overloadHalvesOnceForAllThatWereSentBefore()
    {
        AutoLimitSettings settings;
        settings.start = 16;
        FakeClock clock;
        AutoLimit limit(settings, clock);
        QSignalSpy changed(&limit, &AutoLimit::limitChanged);
        const quint64 epoch = limit.epoch();
        for (int i = 0; i < 16; ++i)
            limit.noteOverload(epoch);
        QCOMPARE(limit.limit(), 8);
        QCOMPARE(changed.count(), 1);
        limit.noteOverload(limit.epoch());
        QCOMPARE(limit.limit(), 4);
        for (int i = 0; i < 5; ++i)
            limit.noteOverload(limit.epoch());
        QCOMPARE(limit.limit(), 1);
    }

    void afterAnOverloadItHoldsStillForAMinute()
    {
        AutoLimitSettings settings;
        settings.start = 8;
        Search search(serverWith(0), settings);
        search.limit.noteOverload(search.limit.epoch());
        QCOMPARE(search.limit.limit(), 4);
        search.throughput(59s);
        QCOMPARE(search.limit.limit(), 4);
        search.throughput(30s);
        QVERIFY(search.limit.limit() > 4); // carefully
        QVERIFY(search.limit.limit() < 32);
    }

    void aServerThatRefusesWhatItCannotTakeIsNotFlooded()
    {
        Behaviour behaviour = serverWith(4);
        behaviour.mostQueued = 1;
        Search search(behaviour);
        search.throughput(600s);
        QVERIFY(search.throughput(300s) >= 0.7 * 400);
        const double perMinute = double(search.server.refusals) / 15;
        QVERIFY2(perMinute < 3, qPrintable(QString::number(perMinute)));
    }

    void withoutEnoughQuestionsNothingIsConcluded()
    {
        FakeClock clock;
        AutoLimit limit({}, clock);
        for (int i = 0; i < 500; ++i) {
            clock.advance(1s);
            limit.noteAnswer(100, AutoLimit::Demand::TooLittle);
        }
        QCOMPARE(limit.limit(), 1);
        QCOMPARE(limit.rounds(), 0);
    }

    void theMaximumIsTheMost()
    {
        AutoLimitSettings settings;
        settings.maximum = 6;
        Search search(serverWith(0), settings);
        search.throughput(600s);
        QCOMPARE(search.limit.limit(), 6);
        settings.start = 50;
        QCOMPARE(AutoLimit(settings, search.server.clock).limit(), 6);
        settings.start = -1;
        QCOMPARE(AutoLimit(settings, search.server.clock).limit(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_AutoLimit)
#include "tst_AutoLimit.moc"
