// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/SecureBench.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/NghttpxProxy.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

/// Answers that are ended at their head: redirects, which would carry the key along, and compressed ones.
class tst_HttpRefusals : public QObject
{
    Q_OBJECT

private slots:
    void followsNoRedirect_data();
    void followsNoRedirect();
    void followsNoRedirectOverTls();
    void followsNoRedirectOfAGet();
    void tellsARedirectWithinTheServer();
    void endsALoopAtItsFirstTurn();
    void tellsARedirectThatLeadsNowhere_data();
    void tellsARedirectThatLeadsNowhere();
    void refusesACompressedAnswer_data();
    void refusesACompressedAnswer();
    void takesAnAnswerThatSaysItIsNotCompressed();
    void keepsTheStatusOfACompressedError();
    void refusesAnAnswerThatAnnouncesTooMuch();

private:
    SystemClock m_clock;
};

void tst_HttpRefusals::followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {300, 301, 302, 303, 305, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_HttpRefusals::followsNoRedirect()
{
    QFETCH(const int, status);
    FakeLlmServer elsewhere;
    FakeLlmServer server;
    server.enqueue(FakeReply::redirect(status, elsewhere.url(u"/stolen?token=secret"_s).toEncoded()));
    HttpClient client(m_clock);
    HttpRequest request = post(server.url(u"/api/chat"_s), "{}");
    request.headers.emplace_back("Authorization", "Bearer secret");
    request.headers.emplace_back("x-api-key", "secret");
    WatchedExchange watched(client.send(request));
    QVERIFY(watched.waitForEnd());
    const auto &result = watched.exchange->result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QVERIFY(!isTransient(result.error().kind));
    QCOMPARE(result.error().httpStatus, status);
    QCOMPARE(result.error().detail,
             u"http://127.0.0.1:%1 redirects to http://127.0.0.1:%2, which is not followed"_s.arg(server.port()).arg(elsewhere.port()));
    QTest::qWait(20);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(watched.headers.count(), 0);
    QVERIFY(watched.streamed().isEmpty());
}

void tst_HttpRefusals::followsNoRedirectOverTls()
{
    TestCertificates certificates;
    FakeLlmServer elsewhere;
    FakeLlmServer server;
    NghttpxProxy proxy(server.port(), certificates);
    HttpClient client(m_clock, trusting(certificates));
    for (const int status : {302, 307}) { // from https down to http
        server.enqueue(FakeReply::redirect(status, elsewhere.url().toEncoded()));
        HttpRequest request = post(proxy.url(), "{}");
        request.headers.emplace_back("Authorization", "Bearer secret");
        const auto result = resultOf(client.fetch(request, nullptr));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadRequest);
        QVERIFY(result.error().detail.contains(u"redirects to http://127.0.0.1:%1,"_s.arg(elsewhere.port())));
    }
    QTest::qWait(20);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(elsewhere.connections(), 0);
}

void tst_HttpRefusals::followsNoRedirectOfAGet()
{
    FakeLlmServer elsewhere;
    FakeLlmServer server;
    server.enqueue(FakeReply::redirect(302, elsewhere.url().toEncoded()));
    HttpClient client(m_clock);
    const auto result = resultOf(client.fetch(get(server.url()), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QCOMPARE(elsewhere.connections(), 0);
}

void tst_HttpRefusals::tellsARedirectWithinTheServer()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::redirect(301, "/v1/chat/completions?key=secret"));
    HttpClient client(m_clock);
    const auto result = resultOf(client.fetch(post(server.url(u"/v1//chat/completions"_s), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(
        result.error().detail,
        u"http://127.0.0.1:%1 redirects within itself, from /v1//chat/completions to /v1/chat/completions, which is not followed"_s.arg(
            server.port()));
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpRefusals::endsALoopAtItsFirstTurn()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &request) { return FakeReply::redirect(307, request.target); });
    HttpClient client(m_clock);
    QVERIFY(!resultOf(client.fetch(post(server.url(u"/a"_s), "{}"), nullptr)));
    QTest::qWait(20);
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpRefusals::tellsARedirectThatLeadsNowhere_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::newRow("no target") << FakeReply().send(FakeReply::head(302, {{"Content-Length", "0"}}));
    QTest::newRow("empty target") << FakeReply::redirect(302, "");
    QTest::newRow("no address") << FakeReply::redirect(302, "http://");
    QTest::newRow("not modified") << FakeReply().send(FakeReply::head(304, {}));
}

void tst_HttpRefusals::tellsARedirectThatLeadsNowhere()
{
    QFETCH(const FakeReply, reply);
    FakeLlmServer server;
    server.enqueue(reply);
    HttpClient client(m_clock);
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QVERIFY2(result.error().detail.endsWith(u"redirects and does not say where to"_s), qPrintable(result.error().detail));
}

void tst_HttpRefusals::refusesACompressedAnswer_data()
{
    QTest::addColumn<QByteArray>("coding");
    for (const auto *coding : {"gzip", "br", "zstd", "deflate", "GZIP", "identity, gzip", "unheard-of"})
        QTest::newRow(coding) << QByteArray(coding);
}

void tst_HttpRefusals::refusesACompressedAnswer()
{
    QFETCH(const QByteArray, coding);
    FakeLlmServer server;
    const QByteArray bomb = qCompress(QByteArray(1'000'000, '\0')).mid(4);
    server.enqueue(FakeReply::answer(200, "application/json", bomb, {{"Content-Encoding", coding}}));
    HttpClient client(m_clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::BadAnswer);
    QVERIFY(watched.exchange->result().error().detail.contains(u"compressed"_s));
    QVERIFY(watched.streamed().isEmpty());
    QCOMPARE(server.requests().constFirst().header("Accept-Encoding"), "identity");
}

void tst_HttpRefusals::takesAnAnswerThatSaysItIsNotCompressed()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::answer(200, "text/plain", "plain", {{"Content-Encoding", "identity"}}));
    HttpClient client(m_clock);
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(result);
    QCOMPARE(result->body, "plain");
}

void tst_HttpRefusals::keepsTheStatusOfACompressedError()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::answer(502, "text/html", "\x1f\x8b not text", {{"Content-Encoding", "gzip"}}));
    HttpClient client(m_clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    const auto &result = watched.exchange->result();
    QVERIFY(result);
    QCOMPARE(result->status, 502);
    QVERIFY(result->body.isEmpty());
    QVERIFY(watched.streamed().isEmpty());
}

void tst_HttpRefusals::refusesAnAnswerThatAnnouncesTooMuch()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().send(FakeReply::head(200, {{"Content-Length", "1000000000000"}})).keepSilent());
    HttpClient client(m_clock);
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    QTRY_COMPARE(server.abandoned(), 1); // and not a byte of it was awaited
}

QTEST_GUILESS_MAIN(tst_HttpRefusals)
#include "tst_HttpRefusals.moc"
