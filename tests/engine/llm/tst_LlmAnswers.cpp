// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAdapter.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/WireRecording.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// What the adapters make of whole answers: errors, refused fields, lists of models.
class tst_LlmAnswers : public QObject
{
    Q_OBJECT

private:
    static LlmServer serverOf(LlmProvider provider)
    {
        LlmServer server;
        server.provider = provider;
        server.url = QUrl(provider == LlmProvider::Ollama ? u"http://127.0.0.1:11434"_s : u"https://api.example.com/v1/"_s);
        server.model = u"m:1b"_s;
        server.apiKey = "sk-canary";
        return server;
    }

    static HttpResponse response(int status, const QByteArray &body, const QByteArray &type = "application/json",
                                 const QList<std::pair<QByteArray, QByteArray>> &more = {})
    {
        HttpResponse result;
        result.status = status;
        result.headers = more;
        result.headers.emplaceBack("Content-Type", type);
        result.body = body;
        return result;
    }

private slots:
    void errorsAreToldApart_data();

    void errorsAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, says);
        for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi}) {
            const Error error = LlmAdapter::create(provider)->errorFrom(response(status, body, type));
            QCOMPARE(error.kind, kind);
            QCOMPARE(error.httpStatus, status);
            QVERIFY2(error.detail.contains(says), qPrintable(error.detail));
            QVERIFY(!error.detail.isEmpty() && error.detail.size() < 400 && !error.detail.contains(u'<'));
            QVERIFY(!error.detail.contains(u"canary"_s));
        }
    }

    void theServersWishToWaitIsKept()
    {
        const auto adapter = LlmAdapter::create(LlmProvider::OpenAi);
        const auto limited = [&](const QByteArray &seconds) {
            return adapter->errorFrom(
                response(429, R"({"error":{"message":"slow down"}})", "application/json", {{"retry-after", seconds}}));
        };
        QCOMPARE(*limited("2.5").retryAfter, 2500ms);
        QVERIFY(!limited("nonsense").retryAfter);
        QCOMPARE(limited("21600").kind, ErrorKind::RateLimited);
        QCOMPARE(limited("21601").kind, ErrorKind::Quota); // that is a day's quota, not a rate
        const Error loading = adapter->errorFrom(response(503, R"({"error":{"message":"Loading model","code":503}})"));
        QCOMPARE(*loading.retryAfter, 1000ms);
        QVERIFY(adapter->isLoading(response(503, R"({"error":{"message":"Loading model","code":503}})")));
        QVERIFY(!adapter->isLoading(response(503, R"({"error":{"message":"busy","code":503}})")));
    }

    void recordedErrorsAreToldApart_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorKind>("kind");
        using K = ErrorKind;
        QTest::newRow("schema type") << u"37-err-response_format-type"_s << K::BadRequest;
        QTest::newRow("bad JSON") << u"30-err-bad-json"_s << K::ServerError;
        QTest::newRow("no messages") << u"32-err-no-messages"_s << K::BadRequest;
        QTest::newRow("schema") << u"35-err-bad-schema"_s << K::BadRequest;
        QTest::newRow("path") << u"38-err-404"_s << K::BadRequest;
        QTest::newRow("too long") << u"40-err-too-long"_s << K::ContextTooLong;
        QTest::newRow("too long, stream") << u"41-err-too-long-stream"_s << K::ContextTooLong;
        QTest::newRow("loading") << u"82-503-loading-chat"_s << K::Overloaded;
        QTest::newRow("no key") << u"88-401-no-key"_s << K::Unauthorised;
    }

    void recordedErrorsAreToldApart()
    {
        QFETCH(QString, name);
        QFETCH(ErrorKind, kind);
        const auto recording = WireRecording::load(name);
        QVERIFY(recording);
        const auto answer = response(recording->status(), recording->body(), "application/json; charset=utf-8");
        const auto adapter = LlmAdapter::create(LlmProvider::OpenAi);
        QCOMPARE(adapter->errorFrom(answer).kind, kind);
        QCOMPARE(adapter->isLoading(answer), name.contains(u"loading"_s));
    }

    void aRefusedFieldIsRecognised_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, int status, const QByteArray &body, const QString &field) {
            QTest::newRow(name) << status << body << field;
        };
        row("message", 400, R"({"error":{"message":"response_format type must be text"}})", u"response_format"_s);
        row("param", 400, R"({"error":{"message":"Unknown parameter","param":"stream_options"}})", u"stream_options"_s);
        row("location", 422, R"({"detail":[{"loc":["body","stream_options"],"msg":"extra fields not permitted"}]})", u"stream_options"_s);
        row("words", 400, R"({"error":"json_schema is not supported by this model"})", u"response_format"_s);
        row("newer limit", 400,
            R"({"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","param":"max_tokens"}})",
            u"max_tokens"_s);
        row("fixed temperature", 400,
            R"({"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model.","param":"temperature"}})",
            u"temperature"_s);
        row("limit too large is no field", 400, R"({"error":{"message":"'max_tokens' is too large: 99999"}})", u""_s);
        row("other status", 500, R"({"error":{"message":"response_format"}})", u""_s);
        row("other reason", 400, R"({"error":{"message":"bad model"}})", u""_s);
        row("no JSON", 400, "response_format", u""_s);
    }

    void aRefusedFieldIsRecognised()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        QCOMPARE(LlmAdapter::create(LlmProvider::OpenAi)->refusedField(response(status, body)), field);
        QCOMPARE(LlmAdapter::create(LlmProvider::Ollama)->refusedField(response(status, body)), QString());
    }

    void modelsAreListedByShapeNotByStatus()
    {
        const auto ollama = LlmAdapter::create(LlmProvider::Ollama);
        const auto openAi = LlmAdapter::create(LlmProvider::OpenAi);
        QCOMPARE(ollama->modelsRequest(serverOf(LlmProvider::Ollama)).url, QUrl(u"http://127.0.0.1:11434/api/tags"_s));
        QCOMPARE(openAi->modelsRequest(serverOf(LlmProvider::OpenAi)).url, QUrl(u"https://api.example.com/v1/models"_s));
        const auto tags = response(200, R"({"models":[{"name":"a:1b"},{"name":""},{},{"name":"b"}]})");
        QCOMPARE(ollama->modelsFrom(tags), QStringList({u"a:1b"_s, u"b"_s}));
        QCOMPARE(openAi->modelsFrom(tags), QStringList());
        QCOMPARE(ollama->modelsFrom(response(200, R"({"models":null})")), QStringList());
        QCOMPARE(openAi->modelsFrom(response(200, R"({"data":[{"id":"x"},{"id":"y"}]})")), QStringList({u"x"_s, u"y"_s}));
        QCOMPARE(openAi->modelsFrom(response(200, R"({"error":"Unexpected endpoint"})")), QStringList());
        QCOMPARE(openAi->modelsFrom(response(404, R"({"data":[{"id":"x"}]})")), QStringList());
        const auto recording = WireRecording::load(u"02-models"_s);
        QVERIFY(recording);
        QCOMPARE(openAi->modelsFrom(response(recording->status(), recording->body())).size(), 1);
    }
};

