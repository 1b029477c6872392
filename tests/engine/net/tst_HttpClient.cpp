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

class tst_HttpClient : public QObject
{
    Q_OBJECT

private slots:
    void deliversAnAnswerWithStatusHeadersAndBody();
    void sendsOnlyTheHeadersThatWereAskedFor();
    void deliversErrorStatusesAsAnswers_data();
    void deliversErrorStatusesAsAnswers();
    void deliversTheBytesWhileTheyCome();
    void deliversTheSameBytesHoweverTheyAreSplit();
    void skipsAnInterimAnswer();
    void neverTakesAnInterimAnswerForTheAnswer();
    void keepsNoCookies();
    void fetchGivesTheWholeAnswer();
    void fetchGivesTheError();
    void fetchEndsWhenTheTokenIsCancelled();
    void fetchEndsWhenTheClientIsDeleted();
};

void tst_HttpClient::deliversAnAnswerWithStatusHeadersAndBody()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::answer(200, "text/plain", "hello", {{"X-Kind", "greeting"}}));
    SystemClock clock;
    HttpClient client(clock);

    WatchedExchange watched(client.send(get(server.url(u"/a?b=c"_s))));
    QVERIFY(!watched.exchange->isFinished());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(client.inFlight(), 1);
    QVERIFY(watched.waitForEnd());

    QVERIFY(watched.exchange->isFinished());
    const auto &result = watched.exchange->result();
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->body, "hello");
    QCOMPARE(result->header("content-type"), "text/plain");
    QCOMPARE(result->header("X-KIND"), "greeting");
    QCOMPARE(watched.streamed(), "hello");
    QCOMPARE(watched.headers.count(), 1);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "GET");
    QCOMPARE(server.requests().first().target, "/a?b=c");
    QCOMPARE(client.inFlight(), 0);

    QTest::qWait(20); // a second `finished` would come now
    QCOMPARE(watched.finished.count(), 1);
    watched.exchange->deleteLater();
    QTRY_VERIFY(!watched.exchange);
}

void tst_HttpClient::sendsOnlyTheHeadersThatWereAskedFor()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}), 2);
    SystemClock clock;
    HttpClient client(clock);

    HttpRequest request = post(server.url(u"/x"_s), "{}");
    request.headers.emplace_back("Authorization", "Bearer abc");
    QVERIFY(resultOf(client.fetch(request, nullptr)));
    const FakeRequest seen = server.requests().first();
    QCOMPARE(seen.header("Accept-Encoding"), "identity");
    QCOMPARE(seen.header("User-Agent"), "Trinity");
    QCOMPARE(seen.header("Authorization"), "Bearer abc");
    QCOMPARE(seen.header("Content-Type"), "application/json");
    QCOMPARE(seen.header("Content-Length"), "2");
    QCOMPARE(seen.body, "{}");
    for (const char *name : {"Upgrade", "HTTP2-Settings", "Cookie", "Transfer-Encoding", "Expect"})
        QVERIFY2(!seen.hasHeader(name), name);

    request.headers = {{"User-Agent", "Other/1"}};
    QVERIFY(resultOf(client.fetch(request, nullptr)));
    QCOMPARE(server.requests().at(1).header("User-Agent"), "Other/1");
    QVERIFY(!server.requests().at(1).hasHeader("Authorization"));
}

void tst_HttpClient::deliversErrorStatusesAsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    for (const int status : {400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 418, 422, 429, 499, 500, 501, 502, 503, 504, 529})
        QTest::addRow("%d", status) << status << QByteArray("X-Nothing: 1");
    QTest::newRow("401 that asks for a password") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"");
    QTest::newRow("401 that asks for a token") << 401 << QByteArray("WWW-Authenticate: Bearer");
}

void tst_HttpClient::deliversErrorStatusesAsAnswers()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    FakeLlmServer server;
    const auto colon = header.indexOf(": ");
    server.enqueue(FakeReply::answer(status, "application/json", R"({"error":"no"})", {{header.left(colon), header.mid(colon + 2)}}));
    SystemClock clock;
    HttpClient client(clock);

    const auto result = resultOf(client.fetch(post(server.url(), "{}"), nullptr));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->status, status);
    QCOMPARE(result->body, R"({"error":"no"})");
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClient::deliversTheBytesWhileTheyCome()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::stream("text/event-stream").hold().sendChunk("one").hold().sendChunk("two").hold().sendLastChunk());
    SystemClock clock;
    HttpClient client(clock);

    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QTRY_COMPARE(watched.headers.count(), 1);
    QCOMPARE(watched.exchange->status(), 200);
    QCOMPARE(watched.streamed(), "");
    QCOMPARE(server.release(), 1);
    QTRY_COMPARE(watched.streamed(), "one");
    QCOMPARE(server.release(), 1);
    QTRY_COMPARE(watched.streamed(), "onetwo");
    QCOMPARE(watched.finished.count(), 0);
    QTRY_COMPARE(server.held(), 1);
    QCOMPARE(server.release(), 1);
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(watched.exchange->result()->body, "onetwo");
    QCOMPARE(watched.headers.count(), 1);
}

