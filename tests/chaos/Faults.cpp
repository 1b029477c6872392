// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/Faults.h"

#include "tests/chaos/JobBench.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The text a model would answer with.
QByteArray goodText(const FakeRequest &request)
{
    const auto question = request.json();
    const auto openAi = question.value("response_format"_L1).toObject().value("json_schema"_L1).toObject().value("schema"_L1);
    const auto schema = openAi.isObject() ? openAi : question.value("format"_L1);
    return compactJson(instanceOf(schema.toObject()).toObject());
}

QByteArray textLine(const QByteArray &text)
{
    return compactJson({{u"message"_s, QJsonObject{{u"content"_s, QString::fromUtf8(text)}}}, {u"done"_s, false}}) + '\n';
}

const QByteArray doneLine = "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n";

QByteArray textEvent(const QByteArray &text)
{
    const QJsonObject choice{{u"delta"_s, QJsonObject{{u"content"_s, QString::fromUtf8(text)}}}};
    return "data: " + compactJson({{u"choices"_s, QJsonArray{choice}}}) + "\n\n";
}

const QByteArray stopEvent = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

/// The whole body of an answer in Ollama's protocol.
QByteArray goodLines(const FakeRequest &request)
{
    return textLine(goodText(request)) + doneLine;
}

FakeReply lines()
{
    return FakeReply::stream("application/x-ndjson");
}

FakeReply events()
{
    return FakeReply::stream("text/event-stream");
}

FakeReply half()
{
    return lines().sendChunk(textLine("{\"headline\":\"Half an ans"));
}

FakeReply measured(const QByteArray &length, const QByteArray &body)
{
    return FakeReply().send(FakeReply::head(200, {{"Content-Type", "application/x-ndjson"}, {"Content-Length", length}}) + body);
}

Fault::Reply fixed(const FakeReply &reply)
{
    return [reply](const FakeRequest &) { return reply; };
}

QList<Fault> silentServers()
{
    QList<Fault> list;
    list += {.row = 14,
             .name = "slow headers",
             .reply = fixed(FakeReply().sendInPieces("HTTP/1.1 200 OK\r\nX-Slow: ver", 1).keepSilent()),
             .seesClose = true};
    list += {.row = 17, .name = "stall amid the text", .reply = fixed(half().keepSilent()), .seesClose = true};
    list += {.row = 12, .name = "shuts its side amid the text", .reply = fixed(half().halfClose().keepSilent()), .seesClose = true};
    return list;
}

QList<Fault> falseLengths()
{
    QList<Fault> list;
    list += {.row = 18,
             .name = "length too large, whole answer",
             .reply = [](const FakeRequest &request) { return measured("99999", goodLines(request)).keepSilent(); },
             .sends = 1,
             .seesClose = true};
    list += {.row = 18, .name = "length too large, half an answer, end", .reply = fixed(measured("99999", textLine("{\"head")).close())};
    list += {.row = 19, .name = "length too small", .reply = [](const FakeRequest &request) { return measured("60", goodLines(request)); }};
    list +=
        {.row = 21, .name = "chunk size is no number", .reply = fixed(half().send("what\r\nis this\r\n").keepSilent()), .seesClose = true};
    list += {.row = 22,
             .name = "chunk size beyond all",
             .reply = fixed(half().send("FFFFFFFFFFFFFFFF\r\nis this\r\n").keepSilent()),
             .seesClose = true};
    list += {.row = 22, .name = "negative chunk size", .reply = fixed(half().send("-5\r\nis this\r\n").keepSilent()), .seesClose = true};
    return list;
}

QList<Fault> strangers()
{
    QByteArray manyHeaders = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 300; ++i)
        manyHeaders += "X-Header-" + QByteArray::number(i) + ": value\r\n";
    QList<Fault> list;
    list += {.row = 23,
             .name = "three hundred headers",
             .reply =
                 [manyHeaders](const FakeRequest &request) {
                     const auto body = goodLines(request);
                     return FakeReply().send(manyHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                 },
             .sends = 1};
    list += {.row = 26, .name = "204", .reply = fixed(FakeReply().send("HTTP/1.1 204 No Content\r\n\r\n"))};
    return list;
}

