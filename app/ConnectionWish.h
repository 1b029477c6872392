// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"

#include <optional>

namespace trinity {

/// What a person or a script said about the server, as they said it.
struct ConnectionWish {
    ConnectionWish() = default;

    bool builtInOnly = false;
    std::optional<LlmProvider> provider; ///< none: find out
    QString url;                         ///< as typed; empty: this machine's usual ports
    QString model;                       ///< empty: the loaded or first one
    QByteArray apiKey;
    int requestsInFlight = 0; ///< 0: found by trying, from what the server says

    /// Fills what is not set from TRINITY_URL, TRINITY_PROVIDER, TRINITY_MODEL, TRINITY_API_KEY, then OLLAMA_HOST
    /// and the provider's own key (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY), whose provider is then asked at home. The words of a provider that does not exist are given back for a message.
    [[nodiscard]] QString fillFromEnvironment();
};

/// "auto", "builtin", "ollama", "openai", "anthropic", "gemini" into a wish. False for any other word.
[[nodiscard]] bool setProvider(ConnectionWish &wish, const QString &word);

} // namespace trinity
