// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"

#include <QtTest/QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

class tst_HttpAbort : public QObject
{
    Q_OBJECT

private slots:
    void closesTheConnectionWhenAborted_data();
    void closesTheConnectionWhenAborted();
    void abortIsHarmlessAfterTheEnd();
    void mayBeAbortedFromItsOwnSignals();
    void mayBeDeletedFromItsOwnSignals_data();
    void mayBeDeletedFromItsOwnSignals();
    void closesTheConnectionWhenTheExchangeIsDeleted();
    void closesEverythingWhenTheClientIsDeleted();
    void startsAgainAfterManyAborts();
};

void tst_HttpAbort::closesTheConnectionWhenAborted_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QByteArray>("after"); ///< body bytes to wait for
    QTest::newRow("before the status") << FakeReply().keepSilent() << QByteArray();
    QTest::newRow("after the headers") << FakeReply::stream("text/plain").keepSilent() << QByteArray();
    QTest::newRow("in the body") << FakeReply::stream("text/plain").sendChunk("one").keepSilent() << QByteArray("one");
}

void tst_HttpAbort::closesTheConnectionWhenAborted()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QByteArray, after);
    FakeLlmServer server;
    server.enqueue(reply);
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QTRY_COMPARE(server.inFlight(), 1);
    QTRY_COMPARE(watched.streamed(), after);
    watched.exchange->abort();
    QCOMPARE(watched.finished.count(), 0); // from the event loop
    QCOMPARE(client.inFlight(), 0); // but its place is free at once
    watched.exchange->abort();
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(server.abandoned(), 1);
    QCOMPARE(server.closedByClient(), 1);
    QCOMPARE(watched.finished.count(), 1);
}

void tst_HttpAbort::abortIsHarmlessAfterTheEnd()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}));
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(get(server.url())));
    QVERIFY(watched.waitForEnd());
    watched.exchange->abort();
    QTest::qWait(10);
    QCOMPARE(watched.finished.count(), 1);
    QVERIFY(watched.exchange->result());
}

void tst_HttpAbort::mayBeAbortedFromItsOwnSignals()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/plain").sendChunk("one").pause(5ms).sendChunk("two").keepSilent(), 2);
    SystemClock clock;
    HttpClient client(clock);

    WatchedExchange atHeaders(client.send(get(server.url())));
    connect(atHeaders.exchange, &HttpExchange::headersReceived, atHeaders.exchange, &HttpExchange::abort);
    QVERIFY(atHeaders.waitForEnd());
    QCOMPARE(atHeaders.exchange->result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(atHeaders.streamed(), "");

    WatchedExchange inBody(client.send(get(server.url())));
    connect(inBody.exchange, &HttpExchange::bodyReceived, inBody.exchange, &HttpExchange::abort);
    QVERIFY(inBody.waitForEnd());
    QCOMPARE(inBody.exchange->result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(inBody.bodies.count(), 1);
    QTRY_COMPARE(server.abandoned(), 2);
}

void tst_HttpAbort::mayBeDeletedFromItsOwnSignals_data()
{
    QTest::addColumn<QString>("victim");
    QTest::addColumn<QString>("when");
    for (const auto *victim : {"exchange", "client"})
        for (const auto *when : {"headers", "body", "end"})
            QTest::addRow("%s, at %s", victim, when) << QString::fromLatin1(victim) << QString::fromLatin1(when);
}

void tst_HttpAbort::mayBeDeletedFromItsOwnSignals()
{
    QFETCH(const QString, victim);
    QFETCH(const QString, when);
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/plain").sendChunk("one").pause(5ms).sendChunk("two").sendLastChunk());
    SystemClock clock;
    auto client = std::make_unique<HttpClient>(clock);
    const QPointer<HttpExchange> exchange = client->send(get(server.url()));
    int calls = 0;
    const auto destroy = [&] {
        ++calls;
        if (victim == u"client"_s)
            client.reset();
        else
            delete exchange.data();
    };
    if (when == u"headers"_s)
        connect(exchange, &HttpExchange::headersReceived, this, destroy);
    else if (when == u"body"_s)
        connect(exchange, &HttpExchange::bodyReceived, this, destroy);
    else
        connect(exchange, &HttpExchange::finished, this, destroy);
    QTRY_VERIFY(!exchange);
    QCOMPARE(calls, 1);
    QTRY_COMPARE(server.inFlight(), 0);
    if (client)
        QCOMPARE(client->inFlight(), 0);
}

void tst_HttpAbort::closesTheConnectionWhenTheExchangeIsDeleted()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().keepSilent());
    SystemClock clock;
    HttpClient client(clock);
    HttpExchange *exchange = client.send(post(server.url(), "{}"));
    QTRY_COMPARE(server.inFlight(), 1);
    delete exchange;
    QTRY_COMPARE(server.abandoned(), 1);
    QCOMPARE(client.inFlight(), 0);
}

void tst_HttpAbort::closesEverythingWhenTheClientIsDeleted()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &request) {
        return request.number % 2 == 0 ? FakeReply().keepSilent() : FakeReply::stream("text/plain").sendChunk("one").keepSilent();
    });
    SystemClock clock;
    auto client = std::make_unique<HttpClient>(clock);
    QList<QPointer<HttpExchange>> exchanges;
    int destroyed = 0;
    for (int number = 0; number < 20; ++number) {
        exchanges.append(client->send(post(server.url(), QByteArray(50'000, 'x'))));
        connect(exchanges.last(), &QObject::destroyed, this, [&destroyed] { ++destroyed; });
    }
    QTRY_COMPARE(server.inFlight(), 20);
    exchanges.append(client->send(post(server.url(), "{}"))); // and one that is not on the wire yet
    client.reset();
    QCOMPARE(destroyed, 20);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(server.abandoned() >= 20);
}

void tst_HttpAbort::startsAgainAfterManyAborts()
{
    FakeLlmServer server;
    server.setHandler(
        [](const FakeRequest &request) { return request.path() == "/silent" ? FakeReply().keepSilent() : FakeReply::json(200, {}); });
    SystemClock clock;
    HttpClient client(clock);
    for (int round = 0; round < 3; ++round) {
        QList<HttpExchange *> exchanges;
        for (int number = 0; number < 12; ++number)
            exchanges.append(client.send(post(server.url(u"/silent"_s), "{}")));
        QTRY_COMPARE(server.inFlight(), 12);
        for (HttpExchange *exchange : exchanges) {
            exchange->abort();
            exchange->deleteLater();
        }
        const auto result = resultOf(client.fetch(get(server.url(u"/good"_s)), nullptr)); // on managers that close connections just now
        QVERIFY(result);
        QTRY_COMPARE(server.inFlight(), 0);
    }
    QCOMPARE(server.abandoned(), 36);
    QCOMPARE(client.inFlight(), 0);
}

QTEST_GUILESS_MAIN(tst_HttpAbort)
#include "tst_HttpAbort.moc"
