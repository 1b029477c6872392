// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/SecureBench.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/NghttpxProxy.h"

#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

using Outcomes = std::vector<std::shared_ptr<TaskOutcome<HttpResponse>>>;

Outcomes sendAtOnce(HttpClient &client, const QUrl &url, int count)
{
    Outcomes outcomes;
    for (int number = 0; number < count; ++number)
        outcomes.push_back(watch(client.fetch(post(url, "{\"number\":" + QByteArray::number(number) + '}'), nullptr)));
    return outcomes;
}

int succeeded(const Outcomes &outcomes)
{
    return int(std::count_if(outcomes.cbegin(), outcomes.cend(), [](const auto &outcome) { return outcome->isDone && outcome->result; }));
}

int ended(const Outcomes &outcomes)
{
    return int(std::count_if(outcomes.cbegin(), outcomes.cend(), [](const auto &outcome) { return outcome->isDone; }));
}

FakeReply heldAnswer(const FakeRequest &)
{
    return FakeReply().hold().then(FakeReply::json(200, {}));
}

FakeReply atOnce(const FakeRequest &)
{
    return FakeReply::json(200, {});
}

} // namespace

/// Over real HTTP/2: nghttpx in front of the scripted server.
class tst_Http2 : public QObject
{
    Q_OBJECT

private slots:
    void runsTwoHundredRequestsOverOneConnection();
    void opensAConnectionForEveryNinetyRequestsAtOnce();
    void opensOneConnectionForSixRequestsAtOnce();
    void deliversTheBytesWhileTheyCome();
    void sendsALargeRequestWhole();
    void abortsOneRequestAndLeavesTheOthers();
    void endsEveryExchangeWhenTheServerDies();
    void endsEveryExchangeWhenTheServerStandsStill();
    void outlivesAServerThatGoesInOrder();
    void isNotHeldUpByAServerThatTakesFewStreams();
    void speaksHttp1WhereHttp2IsNotOffered();
    void speaksHttp1AfterABrokenStream();
    void sharesTheRefusalOfAConnection();
    void limitsTheSizeOfAnAnswer();

private:
    TestCertificates m_certificates;
    SystemClock m_clock;
};

void tst_Http2::runsTwoHundredRequestsOverOneConnection()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpSettings settings = trusting(m_certificates);
    settings.http2Connections = 1;
    HttpClient client(m_clock, settings);
    const auto outcomes = sendAtOnce(client, proxy.url(), 200);
    QCOMPARE(client.inFlight(), 200);
    QTRY_COMPARE(server.held(), 90);
    connect(&server, &FakeLlmServer::requestArrived, &server, [&server] {
        QMetaObject::invokeMethod(
            &server, [&server] { server.release(); }, Qt::QueuedConnection);
    });
    server.release();
    QTRY_COMPARE(succeeded(outcomes), 200);
    QCOMPARE(server.requests().size(), 200);
    QVERIFY2(server.peakInFlight() <= 90, qPrintable(QString::number(server.peakInFlight())));
    QTRY_COMPARE(proxy.served().size(), 200);
    QCOMPARE(proxy.connections(), 1);
    for (const auto &each : proxy.served())
        QCOMPARE(each.protocol, "h2");
}

void tst_Http2::opensAConnectionForEveryNinetyRequestsAtOnce()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    const auto outcomes = sendAtOnce(client, proxy.url(), 200);
    QTRY_COMPARE(server.held(), 200); // all are at the server before it answered one
    server.release();
    QTRY_COMPARE(succeeded(outcomes), 200);
    QTRY_COMPARE(proxy.served().size(), 200);
    QCOMPARE(proxy.connections(), 3);
    QCOMPARE(client.inFlight(), 0);
}

void tst_Http2::opensOneConnectionForSixRequestsAtOnce()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy proxy(server.port(), m_certificates);
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    const auto outcomes = sendAtOnce(client, proxy.url(), 6);
    QTRY_COMPARE(server.held(), 1);
    QTest::qWait(20);
    QCOMPARE(server.held(), 1);
    server.release();
    QTRY_COMPARE(server.held(), 5);
    server.release();
    QTRY_COMPARE(succeeded(outcomes), 6);
    QTRY_COMPARE(proxy.served().size(), 6);
    QCOMPARE(proxy.connections(), 1);
}

