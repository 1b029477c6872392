// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmClient.h"

namespace trinity {

/// A server with everything that belongs to it alone: its breaker, its limit, its client. Cancel its questions and let
/// them end before it is destroyed.
class LlmEndpoint final : public QObject
{
    Q_OBJECT

public:
    LlmEndpoint(LlmServer server, int requestsInFlight, HttpClient &http, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] LlmClient &client() { return m_client; }
    [[nodiscard]] CircuitBreaker &breaker() { return m_breaker; }
    [[nodiscard]] ConcurrencyLimit &limit() { return m_limit; }
    [[nodiscard]] const LlmServer &server() const { return m_client.server(); }

private:
    CircuitBreaker m_breaker;
    ConcurrencyLimit m_limit;
    LlmClient m_client;
};

} // namespace trinity