void tst_HttpClient::deliversTheSameBytesHoweverTheyAreSplit()
{
    QByteArray wire;
    const FakeReply reply = FakeReply::openAiChat(u"Grüße 🙂"_s);
    for (const auto &step : reply.steps())
        wire += step.bytes;
    FakeLlmServer server;
    server.enqueue(FakeReply().send(wire));
    SystemClock clock;
    HttpClient client(clock);
    const auto whole = resultOf(client.fetch(get(server.url()), nullptr));
    QVERIFY(whole);
    QVERIFY(whole->body.endsWith("data: [DONE]\n\n"));

    for (const int size : {1, 2, 3, 7, 64}) {
        server.enqueue(FakeReply().sendInPieces(wire, size));
        WatchedExchange watched(client.send(get(server.url())));
        QVERIFY2(watched.waitForEnd(),
                 qPrintable(u"%1 by %1, %2 of %3"_s.arg(size).arg(watched.streamed().size()).arg(whole->body.size())));
        QVERIFY(watched.exchange->result());
        QCOMPARE(watched.exchange->result()->body, whole->body);
        QCOMPARE(watched.streamed(), whole->body);
    }
    // Cut in two at every byte; the connection stays in step all the while.
    for (qsizetype cut = 1; cut < wire.size(); ++cut) {
        server.enqueue(FakeReply().send(wire.left(cut)).pause(0ms).send(wire.mid(cut)));
        const auto result = resultOf(client.fetch(get(server.url()), nullptr));
        QVERIFY2(result && result->body == whole->body, qPrintable(u"cut at %1"_s.arg(cut)));
    }
}

void tst_HttpClient::skipsAnInterimAnswer()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().send("HTTP/1.1 100 Continue\r\n\r\n").pause(5ms).then(FakeReply::answer(200, "text/plain", "done")));
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    QVERIFY(watched.exchange->result());
    QCOMPARE(watched.exchange->result()->status, 200);
    QCOMPARE(watched.exchange->result()->body, "done");
    QCOMPARE(watched.headers.count(), 1);
}

void tst_HttpClient::neverTakesAnInterimAnswerForTheAnswer()
{
    // Qt 6.4 stops reading after it; better an error that is tried again than an empty success.
    FakeLlmServer server;
    server.enqueue(FakeReply().send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n").then(FakeReply::answer(200, "text/plain", "done")));
    SystemClock clock;
    HttpClient client(clock);
    WatchedExchange watched(client.send(post(server.url(), "{}")));
    QVERIFY(watched.waitForEnd());
    const auto &result = watched.exchange->result();
    QVERIFY(result ? result->status == 200 && result->body == "done" : result.error().kind == ErrorKind::Reset);
}

void tst_HttpClient::keepsNoCookies()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::answer(200, "text/plain", "x", {{"Set-Cookie", "track=me; Path=/"}}), 2);
    SystemClock clock;
    HttpClient client(clock);
    QVERIFY(resultOf(client.fetch(get(server.url()), nullptr)));
    QVERIFY(resultOf(client.fetch(get(server.url()), nullptr)));
    QVERIFY(!server.requests().at(1).hasHeader("Cookie"));
}

void tst_HttpClient::fetchGivesTheWholeAnswer()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::answer(404, "text/plain", "nothing here"));
    SystemClock clock;
    HttpClient client(clock);
    const auto result = resultOf(client.fetch(get(server.url()), nullptr));
    QVERIFY(result);
    QCOMPARE(result->status, 404);
    QCOMPARE(result->body, "nothing here");
    QTRY_VERIFY(client.findChildren<HttpExchange *>().isEmpty());
}

void tst_HttpClient::fetchGivesTheError()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().close());
    SystemClock clock;
    HttpClient client(clock);
    CancelToken token;
    const auto result = resultOf(client.fetch(post(server.url(), "{}"), &token));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Reset);
    QTRY_VERIFY(client.findChildren<HttpExchange *>().isEmpty());
}

void tst_HttpClient::fetchEndsWhenTheTokenIsCancelled()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().keepSilent());
    SystemClock clock;
    HttpClient client(clock);
    CancelToken token;
    const auto outcome = watch(client.fetch(post(server.url(), "{}"), &token));
    QTRY_COMPARE(server.inFlight(), 1);
    token.cancel();
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(server.abandoned(), 1);

    const auto never = resultOf(client.fetch(post(server.url(), "{}"), &token)); // already cancelled: nothing is sent
    QVERIFY(!never);
    QCOMPARE(never.error().kind, ErrorKind::Cancelled);
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClient::fetchEndsWhenTheClientIsDeleted()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().keepSilent());
    SystemClock clock;
    auto client = std::make_unique<HttpClient>(clock);
    const auto outcome = watch(client->fetch(post(server.url(), "{}"), nullptr));
    QTRY_COMPARE(server.inFlight(), 1);
    client.reset();
    QTRY_VERIFY(outcome->isDone);
    QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(server.abandoned(), 1);
}

QTEST_GUILESS_MAIN(tst_HttpClient)
#include "tst_HttpClient.moc"
