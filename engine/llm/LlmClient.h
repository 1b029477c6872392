// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Task.h"
#include "engine/llm/LlmTypes.h"
#include "engine/resilience/CircuitBreaker.h"
#include "engine/resilience/ConcurrencyLimit.h"
#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QObject>

#include <memory>

namespace trinity {

class HttpClient;
class LlmAdapter;

/// Asks one server. Holds the stack of one attempt: retry loop, place among the requests in flight, breaker permit,
/// HTTP exchange, stream reader. While the breaker is open a question waits for it, without using up attempts or its
/// deadline, until its token is cancelled. Collaborators must outlive the client, and the client its running questions.
class LlmClient final : public QObject
{
    Q_OBJECT

public:
    LlmClient(LlmServer server, HttpClient &http, CircuitBreaker &breaker, ConcurrencyLimit &limit, RetryPolicy retry, Clock &clock,
              QObject *parent = nullptr);
    ~LlmClient() override;

    /// The visible text of the answer. Errors: every kind but BadSource, Facts and WriteFailed; `attempts` is filled.
    [[nodiscard]] Task<LlmAnswer> generate(LlmRequest request);

    [[nodiscard]] const LlmServer &server() const { return m_server; }
    void setModel(const QString &model) { m_server.model = model; }

    struct Totals {
        int requests = 0; ///< sent on the wire
        int retries = 0;
    };
    [[nodiscard]] Totals totals() const { return m_totals; }
    [[nodiscard]] bool hasEverAnswered() const { return m_hasEverAnswered; }

signals:
    /// An attempt goes on the wire; text of an earlier attempt is void.
    void attemptStarted(quint64 id, int attempt);
    void textReceived(quint64 id, const QString &delta);
    void reasoningReceived(quint64 id, const QString &delta);
    /// The question waits: for a place (retryIn 0), before a retry, or for the open circuit.
    void waiting(quint64 id, trinity::ErrorKind reason, std::chrono::milliseconds retryIn);

private:
    LlmServer m_server;
    HttpClient &m_http;
    CircuitBreaker &m_breaker;
    ConcurrencyLimit &m_limit;
    RetryPolicy m_retry;
    Clock &m_clock;
    std::unique_ptr<LlmAdapter> m_adapter;
    Totals m_totals;
    bool m_hasEverAnswered = false;
};

} // namespace trinity
