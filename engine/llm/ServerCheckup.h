// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/llm/ServerDiscovery.h"

namespace trinity {

/// What came out when a server was looked at: that it works, or the one cause why it does not.
enum class ServerVerdict {
    Works,
    NotAnAddress,   ///< what was typed is no address
    KeyUnsafe,      ///< a key would travel where others can read it, or cannot be a key
    UnknownHost,    ///< the name has no address
    NothingListens, ///< the machine is there, the server is not
    NoRoute,
    Silent,      ///< no answer in time, or a connection without an answer
    TlsProblem,  ///< certificate or encryption; the error's detail names it
    KeyRefused,  ///< wrong or missing
    NoCredit,
    Busy,        ///< it lives, and turns requests away for now
    Loading,     ///< it reads its model from disk
    Stranger,    ///< something answers, but no LLM server of this protocol
    NoModels,    ///< it works and has nothing to answer with
    ModelMissing ///< it does not have the model that was asked for
};

/// The contract of `doctor --json`: "works", "not_an_address", and so on.
[[nodiscard]] QLatin1StringView toString(ServerVerdict verdict);

struct ServerCheckup {
    ServerCheckup() = default;
    ServerVerdict verdict = ServerVerdict::Works;
    QUrl url;          ///< as it was understood; empty when it was no address
    FoundServer found; ///< for Works, NoModels and ModelMissing
    Error error;       ///< what the probe said, else
};

/// Looks at one server, as probeServer() does, and finds the cause when it does not work. An empty address means the
/// provider's usual ports of this machine. Cancelled is the only error.
[[nodiscard]] Task<ServerCheckup> checkServer(HttpClient *http, Clock *clock, QString typedUrl, std::optional<LlmProvider> provider,
                                              QByteArray apiKey, QString wantedModel, CancelToken *token);

/// Looks at ports of this machine, each on its own. In their order, without those where nothing listens.
[[nodiscard]] Task<QList<ServerCheckup>> checkPorts(HttpClient *http, Clock *clock, QList<quint16> ports, CancelToken *token);

} // namespace trinity
