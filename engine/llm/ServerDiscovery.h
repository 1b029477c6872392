// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "engine/llm/LlmTypes.h"
#include "engine/llm/ServerAddress.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace trinity {

class HttpClient;

/// A server that answered its probe.
struct FoundServer {
    FoundServer() = default;
    LlmServer server; ///< provider, normalised url, model: the wanted one, else the loaded or first
    QStringList models;
    QStringList loadedModels; ///< those in memory, when it says so (only Ollama does)
    QString version;          ///< empty when it does not say (only Ollama does)
    int parallelRequests = 0; ///< requests it works on at once, 0 when it does not say (only llama-server does)
    int contextTokens = 0;    ///< what the chosen model can read as it is loaded, 0 when it does not say
};

/// Asks one address what it is, by the shape of its answers, never by the status alone. When `provider` is given only
/// that protocol is tried. An empty address means the provider's usual ports of this machine, and then no key is sent.
/// NotAnLlmServer when something else answers, Unreachable when nothing does.
[[nodiscard]] Task<FoundServer> probeServer(HttpClient *http, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                                            QString wantedModel, CancelToken *token);

/// Asks the usual ports of this machine (11434, 1234, 8080, 8000) at once and takes the first, in that order, that
/// answers. Unreachable when none does. Never sends a key.
[[nodiscard]] Task<FoundServer> discoverLocalServer(HttpClient *http, QString wantedModel, CancelToken *token);

/// The ports that discoverLocalServer() asks, in its order.
[[nodiscard]] QList<quint16> localPorts();

/// The same for other ports of this machine, and for one protocol alone when `provider` is given.
[[nodiscard]] Task<FoundServer> discoverOnPorts(HttpClient *http, QList<quint16> ports, QString wantedModel, CancelToken *token,
                                                std::optional<LlmProvider> provider = {});

} // namespace trinity
