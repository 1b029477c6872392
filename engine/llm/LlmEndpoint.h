// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmClient.h"
#include "engine/resilience/AutoLimit.h"
#include "engine/resilience/HealthCheck.h"

namespace trinity {

/// How many requests may be in flight: a number somebody chose, or found out by trying.
struct RequestLimit {
    enum class Kind { Fixed, Automatic };

    static RequestLimit fixed(int count) { return {Kind::Fixed, count}; }
    /// `hint` is how many the server says it works on at once; 0: it does not say.
    static RequestLimit automatic(int hint) { return {Kind::Automatic, hint}; }

    Kind kind = Kind::Automatic;
    int count = 0;
};

/// A server with everything that belongs to it alone: its breaker with the health check, its limit, its client. Cancel its
/// questions and let them end before it is destroyed.
class LlmEndpoint final : public QObject
{
    Q_OBJECT

public:
    LlmEndpoint(LlmServer server, RequestLimit limit, HttpClient &http, Clock &clock, QObject *parent = nullptr);
    ~LlmEndpoint() override;

    [[nodiscard]] LlmClient &client() { return m_client; }
    [[nodiscard]] CircuitBreaker &breaker() { return m_breaker; }
    [[nodiscard]] ConcurrencyLimit &limit() { return m_limit; }
    [[nodiscard]] AutoLimit *autoLimit() const { return m_autoLimit.get(); } ///< null: the limit is fixed
    [[nodiscard]] const HealthCheck &health() const { return m_health; }
    [[nodiscard]] const LlmServer &server() const { return m_client.server(); }

private:
    CircuitBreaker m_breaker;
    std::unique_ptr<AutoLimit> m_autoLimit;
    ConcurrencyLimit m_limit;
    HealthCheck m_health;
    LlmClient m_client;
};

} // namespace trinity