// Outside of the class: moc 6.4 does not find the end of a class with these strings in it.
void tst_LlmAnswers::errorsAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind, const QString &says = {},
                        const QByteArray &type = "application/json") { QTest::newRow(name) << status << body << type << kind << says; };
    using K = ErrorKind;
    row("ollama bad request", 400, R"({"error":"model is required"})", K::BadRequest, u"model is required"_s);
    row("ollama too long", 400, R"({"error":"the prompt is longer than the context length currently available to the model; shorten it"})",
        K::ContextTooLong);
    row("ollama no model", 404, R"({"error":"model 'qwen9:1b' not found"})", K::BadRequest, u"does not have the model 'qwen9:1b'"_s);
    row("ollama runner", 500, R"({"error":"llama runner process has terminated: exit status 2"})", K::ServerError);
    row("ollama queue full", 503, R"({"error":"server busy, please try again.  maximum pending requests exceeded"})", K::Overloaded);
    row("ollama key", 401, R"({"error":"unauthorized"})", K::Unauthorised);
    row("ollama cloud away", 502, R"({"error":"upstream"})", K::ServerError);
    row("llama too long", 400,
        R"({"error":{"code":400,"message":"request of 6008 tokens exceeds the available context size of 2048 tokens","type":"exceed_context_size_error"}})",
        K::ContextTooLong, u"6008"_s);
    row("llama too long as 500", 500, R"({"error":{"code":500,"message":"x","type":"exceed_context_size_error"}})", K::ContextTooLong);
    row("llama loading", 503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", K::Overloaded,
        u"loading"_s);
    row("llama schema", 400,
        R"({"error":{"code":400,"message":"JSON schema error at #: unrecognized type notatype","type":"invalid_request_error"}})",
        K::BadRequest);
    row("llama path", 404, R"({"error":{"message":"File Not Found","type":"not_found_error","code":404}})", K::BadRequest);
    row("openai key", 401,
        R"({"error":{"message":"Incorrect API key provided: sk-canary-12345","type":"invalid_request_error","code":"invalid_api_key"}})",
        K::Unauthorised);
    row("openai region", 403, R"({"error":{"message":"Country not supported","code":"unsupported_country"}})", K::Unauthorised);
    row("openai quota", 429,
        R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})", K::Quota);
    row("openai rate", 429, R"({"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}})", K::RateLimited);
    row("openai rate names the context", 429, R"({"error":{"message":"Too many tokens per minute","code":"rate_limit_exceeded"}})",
        K::RateLimited);
    row("openai too long", 400, R"({"error":{"message":"The maximum context length is 8192 tokens","code":"context_length_exceeded"}})",
        K::ContextTooLong);
    row("openai model", 404,
        R"({"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","code":"model_not_found"}})",
        K::BadRequest, u"'gpt-9'"_s);
    row("openai filter", 400, R"({"error":{"message":"flagged","code":"content_filter"}})", K::RefusedByModel);
    row("openai server", 500, R"({"error":{"message":"The server had an error","type":"server_error"}})", K::ServerError);
    row("credits", 402, R"({"error":{"code":402,"message":"Insufficient credits"}})", K::Quota);
    row("vllm", 400, R"({"object":"error","message":"bad","type":"BadRequestError","param":null,"code":400})", K::BadRequest, u"bad"_s);
    row("vllm model", 404, R"({"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","code":404})",
        K::BadRequest, u"'x'"_s);
    row("fastapi", 422, R"({"detail":[{"loc":["body","messages"],"msg":"field required"}]})", K::BadRequest);
    row("gemini array", 429, R"([{"error":{"code":429,"message":"Resource has been exhausted","status":"RESOURCE_EXHAUSTED"}}])",
        K::RateLimited);
    row("anthropic", 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", K::Overloaded);
    row("overload said with 500", 500, R"({"error":{"type":"overloaded_error","message":"Overloaded"}})", K::Overloaded);
    row("timeout of a proxy", 504, "", K::ServerError, {}, "text/plain");
    row("408", 408, "", K::ServerError);
    row("409", 409, "{}", K::ServerError);
    row("405", 405, R"({"error":"method not allowed"})", K::BadRequest);
    row("413 page", 413, "<html>too large</html>", K::TooLarge, {}, "text/html");
    row("502 page", 502, "<html>Bad Gateway</html>", K::ServerError, {}, "text/html");
    row("503 page", 503, "<html>Busy</html>", K::Overloaded, {}, "text/html");
    row("401 page", 401, "<html>Sign in</html>", K::Unauthorised, {}, "text/html");
    row("404 page", 404, "<html>Not Found</html>", K::NotAnLlmServer, u"web page"_s, "text/html; charset=utf-8");
    row("404 text", 404, "404 page not found", K::NotAnLlmServer, {}, "text/plain");
    row("200 page", 200, "<html>Sign in</html>", K::NotAnLlmServer, u"web page"_s, "text/html");
    row("redirect", 302, "", K::BadRequest, u"redirects"_s);
}

QTEST_GUILESS_MAIN(tst_LlmAnswers)
#include "tst_LlmAnswers.moc"
