// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <chrono>

namespace trinity {

enum class LlmProvider { Ollama, OpenAi, Anthropic, Gemini };

/// "ollama", "openai", "anthropic", "gemini": the contract's words.
[[nodiscard]] QString toString(LlmProvider provider);

/// A server and how to speak to it.
struct LlmServer {
    LlmServer() = default;

    LlmProvider provider = LlmProvider::Ollama;
    QUrl url; ///< the root for Ollama (http://host:11434), the base with the version for the others (http://host:1234/v1)
    QString model;
    QByteArray apiKey; ///< sent as a header to this server's origin only; never logged, never saved
    double temperature = 0.2;
    int contextTokens = 0; ///< what the model can read as it is loaded, question and answer together; 0: unknown
};

/// One question.
struct LlmRequest {
    /// What a server in trouble comes to: an error when the attempts are spent, or a longer wait, until the token is cancelled.
    enum class Persistence { ForItsAttempts, UntilCancelled };

    LlmRequest() = default;

    quint64 id = 0; ///< chosen by the caller; signals carry it
    QString system;
    QString prompt;
    QJsonObject schema; ///< the JSON Schema of the answer; empty for free text
    QString schemaName = QStringLiteral("wording");
    int maximumTokens = 2048;
    int contextTokens = 8192; ///< asked of Ollama as num_ctx
    std::chrono::milliseconds deadline{0}; ///< all attempts together, waiting for the server's turn not counted; 0: none
    Persistence persistence = Persistence::ForItsAttempts;
    QPointer<CancelToken> cancel;
    QStringList withoutFields; ///< fields this server refused before; filled by the client
};

enum class FinishReason { Stop, Length, ContentFilter, Other };

/// A complete answer: the server's end marker was seen.
struct LlmAnswer {
    LlmAnswer() = default;

    QString text; ///< visible text only; reasoning is separated
    FinishReason finish = FinishReason::Stop;
    QString model;
    int tokensIn = 0; ///< 0 when the server did not say
    int tokensOut = 0;
    int attempts = 1;
};

/// What the bytes of a streamed answer mean, whatever the provider.
struct LlmEvent {
    /// EarlierTextWasReasoning: a closing tag without an opening one was found; all text deltas before it are void.
    enum class Kind { TextDelta, ReasoningDelta, EarlierTextWasReasoning, Finished, Failed };

    LlmEvent() = default;

    Kind kind = Kind::TextDelta;
    QString text; ///< TextDelta, ReasoningDelta
    FinishReason finish = FinishReason::Stop; ///< Finished
    Error error; ///< Failed
    QString model;
    int tokensIn = 0;
    int tokensOut = 0;
};

} // namespace trinity