QList<Fault> troubledServers()
{
    using K = ErrorKind;
    QList<Fault> list;
    list += {.row = 30,
             .name = "Ollama's error amid the text",
             .reply = fixed(half().sendChunk("{\"error\":\"an error was encountered while running the model\"}\n").sendLastChunk())};
    list += {.row = 42, .name = "503 page of a proxy", .reply = fixed(FakeReply::html(503, "<html><script>alert(1)</script>Busy</html>"))};
    list += {.row = 44,
             .name = "529",
             .provider = LlmProvider::Anthropic,
             .reply = fixed(FakeReply::answer(529, "application/json",
                                              R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"))};
    list +=
        {.row = 30,
         .name = "Anthropic's error amid the text",
         .provider = LlmProvider::Anthropic,
         .reply = fixed(
             events()
                 .sendChunk("event: content_block_delta\ndata: "
                            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"{\"}}\n\n")
                 .sendChunk(
                     "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n")
                 .sendLastChunk())};
    list +=
        {.row = 30,
         .name = "Gemini's error amid the text",
         .provider = LlmProvider::Gemini,
         .reply = fixed(
             events()
                 .sendChunk("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{\"}]}}]}\r\n\r\n")
                 .sendChunk("data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n")
                 .sendLastChunk())};
    list += {.row = 41,
             .name = "500 for ever",
             .reply = fixed(FakeReply::ollamaError(500, u"boom "_s + QLatin1StringView(promptCanary))),
             .times = Fault::always,
             .end = K::ServerError,
             .sends = 8};
    list += {.row = 36,
             .name = "429 for ever",
             .reply = fixed(FakeReply::rateLimited("1")),
             .times = Fault::always,
             .end = K::RateLimited,
             .sends = 8};
    return list;
}

QList<Fault> oddAnswers()
{
    const auto withoutDone = [](const FakeRequest &request) {
        return events().sendChunk(textEvent(goodText(request))).sendChunk(stopEvent).sendLastChunk();
    };
    const auto doneTwice = [](const FakeRequest &request) {
        return events()
            .sendChunk(textEvent(goodText(request)))
            .sendChunk(stopEvent)
            .sendChunk("data: [DONE]\n\ndata: [DONE]\n\n")
            .sendLastChunk();
    };
    const auto oddUsage = [](const QByteArray &usage) {
        return [usage](const FakeRequest &request) {
            return events()
                .sendChunk(textEvent(goodText(request)))
                .sendChunk(stopEvent)
                .sendChunk("data: {\"choices\":[],\"usage\":" + usage + "}\n\ndata: [DONE]\n\n")
                .sendLastChunk();
        };
    };
    const auto badBytes = [](const FakeRequest &request) {
        auto text = goodText(request);
        text.replace(" and ", " \xff\xc0\xaf\xed\xa0\x80 "); // never valid, overlong, half a surrogate pair
        QByteArray line = "{\"message\":{\"content\":\"" + text.replace('"', "\\\"") + "\"},\"done\":false}\n";
        return lines().sendChunk(line).sendChunk(doneLine).sendLastChunk();
    };
    QList<Fault> list;
    const auto openAi = LlmProvider::OpenAi;
    list += {.row = 4, .name = "localhost on 127.0.0.1 only", .reply = goodAnswer, .sends = 1, .host = u"localhost"_s};
    list += {.row = 59, .name = "finish_reason without [DONE]", .provider = openAi, .reply = withoutDone, .sends = 1};
    list += {.row = 59, .name = "[DONE] twice", .provider = openAi, .reply = doneTwice, .sends = 1};
    list += {.row = 61, .name = "bytes that are no text", .reply = badBytes, .sends = 1};
    list += {.row = 65,
             .name = "blanks for ever",
             .reply = fixed(lines().sendChunk(textLine("{" + QByteArray(3000, ' '))).keepSilent()),
             .end = ErrorKind::BadAnswer,
             .sends = 1,
             .seesClose = true};
    for (const auto *usage :
         {"null", "{\"prompt_tokens\":-3,\"completion_tokens\":-1}", "{\"prompt_tokens\":\"7\",\"completion_tokens\":[]}", "[]"})
        list += {.row = 76, .name = usage, .provider = openAi, .reply = oddUsage(usage), .sends = 1};
    return list;
}

} // namespace

QList<Fault> faultList()
{
    return silentServers() + falseLengths() + strangers() + troubledServers() + oddAnswers();
}

} // namespace trinity::test
