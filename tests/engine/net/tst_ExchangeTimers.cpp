// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/ExchangeTimers.h"
#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/SecureBench.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/NghttpxProxy.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

HttpTimeouts limits()
{
    HttpTimeouts result;
    result.connect = 5s;
    result.upload = 15s;
    result.firstByte = 300s;
    result.idle = 60s;
    result.total = 1000s;
    return result;
}

struct Bench {
    explicit Bench(const HttpTimeouts &timeouts = limits())
        : timers(clock, timeouts, [this](ExchangeLimit limit, const Error &error) {
            reached.append(limit);
            errors.append(error);
            timers.stop();
        })
    {
    }

    FakeClock clock;
    QList<ExchangeLimit> reached;
    QList<Error> errors;
    ExchangeTimers timers;
};

} // namespace

class tst_ExchangeTimers : public QObject
{
    Q_OBJECT

private slots:
    void limitsTheTimeToConnect();
    void limitsTheTimeTheServerTakesNothing();
    void limitsTheTimeToTheFirstByte();
    void limitsTheSilenceAfterTheFirstByteOnly();
    void limitsTheWhole();
    void countsNothingBeforeItBegins();
    void beginsAgain();
    void keepsQuietWithoutLimits();
    void endsAnExchangeWhoseConnectionDoesNotComeAbout();
    void endsAnExchangeWhoseServerStopsReading();
    void knowsWhenTheServerHasTheWholeRequest_data();
    void knowsWhenTheServerHasTheWholeRequest();

private:
    TestCertificates m_certificates;
};

void tst_ExchangeTimers::limitsTheTimeToConnect()
{
    Bench bench;
    bench.timers.begin();
    bench.clock.advance(4'999ms);
    QVERIFY(bench.reached.isEmpty());
    bench.clock.advance(1ms);
    QVERIFY(bench.reached == QList{ExchangeLimit::Connect});
    QCOMPARE(bench.errors.constFirst().kind, ErrorKind::Timeout);
    QCOMPARE(bench.errors.constFirst().detail, u"Waited 5000 ms for a connection"_s);
    QCOMPARE(bench.clock.pending(), 0);
}

void tst_ExchangeTimers::limitsTheTimeTheServerTakesNothing()
{
    Bench bench;
    bench.timers.begin();
    bench.clock.advance(4s);
    bench.timers.noteSent(300'000);
    for (int sent = 1; sent <= 5; ++sent) {
        bench.clock.advance(14s);
        bench.timers.noteUpload(sent * 50'000, 300'000);
    }
    QVERIFY(bench.reached.isEmpty());
    bench.clock.advance(15s);
    QVERIFY(bench.reached == QList{ExchangeLimit::Upload});
    QCOMPARE(bench.errors.constFirst().detail, u"Waited 15000 ms for the server to take the request"_s);
}

void tst_ExchangeTimers::limitsTheTimeToTheFirstByte()
{
    for (const bool withBody : {true, false}) {
        Bench bench;
        bench.timers.begin();
        bench.timers.noteSent(withBody ? 10 : 0);
        if (withBody)
            bench.timers.noteUpload(10, 10);
        bench.clock.advance(299'999ms);
        QVERIFY(bench.reached.isEmpty());
        bench.clock.advance(1ms);
        QVERIFY(bench.reached == QList{ExchangeLimit::FirstByte});
    }
}

void tst_ExchangeTimers::limitsTheSilenceAfterTheFirstByteOnly()
{
    Bench bench;
    bench.timers.begin();
    bench.timers.noteSent(0);
    bench.clock.advance(299s); // far more than the limit of silence
    for (int time = 0; time < 10; ++time) {
        bench.timers.noteBytes();
        bench.clock.advance(59s);
    }
    QVERIFY(bench.reached.isEmpty());
    bench.clock.advance(1s);
    QVERIFY(bench.reached == QList{ExchangeLimit::Idle});
}

void tst_ExchangeTimers::limitsTheWhole()
{
    Bench bench;
    bench.timers.begin();
    bench.timers.noteSent(0);
    for (int time = 0; time < 20; ++time) {
        bench.timers.noteBytes();
        bench.clock.advance(49'950ms);
    }
    QVERIFY(bench.reached.isEmpty());
    bench.timers.noteBytes();
    bench.clock.advance(1s);
    QVERIFY(bench.reached == QList{ExchangeLimit::Total});
}

void tst_ExchangeTimers::countsNothingBeforeItBegins()
{
    Bench bench;
    bench.clock.advance(24h); // in a queue
    QCOMPARE(bench.clock.pending(), 0);
    bench.timers.begin();
    bench.clock.advance(4s);
    QVERIFY(bench.reached.isEmpty());
}

void tst_ExchangeTimers::beginsAgain()
{
    Bench bench;
    bench.timers.begin();
    bench.clock.advance(4s);
    bench.timers.stop();
    QCOMPARE(bench.clock.pending(), 0);
    bench.clock.advance(1h);
    bench.timers.begin();
    bench.clock.advance(4s);
    QVERIFY(bench.reached.isEmpty());
    bench.clock.advance(1s);
    QVERIFY(bench.reached == QList{ExchangeLimit::Connect});
}

void tst_ExchangeTimers::keepsQuietWithoutLimits()
{
    HttpTimeouts none;
    none.connect = none.upload = none.firstByte = none.idle = none.total = 0ms;
    Bench bench(none);
    bench.timers.begin();
    bench.timers.noteSent(10);
    bench.timers.noteUpload(5, 10);
    bench.timers.noteBytes();
    QCOMPARE(bench.clock.pending(), 0);
}

void tst_ExchangeTimers::endsAnExchangeWhoseConnectionDoesNotComeAbout()
{
    QTcpServer mute; // takes the connection and never answers the TLS greeting
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    FakeClock clock;
    HttpClient client(clock);
    WatchedExchange first(client.send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(mute.serverPort())), "{}")));
    WatchedExchange second(client.send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(mute.serverPort())), "{}")));
    QTRY_VERIFY(mute.hasPendingConnections());
    clock.advance(4'999ms);
    QTest::qWait(1);
    QVERIFY(first.finished.isEmpty());
    clock.advance(1ms);
    QVERIFY(first.waitForEnd());
    QCOMPARE(first.exchange->result().error().kind, ErrorKind::Timeout);
    QCOMPARE(first.exchange->result().error().detail, u"Waited 5000 ms for a connection"_s);
    QVERIFY(second.waitForEnd()); // it waited for the same connection
    QCOMPARE(second.exchange->result().error().kind, ErrorKind::Timeout);
    QCOMPARE(clock.pending(), 0);
    QCOMPARE(client.inFlight(), 0);
}

