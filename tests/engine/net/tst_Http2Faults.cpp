// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/SecureBench.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeHttp2Server.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

using Request = FakeHttp2Server::Request;
using Frame = FakeHttp2Server::Frame;

namespace {

enum class When { Before, Amid };

FakeHttp2Server::Handler firstOne(std::function<void(const Request &)> fault)
{
    return [fault = std::move(fault)](const Request &request) {
        if (request.number == 0)
            fault(request);
        else
            FakeHttp2Server::answer(request, "two");
    };
}

} // namespace

/// HTTP/2 that goes wrong, frame by frame.
class tst_Http2Faults : public QObject
{
    Q_OBJECT

private slots:
    void fallsBackToHttp1AfterABrokenStream_data();
    void fallsBackToHttp1AfterABrokenStream();
    void fallsBackToHttp1AfterFramesThatMakeNoSense_data();
    void fallsBackToHttp1AfterFramesThatMakeNoSense();
    void finishesAStreamThatTheGoingServerStillServes();
    void sendsAgainWhatAGoingServerHolds();
    void doesNotTakeAShortAnswerForAWhole();
    void endsWhenTheServerClosesWithoutAWord_data();
    void endsWhenTheServerClosesWithoutAWord();
    void endsWhenTheServerSaysNothingOfUse_data();
    void endsWhenTheServerSaysNothingOfUse();

private:
    TestCertificates m_certificates;
};

void tst_Http2Faults::fallsBackToHttp1AfterABrokenStream_data()
{
    QTest::addColumn<quint32>("code");
    QTest::addColumn<When>("when");
    QTest::addColumn<ErrorKind>("kind");
    for (const auto &[code, kind] :
         {std::pair(2u, ErrorKind::Reset), {7u, ErrorKind::Reset}, {8u, ErrorKind::Reset}, {11u, ErrorKind::Overloaded}}) {
        QTest::addRow("%u before the answer", code) << code << When::Before << kind;
        QTest::addRow("%u amid the answer", code) << code << When::Amid << kind;
    }
}

void tst_Http2Faults::fallsBackToHttp1AfterABrokenStream()
{
    QFETCH(const quint32, code);
    QFETCH(const When, when);
    QFETCH(const ErrorKind, kind);
    FakeHttp2Server server(m_certificates, firstOne([&](const Request &request) {
                               if (when == When::Amid) {
                                   FakeHttp2Server::sendHead(request);
                                   FakeHttp2Server::sendData(request, "half", FakeHttp2Server::Stream::GoesOn);
                               }
                               FakeHttp2Server::resetStream(request, code);
                           }));
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, kind);
    QCOMPARE(watched.streamed(), when == When::Amid ? "half" : "");
    QCOMPARE(server.requests(), 1); // whoever asked may ask again, Qt must not

    const auto again = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(again);
    QCOMPARE(again->body, "one");
    QCOMPARE(server.http1Requests(), 1);
    clock.advance(10min);
    const auto later = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(later);
    QCOMPARE(later->body, "two");
    QCOMPARE(server.requests(), 2);
}

void tst_Http2Faults::fallsBackToHttp1AfterFramesThatMakeNoSense_data()
{
    QTest::addColumn<quint8>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("headers that cannot be decoded") << quint8(Frame::Headers) << QByteArray(40, '\xff');
    QTest::newRow("settings of the wrong size") << quint8(Frame::Settings) << QByteArray(5, 'x');
    QTest::newRow("a broken connection's last word") << quint8(Frame::GoAway) << QByteArray(8, '\0');
}

void tst_Http2Faults::fallsBackToHttp1AfterFramesThatMakeNoSense()
{
    QFETCH(const quint8, type);
    QFETCH(const QByteArray, payload);
    FakeHttp2Server server(m_certificates, firstOne([&](const Request &request) {
                               const bool ofStream = Frame(type) == Frame::Headers || Frame(type) == Frame::Data;
                               FakeHttp2Server::send(request, Frame(type), ofStream ? 4 : 0, ofStream ? request.stream : 0, payload);
                           }));
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Reset);
    const auto again = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(again);
    QCOMPARE(again->body, "one");
    QCOMPARE(server.requests(), 1);
}

