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
class LlmAttempt;

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
    [[nodiscard]] Clock &clock() const { return m_clock; }

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
    /// The attempt's text so far turned out to be reasoning (a closing tag without an opening one).
    void textVoided(quint64 id);
    void reasoningReceived(quint64 id, const QString &delta);
    /// The question waits. No reason: for a place among those in flight, so the server is at work. Else before a retry (the
    /// reason of the failure) or for the open circuit (CircuitOpen; retryIn 0 while another question probes).
    void waiting(quint64 id, std::optional<trinity::ErrorKind> reason, std::chrono::milliseconds retryIn);

private:
    struct Question;
    using Slot = std::shared_ptr<ConcurrencyLimit::Slot>;
    using Permit = std::shared_ptr<CircuitBreaker::Permit>;
    enum class Next { Repeat, WaitAndRepeat, GiveUp };

    /// A place and a permit; waits for both.
    [[nodiscard]] Task<std::pair<Slot, Permit>> admit(LlmRequest request);
    [[nodiscard]] Task<> waitForCircuit(LlmRequest request);
    [[nodiscard]] Task<> sleep(std::chrono::milliseconds time, QPointer<CancelToken> cancel);
    [[nodiscard]] Task<LlmAnswer> attempt(std::shared_ptr<Question> question);

    void forward(LlmAttempt &attempt, quint64 id);
    void tellBreaker(const LlmAttempt &attempt, Permit &permit) const;
    /// What to do after a failure; the wait is in question.delay.
    [[nodiscard]] Next judge(Question &question, const Error &error) const;

    LlmServer m_server;
    HttpClient &m_http;
    CircuitBreaker &m_breaker;
    ConcurrencyLimit &m_limit;
    RetryPolicy m_retry;
    Clock &m_clock;
    std::unique_ptr<LlmAdapter> m_adapter;
    QStringList m_withoutFields; ///< what this server turned out not to know
    Totals m_totals;
    bool m_hasEverAnswered = false;
};

} // namespace trinity
