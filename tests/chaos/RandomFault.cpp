// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/RandomFault.h"

#include <array>
#include <numeric>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

using K = RandomFault::Kind;

struct Weight {
    K kind;
    int weight;
};

// In a thousand requests nine hundred are answered: more faults than that are not chance but an outage.
constexpr std::array weights = {
    Weight{K::Good, 780},
    Weight{K::GoodInPieces, 100},
    Weight{K::GoodThenSilence, 10},
    Weight{K::GoodThenReset, 10},
    Weight{K::CloseBeforeStatus, 6},
    Weight{K::ResetBeforeStatus, 6},
    Weight{K::CutHeaders, 6},
    Weight{K::CutText, 6},
    Weight{K::ResetText, 6},
    Weight{K::NoEndMarker, 6},
    Weight{K::ErrorInText, 6},
    Weight{K::ServerError, 6},
    Weight{K::ProxyPage, 3},
    Weight{K::Overloaded, 3},
    Weight{K::OverloadedWithTime, 2},
    Weight{K::RateLimited, 2},
    Weight{K::RateLimitedWithTime, 2},
    Weight{K::StallInText, 4},
    Weight{K::Silent, 3},
    Weight{K::Empty, 10},
    Weight{K::Repeats, 2},
    Weight{K::BadRequest, 5},
    Weight{K::NoModel, 3},
    Weight{K::NoKey, 3},
    Weight{K::NoMoney, 3},
    Weight{K::WebPage, 4},
    Weight{K::Redirect, 3},
};

FakeReply wholeAnswer(LlmProvider provider, const QString &text, int charactersPerChunk)
{
    StreamOptions options;
    options.charactersPerChunk = charactersPerChunk;
    switch (provider) {
    case LlmProvider::Ollama: return FakeReply::ollamaChat(text, options);
    case LlmProvider::OpenAi: return FakeReply::openAiChat(text, options);
    case LlmProvider::Anthropic: return FakeReply::anthropicMessage(text, options);
    case LlmProvider::Gemini: break;
    }
    return FakeReply::geminiContent(text, options);
}

QByteArray bytesOf(const FakeReply &reply)
{
    QByteArray bytes;
    for (const auto &step : reply.steps())
        if (step.kind == FakeReply::Step::Kind::Send)
            bytes += step.bytes;
    return bytes;
}

QByteArray piece(LlmProvider provider, const QByteArray &text)
{
    switch (provider) {
    case LlmProvider::Ollama: return R"({"message":{"content":")" + text + "\"},\"done\":false}\n";
    case LlmProvider::OpenAi: return R"(data: {"choices":[{"delta":{"content":")" + text + "\"}}]}\n\n";
    case LlmProvider::Anthropic:
        return "event: content_block_delta\ndata: "
               R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":")"
            + text + "\"}}\n\n";
    case LlmProvider::Gemini: break;
    }
    return R"(data: {"candidates":[{"content":{"parts":[{"text":")" + text + "\"}]}}]}\r\n\r\n";
}

QByteArray errorPiece(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return "{\"error\":\"an error was encountered while running the model\"}\n";
    case LlmProvider::OpenAi: return "data: {\"error\":{\"message\":\"boom\",\"code\":500}}\n\n";
    case LlmProvider::Anthropic:
        return "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"boom\"}}\n\n";
    case LlmProvider::Gemini: break;
    }
    return "data: {\"error\":{\"code\":500,\"message\":\"boom\",\"status\":\"INTERNAL\"}}\r\n\r\n";
}

/// The head of a stream and a first piece of text, which no answer begins with.
FakeReply begun(LlmProvider provider)
{
    const bool isOllama = provider == LlmProvider::Ollama;
    return FakeReply::stream(isOllama ? "application/x-ndjson" : "text/event-stream").sendChunk(piece(provider, "Void"));
}

FakeReply repeating(LlmProvider provider)
{
    FakeReply reply = begun(provider);
    return reply.sendChunk(piece(provider, "ha ").repeated(400)).keepSilent();
}

/// An answer whose end marker came; what follows it does not.
FakeReply withoutLastChunk(const FakeReply &whole)
{
    auto bytes = bytesOf(whole);
    if (bytes.endsWith("0\r\n\r\n"))
        bytes.chop(5);
    return FakeReply().send(bytes);
}

} // namespace

quint64 scramble(quint64 seed, quint64 first, quint64 second)
{
    quint64 value = seed + first * 0x9E3779B97F4A7C15ULL + second * 0xD1B54A32D192ED03ULL;
    for (const int shift : {30, 27, 31}) {
        value = (value ^ (value >> shift)) * 0xBF58476D1CE4E5B9ULL;
    }
    return value ^ (value >> 32);
}

