// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

/// A client that says exactly what the test says.
class RawClient
{
public:
    explicit RawClient(const FakeLlmServer &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress::LocalHost, server.port());
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void close() { m_socket.disconnectFromHost(); }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

HttpRequest post(const QUrl &url, const QJsonObject &body)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QJsonObject get(const FakeLlmServer &server, const QString &path, int wantedStatus = 200)
{
    SystemClock clock;
    HttpClient client(clock);
    HttpRequest request;
    request.url = server.url(path);
    const auto result = resultOf(client.fetch(request, nullptr));
    if (!result || result->status != wantedStatus)
        return {{u"unexpected"_s, result ? result->status : 0}};
    return QJsonDocument::fromJson(result->body).object();
}

/// The text in an NDJSON or SSE chat stream, and its last object.
struct ReadStream {
    QString text;
    QList<QJsonObject> objects;
    bool saysDone = false;
};

ReadStream readStream(const QByteArray &body)
{
    ReadStream result;
    for (QByteArray line : body.split('\n')) {
        if (line.startsWith("data: "))
            line.remove(0, 6);
        if (line == "[DONE]")
            result.saysDone = true;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty())
            continue;
        result.objects.append(object);
        result.text += object.value("message"_L1).toObject().value("content"_L1).toString();
        const QJsonObject choice = object.value("choices"_L1).toArray().first().toObject();
        result.text += choice.value("delta"_L1).toObject().value("content"_L1).toString();
    }
    return result;
}

QJsonObject exampleSchema()
{
    const QByteArray schema = R"({
        "type": "object",
        "properties": {
            "tagline": {"type": "string", "minLength": 10, "maxLength": 40},
            "tiny": {"type": "string", "maxLength": 5},
            "about": {"type": "string", "minLength": 200, "maxLength": 400},
            "tone": {"type": "string", "enum": ["calm", "loud"]},
            "count": {"type": "integer", "minimum": 3, "maximum": 9},
            "good": {"type": "boolean"},
            "maybe": {"anyOf": [{"type": "null"}, {"type": "string"}]},
            "items": {"type": "array", "minItems": 3, "maxItems": 3, "items": {"$ref": "#/$defs/item"}}
        },
        "required": ["tagline", "about", "tone", "items"],
        "additionalProperties": false,
        "$defs": {"item": {"type": "object", "properties": {
            "key": {"enum": ["one", "two", "three"]}, "text": {"type": "string", "maxLength": 90}}}}
    })";
    return QJsonDocument::fromJson(schema).object();
}

} // namespace

class tst_FakeLlmServer : public QObject
{
    Q_OBJECT

private slots:
    void recordsRequests();
    void readsRequestsInPieces();
    void readsChunkedRequests();
    void answersOnOneConnectionAfterTheOther();
    void keepsTheOrderOfScripts();
    void holdsUntilReleased();
    void closesAndResets();
    void countsAbandonedRequests();
    void diesAndLivesAgain();
    void streamsLikeOllama();
    void streamsLikeOpenAi();
    void leavesOutTheEndWhenAsked();
    void tellsErrors();
    void looksLikeItsKind();
    void makesInstancesOfSchemas();
    void writesProseToMeasure();
    void answersAWholeBatchBySchema_data();
    void answersAWholeBatchBySchema();
};

void tst_FakeLlmServer::recordsRequests()
{
    FakeLlmServer server;
    QSignalSpy arrived(&server, &FakeLlmServer::requestArrived);
    server.enqueue(FakeReply::json(200, {}), 2);
    RawClient client(server);
    client.send("POST /v1/x?y=1 HTTP/1.1\r\nHost: a\r\nX-Two:  words \r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    QTRY_VERIFY(client.received().endsWith("{}"));
    QCOMPARE(arrived.count(), 1);
    const FakeRequest seen = server.requests().first();
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.target, "/v1/x?y=1");
    QCOMPARE(seen.path(), "/v1/x");
    QCOMPARE(seen.header("x-two"), "words");
    QVERIFY(!seen.hasHeader("X-Three"));
    QCOMPARE(seen.json().value("a"_L1).toInt(), 1);
    QCOMPARE(server.requestsTo("/v1/x").size(), 1);
    QCOMPARE(server.requestsTo("/v1").size(), 0);
    QCOMPARE(server.inFlight(), 0);
    QCOMPARE(server.peakInFlight(), 1);
}

void tst_FakeLlmServer::readsRequestsInPieces()
{
    const QByteArray request = "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\nhello\r\n\r\nyo";
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}));
    RawClient client(server);
    for (const char byte : request) {
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().body, "hello\r\n\r\nyo");
}

