// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAdapter.h"
#include "engine/llm/OllamaStreamReader.h"
#include "engine/llm/OpenAiStreamReader.h"
#include "tests/engine/llm/AdapterBench.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/FakeReply.h"
#include "tests/support/WireRecording.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_LlmAdapters : public QObject
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

    static LlmRequest question()
    {
        LlmRequest request;
        request.system = u"You word."_s;
        request.prompt = u"Word 'this'."_s;
        request.schema = QJsonObject{{u"type"_s, u"object"_s}};
        request.maximumTokens = 77;
        request.contextTokens = 4096;
        return request;
    }

private slots:
    void ollamaIsAskedInItsOwnProtocol()
    {
        const auto request = LlmAdapter::create(LlmProvider::Ollama)->chatRequest(serverOf(LlmProvider::Ollama), question());
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.url, QUrl(u"http://127.0.0.1:11434/api/chat"_s));
        const QJsonObject expected =
            QJsonDocument::fromJson(
                R"({"model":"m:1b","stream":true,"truncate":false,"shift":false,)"
                R"("keep_alive":"10m","format":{"type":"object"},"options":{"num_ctx":4096,"num_predict":77,"temperature":0.2},)"
                R"("messages":[{"role":"system","content":"You word."},{"role":"user","content":"Word 'this'."}]})")
                .object();
        QCOMPARE(QJsonDocument::fromJson(request.body).object(), expected);
    }

    void openAiIsAskedInItsProtocol()
    {
        const auto request = LlmAdapter::create(LlmProvider::OpenAi)->chatRequest(serverOf(LlmProvider::OpenAi), question());
        QCOMPARE(request.url, QUrl(u"https://api.example.com/v1/chat/completions"_s));
        const QJsonObject expected =
            QJsonDocument::fromJson(
                R"({"model":"m:1b","stream":true,"max_tokens":77,"temperature":0.2,)"
                R"("stream_options":{"include_usage":true},"response_format":{"type":"json_schema","json_schema":{"name":"wording",)"
                R"("strict":true,"schema":{"type":"object"}}},)"
                R"("messages":[{"role":"system","content":"You word."},{"role":"user","content":"Word 'this'."}]})")
                .object();
        QCOMPARE(QJsonDocument::fromJson(request.body).object(), expected);
        QVERIFY(request.headers.contains({"Authorization", "Bearer sk-canary"}));
        QVERIFY(request.headers.contains({"Accept-Encoding", "identity"}));
        QVERIFY(!request.url.toString().contains(u"canary"_s) && !request.body.contains("canary"));
    }

    void refusedFieldsAreLeftOutAndTheSchemaIsPutInWords()
    {
        LlmRequest asked = question();
        asked.withoutFields = {u"response_format"_s, u"stream_options"_s, u"max_tokens"_s, u"temperature"_s};
        const auto request = LlmAdapter::create(LlmProvider::OpenAi)->chatRequest(serverOf(LlmProvider::OpenAi), asked);
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.keys(), QStringList({u"max_completion_tokens"_s, u"messages"_s, u"model"_s, u"stream"_s}));
        const QString system = body.value(u"messages"_s).toArray().first().toObject().value(u"content"_s).toString();
        QVERIFY(system.startsWith(u"You word."_s) && system.contains(u"{\"type\":\"object\"}"_s));
    }

    void recordingsOfARealServerAreReadTheSameHoweverTheyAreCut_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name : {"10-chat-nostream", "11-chat-stream", "12-chat-stream-usage", "13-chat-json_schema-nostream",
                                 "14-chat-json_schema-stream", "15-chat-json_schema-truncated", "54-json_schema-model-prefers-fence-stream",
                                 "74-utf8", "84-slow-chat-stream", "85-sigterm-mid-stream"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void recordingsOfARealServerAreReadTheSameHoweverTheyAreCut()
    {
        QFETCH(QString, name);
        const auto recording = WireRecording::load(name);
        QVERIFY2(recording, recording ? "" : qPrintable(recording.error().detail));
        const QByteArray body = recording->body();
        QVERIFY(!body.isEmpty());
        checkPartitions(LlmProvider::OpenAi, body, 7);
        if (QTest::currentTestFailed())
            return;
        const QString described = read(LlmProvider::OpenAi, {body});
        if (name.startsWith(u"85"_s))
            QVERIFY(described.contains(u"E:reset"_s));
        else
            QVERIFY(described.contains(u"F:"_s));
    }

    void aRecordedStreamGivesItsTextItsModelAndItsUsage()
    {
        const auto recording = WireRecording::load(u"12-chat-stream-usage"_s);
        QVERIFY(recording);
        const QString described = read(LlmProvider::OpenAi, {recording->body()});
        QVERIFY2(described.startsWith(u"T: dix\nT: for\nT: mujeres\n"_s), qPrintable(described));
        QVERIFY(described.section(u'\n', -1).startsWith(u"F:1/tiny-biased.gguf/"_s)); // Length, model
        QVERIFY(described.endsWith(u"/4"_s));
    }

    void ownStreamsAreReadTheSameHoweverTheyAreCut_data()
    {
        QTest::addColumn<int>("provider");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("events");
        const auto ollama = [](const char *name, const QByteArray &stream, const QString &events) {
            QTest::newRow(name) << int(LlmProvider::Ollama) << stream << events;
        };
        const auto openAi = [](const char *name, const QByteArray &stream, const QString &events) {
            QTest::newRow(name) << int(LlmProvider::OpenAi) << stream << events;
        };
        const QByteArray hello = R"({"model":"m","message":{"role":"assistant","content":"Hello"},"done":false})"
                                 "\n";
        const QByteArray done =
            R"({"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":26,"eval_count":2})"
            "\n";
        ollama("ollama", hello + done, u"T:Hello\nF:0/m/26/2"_s);
        ollama("ollama without reason and counts", hello + "{\"done\":true}", u"T:Hello\nF:0/m/0/0"_s);
        ollama("ollama length", hello + R"({"done":true,"done_reason":"length"})", u"T:Hello\nF:1/m/0/0"_s);
        ollama("ollama thinking",
               R"({"message":{"thinking":"hm","content":""}})"
               "\n" + hello
                   + done,
               u"R:hm\nT:Hello\nF:0/m/26/2"_s);
        ollama("ollama tags",
               R"({"message":{"content":"<thi"}})"
               "\n"
               R"({"message":{"content":"nk>a</think>\n"}})"
               "\n" + hello
                   + done,
               u"R:a\nT:Hello\nF:0/m/26/2"_s);
        ollama("ollama lone closing tag",
               R"({"message":{"content":"a</think>"}})"
               "\n" + hello
                   + done,
               u"T:a\n!\nT:Hello\nF:0/m/26/2"_s);
        ollama("ollama cut", hello, u"T:Hello\nE:reset/The answer broke off before its end"_s);
        ollama("ollama cut in a line", hello + hello.left(30), u"T:Hello\nE:reset/The answer broke off before its end"_s);
        ollama("ollama cut in the first line", hello.left(30), u"E:reset/The connection ended without an answer"_s);
        ollama("ollama empty", "", u"E:reset/The connection ended without an answer"_s);
        ollama("ollama error in the stream",
               hello
                   + R"({"error":"llama runner process has terminated"})"
                     "\n"
                   + hello,
               u"T:Hello\nE:server_error/The server failed: llama runner process has terminated"_s);
        ollama("ollama bytes after the end", hello + done + hello + "garbage", u"T:Hello\nF:0/m/26/2"_s);
        ollama("ollama garbage inside", hello + "garbage\n" + done,
               u"T:Hello\nE:reset/A line of the answer is not what the protocol allows"_s);
        ollama("ollama is no Ollama", "SSH-2.0-OpenSSH_9.2\r\n", u"E:not_an_llm_server/The address answers, but not like Ollama"_s);
        ollama("ollama unknown shape", "{\"hello\":\"world\"}", u"E:not_an_llm_server/The address answers, but not like Ollama"_s);
        ollama("ollama loop",
               QByteArray(R"({"message":{"content":"ha"}})"
                          "\n")
                   .repeated(31),
               (u"T:ha\n"_s).repeated(31) + u"E:bad_answer/The model repeated itself until the server stopped it"_s);
        ollama("ollama hostile counts", hello + R"({"done":true,"prompt_eval_count":-5,"eval_count":"many"})", u"T:Hello\nF:0/m/0/0"_s);
        ollama("ollama invalid UTF-8", "{\"message\":{\"content\":\"a\xc3\"}}\n" + done, u"T:a\uFFFD\nF:0/m/26/2"_s);

        const QByteArray role = R"(data: {"model":"m","choices":[{"delta":{"role":"assistant","content":null},"finish_reason":null}]})"
                                "\n\n";
        const QByteArray text = R"(data: {"model":"m","choices":[{"delta":{"content":"Hello"}}]})"
                                "\n\n";
        const QByteArray stop = R"(data: {"choices":[{"delta":{},"finish_reason":"stop"}]})"
                                "\n\n";
        const QByteArray usage = R"(data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3}})"
                                 "\n\n";
        const QByteArray end = "data: [DONE]\n\n";
        openAi("openai", role + text + stop + usage + end, u"T:Hello\nF:0/m/9/3"_s);
        openAi("openai with pings", ": ping\n\n" + role + ":\n\n" + text + stop + end, u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai [DONE] with blanks", text + stop + "data: [DONE] \r\n\r\n", u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai without [DONE]", text + stop, u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai without finish reason", text + end, u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai without either", text, u"T:Hello\nE:reset/The answer broke off before its end"_s);
        openAi("openai twice [DONE]", text + stop + end + end + text, u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai no blank line at the end", text + stop + "data: [DONE]", u"T:Hello\nF:0/m/0/0"_s);
        openAi("openai cut in an event", text + text.left(40), u"T:Hello\nE:reset/The answer broke off before its end"_s);
        openAi("openai filtered",
               text
                   + R"(data: {"choices":[{"delta":{},"finish_reason":"content_filter"}]})"
                     "\n\n"
                   + end,
               u"T:Hello\nF:2/m/0/0"_s);
        openAi("openai length",
               text
                   + R"(data: {"choices":[{"finish_reason":"length"}]})"
                     "\n\n"
                   + end,
               u"T:Hello\nF:1/m/0/0"_s);
        openAi("openai refusal",
               R"(data: {"choices":[{"delta":{"refusal":"I will not"}}]})"
               "\n\n"
                   + stop + end,
               u"E:refused_by_model/The model refused to answer"_s);
        openAi("openai reasoning",
               R"(data: {"choices":[{"delta":{"reasoning_content":"a"}}]})"
               "\n\n"
               R"(data: {"choices":[{"delta":{"reasoning":"b"}}]})"
               "\n\n"
                   + text + stop + end,
               u"R:a\nR:b\nT:Hello\nF:0/m/0/0"_s);
        openAi("openai error in the stream",
               text
                   + R"(data: {"error":{"message":"boom","code":500}})"
                     "\n\n"
                   + end,
               u"T:Hello\nE:server_error/The server failed: boom"_s);
        openAi("openai error line",
               text
                   + R"(error: {"message":"busy","code":503,"type":"unavailable_error"})"
                     "\n\n",
               u"T:Hello\nE:overloaded/The server is overloaded: busy"_s);
        openAi("openai upstream error",
               text
                   + R"(data: {"choices":[{"delta":{},"finish_reason":"error"}]})"
                     "\n\n"
                   + end,
               u"T:Hello\nE:server_error/The provider failed while answering"_s);
        openAi("openai too long in a 200",
               R"(data: {"error":{"type":"exceed_context_size_error","message":"too long"}})"
               "\n\n",
               u"E:context_too_long/The text is longer than the model can read: too long"_s);
        openAi(
            "openai whole",
            R"({"model":"m","choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}})",
            u"T:Hello\nF:0/m/1/2"_s);
        openAi("openai whole after a byte order mark",
               "\xef\xbb\xbf\n "
               R"({"choices":[{"message":{"content":"Hello"}}]})",
               u"T:Hello\nF:0//0/0"_s);
        openAi("openai whole error", R"({"error":{"message":"no credits","code":402}})",
               u"E:quota/No credit or quota is left: no credits"_s);
        openAi("openai whole in words", R"({"error":"Unexpected endpoint or method. GET /v1/foo"})",
               u"E:server_error/The server failed: Unexpected endpoint or method. GET /v1/foo"_s);
        openAi("openai whole cut", "{\"choices\":[{\"mess", u"E:reset/The connection ended without an answer"_s);
        openAi("openai unknown shape", R"({"hello":"world"})",
               u"E:not_an_llm_server/The address answers, but not like an OpenAI-compatible server"_s);
        openAi("openai unknown events", "data: hello\n\n",
               u"E:not_an_llm_server/The address answers, but not like an OpenAI-compatible server"_s);
        openAi("openai web page", "  <!doctype html>",
               u"E:not_an_llm_server/The address answers, but not like an OpenAI-compatible server"_s);
        openAi("openai other text", "Ollama is running",
               u"E:not_an_llm_server/The address answers, but not like an OpenAI-compatible server"_s);
        openAi("openai empty", "", u"E:reset/The connection ended without an answer"_s);
        openAi("openai blank", "\n\n  \n", u"E:reset/The connection ended without an answer"_s);
        openAi("openai first bytes only", "da", u"E:reset/The connection ended without an answer"_s);
        openAi("openai nothing but [DONE]", end, u"E:not_an_llm_server/The address answers, but not like an OpenAI-compatible server"_s);
    }

    void ownStreamsAreReadTheSameHoweverTheyAreCut()
    {
        QFETCH(int, provider);
        QFETCH(QByteArray, stream);
        QFETCH(QString, events);
        QCOMPARE(read(LlmProvider(provider), {stream}), events);
        checkPartitions(LlmProvider(provider), stream, 11);
    }

    void answersOverTheLimitsAreRefused()
    {
        for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi}) {
            const auto reader = LlmAdapter::create(provider)->streamReader();
            const QByteArray start =
                provider == LlmProvider::Ollama ? QByteArray("{\"message\":{\"content\":\"") : QByteArray("data: {\"x\":\"");
            QList<LlmEvent> events = reader->read(start);
            for (int i = 0; i < 3; ++i)
                events += reader->read(QByteArray(500000, 'x'));
            QCOMPARE(events.size(), 1);
            QCOMPARE(events.first().error.kind, ErrorKind::TooLarge);
            QVERIFY(reader->read("more").isEmpty() && reader->end().isEmpty());
        }
        OpenAiStreamReader whole;
        QList<LlmEvent> events = whole.read("{\"choices\":\"");
        for (int i = 0; i < 5; ++i)
            events += whole.read(QByteArray(1000000, 'x'));
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().error.kind, ErrorKind::TooLarge);
    }
};

QTEST_GUILESS_MAIN(tst_LlmAdapters)
#include "tst_LlmAdapters.moc"