void tst_Http2::deliversTheBytesWhileTheyCome()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").hold().sendChunk("one").hold().sendChunk("two").hold().sendLastChunk());
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(proxy.url(), "{}")));
    QTRY_COMPARE(watched.headers.count(), 1);
    for (const auto *sofar : {"", "one", "onetwo"}) {
        QTRY_COMPARE(watched.streamed(), sofar);
        QTRY_COMPARE(server.held(), 1);
        server.release();
    }
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(watched.exchange->result()->body, "onetwo");
    QTRY_COMPARE(proxy.served().size(), 1);
    QCOMPARE(proxy.served().constFirst().protocol, "h2");
}

void tst_Http2::sendsALargeRequestWhole()
{
    QByteArray body;
    for (int number = 0; body.size() < 1'000'000; ++number)
        body += QByteArray::number(number) + ',';
    FakeLlmServer server;
    server.setHandler(atOnce);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    for (int time = 0; time < 2; ++time) {
        QVERIFY(resultOf(client.fetch(post(proxy.url(), body), nullptr)));
        QVERIFY(server.requests().last().body == body);
    }
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().first().header("Accept-Encoding"), "identity");
}

void tst_Http2::abortsOneRequestAndLeavesTheOthers()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    const auto others = sendAtOnce(client, proxy.url(), 3);
    QTRY_COMPARE(server.held(), 3);
    WatchedExchange watched(client.send(post(proxy.url(), "{}")));
    QTRY_COMPARE(server.held(), 4);
    watched.exchange->abort();
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(server.abandoned(), 1); // the server need not go on
    server.release();
    QTRY_COMPARE(succeeded(others), 3);
    server.setHandler(atOnce);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_COMPARE(proxy.served().size(), 4);
    QCOMPARE(proxy.connections(), 1);
}

void tst_Http2::endsEveryExchangeWhenTheServerDies()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &request) {
        return request.number % 2 == 0 ? FakeReply::stream("text/event-stream").sendChunk("one").keepSilent() : FakeReply().keepSilent();
    });
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates)); // with the real limits: 60 s of silence
    const auto outcomes = sendAtOnce(client, proxy.url(), 40);
    QTRY_COMPARE(server.inFlight(), 40);
    proxy.kill();
    QTRY_COMPARE_WITH_TIMEOUT(ended(outcomes), 40, 5000);
    for (const auto &outcome : outcomes) {
        QVERIFY(!outcome->result);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Reset);
    }
    QCOMPARE(client.inFlight(), 0);
    const auto refused = resultOf(client.fetch(post(proxy.url(), "{}"), nullptr));
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);

    proxy.start();
    server.setHandler(atOnce);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_COMPARE(proxy.served().size(), 1);
    QCOMPARE(proxy.served().last().protocol, "h2"); // a server that died says nothing about HTTP/2
}

void tst_Http2::endsEveryExchangeWhenTheServerStandsStill()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &) { return FakeReply::stream("text/event-stream").sendChunk("one").hold().sendLastChunk(); });
    NghttpxProxy proxy(server.port(), m_certificates);
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    std::vector<std::unique_ptr<WatchedExchange>> watched;
    for (int number = 0; number < 10; ++number)
        watched.push_back(std::make_unique<WatchedExchange>(client.send(post(proxy.url(), "{}"))));
    for (const auto &each : watched)
        QTRY_COMPARE(each->streamed(), "one");
    proxy.freeze();
    clock.advance(59s);
    QTest::qWait(1);
    QCOMPARE(client.inFlight(), 10);
    clock.advance(1s);
    for (const auto &each : watched) {
        QVERIFY(each->waitForEnd());
        QCOMPARE(each->exchange->result().error().kind, ErrorKind::Timeout);
        QCOMPARE(each->exchange->response().body, "one");
    }
    QCOMPARE(clock.pending(), 0);
    proxy.kill();

    proxy.start(); // the next job works, over another manager and HTTP/1.1
    server.setHandler(atOnce);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_VERIFY(!proxy.served().isEmpty());
    QCOMPARE(proxy.served().last().protocol, "http/1.1");
    clock.advance(10min);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_COMPARE(proxy.served().last().protocol, "h2");
}

