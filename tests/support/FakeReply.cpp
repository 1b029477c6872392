// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeReply.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr auto fakeTime = "2026-01-02T03:04:05.678901234Z"_L1;
constexpr qint64 fakeSeconds = 1767323045;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 413: return "Payload Too Large";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray ollamaLine(const StreamOptions &options, const QJsonObject &message)
{
    const QJsonObject line = {{u"model"_s, options.model}, {u"created_at"_s, fakeTime}, {u"message"_s, message}, {u"done"_s, false}};
    return compact(line) + '\n';
}

QJsonObject ollamaEnd(const StreamOptions &options, const QString &content, qsizetype tokens)
{
    const QJsonObject message = {{u"role"_s, u"assistant"_s}, {u"content"_s, content}};
    return {{u"model"_s, options.model},
            {u"created_at"_s, fakeTime},
            {u"message"_s, message},
            {u"done"_s, true},
            {u"done_reason"_s, QString::fromLatin1(options.endReason)},
            {u"total_duration"_s, qint64(4883583458)},
            {u"load_duration"_s, 1334875},
            {u"prompt_eval_count"_s, options.promptTokens},
            {u"prompt_eval_duration"_s, 342546000},
            {u"eval_count"_s, qint64(tokens)},
            {u"eval_duration"_s, qint64(4535599000)}};
}

QJsonObject openAiChunk(const StreamOptions &options, const QJsonArray &choices)
{
    return {{u"id"_s, u"chatcmpl-fake"_s},
            {u"object"_s, u"chat.completion.chunk"_s},
            {u"created"_s, fakeSeconds},
            {u"model"_s, options.model},
            {u"choices"_s, choices}};
}

QByteArray openAiEvent(const StreamOptions &options, const QJsonObject &delta, const QJsonValue &finishReason)
{
    const QJsonObject choice = {{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finishReason}};
    return "data: " + compact(openAiChunk(options, QJsonArray{choice})) + "\n\n";
}

QJsonObject openAiUsage(const StreamOptions &options, qsizetype tokens)
{
    return {{u"prompt_tokens"_s, options.promptTokens},
            {u"completion_tokens"_s, qint64(tokens)},
            {u"total_tokens"_s, qint64(options.promptTokens + tokens)}};
}

} // namespace

QStringList inPieces(const QString &text, int characters)
{
    QStringList pieces;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype size = std::max(1, characters);
        if (at + size < text.size() && text.at(at + size - 1).isHighSurrogate())
            ++size;
        pieces += text.mid(at, size);
        at += size;
    }
    return pieces;
}

FakeReply &FakeReply::send(const QByteArray &bytes)
{
    m_steps.append({Step::Kind::Send, bytes, 0ms});
    return *this;
}

