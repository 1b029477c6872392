// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"

#include <QtTest/QTest>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

#ifdef Q_OS_LINUX
/// TCP_NODELAY of this process's sockets whose other end is that port.
QList<int> noDelayOfSocketsTo(quint16 port)
{
    QList<int> result;
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        sockaddr_in peer = {};
        socklen_t size = sizeof peer;
        if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0 || ntohs(peer.sin_port) != port)
            continue;
        int value = -1;
        socklen_t valueSize = sizeof value;
        getsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &value, &valueSize);
        result.append(value);
    }
    return result;
}
#endif

} // namespace

class tst_HttpSending : public QObject
{
    Q_OBJECT

private slots:
    void sendsAPostOnce_data();
    void sendsAPostOnce();
    void sendsALargePostWhole();
    void sendsALargePostWithoutDelay();
    void sendsFiftyRequestsAtOnce();
    void reusesConnectionsOfQuestionsWithoutABody();
    void asksForAConnectionPerPost();
};

void tst_HttpSending::sendsAPostOnce_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QByteArray>("body");
    const QByteArray small(2000, 'x');
    const QByteArray large(300'000, 'x');
    QTest::newRow("closed after reading") << FakeReply().close() << small;
    QTest::newRow("closed after reading, large") << FakeReply().close() << large;
    QTest::newRow("closed after reading, no body") << FakeReply().close() << QByteArray();
    QTest::newRow("broken after reading") << FakeReply().reset() << small;
    QTest::newRow("half a status line") << FakeReply().send("HTTP/1.1").pause(5ms).close() << small;
    QTest::newRow("closed in a redirect that repeats the body")
        << FakeReply().send(FakeReply::head(307, {{"Location", "/generate"}, {"Content-Length", "9"}}) + "else").pause(5ms).close()
        << small;
    QTest::newRow("another protocol") << FakeReply().send("SSH-2.0-OpenSSH_9.2\r\n").pause(5ms).close() << small;
    QTest::newRow("another protocol that stays") << FakeReply().send("220 mail ESMTP ready\r\n").pause(20ms).close() << small;
}

void tst_HttpSending::sendsAPostOnce()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QByteArray, body);
    for (const bool reused : {false, true}) { // on a fresh connection, and on one that already served a request
        FakeLlmServer server;
        if (reused)
            server.enqueue(FakeReply::json(200, {}));
        server.enqueue(reply, 10);
        SystemClock clock;
        HttpClient client(clock);
        if (reused)
            QVERIFY(resultOf(client.fetch(get(server.url(u"/first"_s)), nullptr)));
        const auto result = resultOf(client.fetch(post(server.url(u"/generate"_s), body), nullptr));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, result.error().httpStatus == 307 ? ErrorKind::BadRequest : ErrorKind::Reset);
        QTest::qWait(50); // time for Qt to try again, which it must not
        QCOMPARE(server.requestsTo("/generate").size(), 1);
        QCOMPARE(server.requestsTo("/generate").first().body, body);
    }
}

void tst_HttpSending::sendsALargePostWhole()
{
    QByteArray body;
    for (int number = 0; body.size() < 3'000'000; ++number)
        body += QByteArray::number(number) + ',';
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}), 2);
    SystemClock clock;
    HttpClient client(clock);
    for (int time = 0; time < 2; ++time) {
        QVERIFY(resultOf(client.fetch(post(server.url(), body), nullptr)));
        QCOMPARE(server.requests().at(time).body.size(), body.size());
        QVERIFY(server.requests().at(time).body == body);
    }
}

void tst_HttpSending::sendsALargePostWithoutDelay()
{
#ifdef Q_OS_LINUX
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &) { return FakeReply().hold().then(FakeReply::json(200, {})); });
    SystemClock clock;
    HttpClient client(clock);
    const auto outcome = watch(client.fetch(post(server.url(), QByteArray(30'000, 'p')), nullptr));
    QTRY_COMPARE(server.held(), 1);
    QTRY_COMPARE(noDelayOfSocketsTo(server.port()), QList<int>{1});
    server.release();
    QTRY_VERIFY(outcome->isDone && outcome->result);
#else
    QVERIFY(true);
#endif
}

void tst_HttpSending::sendsFiftyRequestsAtOnce()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &) { return FakeReply().hold().then(FakeReply::json(200, {})); });
    SystemClock clock;
    HttpClient client(clock);
    std::vector<std::shared_ptr<TaskOutcome<HttpResponse>>> outcomes;
    for (int number = 0; number < 50; ++number)
        outcomes.push_back(watch(client.fetch(post(server.url(), "{}"), nullptr)));
    QTRY_COMPARE(server.held(), 50); // all are at the server before it answered one
    QCOMPARE(client.inFlight(), 50);
    QCOMPARE(server.release(), 50);
    for (const auto &outcome : outcomes) {
        QTRY_VERIFY(outcome->isDone);
        QVERIFY(outcome->result);
    }
    QCOMPARE(server.peakInFlight(), 50);
    QCOMPARE(client.inFlight(), 0);
}

void tst_HttpSending::reusesConnectionsOfQuestionsWithoutABody()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &) { return FakeReply().hold().then(FakeReply::json(200, {})); });
    SystemClock clock;
    HttpClient client(clock);
    for (int round = 0; round < 3; ++round) {
        std::vector<std::shared_ptr<TaskOutcome<HttpResponse>>> outcomes;
        for (int number = 0; number < 13; ++number)
            outcomes.push_back(watch(client.fetch(get(server.url()), nullptr)));
        QTRY_COMPARE(server.held(), 13);
        server.release();
        for (const auto &outcome : outcomes)
            QTRY_VERIFY(outcome->isDone && outcome->result);
    }
    QCOMPARE(server.requests().size(), 39);
    QCOMPARE(server.connections(), 13);
}

void tst_HttpSending::asksForAConnectionPerPost()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &) { return FakeReply::openAiChat(QStringLiteral("hello")); });
    SystemClock clock;
    HttpClient client(clock);
    for (int time = 0; time < 5; ++time)
        QVERIFY(resultOf(client.fetch(post(server.url(), "{}"), nullptr)));
    QCOMPARE(server.connections(), 5);
    QCOMPARE(server.requests().last().header("Connection"), "close");
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(tst_HttpSending)
#include "tst_HttpSending.moc"
