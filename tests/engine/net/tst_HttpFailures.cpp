// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

class tst_HttpFailures : public QObject
{
    Q_OBJECT

private slots:
    void reportsARefusedConnection();
    void reportsAnUnknownHost();
    void reportsAnAddressThatIsNoWebAddress_data();
    void reportsAnAddressThatIsNoWebAddress();
    void reportsAServerThatSpeaksNoTls();
    void reportsAConnectionThatEndsTooEarly_data();
    void reportsAConnectionThatEndsTooEarly();
    void reportsAnAnswerThatIsTooLarge();
    void givesUpWhenTheFirstByteIsLate();
    void countsTheFirstByteAndNotTheHeaders();
    void givesUpWhenTheAnswerPauses();
    void letsASlowButSteadyAnswerLive();
    void givesUpWhenTheWholeTakesTooLong();
    void worksWithTheRealClock();
    void reportsAResetInTheBody();
    void takesTheEndOfAnUnmeasuredBodyForItsEnd();
    void readsAnAnswerThatEndsWithTheConnection_data();
    void readsAnAnswerThatEndsWithTheConnection();
};

void tst_HttpFailures::reportsARefusedConnection()
{
    FakeLlmServer server;
    server.stop();
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Unreachable);
    QVERIFY(watched.exchange->result().error().detail.contains(QString::number(server.port())));
    QCOMPARE(watched.headers.count(), 0);

    server.start(); // and the same client reaches it as soon as it lives
    server.enqueue(FakeReply::json(200, {}));
    QVERIFY(resultOf(client.fetch(post(server.url(), "{}"), nullptr)));
}

void tst_HttpFailures::reportsAnUnknownHost()
{
    SystemClock clock;
    HttpClient client(clock);
    HttpRequest request = get(QUrl(u"http://no-such-host.invalid/"_s));
    request.timeouts.total = 8s;
    const auto result = resultOf(client.fetch(request, nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Unreachable);
}

void tst_HttpFailures::reportsAnAddressThatIsNoWebAddress_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("a file") << QUrl(u"file:///etc/hostname"_s);
    QTest::newRow("data") << QUrl(u"data:text/plain,x"_s);
    QTest::newRow("no host") << QUrl(u"http:///x"_s);
    QTest::newRow("another protocol") << QUrl(u"ftp://127.0.0.1/"_s);
}

void tst_HttpFailures::reportsAnAddressThatIsNoWebAddress()
{
    QFETCH(const QUrl, url);
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(get(url)));
    QCOMPARE(watched.finished.count(), 0); // from the event loop, so that the caller can connect first
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Unreachable);
}