RandomFault::RandomFault(quint64 seed, int job, int request)
{
    const int sum = std::accumulate(weights.begin(), weights.end(), 0, [](int so, const Weight &weight) { return so + weight.weight; });
    int drawn = int(scramble(seed, quint64(job), quint64(request)) % quint64(sum));
    for (const auto &[kind, weight] : weights) {
        m_kind = kind;
        drawn -= weight;
        if (drawn < 0)
            break;
    }
}

ErrorKind RandomFault::error() const
{
    switch (m_kind) {
    case Kind::Good:
    case Kind::GoodInPieces:
    case Kind::GoodThenSilence:
    case Kind::GoodThenReset: return ErrorKind::Internal;
    case Kind::CloseBeforeStatus:
    case Kind::ResetBeforeStatus:
    case Kind::CutHeaders:
    case Kind::CutText:
    case Kind::ResetText:
    case Kind::NoEndMarker: return ErrorKind::Reset;
    case Kind::ErrorInText:
    case Kind::ServerError:
    case Kind::ProxyPage: return ErrorKind::ServerError;
    case Kind::Overloaded:
    case Kind::OverloadedWithTime: return ErrorKind::Overloaded;
    case Kind::RateLimited:
    case Kind::RateLimitedWithTime: return ErrorKind::RateLimited;
    case Kind::StallInText:
    case Kind::Silent: return ErrorKind::Timeout;
    case Kind::Empty:
    case Kind::Repeats: return ErrorKind::BadAnswer;
    case Kind::BadRequest:
    case Kind::NoModel:
    case Kind::Redirect: return ErrorKind::BadRequest;
    case Kind::NoKey: return ErrorKind::Unauthorised;
    case Kind::NoMoney: return ErrorKind::Quota;
    case Kind::WebPage: return ErrorKind::NotAnLlmServer;
    }
    return ErrorKind::Internal;
}

FakeReply RandomFault::reply(LlmProvider provider, const QString &text) const
{
    const auto whole = wholeAnswer(provider, text, m_kind == Kind::GoodInPieces ? 9 : 1000);
    const auto error = [](int status) { return FakeReply::openAiError(status, u"no"_s, u"error"_s); };
    switch (m_kind) {
    case Kind::Good: return FakeReply().send(bytesOf(whole));
    case Kind::GoodInPieces: return whole;
    case Kind::GoodThenSilence: return withoutLastChunk(whole).keepSilent();
    case Kind::GoodThenReset: return withoutLastChunk(whole).pause(std::chrono::milliseconds(20)).reset();
    case Kind::CloseBeforeStatus: return FakeReply().close();
    case Kind::ResetBeforeStatus: return FakeReply().reset();
    case Kind::CutHeaders: return FakeReply().send(bytesOf(whole).left(31)).close();
    case Kind::CutText: return begun(provider).close();
    case Kind::ResetText: return begun(provider).reset();
    case Kind::NoEndMarker: return begun(provider).sendLastChunk();
    case Kind::ErrorInText: return begun(provider).sendChunk(errorPiece(provider)).keepSilent();
    case Kind::ServerError: return error(500);
    case Kind::ProxyPage: return FakeReply::html(502);
    case Kind::Overloaded: return error(503);
    case Kind::OverloadedWithTime: return FakeReply::openAiError(503, u"busy"_s, u"overloaded_error"_s, {{"Retry-After", "3"}});
    case Kind::RateLimited: return FakeReply::rateLimited({});
    case Kind::RateLimitedWithTime: return FakeReply::rateLimited("4");
    case Kind::StallInText: return begun(provider).keepSilent();
    case Kind::Silent: return FakeReply().keepSilent();
    case Kind::Empty: return FakeReply().send(bytesOf(wholeAnswer(provider, u" \n"_s, 1000)));
    case Kind::Repeats: return repeating(provider);
    case Kind::BadRequest: return error(400);
    case Kind::NoModel: return FakeReply::openAiError(404, u"The model 'fake:latest' does not exist"_s, u"invalid_request_error"_s);
    case Kind::NoKey: return error(401);
    case Kind::NoMoney: return error(402);
    case Kind::WebPage: return FakeReply::html(200);
    case Kind::Redirect: return FakeReply::redirect(302, "http://127.0.0.1:9/elsewhere");
    }
    return {};
}

} // namespace trinity::test
