// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RateGate.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"

#include <QtCore/QMap>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <random>

using namespace trinity;
using namespace trinity::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class tst_RateGate : public QObject
{
    Q_OBJECT

private:
    using Outcome = std::shared_ptr<TaskOutcome<quint64>>;

    /// Notes when each of those who wait starts.
    struct Crowd {
        Crowd(RateGate &gate, FakeClock &clock, int count)
        {
            for (int i = 0; i < count; ++i) {
                outcomes.push_back(watch(gate.pass(nullptr)));
                outcomes.back()->whenDone = [this, &clock, i] { starts.append({i, clock.now()}); };
            }
        }
        ~Crowd()
        {
            for (const Outcome &outcome : outcomes)
                outcome->whenDone = nullptr;
        }
        std::vector<Outcome> outcomes;
        QList<std::pair<int, Clock::TimePoint>> starts;
    };

private slots:
    void anOpenGateLetsEverybodyPassAtOnce()
    {
        FakeClock clock;
        RateGate gate(clock);
        QVERIFY(gate.admits(0));
        for (int i = 0; i < 100; ++i)
            QVERIFY(watch(gate.pass(nullptr))->isDone);
    }

    void aClosedGateKeepsAllOutUntilTheTime()
    {
        FakeClock clock;
        RateGate gate(clock, [] { return 0.5; });
        QSignalSpy opened(&gate, &RateGate::opened);
        gate.close(8s, ErrorKind::RateLimited);
        QCOMPARE(gate.state(), RateGate::State::Closed);
        QCOMPARE(gate.remaining(), milliseconds(8s));
        QVERIFY(!gate.admits(0));
        Crowd crowd(gate, clock, 3);
        QCOMPARE(gate.waiting(), 3);
        clock.elapse(7999ms);
        QVERIFY(crowd.starts.isEmpty());
        clock.elapse(1ms);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(crowd.starts.size(), 1); // one goes first
        QVERIFY(gate.admits(*crowd.outcomes.front()->result));
        QVERIFY(!gate.admits(0));
        clock.elapse(10s);
        QCOMPARE(crowd.starts.size(), 3);
        QCOMPARE(gate.state(), RateGate::State::Open);
        QVERIFY(gate.admits(0));
        QCOMPARE(opened.count(), 1);
    }

    void thoseWhoWaitStartInOrderAndNeverInAWave()
    {
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        FakeClock clock;
        RateGate gate(clock, [&random] { return double(random() % 1000) / 1000; });
        gate.close(2s, ErrorKind::RateLimited);
        const auto opening = clock.now() + 2s;
        Crowd crowd(gate, clock, 100);
        clock.elapse(30s);
        QCOMPARE(crowd.starts.size(), 100);
        QMap<qint64, int> histogram; // starts in each tenth of a second
        for (int i = 0; i < crowd.starts.size(); ++i) {
            QCOMPARE(crowd.starts.at(i).first, i);
            ++histogram[(crowd.starts.at(i).second - opening) / 100ms];
        }
        const int most = *std::max_element(histogram.begin(), histogram.end());
        QVERIFY2(most <= 10, qPrintable(QString::number(most)));
        QVERIFY(crowd.starts.at(1).second - crowd.starts.at(0).second >= 500ms); // the first one's answer comes first
        QVERIFY(crowd.starts.last().second - opening < 10s);
    }

    void answersLetTheOthersFollowFaster()
    {
        const auto timeFor = [](bool answers) {
            FakeClock clock;
            RateGate gate(clock, [] { return 1.0; });
            gate.close(1s, ErrorKind::RateLimited);
            Crowd crowd(gate, clock, 6);
            clock.elapse(1s);
            const auto first = crowd.starts.first().second;
            while (crowd.starts.size() < 6) {
                clock.elapse(10ms);
                if (answers)
                    gate.noteAnswer();
            }
            return crowd.starts.last().second - first;
        };
        QVERIFY(timeFor(false) > 2s);
        QVERIFY(timeFor(true) < 500ms);
    }

    void aRefusalWhileItOpensClosesItAgainForAllWhoHaveNotStarted()
    {
        FakeClock clock;
        RateGate gate(clock, [] { return 0.5; });
        gate.close(1s, ErrorKind::RateLimited);
        Crowd crowd(gate, clock, 50);
        int sent = 0;
        for (int closing = 1; closing <= 5; ++closing) {
            QCOMPARE(gate.closings(), closing);
            clock.elapse(gate.remaining());
            QCOMPARE(crowd.starts.size(), ++sent); // only the first of each opening
            const quint64 pass = *crowd.outcomes.at(size_t(sent - 1))->result;
            QVERIFY(gate.admits(pass));
            clock.elapse(100ms);
            gate.close(1s, ErrorKind::RateLimited);
            QVERIFY(!gate.admits(pass)); // it has been used, or comes too late
        }
        gate.noteAnswer();
        QCOMPARE(gate.closings(), 0);
    }

    void closingAClosedGateOnlyMakesItLonger()
    {
        FakeClock clock;
        RateGate gate(clock);
        QSignalSpy closed(&gate, &RateGate::closed);
        gate.close(10s, ErrorKind::RateLimited);
        gate.close(5s, ErrorKind::RateLimited);
        QCOMPARE(gate.remaining(), milliseconds(10s));
        QCOMPARE(closed.count(), 1);
        gate.close(20s, ErrorKind::Overloaded);
        QCOMPARE(gate.remaining(), milliseconds(20s));
        QCOMPARE(toString(gate.reason()), toString(ErrorKind::Overloaded));
        QCOMPARE(closed.count(), 2);
        QCOMPARE(gate.closings(), 1); // one refusal of many at once
        clock.advance(19999ms);
        QCOMPARE(gate.state(), RateGate::State::Closed);
        clock.advance(1ms);
        QCOMPARE(gate.state(), RateGate::State::Open); // nobody waited
    }

    void theCountdownFallsFourTimesASecondAndEndsAtExactlyZero()
    {
        FakeClock clock;
        RateGate gate(clock);
        QList<milliseconds> ticks;
        connect(&gate, &RateGate::countdown, &gate, [&](milliseconds left) { ticks.append(left); });
        gate.close(2100ms, ErrorKind::RateLimited);
        clock.advance(60s);
        QCOMPARE(ticks.size(), 9);
        QCOMPARE(ticks.first(), 1850ms);
        QCOMPARE(ticks.last(), 0ms);
        for (int i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks.at(i) < ticks.at(i - 1));
    }

    void whoCancelsLeavesTheQueue()
    {
        FakeClock clock;
        RateGate gate(clock);
        gate.close(5s, ErrorKind::RateLimited);
        CancelToken token;
        const Outcome cancelled = watch(gate.pass(&token));
        const Outcome other = watch(gate.pass(nullptr));
        token.cancel();
        QTRY_VERIFY(cancelled->isDone);
        QCOMPARE(toString(cancelled->result.error().kind), toString(ErrorKind::Cancelled));
        QCOMPARE(gate.waiting(), 1);
        clock.elapse(5s);
        QVERIFY(other->isDone && other->result); // first now
        QVERIFY(watch(gate.pass(&token))->result.error().kind == ErrorKind::Cancelled);
    }

    void whenTheGateDiesThoseWhoWaitAreTold()
    {
        FakeClock clock;
        auto gate = std::make_unique<RateGate>(clock);
        gate->close(5s, ErrorKind::RateLimited);
        const Outcome waiting = watch(gate->pass(nullptr));
        gate.reset();
        QTRY_VERIFY(waiting->isDone);
        QCOMPARE(toString(waiting->result.error().kind), toString(ErrorKind::Cancelled));
        clock.advance(60s);
    }

    void aSlotMayDeleteTheGate()
    {
        FakeClock clock;
        auto gate = std::make_unique<RateGate>(clock);
        connect(gate.get(), &RateGate::countdown, this, [&](milliseconds left) {
            if (left == 0ms)
                gate.reset();
        });
        gate->close(5s, ErrorKind::RateLimited);
        clock.advance(60s);
        QVERIFY(!gate);
    }
};

QTEST_GUILESS_MAIN(tst_RateGate)
#include "tst_RateGate.moc"