void tst_FakeLlmServer::readsChunkedRequests()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}), 2);
    RawClient client(server);
    client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n2\r\n y\r\n0\r\n\r\nGET /next HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().first().body, "hello y");
    QCOMPARE(server.requests().last().path(), "/next");
}

void tst_FakeLlmServer::answersOnOneConnectionAfterTheOther()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().hold().then(FakeReply::answer(200, "text/plain", "first")));
    server.enqueue(FakeReply::answer(200, "text/plain", "second"));
    RawClient client(server);
    client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server.held(), 1);
    QCOMPARE(server.requests().size(), 1);
    server.release();
    QTRY_VERIFY(client.received().endsWith("second"));
    QVERIFY(client.received().indexOf("first") < client.received().indexOf("second"));
    QCOMPARE(server.connections(), 1);
}

void tst_FakeLlmServer::keepsTheOrderOfScripts()
{
    FakeLlmServer server;
    server.setHandler([](const FakeRequest &request) { return FakeReply::json(200, {{u"number"_s, request.number}}); });
    server.enqueue(FakeReply::json(200, {{u"queued"_s, true}}));
    QVERIFY(get(server, u"/a"_s).value("queued"_L1).toBool());
    QCOMPARE(get(server, u"/a"_s).value("number"_L1).toInt(), 1);
    server.serveDiscovery(FakeLlmServer::Kind::Ollama);
    QVERIFY(get(server, u"/api/version"_s).contains("version"_L1));

    FakeLlmServer empty;
    QVERIFY(get(empty, u"/"_s, 404).contains("error"_L1));
}

void tst_FakeLlmServer::holdsUntilReleased()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().send("a").hold().send("b").hold().send("c").close(), 2);
    RawClient first(server);
    first.send("GET /1 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(first.received(), "a");
    RawClient second(server);
    second.send("GET /2 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(second.received(), "a");
    QCOMPARE(server.inFlight(), 2);
    QVERIFY(server.releaseOne());
    QTRY_COMPARE(first.received(), "ab");
    QCOMPARE(second.received(), "a");
    QCOMPARE(server.release(), 2);
    QTRY_COMPARE(second.received(), "ab");
    QTRY_COMPARE(first.received(), "abc");
    QCOMPARE(server.release(), 1);
    QTRY_COMPARE(second.received(), "abc");
    QVERIFY(!server.releaseOne());
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.abandoned(), 0);
    QCOMPARE(server.closedByClient(), 0);
}

void tst_FakeLlmServer::closesAndResets()
{
    FakeLlmServer server;
    server.enqueue(FakeReply().send("x").close());
    server.enqueue(FakeReply().send("x").hold().reset());
    RawClient closed(server);
    closed.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(closed.received(), "x");
    QTRY_VERIFY(!closed.isConnected());
    QCOMPARE(closed.error(), QAbstractSocket::RemoteHostClosedError);

    RawClient broken(server);
    broken.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(broken.received(), "x");
    server.release();
    QTRY_VERIFY(!broken.isConnected());
    QCOMPARE(server.inFlight(), 0);
}

void tst_FakeLlmServer::countsAbandonedRequests()
{
    FakeLlmServer server;
    QSignalSpy abandoned(&server, &FakeLlmServer::requestAbandoned);
    server.enqueue(FakeReply().keepSilent());
    RawClient client(server);
    client.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server.inFlight(), 1);
    client.close();
    QTRY_COMPARE(server.abandoned(), 1);
    QCOMPARE(abandoned.count(), 1);
    QCOMPARE(server.closedByClient(), 1);
    QCOMPARE(server.inFlight(), 0);

    RawClient idle(server); // closing without a question abandons nothing
    QTRY_COMPARE(server.connections(), 2);
    idle.close();
    QTRY_COMPARE(server.closedByClient(), 2);
    QCOMPARE(server.abandoned(), 1);
}

void tst_FakeLlmServer::diesAndLivesAgain()
{
    FakeLlmServer server;
    const quint16 port = server.port();
    server.enqueue(FakeReply().keepSilent());
    RawClient client(server);
    client.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server.inFlight(), 1);
    server.stop();
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(server.inFlight(), 0);
    QCOMPARE(server.abandoned(), 0);
    RawClient refused(server);
    QTRY_COMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);

    server.start();
    QCOMPARE(server.port(), port);
    server.enqueue(FakeReply::json(200, {{u"alive"_s, true}}));
    QVERIFY(get(server, u"/"_s).value("alive"_L1).toBool());
}

