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
    int parallelRequests = 0; ///< requests it works on at once, 0 when it does not say (only llama-server does)
};

/// Asks one address what it is, by the shape of its answers, never by the status alone. When `provider` is given only
/// that protocol is tried. NotAnLlmServer when something else answers, Unreachable when nothing does.
[[nodiscard]] Task<FoundServer> probeServer(HttpClient *http, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                                            QString wantedModel, CancelToken *token);

/// Asks the usual ports of this machine (11434, 1234, 8080, 8000) at once and takes the first, in that order, that
/// answers. Unreachable when none does. Never sends a key.
[[nodiscard]] Task<FoundServer> discoverLocalServer(HttpClient *http, QString wantedModel, CancelToken *token);

/// The same for other ports of this machine.
[[nodiscard]] Task<FoundServer> discoverOnPorts(HttpClient *http, QList<quint16> ports, QString wantedModel, CancelToken *token);

} // namespace trinity