FakeReply &FakeReply::sendChunk(const QByteArray &bytes)
{
    return bytes.isEmpty() ? *this : send(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

FakeReply &FakeReply::sendLastChunk()
{
    return send("0\r\n\r\n");
}

FakeReply &FakeReply::sendInPieces(const QByteArray &bytes, int size, milliseconds pauseBetween)
{
    for (qsizetype at = 0; at < bytes.size(); at += size)
        send(bytes.mid(at, size)).pause(pauseBetween);
    return *this;
}

FakeReply &FakeReply::pause(milliseconds time)
{
    m_steps.append({Step::Kind::Pause, {}, time});
    return *this;
}

FakeReply &FakeReply::hold()
{
    m_steps.append({Step::Kind::Hold, {}, 0ms});
    return *this;
}

FakeReply &FakeReply::close()
{
    m_steps.append({Step::Kind::Close, {}, 0ms});
    return *this;
}

FakeReply &FakeReply::halfClose()
{
    m_steps.append({Step::Kind::HalfClose, {}, 0ms});
    return *this;
}

FakeReply &FakeReply::reset()
{
    m_steps.append({Step::Kind::Reset, {}, 0ms});
    return *this;
}

FakeReply &FakeReply::keepSilent()
{
    m_steps.append({Step::Kind::KeepSilent, {}, 0ms});
    return *this;
}

FakeReply &FakeReply::then(const FakeReply &more)
{
    m_steps += more.m_steps;
    return *this;
}

FakeReply FakeReply::closing() const
{
    FakeReply result = *this;
    for (Step &step : result.m_steps) {
        if (step.kind != Step::Kind::Send)
            continue;
        const qsizetype statusEnd = step.bytes.indexOf("\r\n");
        const qsizetype headEnd = step.bytes.indexOf("\r\n\r\n");
        const QByteArray head = step.bytes.left(headEnd).toLower();
        if (headEnd < 0 || !head.startsWith("http/1.1 ") || head.startsWith("http/1.1 1") || head.contains("\r\nconnection:"))
            return *this;
        step.bytes.insert(statusEnd, "\r\nConnection: close");
        return result.close();
    }
    return *this;
}

QByteArray FakeReply::head(int status, const Headers &headers)
{
    QByteArray result = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const auto &[name, value] : headers)
        result += name + ": " + value + "\r\n";
    return result + "\r\n";
}

FakeReply FakeReply::answer(int status, const QByteArray &contentType, const QByteArray &body, const Headers &more)
{
    Headers headers = {{"Content-Type", contentType}, {"Content-Length", QByteArray::number(body.size())}};
    headers += more;
    return FakeReply().send(head(status, headers) + body);
}

FakeReply FakeReply::json(int status, const QJsonObject &object, const Headers &more)
{
    return answer(status, "application/json; charset=utf-8", compact(object), more);
}

FakeReply FakeReply::html(int status, const QByteArray &body)
{
    return answer(status, "text/html; charset=utf-8", body);
}

FakeReply FakeReply::ollamaError(int status, const QString &text)
{
    return json(status, {{u"error"_s, text}});
}

FakeReply FakeReply::openAiError(int status, const QString &message, const QString &type, const Headers &more)
{
    const QJsonObject error = {{u"message"_s, message}, {u"type"_s, type}, {u"code"_s, status}};
    return json(status, {{u"error"_s, error}}, more);
}

FakeReply FakeReply::rateLimited(const QByteArray &retryAfter)
{
    Headers headers;
    if (!retryAfter.isEmpty())
        headers.append({"Retry-After", retryAfter});
    return openAiError(429, u"Rate limit reached"_s, u"rate_limit_exceeded"_s, headers);
}

FakeReply FakeReply::redirect(int status, const QByteArray &location)
{
    return answer(status, "text/plain", "Elsewhere", {{"Location", location}});
}

FakeReply FakeReply::stream(const QByteArray &contentType)
{
    return FakeReply().send(head(200, {{"Content-Type", contentType}, {"Transfer-Encoding", "chunked"}}));
}

FakeReply FakeReply::ollamaChat(const QString &text, const StreamOptions &options)
{
    FakeReply reply = stream("application/x-ndjson");
    const QStringList pieces = inPieces(text, options.charactersPerChunk);
    for (const QString &piece : inPieces(options.reasoning, options.charactersPerChunk)) {
        const QJsonObject message = {{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}, {u"thinking"_s, piece}};
        reply.sendChunk(ollamaLine(options, message)).pause(options.pausePerChunk);
    }
    for (const QString &piece : pieces) {
        const QJsonObject message = {{u"role"_s, u"assistant"_s}, {u"content"_s, piece}};
        reply.sendChunk(ollamaLine(options, message)).pause(options.pausePerChunk);
    }
    if (options.endsInOrder)
        reply.sendChunk(compact(ollamaEnd(options, {}, pieces.size())) + '\n');
    return reply.sendLastChunk();
}

FakeReply FakeReply::openAiChat(const QString &text, const StreamOptions &options)
{
    FakeReply reply = stream("text/event-stream");
    const QStringList pieces = inPieces(text, options.charactersPerChunk);
    const QJsonObject role = {{u"role"_s, u"assistant"_s}, {u"content"_s, QJsonValue::Null}};
    reply.sendChunk(openAiEvent(options, role, QJsonValue::Null));
    for (const QString &piece : inPieces(options.reasoning, options.charactersPerChunk))
        reply.sendChunk(openAiEvent(options, {{u"reasoning_content"_s, piece}}, QJsonValue::Null)).pause(options.pausePerChunk);
    for (const QString &piece : pieces)
        reply.sendChunk(openAiEvent(options, {{u"content"_s, piece}}, QJsonValue::Null)).pause(options.pausePerChunk);
    if (options.endsInOrder) {
        QJsonObject usage = openAiChunk(options, {});
        usage.insert(u"usage"_s, openAiUsage(options, pieces.size()));
        reply.sendChunk(openAiEvent(options, {}, QString::fromLatin1(options.endReason)));
        if (options.usage == Usage::Sent)
            reply.sendChunk("data: " + compact(usage) + "\n\n");
        reply.sendChunk("data: [DONE]\n\n");
    }
    return reply.sendLastChunk();
}

FakeReply FakeReply::anthropicMessage(const QString &text, const StreamOptions &options)
{
    FakeReply reply = stream("text/event-stream");
    const auto event = [&reply](const QString &type, QJsonObject object) {
        object.insert(u"type"_s, type);
        reply.sendChunk("event: " + type.toLatin1() + "\ndata: " + compact(object) + "\n\n");
    };
    const QStringList pieces = inPieces(text, options.charactersPerChunk);
    const QJsonObject prompt = {{u"input_tokens"_s, options.promptTokens}, {u"output_tokens"_s, 1}};
    event(u"message_start"_s, {{u"message"_s, QJsonObject{{u"model"_s, options.model}, {u"usage"_s, prompt}}}});
    event(u"content_block_start"_s, {{u"index"_s, 0}, {u"content_block"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u""_s}}}});
    event(u"ping"_s, {});
    for (const QString &piece : pieces) {
        event(u"content_block_delta"_s, {{u"index"_s, 0}, {u"delta"_s, QJsonObject{{u"type"_s, u"text_delta"_s}, {u"text"_s, piece}}}});
        reply.pause(options.pausePerChunk);
    }
    event(u"content_block_stop"_s, {{u"index"_s, 0}});
    event(u"message_delta"_s,
          {{u"delta"_s, QJsonObject{{u"stop_reason"_s, u"end_turn"_s}}}, {u"usage"_s, QJsonObject{{u"output_tokens"_s, pieces.size()}}}});
    if (options.endsInOrder)
        event(u"message_stop"_s, {});
    return reply.sendLastChunk();
}