void tst_FakeLlmServer::streamsLikeOllama()
{
    const QString text = u"Grüße aus der Werkstatt 🙂 und zurück"_s;
    StreamOptions options;
    options.charactersPerChunk = 3;
    options.reasoning = u"hmm"_s;
    FakeLlmServer server;
    server.enqueue(FakeReply::ollamaChat(text, options));
    SystemClock clock;
    HttpClient client(clock);
    const auto result = resultOf(client.fetch(post(server.url(), {}), nullptr));
    QVERIFY(result);
    QCOMPARE(result->header("Content-Type"), "application/x-ndjson");
    const ReadStream stream = readStream(result->body);
    QCOMPARE(stream.text, text);
    QCOMPARE(stream.objects.first().value("message"_L1).toObject().value("thinking"_L1).toString(), u"hmm"_s);
    QVERIFY(stream.objects.size() > text.size() / 3);
    const QJsonObject end = stream.objects.last();
    QVERIFY(end.value("done"_L1).toBool());
    QCOMPARE(end.value("done_reason"_L1).toString(), u"stop"_s);
    QCOMPARE(end.value("prompt_eval_count"_L1).toInt(), 42);
    QVERIFY(end.value("eval_count"_L1).toInt() > 0);
}

void tst_FakeLlmServer::streamsLikeOpenAi()
{
    const QString text = u"Grüße aus der Werkstatt 🙂 und zurück"_s;
    StreamOptions options;
    options.charactersPerChunk = 3;
    options.endReason = "length";
    FakeLlmServer server;
    server.enqueue(FakeReply::openAiChat(text, options));
    SystemClock clock;
    HttpClient client(clock);
    const auto result = resultOf(client.fetch(post(server.url(), {}), nullptr));
    QVERIFY(result);
    QCOMPARE(result->header("Content-Type"), "text/event-stream");
    const ReadStream stream = readStream(result->body);
    QCOMPARE(stream.text, text);
    QVERIFY(stream.saysDone);
    QVERIFY(stream.objects.last().value("choices"_L1).toArray().isEmpty());
    QCOMPARE(stream.objects.last().value("usage"_L1).toObject().value("prompt_tokens"_L1).toInt(), 42);
    const QJsonObject end = stream.objects.at(stream.objects.size() - 2);
    QCOMPARE(end.value("choices"_L1).toArray().first().toObject().value("finish_reason"_L1).toString(), u"length"_s);
}

void tst_FakeLlmServer::leavesOutTheEndWhenAsked()
{
    StreamOptions options;
    options.endsInOrder = false;
    FakeLlmServer server;
    server.enqueue(FakeReply::ollamaChat(u"half"_s, options));
    server.enqueue(FakeReply::openAiChat(u"half"_s, options));
    SystemClock clock;
    HttpClient client(clock);
    for (int time = 0; time < 2; ++time) {
        const auto result = resultOf(client.fetch(post(server.url(), {}), nullptr));
        QVERIFY(result); // the body as such is complete
        const ReadStream stream = readStream(result->body);
        QCOMPARE(stream.text, u"half"_s);
        QVERIFY(!stream.saysDone);
        QVERIFY(!stream.objects.last().value("done"_L1).toBool());
    }
}

void tst_FakeLlmServer::tellsErrors()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::ollamaError(404, u"model 'x' not found"_s));
    server.enqueue(FakeReply::openAiError(400, u"no"_s, u"invalid_request_error"_s));
    server.enqueue(FakeReply::rateLimited("2"));
    server.enqueue(FakeReply::html(502));
    QCOMPARE(get(server, u"/"_s, 404).value("error"_L1).toString(), u"model 'x' not found"_s);
    QCOMPARE(get(server, u"/"_s, 400).value("error"_L1).toObject().value("type"_L1).toString(), u"invalid_request_error"_s);
    SystemClock clock;
    HttpClient client(clock);
    const auto limited = resultOf(client.fetch(post(server.url(), {}), nullptr));
    QVERIFY(limited);
    QCOMPARE(limited->status, 429);
    QCOMPARE(limited->header("Retry-After"), "2");
    const auto page = resultOf(client.fetch(post(server.url(), {}), nullptr));
    QVERIFY(page);
    QCOMPARE(page->status, 502);
    QVERIFY(page->header("Content-Type").startsWith("text/html"));
}