void tst_HttpFailures::reportsAServerThatSpeaksNoTls()
{
    FakeLlmServer server;
    SystemClock clock;
    HttpClient client(clock);
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    QTcpServer talker; // answers a TLS greeting with plain text
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    connect(&talker, &QTcpServer::newConnection, &talker, [&talker] {
        QTcpSocket *socket = talker.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    url.setPort(talker.serverPort());
    const auto result = resultOf(client.fetch(post(url, "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Tls);
    QVERIFY(!result.error().detail.isEmpty());
}

void tst_HttpFailures::reportsAConnectionThatEndsTooEarly_data()
{
    const QByteArray head = FakeReply::head(200, {{"Content-Type", "text/plain"}, {"Content-Length", "100"}});
    const FakeReply chunked = FakeReply::stream("text/event-stream").sendChunk("data: 1\n\n");
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<int>("status");
    QTest::newRow("FIN before the status") << FakeReply().close() << QByteArray() << 0;
    QTest::newRow("RST before the status") << FakeReply().reset() << QByteArray() << 0;
    QTest::newRow("FIN in the status line") << FakeReply().send("HTTP/1.1 2").pause(10ms).close() << QByteArray() << 0;
    QTest::newRow("FIN in the headers") << FakeReply().send(head.left(40)).pause(10ms).close() << QByteArray() << 0;
    QTest::newRow("FIN before the body") << FakeReply().send(head).pause(10ms).close() << QByteArray() << 200;
    QTest::newRow("FIN in a measured body") << FakeReply().send(head + "some").pause(10ms).close() << QByteArray("some") << 200;
    QTest::newRow("FIN in a chunked body") << FakeReply(chunked).pause(10ms).close() << QByteArray("data: 1\n\n") << 200;
    QTest::newRow("FIN in a chunk") << FakeReply(chunked).send("ff\r\ndata").pause(10ms).close() << QByteArray("data: 1\n\ndata") << 200;
}

void tst_HttpFailures::reportsAConnectionThatEndsTooEarly()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QByteArray, received);
    QFETCH(const int, status);
    FakeLlmServer server;
    server.enqueue(reply, 5);
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Reset);
    QVERIFY(!watched.exchange->result().error().detail.contains(u"Unknown"_s));
    QCOMPARE(watched.streamed(), received);
    QCOMPARE(watched.exchange->response().body, received);
    QCOMPARE(watched.exchange->status(), status);
    QTest::qWait(30); // time for Qt to try again, which it must not
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(watched.finished.count(), 1);
    QCOMPARE(client.inFlight(), 0);
}

void tst_HttpFailures::reportsAnAnswerThatIsTooLarge()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/plain").sendChunk(QByteArray(900, 'a')).hold().sendChunk(QByteArray(200, 'b')).keepSilent());
    server.enqueue(FakeReply::answer(200, "text/plain", QByteArray(1000, 'a')));
    SystemClock clock;
    HttpClient client(clock);
    HttpRequest request = get(server.url());
    request.maximumBytes = 1000;
    WatchedExchange watched(client.send(request));
    QTRY_COMPARE(watched.streamed().size(), 900);
    QVERIFY(watched.finished.isEmpty());
    server.release();
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::TooLarge);
    QTRY_COMPARE(server.abandoned(), 1);

    const auto fits = resultOf(client.fetch(request, nullptr)); // exactly the limit is not more
    QVERIFY(fits);
    QCOMPARE(fits->body.size(), 1000);
}

void tst_HttpFailures::givesUpWhenTheFirstByteIsLate()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().keepSilent());
    FakeClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.firstByte = 300s;
    WatchedExchange watched(client.send(request));
    QTRY_COMPARE(server.inFlight(), 1);
    clock.advance(299'999ms);
    QTest::qWait(1);
    QCOMPARE(watched.finished.count(), 0);
    clock.advance(1ms);
    QVERIFY(watched.waitForEnd());
    const auto &result = watched.exchange->result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QVERIFY2(result.error().detail.contains(u"first byte"_s), qPrintable(result.error().detail));
    QTRY_COMPARE(server.abandoned(), 1);
    QCOMPARE(clock.pending(), 0);
}

void tst_HttpFailures::countsTheFirstByteAndNotTheHeaders()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").keepSilent());
    FakeClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.firstByte = 10s;
    request.timeouts.idle = 1s; // does not run before the first byte
    WatchedExchange watched(client.send(request));
    QTRY_COMPARE(watched.headers.count(), 1);
    clock.advance(9'999ms);
    QTest::qWait(1);
    QCOMPARE(watched.finished.count(), 0);
    clock.advance(1ms);
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
    QVERIFY(watched.exchange->result().error().detail.contains(u"first byte"_s));
}

void tst_HttpFailures::givesUpWhenTheAnswerPauses()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").sendChunk("one").keepSilent());
    FakeClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.firstByte = 10s;
    request.timeouts.idle = 60s;
    WatchedExchange watched(client.send(request));
    QTRY_COMPARE(watched.streamed(), "one");
    clock.advance(59'999ms); // past the limit of the first byte, which has come
    QTest::qWait(1);
    QCOMPARE(watched.finished.count(), 0);
    clock.advance(1ms);
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
    QVERIFY(watched.exchange->result().error().detail.contains(u"more of the answer"_s));
    QCOMPARE(watched.exchange->response().body, "one");
    QTRY_COMPARE(server.abandoned(), 1);
}

