// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/llm/LlmTypes.h"

namespace trinity {

// Where a server is, as far as its name or number tells. Nothing is looked up.

/// localhost, 127.0.0.0/8 or ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);
/// A literal address of a private network (10/8, 172.16/12, 192.168/16, fc00::/7, fe80::/10).
[[nodiscard]] bool isPrivateAddress(const QString &host);
/// Loopback, a private address, or a name that only a local network knows (no dot, .local, .lan and the like).
[[nodiscard]] bool isNearHost(const QString &host);

/// Whether the server's key, if it has one, may be sent: over https, or over http to this machine or a private address
/// literal; and whether it can stand in a header at all. BadRequest with the reason otherwise.
[[nodiscard]] Result<> keyMayTravel(const LlmServer &server);

/// Where servers of this protocol listen on this machine when nobody says otherwise, the likeliest first; none for the
/// cloud's own protocols.
[[nodiscard]] QList<quint16> usualPorts(LlmProvider provider);

/// What people type as an address made into a URL: host, host:port, a port alone, with or without scheme, /v1, /api.
/// Without port and scheme a near host gets the provider's usual port (11434, 1234), and a public name gets https. Empty
/// when it is no address. The provider decides which version belongs to it
/// (/v1, /v1beta for Gemini, none for Ollama).
[[nodiscard]] QUrl normalisedServerUrl(const QString &typed, LlmProvider provider);

} // namespace trinity