void tst_FakeLlmServer::looksLikeItsKind()
{
    using Kind = FakeLlmServer::Kind;
    FakeLlmServer server;
    server.serveDiscovery(Kind::Ollama, {u"a:1b"_s, u"b:2b"_s});
    QCOMPARE(get(server, u"/api/tags"_s).value("models"_L1).toArray().size(), 2);
    QCOMPARE(get(server, u"/api/tags"_s).value("models"_L1).toArray().first().toObject().value("name"_L1).toString(), u"a:1b"_s);
    QVERIFY(get(server, u"/v1/models"_s).contains("data"_L1));

    server.serveDiscovery(Kind::OpenAi, {u"m"_s});
    QCOMPARE(get(server, u"/v1/models"_s).value("data"_L1).toArray().first().toObject().value("id"_L1).toString(), u"m"_s);
    QVERIFY(get(server, u"/api/version"_s, 404).contains("error"_L1));

    server.serveDiscovery(Kind::LlamaServer, {u"m"_s});
    QVERIFY(get(server, u"/props"_s).value("total_slots"_L1).toInt() > 0);
    QVERIFY(get(server, u"/api/version"_s, 404).contains("error"_L1));

    server.serveDiscovery(Kind::LmStudio, {u"m"_s});
    QVERIFY(get(server, u"/api/version"_s, 200).contains("error"_L1)); // the status alone says nothing there
}

void tst_FakeLlmServer::makesInstancesOfSchemas()
{
    const QJsonObject made = instanceOf(exampleSchema()).toObject();
    QCOMPARE(made.size(), 8);
    const auto length = [&](const QString &key) { return made.value(key).toString().size(); };
    QVERIFY(length(u"tagline"_s) >= 10 && length(u"tagline"_s) <= 40);
    QVERIFY(length(u"tiny"_s) >= 1 && length(u"tiny"_s) <= 5);
    QVERIFY(length(u"about"_s) >= 200 && length(u"about"_s) <= 400);
    QCOMPARE(made.value("tone"_L1).toString(), u"calm"_s);
    QCOMPARE(made.value("count"_L1).toInt(), 3);
    QVERIFY(made.value("good"_L1).isBool());
    QVERIFY(made.value("maybe"_L1).isNull());
    const QJsonArray items = made.value("items"_L1).toArray();
    QCOMPARE(items.size(), 3);
    QCOMPARE(items.at(0).toObject().value("key"_L1).toString(), u"one"_s);
    QCOMPARE(items.at(2).toObject().value("key"_L1).toString(), u"three"_s);
    QVERIFY(items.at(0).toObject().value("text"_L1) != items.at(1).toObject().value("text"_L1));

    const QJsonObject endless = QJsonDocument::fromJson(R"({"$ref":"#"})").object(); // ends all the same
    QVERIFY(instanceOf(endless).isNull());
}

void tst_FakeLlmServer::writesProseToMeasure()
{
    for (int maximum = 1; maximum < 600; ++maximum) {
        for (const int variant : {0, 3, 5}) {
            const QString any = prose(maximum, 0, variant);
            QVERIFY(!any.isEmpty() && any.size() <= maximum);
            const QString exact = prose(maximum, maximum, variant);
            QCOMPARE(exact.size(), maximum);
        }
    }
}

void tst_FakeLlmServer::answersAWholeBatchBySchema_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("question");
    const QJsonObject nested = {{u"json_schema"_s, QJsonObject{{u"schema"_s, exampleSchema()}}}};
    QTest::newRow("Ollama") << u"/api/chat"_s << QJsonObject{{u"model"_s, u"m"_s}, {u"format"_s, exampleSchema()}};
    QTest::newRow("OpenAI") << u"/v1/chat/completions"_s
                            << QJsonObject{{u"model"_s, u"m"_s}, {u"stream"_s, true}, {u"response_format"_s, nested}};
}

void tst_FakeLlmServer::answersAWholeBatchBySchema()
{
    QFETCH(const QString, path);
    QFETCH(const QJsonObject, question);
    FakeLlmServer server;
    server.setHandler(answerSchema());
    SystemClock clock;
    HttpClient client(clock);
    std::vector<std::shared_ptr<TaskOutcome<HttpResponse>>> outcomes;
    for (int number = 0; number < 20; ++number)
        outcomes.push_back(watch(client.fetch(post(server.url(path), question), nullptr)));
    for (const auto &outcome : outcomes) {
        QTRY_VERIFY(outcome->isDone);
        QVERIFY(outcome->result);
        const QString text = readStream(outcome->result->body).text;
        QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), instanceOf(exampleSchema()).toObject());
    }
    QCOMPARE(server.requests().size(), 20);
}

QTEST_GUILESS_MAIN(tst_FakeLlmServer)
#include "tst_FakeLlmServer.moc"
