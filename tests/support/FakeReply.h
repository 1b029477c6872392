// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <utility>

namespace trinity::test {

enum class Usage { Sent, Withheld };

/// How a chat stream is cut and what it tells about itself.
struct StreamOptions {
    QString model = QStringLiteral("fake:latest");
    int charactersPerChunk = 12;
    std::chrono::milliseconds pausePerChunk = {};
    int promptTokens = 42;
    QByteArray endReason = "stop"; ///< done_reason or finish_reason
    Usage usage = Usage::Sent; ///< OpenAI-compatible servers send it on request only
    bool endsInOrder = true; ///< off: the body ends well, but without the protocol's end marker
    QString reasoning; ///< sent before the text: "thinking" or "reasoning_content"
};

/// A script of what the server does after one request: steps that are done in order. Plain text is built from the bytes
/// as they stand, so that a script may lie. After the last step the connection waits for its next request.
class FakeReply
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    struct Step {
        enum class Kind { Send, Pause, Hold, HalfClose, Close, Reset, KeepSilent };
        Kind kind = Kind::Send;
        QByteArray bytes;
        std::chrono::milliseconds pause = {};
    };

    FakeReply() = default;

    FakeReply &send(const QByteArray &bytes);
    /// Bytes as one chunk of a chunked body; empty bytes are not sent. End with sendLastChunk().
    FakeReply &sendChunk(const QByteArray &bytes);
    FakeReply &sendLastChunk();
    /// All bytes, one write and one turn of the event loop each `size` bytes.
    FakeReply &sendInPieces(const QByteArray &bytes, int size, std::chrono::milliseconds pauseBetween = {});
    FakeReply &pause(std::chrono::milliseconds time);
    /// Waits until the test calls FakeLlmServer::release().
    FakeReply &hold();
    /// Ends the connection in order (FIN) after everything was written.
    FakeReply &close();
    /// Sends FIN after what was written and goes on reading; nothing can be sent after it.
    FakeReply &halfClose();
    /// Breaks the connection (RST). Bytes that the client has not read yet may be lost.
    FakeReply &reset();
    /// Says nothing more, until the client goes.
    FakeReply &keepSilent();
    FakeReply &then(const FakeReply &more);

    /// The same for a client that asked for `Connection: close`: says so in the head and closes at the end, as servers do.
    /// Left as it is when the script does not begin with a whole head of its own making.
    [[nodiscard]] FakeReply closing() const;

    /// A status line and headers, with an empty line.
    [[nodiscard]] static QByteArray head(int status, const Headers &headers);

    /// A whole answer with Content-Length.
    [[nodiscard]] static FakeReply answer(int status, const QByteArray &contentType, const QByteArray &body, const Headers &more = {});
    [[nodiscard]] static FakeReply json(int status, const QJsonObject &object, const Headers &more = {});
    [[nodiscard]] static FakeReply html(int status, const QByteArray &body = "<!doctype html><title>Sign in</title><p>Sign in</p>");
    /// Ollama's way: {"error":"text"}.
    [[nodiscard]] static FakeReply ollamaError(int status, const QString &text);
    /// OpenAI's way: {"error":{"message":..,"type":..,"code":..}}.
    [[nodiscard]] static FakeReply openAiError(int status, const QString &message, const QString &type, const Headers &more = {});
    /// 429 with Retry-After as given ("2", "2.5", a date, nonsense); empty: without the header.
    [[nodiscard]] static FakeReply rateLimited(const QByteArray &retryAfter);
    [[nodiscard]] static FakeReply redirect(int status, const QByteArray &location);

    /// The head of a chunked stream, for scripts that go on by hand.
    [[nodiscard]] static FakeReply stream(const QByteArray &contentType);
    /// A whole chat stream of Ollama (NDJSON, /api/chat).
    [[nodiscard]] static FakeReply ollamaChat(const QString &text, const StreamOptions &options = {});
    /// A whole chat stream of an OpenAI-compatible server (SSE), with usage and [DONE].
    [[nodiscard]] static FakeReply openAiChat(const QString &text, const StreamOptions &options = {});
    /// A whole message of Anthropic's protocol (SSE with named events), and an answer of Gemini's (SSE without an end marker).
    [[nodiscard]] static FakeReply anthropicMessage(const QString &text, const StreamOptions &options = {});
    [[nodiscard]] static FakeReply geminiContent(const QString &text, const StreamOptions &options = {});
    /// The same answers to a request that did not ask for a stream.
    [[nodiscard]] static FakeReply ollamaChatWhole(const QString &text, const StreamOptions &options = {});
    [[nodiscard]] static FakeReply openAiChatWhole(const QString &text, const StreamOptions &options = {});

    [[nodiscard]] const QList<Step> &steps() const { return m_steps; }

private:
    QList<Step> m_steps;
};

/// A text in pieces of so many characters; a surrogate pair stays together.
[[nodiscard]] QStringList inPieces(const QString &text, int characters);

} // namespace trinity::test
