// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/SingleFlight.h"
#include "tests/support/CoroTest.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Work that ends when the test says how.
class Server final : public QObject
{
    Q_OBJECT

public:
    using Listener = SingleFlight<int, QString>::Listener;

    [[nodiscard]] Task<int> work(CancelToken *token, Listener listener)
    {
        ++started;
        listeners.push_back(listener);
        co_await onSignal(this, &Server::released, token);
        if (token->isCancelled()) {
            emit cancelling();
            ++cancelled;
            co_return Error(ErrorKind::Cancelled);
        }
        co_return answer;
    }

    SingleFlight<int, QString>::Work asWork()
    {
        return [this](CancelToken *token, Listener listener) { return work(token, std::move(listener)); };
    }

    int started = 0;
    int cancelled = 0;
    Result<int> answer = 42;
    std::vector<Listener> listeners;

signals:
    void released();
    void cancelling();
};

} // namespace

class tst_SingleFlight : public QObject
{
    Q_OBJECT

private slots:
    void theSameKeyIsOnePieceOfWork()
    {
        Server server;
        SingleFlight<int, QString> flights;
        const auto first = watch(flights.join("a", server.asWork(), {}, {}));
        const auto second = watch(flights.join("a", server.asWork(), {}, {}));
        const auto other = watch(flights.join("b", server.asWork(), {}, {}));
        QCOMPARE(server.started, 2);
        QCOMPARE(flights.underWay(), 2);
        emit server.released();
        QTRY_VERIFY(first->isDone && second->isDone && other->isDone);
        QCOMPARE(*first->result, 42);
        QCOMPARE(*second->result, 42);
        QCOMPARE(flights.underWay(), 0);
    }

    void whoComesAfterTheEndStartsAnew()
    {
        Server server;
        SingleFlight<int, QString> flights;
        const auto first = watch(flights.join("a", server.asWork(), {}, {}));
        emit server.released();
        QTRY_VERIFY(first->isDone);
        const auto second = watch(flights.join("a", server.asWork(), {}, {}));
        QCOMPARE(server.started, 2);
        emit server.released();
        QTRY_VERIFY(second->isDone);
    }

    void aFailureIsEverybodys()
    {
        Server server;
        server.answer = Error(ErrorKind::RefusedByModel, u"no"_s);
        SingleFlight<int, QString> flights;
        const auto first = watch(flights.join("a", server.asWork(), {}, {}));
        const auto second = watch(flights.join("a", server.asWork(), {}, {}));
        emit server.released();
        QTRY_VERIFY(first->isDone && second->isDone);
        QCOMPARE(first->result.error().kind, ErrorKind::RefusedByModel);
        QCOMPARE(second->result.error().detail, u"no"_s);
        QCOMPARE(server.started, 1);
    }

    void cancellingOneDoesNotCancelTheOthers_data()
    {
        QTest::addColumn<bool>("first");
        QTest::newRow("the one who started it") << true;
        QTest::newRow("one who came later") << false;
    }

    void cancellingOneDoesNotCancelTheOthers()
    {
        QFETCH(bool, first);
        Server server;
        SingleFlight<int, QString> flights;
        CancelToken firstToken, secondToken;
        const auto firstOutcome = watch(flights.join("a", server.asWork(), &firstToken, {}));
        const auto secondOutcome = watch(flights.join("a", server.asWork(), &secondToken, {}));
        (first ? firstToken : secondToken).cancel();
        const auto leaver = first ? firstOutcome : secondOutcome;
        const auto stayer = first ? secondOutcome : firstOutcome;
        QTRY_VERIFY(leaver->isDone);
        QCOMPARE(leaver->result.error().kind, ErrorKind::Cancelled);
        QVERIFY(!stayer->isDone);
        QCOMPARE(server.cancelled, 0);
        emit server.released();
        QTRY_VERIFY(stayer->isDone);
        QCOMPARE(*stayer->result, 42);
    }

    void theLastToLeaveCancelsTheWork()
    {
        Server server;
        SingleFlight<int, QString> flights;
        CancelToken firstToken, secondToken;
        const auto first = watch(flights.join("a", server.asWork(), &firstToken, {}));
        const auto second = watch(flights.join("a", server.asWork(), &secondToken, {}));
        firstToken.cancel();
        secondToken.cancel();
        QTRY_VERIFY(first->isDone && second->isDone);
        QTRY_COMPARE(server.cancelled, 1);
        QCOMPARE(flights.underWay(), 0);
    }

    void aNewcomerDoesNotBoardWorkThatIsBeingCancelled()
    {
        Server server;
        SingleFlight<int, QString> flights;
        CancelToken token;
        std::shared_ptr<TaskOutcome<int>> second;
        const auto first = watch(flights.join("a", server.asWork(), &token, {}));
        bool wasDone = true;
        const auto joinAgain = [&] {
            wasDone = first->isDone;
            second = watch(flights.join("a", server.asWork(), {}, {}));
        };
        connect(&server, &Server::cancelling, this, joinAgain, Qt::SingleShotConnection);
        token.cancel();
        QTRY_VERIFY(second);
        QVERIFY(!wasDone); // it waits until the work has stopped
        QCOMPARE(server.started, 2);
        QTRY_VERIFY(first->isDone);
        QCOMPARE(server.cancelled, 1);
        emit server.released();
        QTRY_VERIFY(second->isDone);
        QCOMPARE(*second->result, 42);
    }

    void reportsReachEverybodyAndTheLatestWhoComesLate()
    {
        Server server;
        SingleFlight<int, QString> flights;
        CancelToken token;
        QStringList first, second;
        const auto firstOutcome = watch(flights.join("a", server.asWork(), &token, [&](const QString &report) { first << report; }));
        server.listeners.at(0)(u"one"_s);
        const auto secondOutcome = watch(flights.join("a", server.asWork(), {}, [&](const QString &report) { second << report; }));
        server.listeners.at(0)(u"two"_s);
        token.cancel();
        server.listeners.at(0)(u"three"_s); // at once, before the cancelled one has woken up
        QCOMPARE(first, (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(second, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        emit server.released();
        QTRY_VERIFY(firstOutcome->isDone && secondOutcome->isDone);
        server.listeners.at(0)(u"nobody hears this"_s);
        QCOMPARE(second.size(), 3);
    }

    void workThatIsDoneAtOnceIsNotWaitedFor()
    {
        SingleFlight<int, QString> flights;
        const SingleFlight<int, QString>::Work work = [](CancelToken *, SingleFlight<int, QString>::Listener) { return immediate(); };
        QCOMPARE(*resultOf(flights.join("a", work, {}, {})), 7);
        QCOMPARE(flights.underWay(), 0);
    }

    void dyingCancelsWhatIsUnderWay()
    {
        Server server;
        auto flights = std::make_unique<SingleFlight<int, QString>>();
        const auto outcome = watch(flights->join("a", server.asWork(), {}, {}));
        flights.reset();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.cancelled, 1);
    }

private:
    [[nodiscard]] static Task<int> immediate() { co_return 7; }
};

QTEST_GUILESS_MAIN(tst_SingleFlight)
#include "tst_SingleFlight.moc"