void tst_HttpFailures::letsASlowButSteadyAnswerLive()
{
    FakeReply reply = FakeReply::stream("text/event-stream");
    for (int chunk = 0; chunk < 10; ++chunk)
        reply.hold().sendChunk("x");
    FakeLlmServer server;
    server.enqueue(reply.sendLastChunk());
    FakeClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.idle = 60s;
    WatchedExchange watched(client.send(request));
    for (int chunk = 1; chunk <= 10; ++chunk) {
        QTRY_COMPARE(server.held(), 1);
        clock.advance(59s);
        server.release();
        QTRY_COMPARE(watched.streamed().size(), chunk);
    }
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(clock.pending(), 0);
}

void tst_HttpFailures::givesUpWhenTheWholeTakesTooLong()
{
    FakeReply reply = FakeReply::stream("text/event-stream");
    for (int chunk = 0; chunk < 10; ++chunk)
        reply.hold().sendChunk("x");
    FakeLlmServer server;
    server.enqueue(reply.sendLastChunk());
    FakeClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.idle = 60s;
    request.timeouts.total = 120s;
    WatchedExchange watched(client.send(request));
    for (int chunk = 1; chunk <= 2; ++chunk) {
        QTRY_COMPARE(server.held(), 1);
        clock.advance(50s);
        server.release();
        QTRY_COMPARE(watched.streamed().size(), chunk);
    }
    clock.advance(20s);
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
    QVERIFY(watched.exchange->result().error().detail.contains(u"whole answer"_s));
    QTRY_COMPARE(server.abandoned(), 1);
}

void tst_HttpFailures::worksWithTheRealClock()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().keepSilent(), 2);
    SystemClock clock;
    HttpClient client(clock);
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.firstByte = 30ms;
    const auto late = resultOf(client.fetch(request, nullptr));
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::Timeout);
    request.timeouts = {};
    request.timeouts.total = 30ms;
    const auto long_ = resultOf(client.fetch(request, nullptr));
    QVERIFY(!long_);
    QCOMPARE(long_.error().kind, ErrorKind::Timeout);
    QTRY_COMPARE(server.inFlight(), 0);
}

void tst_HttpFailures::reportsAResetInTheBody()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").sendChunk("data: 1\n\n").hold().reset());
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QTRY_COMPARE(watched.streamed(), "data: 1\n\n");
    server.release();
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Reset);
    QCOMPARE(watched.exchange->response().body, "data: 1\n\n");
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpFailures::takesTheEndOfAnUnmeasuredBodyForItsEnd()
{
    // Without a length the connection cannot tell a whole body from half of one: that is for the protocol's end marker.
    FakeLlmServer server;
    server.enqueue(FakeReply().send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhalf a").pause(20ms).close());
    SystemClock clock;
    HttpClient client(clock);
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->body, "half a");
}

void tst_HttpFailures::readsAnAnswerThatEndsWithTheConnection_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::newRow("measured") << FakeReply::answer(200, "text/plain", "whole").close();
    QTest::newRow("chunked") << FakeReply::stream("text/plain").sendChunk("whole").sendLastChunk().close();
    QTest::newRow("unmeasured") << FakeReply().send("HTTP/1.1 200 OK\r\n\r\nwhole").close();
}

void tst_HttpFailures::readsAnAnswerThatEndsWithTheConnection()
{
    QFETCH(const FakeReply, reply);
    FakeLlmServer server;
    SystemClock clock;
    HttpClient client(clock);
    for (int time = 0; time < 100; ++time) {
        server.enqueue(reply);
        const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
        QVERIFY2(result, qPrintable(u"time %1: %2"_s.arg(time).arg(result ? QString() : result.error().detail)));
        QCOMPARE(result->body, "whole");
    }
    QCOMPARE(server.requests().size(), 100);
}

QTEST_GUILESS_MAIN(tst_HttpFailures)
#include "tst_HttpFailures.moc"
