// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAdapter.h"
#include "engine/llm/SchemaForms.h"
#include "engine/llm/ServerAddress.h"
#include "tests/engine/llm/AdapterBench.h"
#include "tests/engine/llm/CloudStreams.h"
#include "tests/support/CompareErrors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Anthropic's and Google's own protocols.
class tst_CloudAdapters : public QObject
{
    Q_OBJECT

private:
    static LlmServer serverOf(LlmProvider provider)
    {
        LlmServer server;
        server.provider = provider;
        server.url = normalisedServerUrl(u"https://api.example.com"_s, provider);
        server.model = u"m-1"_s;
        server.apiKey = "canary-4711";
        return server;
    }

    static LlmRequest question()
    {
        LlmRequest request;
        request.system = u"You word."_s;
        request.prompt = u"Word 'this'."_s;
        request.schema = object(R"({"type":"object","additionalProperties":false,"required":["maxLength"],)"
                                R"("properties":{"maxLength":{"type":"string","maxLength":9}}})");
        request.maximumTokens = 77;
        return request;
    }

    static QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

    static HttpResponse response(int status, const QByteArray &body)
    {
        HttpResponse answer;
        answer.status = status;
        answer.headers = {{"Content-Type", "application/json"}};
        answer.body = body;
        return answer;
    }

private slots:
    void anthropicIsAskedInItsProtocol()
    {
        const auto adapter = LlmAdapter::create(LlmProvider::Anthropic);
        const auto request = adapter->chatRequest(serverOf(LlmProvider::Anthropic), question());
        QCOMPARE(request.url, QUrl(u"https://api.example.com/v1/messages"_s));
        QCOMPARE(object(request.body),
                 object(R"({"model":"m-1","max_tokens":77,"stream":true,"temperature":0.2,"system":"You word.",)"
                        R"("messages":[{"role":"user","content":"Word 'this'."}],)"
                        R"("output_config":{"format":{"type":"json_schema","schema":{"type":"object","additionalProperties":false,)"
                        R"("required":["maxLength"],"properties":{"maxLength":{"type":"string"}}}}}})"));
        QVERIFY(request.headers.contains({"x-api-key", "canary-4711"}));
        QVERIFY(request.headers.contains({"anthropic-version", "2023-06-01"}));
        QVERIFY(request.headers.contains({"Accept-Encoding", "identity"}));
        QVERIFY(!request.url.toString().contains(u"canary"_s) && !request.body.contains("canary"));
    }

    void anthropicModelsWithoutFormatsGetAToolThenWords()
    {
        const auto adapter = LlmAdapter::create(LlmProvider::Anthropic);
        const auto complaint = [&](const char *words) {
            return adapter->refusedField(
                response(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + QByteArray(words) + "\"}}"));
        };
        LlmRequest asked = question();
        asked.withoutFields << complaint("output_config: Extra inputs are not permitted");
        auto body = object(adapter->chatRequest(serverOf(LlmProvider::Anthropic), asked).body);
        QVERIFY(!body.contains(u"output_config"_s));
        QCOMPARE(body[u"tool_choice"_s].toObject(), object(R"({"type":"tool","name":"wording"})"));
        QCOMPARE(body[u"tools"_s].toArray().first().toObject()[u"input_schema"_s].toObject(), asked.schema);

        asked.withoutFields << complaint("tool_choice is not supported by this model");
        body = object(adapter->chatRequest(serverOf(LlmProvider::Anthropic), asked).body);
        QVERIFY(!body.contains(u"tools"_s) && !body.contains(u"tool_choice"_s));
        QVERIFY(body[u"system"_s].toString().contains(u"\"maxLength\":9"_s));

        asked.withoutFields << complaint("`temperature` is deprecated for this model");
        QVERIFY(!object(adapter->chatRequest(serverOf(LlmProvider::Anthropic), asked).body).contains(u"temperature"_s));
        QCOMPARE(complaint("max_tokens: must be at most 4096"), QString());
    }

    void geminiIsAskedInItsProtocol()
    {
        const auto adapter = LlmAdapter::create(LlmProvider::Gemini);
        auto request = adapter->chatRequest(serverOf(LlmProvider::Gemini), question());
        QCOMPARE(request.url, QUrl(u"https://api.example.com/v1beta/models/m-1:streamGenerateContent?alt=sse"_s));
        QCOMPARE(object(request.body),
                 object(R"({"contents":[{"role":"user","parts":[{"text":"Word 'this'."}]}],)"
                        R"("systemInstruction":{"parts":[{"text":"You word."}]},)"
                        R"("generationConfig":{"temperature":0.2,"maxOutputTokens":77,"responseMimeType":"application/json",)"
                        R"("responseSchema":{"type":"object","required":["maxLength"],)"
                        R"("properties":{"maxLength":{"type":"string","maxLength":9}}}}})"));
        QVERIFY(request.headers.contains({"x-goog-api-key", "canary-4711"}));
        QVERIFY(!request.url.toString().contains(u"canary"_s) && !request.body.contains("canary"));

        LlmRequest asked = question();
        asked.withoutFields << adapter->refusedField(response(
            400,
            R"({"error":{"code":400,"status":"INVALID_ARGUMENT","message":"Invalid JSON payload: Unknown name at 'generation_config.response_schema'"}})"));
        request = adapter->chatRequest(serverOf(LlmProvider::Gemini), asked);
        QVERIFY(!request.body.contains("responseSchema"));
        QVERIFY(
            object(request.body)[u"systemInstruction"_s].toObject()[u"parts"_s].toArray().first().toObject()[u"text"_s].toString().contains(
                u"JSON Schema"_s));
    }