void tst_Http2Faults::finishesAStreamThatTheGoingServerStillServes()
{
    FakeHttp2Server server(m_certificates, firstOne([](const Request &request) {
                               FakeHttp2Server::sendHead(request);
                               FakeHttp2Server::sendData(request, "on", FakeHttp2Server::Stream::GoesOn);
                               FakeHttp2Server::goAway(request, request.stream);
                               FakeHttp2Server::sendData(request, "e", FakeHttp2Server::Stream::Ends);
                           }));
    SystemClock clock;
    HttpClient client(clock, trusting(m_certificates));
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(result);
    QCOMPARE(result->body, "one");
}

void tst_Http2Faults::sendsAgainWhatAGoingServerHolds()
{
    Request first;
    FakeHttp2Server server(m_certificates, firstOne([&first](const Request &request) {
                               first = request;
                               FakeHttp2Server::sendHead(request);
                               FakeHttp2Server::goAway(request, request.stream);
                           }));
    SystemClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QTRY_COMPARE(watched.headers.count(), 1);
    QTest::qWait(20); // until its GOAWAY is here: Qt would neither send what comes now nor say so
    HttpRequest request = post(server.url(), "{}");
    request.timeouts.connect = 200ms;
    const auto result = resultOf(client.fetch(request, nullptr));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->body, "two");
    QCOMPARE(server.requests(), 2);
    QCOMPARE(server.connections(), 2);
    FakeHttp2Server::sendData(first, "one", FakeHttp2Server::Stream::Ends);
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(watched.streamed(), "one");
}

void tst_Http2Faults::doesNotTakeAShortAnswerForAWhole()
{
    FakeHttp2Server server(m_certificates, firstOne([](const Request &request) {
                               const QByteArray head = QByteArray("\x88\x0f\x0d\x03", 4) + "100"; // content-length: 100
                               FakeHttp2Server::send(request, Frame::Headers, 4, request.stream, head);
                               FakeHttp2Server::sendData(request, "half", FakeHttp2Server::Stream::Ends);
                           }));
    SystemClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Reset);
    QCOMPARE(watched.exchange->response().body, "half");
}

void tst_Http2Faults::endsWhenTheServerClosesWithoutAWord_data()
{
    QTest::addColumn<When>("when");
    QTest::newRow("before the answer") << When::Before;
    QTest::newRow("amid the answer") << When::Amid;
}

void tst_Http2Faults::endsWhenTheServerClosesWithoutAWord()
{
    QFETCH(const When, when);
    FakeHttp2Server server(m_certificates, firstOne([&](const Request &request) {
                               if (when == When::Amid)
                                   FakeHttp2Server::sendHead(request);
                               request.socket->disconnectFromHost();
                           }));
    SystemClock clock;
    HttpClient client(clock, trusting(m_certificates));
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Reset);
    QCOMPARE(server.requests(), 1);
    const auto again = resultOf(client.fetch(post(server.url(), "{}"), nullptr)); // over a new connection, still HTTP/2
    QVERIFY(again);
    QCOMPARE(again->body, "two");
}

void tst_Http2Faults::endsWhenTheServerSaysNothingOfUse_data()
{
    QTest::addColumn<quint8>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("times");
    QTest::newRow("pings") << quint8(Frame::Ping) << QByteArray(8, 'p') << 1000;
    QTest::newRow("settings") << quint8(Frame::Settings) << QByteArray() << 1000;
    QTest::newRow("data without a head, larger than allowed") << quint8(Frame::Data) << QByteArray(70'000, 'x') << 1;
}

void tst_Http2Faults::endsWhenTheServerSaysNothingOfUse()
{
    QFETCH(const quint8, type);
    QFETCH(const QByteArray, payload);
    QFETCH(const int, times);
    FakeHttp2Server server(m_certificates, firstOne([&](const Request &request) {
                               for (int time = 0; time < times; ++time)
                                   FakeHttp2Server::send(request, Frame(type), 0, Frame(type) == Frame::Data ? request.stream : 0, payload);
                           }));
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QTRY_COMPARE(server.requests(), 1);
    QTest::qWait(30);
    QVERIFY(watched.finished.isEmpty());
    clock.advance(300s);
    QVERIFY(watched.waitForEnd());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
    QCOMPARE(clock.pending(), 0);
}

QTEST_GUILESS_MAIN(tst_Http2Faults)
#include "tst_Http2Faults.moc"