void tst_ExchangeTimers::endsAnExchangeWhoseServerStopsReading()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QPointer<QTcpSocket> socket;
    connect(&mute, &QTcpServer::newConnection, &mute, [&] {
        socket = mute.nextPendingConnection();
        socket->setReadBufferSize(1000); // the window closes
    });
    FakeClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(QUrl(u"http://127.0.0.1:%1/"_s.arg(mute.serverPort())), QByteArray(30'000'000, 'x'))));
    QTRY_VERIFY(socket && socket->bytesAvailable() > 0);
    for (int time = 0; time < 10 && watched.finished.isEmpty(); ++time) { // the system's buffers take a part, sooner or later
        clock.advance(15s);
        QTest::qWait(50);
    }
    QCOMPARE(watched.finished.count(), 1);
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
    QCOMPARE(watched.exchange->result().error().detail, u"Waited 15000 ms for the server to take the request"_s);
}

void tst_ExchangeTimers::knowsWhenTheServerHasTheWholeRequest_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("secure");
    for (const bool secure : {false, true})
        for (const int size : {-1, 0, 1, 16'384, 17'000, 40'000, 300'000})
            QTest::addRow("%s, %s", size < 0 ? "GET" : qPrintable(QString::number(size)), secure ? "HTTP/2" : "HTTP/1.1") << size << secure;
}

void tst_ExchangeTimers::knowsWhenTheServerHasTheWholeRequest()
{
    QFETCH(const int, size);
    QFETCH(const bool, secure);
    FakeLlmServer server;
    server.enqueue(FakeReply().hold().then(FakeReply::json(200, {})));
    std::unique_ptr<NghttpxProxy> proxy;
    if (secure)
        proxy = std::make_unique<NghttpxProxy>(server.port(), m_certificates);
    FakeClock clock;
    HttpClient client(clock, trusting(m_certificates));
    const QUrl url = secure ? proxy->url() : server.url();
    WatchedExchange watched(client.send(size < 0 ? get(url) : post(url, QByteArray(size, 'x'))));
    QTRY_COMPARE(server.held(), 1);
    QTest::qWait(10);
    clock.advance(299s); // it thinks, as models do
    QTest::qWait(1);
    QVERIFY(watched.finished.isEmpty());
    server.release();
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(int(server.requests().constFirst().body.size()), std::max(size, 0));
}

QTEST_GUILESS_MAIN(tst_ExchangeTimers)
#include "tst_ExchangeTimers.moc"
