// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "engine/llm/LlmTypes.h"

#include <QtCore/QStringList>

namespace trinity {

class HttpClient;

/// A server that answered its probe.
struct FoundServer {
    FoundServer() = default;
    LlmServer server; ///< provider, normalised url, model: the wanted one, else the loaded or first
    QStringList models;
};

/// What people type as an address made into a URL: host, host:port, with or without scheme, /v1, /api. Empty when it is
/// no address. The provider decides whether /v1 belongs to it.
[[nodiscard]] QUrl normalisedServerUrl(const QString &typed, LlmProvider provider);

/// Asks one address what it is, by the shape of its answers, never by the status alone. When `provider` is given only
/// that protocol is tried. NotAnLlmServer when something else answers, Unreachable when nothing does.
[[nodiscard]] Task<FoundServer> probeServer(HttpClient *http, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                                            QString wantedModel, CancelToken *token);

/// Asks the usual ports of this machine (11434, 1234, 8080, 8000) at once and takes the first, in that order, that
/// answers. Unreachable when none does. Never sends a key.
[[nodiscard]] Task<FoundServer> discoverLocalServer(HttpClient *http, QString wantedModel, CancelToken *token);

} // namespace trinity