FakeReply FakeReply::geminiContent(const QString &text, const StreamOptions &options)
{
    FakeReply reply = stream("text/event-stream");
    const QStringList pieces = inPieces(text, options.charactersPerChunk);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QJsonArray parts{QJsonObject{{u"text"_s, pieces.at(i)}}};
        QJsonObject candidate = {{u"content"_s, QJsonObject{{u"role"_s, u"model"_s}, {u"parts"_s, parts}}}};
        if (i == pieces.size() - 1 && options.endsInOrder)
            candidate.insert(u"finishReason"_s, u"STOP"_s);
        const QJsonObject usage = {{u"promptTokenCount"_s, options.promptTokens}, {u"candidatesTokenCount"_s, i + 1}};
        reply.sendChunk(
            "data: " + compact({{u"modelVersion"_s, options.model}, {u"candidates"_s, QJsonArray{candidate}}, {u"usageMetadata"_s, usage}})
            + "\r\n\r\n");
        reply.pause(options.pausePerChunk);
    }
    return reply.sendLastChunk();
}

FakeReply FakeReply::ollamaChatWhole(const QString &text, const StreamOptions &options)
{
    return json(200, ollamaEnd(options, text, inPieces(text, options.charactersPerChunk).size()));
}

FakeReply FakeReply::openAiChatWhole(const QString &text, const StreamOptions &options)
{
    const QJsonObject message = {{u"role"_s, u"assistant"_s}, {u"content"_s, text}};
    const QJsonObject choice = {{u"index"_s, 0}, {u"message"_s, message}, {u"finish_reason"_s, QString::fromLatin1(options.endReason)}};
    QJsonObject whole = openAiChunk(options, QJsonArray{choice});
    whole.insert(u"object"_s, u"chat.completion"_s);
    whole.insert(u"usage"_s, openAiUsage(options, inPieces(text, options.charactersPerChunk).size()));
    return json(200, whole);
}

} // namespace trinity::test