    void openAiGetsTheSchemaWithoutLengthsWhenItRefusesThem()
    {
        const auto adapter = LlmAdapter::create(LlmProvider::OpenAi);
        LlmRequest asked = question();
        asked.withoutFields << adapter->refusedField(response(
            400,
            R"({"error":{"message":"Invalid schema for response_format 'wording': In context=('properties', 'about'), 'maxLength' is not permitted.","param":"response_format"}})"));
        const auto body = object(adapter->chatRequest(serverOf(LlmProvider::OpenAi), asked).body);
        const auto schema = body[u"response_format"_s].toObject()[u"json_schema"_s].toObject()[u"schema"_s].toObject();
        QCOMPARE(schema[u"properties"_s].toObject(), object(R"({"maxLength":{"type":"string"}})"));
    }

    void streamsAreReadTheSameHoweverTheyAreCut_data()
    {
        QTest::addColumn<int>("provider");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("events");
        for (const CloudStream &stream : cloudStreams())
            QTest::newRow(stream.name) << int(stream.provider) << stream.bytes << stream.events;
    }

    void streamsAreReadTheSameHoweverTheyAreCut()
    {
        QFETCH(int, provider);
        QFETCH(QByteArray, stream);
        QTEST(trinity::test::read(LlmProvider(provider), {stream}), "events");
        checkPartitions(LlmProvider(provider), stream, 11);
    }

    void complaintsMeanWhatTheyMeanElsewhere_data()
    {
        QTest::addColumn<int>("provider");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, LlmProvider provider, int status, const QByteArray &body, const QString &kind) {
            QTest::newRow(name) << int(provider) << status << body << kind;
        };
        const auto anthropic = [&](const char *type, int status, const QString &kind, const char *message = "no") {
            row(type, LlmProvider::Anthropic, status,
                "{\"type\":\"error\",\"error\":{\"type\":\"" + QByteArray(type) + "\",\"message\":\"" + message
                    + "\"},\"request_id\":\"r\"}",
                kind);
        };
        anthropic("authentication_error", 401, u"unauthorised"_s);
        anthropic("permission_error", 403, u"unauthorised"_s);
        anthropic("billing_error", 402, u"quota"_s);
        anthropic("invalid_request_error", 400, u"quota"_s, "Your credit balance is too low to access the API");
        anthropic("not_found_error", 404, u"bad_request"_s, "model: claude-nothing");
        anthropic("request_too_large", 413, u"too_large"_s);
        anthropic("rate_limit_error", 429, u"rate_limited"_s);
        anthropic("api_error", 500, u"server_error"_s);
        anthropic("overloaded_error", 529, u"overloaded"_s);
        const auto gemini = [&](const char *name, int status, const QByteArray &error, const QString &kind) {
            row(name, LlmProvider::Gemini, status, "[{\"error\":" + error + "}]", kind);
        };
        gemini("bad key", 400,
               R"({"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]})",
               u"unauthorised"_s);
        gemini("no permission", 403, R"({"code":403,"message":"denied","status":"PERMISSION_DENIED"})", u"unauthorised"_s);
        gemini("limit of the minute", 429, R"({"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"})", u"rate_limited"_s);
        gemini(
            "limit of the day", 429,
            R"({"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"RequestsPerDayPerProject"}]}]})",
            u"quota"_s);
        gemini("unknown model", 404, R"({"code":404,"message":"models/x is not found for API version v1beta","status":"NOT_FOUND"})",
               u"bad_request"_s);
        gemini("unavailable", 503, R"({"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"})", u"overloaded"_s);
    }

    void complaintsMeanWhatTheyMeanElsewhere()
    {
        QFETCH(int, provider);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        const Error error = LlmAdapter::create(LlmProvider(provider))->errorFrom(response(status, body));
        QCOMPARE(QString(toString(error.kind)), kind);
        QCOMPARE(error.httpStatus, status);
    }

    void modelsAreListed()
    {
        const auto anthropic = LlmAdapter::create(LlmProvider::Anthropic);
        QCOMPARE(anthropic->modelsRequest(serverOf(LlmProvider::Anthropic)).url, QUrl(u"https://api.example.com/v1/models"_s));
        QCOMPARE(anthropic->modelsFrom(response(200, R"({"data":[{"id":"a"},{"id":"b"}]})")), QStringList({u"a"_s, u"b"_s}));
        const auto gemini = LlmAdapter::create(LlmProvider::Gemini);
        QCOMPARE(gemini->modelsFrom(response(200,
                                             R"({"models":[{"name":"models/a","supportedGenerationMethods":["generateContent"]},)"
                                             R"({"name":"models/e","supportedGenerationMethods":["embedContent"]},{"name":"models/b"}]})")),
                 QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(gemini->modelsFrom(response(401, R"({"models":[{"name":"models/a"}]})")), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_CloudAdapters)
#include "tst_CloudAdapters.moc"