void tst_Http2::outlivesAServerThatGoesInOrder()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    const auto before = sendAtOnce(client, proxy.url(), 3);
    QTRY_COMPARE(server.held(), 3);
    proxy.quit();
    server.release();
    QTRY_COMPARE(succeeded(before), 3); // what was begun is served
    proxy.start();
    server.setHandler(atOnce);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
}

void tst_Http2::isNotHeldUpByAServerThatTakesFewStreams()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy::Options options;
    options.streams = 10;
    NghttpxProxy proxy(server.port(), m_certificates, options);
    HttpClient client(m_clock, trusting(m_certificates));
    std::vector<std::unique_ptr<WatchedExchange>> watched;
    HttpRequest request = post(proxy.url(), "{}");
    request.timeouts.connect = 400ms;
    for (int number = 0; number < 30; ++number)
        watched.push_back(std::make_unique<WatchedExchange>(client.send(request)));
    QTRY_COMPARE(server.held(), 30);
    server.release();
    for (const auto &each : watched) {
        QVERIFY(each->waitForEnd());
        QVERIFY2(each->exchange->result(), qPrintable(each->exchange->result() ? QString() : each->exchange->result().error().detail));
    }
    QCOMPARE(server.requests().size(), 30); // and each was sent once
}

void tst_Http2::speaksHttp1WhereHttp2IsNotOffered()
{
    FakeLlmServer server;
    server.setHandler(heldAnswer);
    NghttpxProxy::Options options;
    options.protocols = u"http/1.1"_s;
    NghttpxProxy proxy(server.port(), m_certificates, options);
    HttpClient client(m_clock, trusting(m_certificates));
    const auto outcomes = sendAtOnce(client, proxy.url(), 20);
    QTRY_COMPARE(server.held(), 20);
    server.release();
    QTRY_COMPARE(succeeded(outcomes), 20);
    QCOMPARE(server.requests().size(), 20);
    QTRY_COMPARE(proxy.served().size(), 20);
    for (const auto &each : proxy.served())
        QCOMPARE(each.protocol, "http/1.1");
}

void tst_Http2::speaksHttp1AfterABrokenStream()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").sendChunk("one").pause(20ms).close()); // nghttpx makes it RST_STREAM
    server.setHandler(atOnce);
    NghttpxProxy proxy(server.port(), m_certificates);
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(proxy.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Reset);
    QCOMPARE(watched.exchange->response().body, "one");
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_COMPARE(proxy.served().size(), 2);
    QCOMPARE(proxy.served().last().protocol, "http/1.1");
    clock.advance(10min);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QTRY_COMPARE(proxy.served().size(), 3);
    QCOMPARE(proxy.served().last().protocol, "h2");
}

void tst_Http2::sharesTheRefusalOfAConnection()
{
    FakeLlmServer server;
    NghttpxProxy proxy(server.port(), m_certificates);
    proxy.kill();
    HttpClient client(m_clock, trusting(m_certificates));
    const auto outcomes = sendAtOnce(client, proxy.url(), 50);
    QTRY_COMPARE(ended(outcomes), 50);
    for (const auto &outcome : outcomes)
        QCOMPARE(outcome->result.error().kind, ErrorKind::Unreachable);
    QCOMPARE(client.inFlight(), 0);
}

void tst_Http2::limitsTheSizeOfAnAnswer()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &request) {
        return request.path() == "/announced"
            ? FakeReply().send(FakeReply::head(200, {{"Content-Length", "1000000000"}})).keepSilent()
            : FakeReply::stream("text/plain").sendChunk(QByteArray(900, 'a')).sendChunk(QByteArray(200, 'b')).keepSilent();
    });
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpClient client(m_clock, trusting(m_certificates));
    for (const QString &path : {u"/announced"_s, u"/streamed"_s}) {
        HttpRequest request = post(proxy.url(path), "{}");
        request.maximumBytes = 1000;
        const auto result = resultOf(client.fetch(request, nullptr));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }
    QTRY_COMPARE(server.abandoned(), 2);
}

QTEST_GUILESS_MAIN(tst_Http2)
#include "tst_Http2.moc"
