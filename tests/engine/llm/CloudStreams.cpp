// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/llm/CloudStreams.h"

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<CloudStream> anthropicStreams()
{
    QList<CloudStream> streams;
    const auto row = [&](const char *name, const QByteArray &stream, const QString &events) {
        streams.append({name, LlmProvider::Anthropic, stream, events});
    };
    const auto event = [](const char *type, const QByteArray &rest) {
        return QByteArray("event: ") + type + "\ndata: {\"type\":\"" + type + "\"" + (rest.isEmpty() ? "" : "," + rest) + "}\n\n";
    };
    const QByteArray start = event("message_start", R"("message":{"model":"m","content":[],"usage":{"input_tokens":9,"output_tokens":1}})");
    const QByteArray block = event("content_block_start", R"("index":0,"content_block":{"type":"text","text":""})");
    const QByteArray hello = event("content_block_delta", R"("index":0,"delta":{"type":"text_delta","text":"Hello"})");
    const QByteArray blockEnd = event("content_block_stop", R"("index":0)");
    const auto delta = [&](const char *reason) {
        return event("message_delta", "\"delta\":{\"stop_reason\":\"" + QByteArray(reason) + R"("},"usage":{"output_tokens":3})");
    };
    const QByteArray stop = event("message_stop", {});
    const QByteArray text = start + block + event("ping", {}) + hello + blockEnd;
    row("anthropic", text + delta("end_turn") + stop, u"T:Hello\nF:0/m/9/3"_s);
    row("anthropic unknown event", text + event("new_thing", R"("delta":{"text":"no"})") + delta("end_turn") + stop,
        u"T:Hello\nF:0/m/9/3"_s);
    row("anthropic length", text + delta("max_tokens") + stop, u"T:Hello\nF:1/m/9/3"_s);
    row("anthropic refusal", text + delta("refusal") + stop, u"T:Hello\nE:refused_by_model/The model refused to answer"_s);
    row("anthropic context", text + delta("model_context_window_exceeded") + stop,
        u"T:Hello\nE:context_too_long/The text is longer than the model can read"_s);
    row("anthropic pause", text + delta("pause_turn") + stop, u"T:Hello\nF:3/m/9/3"_s);
    row("anthropic without its end", text + delta("end_turn"), u"T:Hello\nE:reset/The answer broke off before its end"_s);
    row("anthropic thinking and tool",
        start + event("content_block_start", R"("index":0,"content_block":{"type":"thinking","thinking":""})")
            + event("content_block_delta", R"("index":0,"delta":{"type":"thinking_delta","thinking":"hm"})")
            + event("content_block_delta", R"("index":0,"delta":{"type":"signature_delta","signature":"x"})")
            + event("content_block_start", R"("index":1,"content_block":{"type":"tool_use","name":"wording","input":{}})")
            + event("content_block_delta", "\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":\"}")
            + event("content_block_delta", R"("index":1,"delta":{"type":"input_json_delta","partial_json":"1}"})") + delta("tool_use")
            + stop,
        u"R:hm\nT:{\"a\":\nT:1}\nF:0/m/9/3"_s);
    row("anthropic overloaded in the stream",
        text + event("error", R"("error":{"type":"overloaded_error","message":"Overloaded"})") + hello,
        u"T:Hello\nE:overloaded/The server is overloaded: Overloaded"_s);
    row("anthropic bytes after the end", text + delta("end_turn") + stop + hello + "garbage", u"T:Hello\nF:0/m/9/3"_s);
    row("anthropic whole",
        R"({"type":"message","model":"m","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":2}})",
        u"T:Hello\nF:0/m/1/2"_s);
    row("anthropic whole tool",
        R"({"type":"message","model":"m","content":[{"type":"tool_use","input":{"a":1}}],"stop_reason":"tool_use"})",
        u"T:{\"a\":1}\nF:0/m/0/0"_s);
    row("anthropic is something else", R"({"hello":"world"})",
        u"E:not_an_llm_server/The address answers, but not like Anthropic's Messages interface"_s);
    row("anthropic is another's stream", "data: {\"choices\":[]}\n\n",
        u"E:not_an_llm_server/The address answers, but not like Anthropic's Messages interface"_s);
    return streams;
}

QList<CloudStream> geminiStreams()
{
    QList<CloudStream> streams;
    const auto row = [&](const char *name, const QByteArray &stream, const QString &events) {
        streams.append({name, LlmProvider::Gemini, stream, events});
    };
    const auto data = [](const QByteArray &json) { return "data: " + json + "\r\n\r\n"; };
    const QByteArray hello = R"({"modelVersion":"m","candidates":[{"content":{"role":"model","parts":[{"text":"Hello"}]}}]})";
    const auto end = [](const char *reason) {
        return R"({"candidates":[{"content":{"parts":[{"text":"!"}]},"finishReason":")" + QByteArray(reason)
            + R"("}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"totalTokenCount":12}})";
    };
    row("gemini", data(hello) + data(end("STOP")), u"T:Hello\nT:!\nF:0/m/9/3"_s);
    row("gemini finish reason in every fragment", data(end("STOP")) + data(end("STOP")), u"T:!\nT:!\nF:0//9/3"_s);
    row("gemini length", data(hello) + data(end("MAX_TOKENS")), u"T:Hello\nT:!\nF:1/m/9/3"_s);
    row("gemini filtered", data(hello) + data(end("SAFETY")), u"T:Hello\nT:!\nF:2/m/9/3"_s);
    row("gemini other", data(hello) + data(end("OTHER")), u"T:Hello\nT:!\nF:3/m/9/3"_s);
    row("gemini cut", data(hello), u"T:Hello\nE:reset/The answer broke off before its end"_s);
    row("gemini thoughts",
        data(R"({"candidates":[{"content":{"parts":[{"text":"hm","thought":true},{"text":"Hello"}]},"finishReason":"STOP"}]})"),
        u"R:hm\nT:Hello\nF:0//0/0"_s);
    row("gemini blocked prompt", data(R"({"promptFeedback":{"blockReason":"SAFETY"}})"),
        u"E:refused_by_model/The provider refused the text"_s);
    row("gemini error in the stream", data(hello) + data(R"({"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}})"),
        u"T:Hello\nE:overloaded/The server is overloaded: busy"_s);
    row("gemini as an array", "[" + hello + "\n,\r\n" + end("STOP") + "]", u"T:Hello\nT:!\nF:0/m/9/3"_s);
    row("gemini hostile counts",
        data(R"({"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":-1,"candidatesTokenCount":"x"}})"),
        u"F:0//0/0"_s);
    row("gemini is something else", "<html>", u"E:not_an_llm_server/The address answers, but not like Google's Gemini interface"_s);
    return streams;
}

} // namespace

QList<CloudStream> cloudStreams()
{
    return anthropicStreams() + geminiStreams();
}

} // namespace trinity::test
