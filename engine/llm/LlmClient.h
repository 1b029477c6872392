// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Task.h"
#include "engine/llm/Admission.h"
#include "engine/llm/LlmTypes.h"
#include "engine/llm/ServiceTurns.h"
#include "engine/resilience/CircuitBreaker.h"
#include "engine/resilience/ConcurrencyLimit.h"
#include "engine/resilience/RateGate.h"
#include "engine/resilience/RetryBudget.h"
#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QObject>

#include <memory>

namespace trinity {

class AutoLimit;
class HttpClient;
class LlmAdapter;
class LlmAttempt;

/// Asks one server. Holds the stack of one attempt: retry loop, rate gate, place among the requests in flight, breaker
/// permit, retry budget, HTTP exchange, stream reader. While the breaker is open, the gate closed or the budget spent a
/// question waits, without using up attempts or its deadline, until its token is cancelled. Collaborators must outlive the
/// client, and the client its running questions.
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
    [[nodiscard]] RateGate &gate() { return m_gate; }
    [[nodiscard]] RetryBudget &budget() { return m_budget; }
    /// Who is told what the requests brought; null: nobody. Must outlive the client.
    void setAutoLimit(AutoLimit *autoLimit) { m_autoLimit = autoLimit; }

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
    /// reason of the failure), at the closed gate (RateLimited or Overloaded; again when it stays closed for longer; retryIn 0
    /// while those who wait start one after the other) or for the open circuit (CircuitOpen; retryIn 0 while it is probed).
    void waiting(quint64 id, std::optional<trinity::ErrorKind> reason, std::chrono::milliseconds retryIn);

private:
    struct Question;
    using Ticket = std::shared_ptr<Admission::Ticket>;
    enum class Next { Repeat, WaitAndRepeat, GiveUp };

    [[nodiscard]] Task<> sleep(std::chrono::milliseconds time, QPointer<CancelToken> cancel);
    [[nodiscard]] Task<LlmAnswer> attempt(std::shared_ptr<Question> question);
    [[nodiscard]] Task<LlmAnswer> exchange(std::shared_ptr<Question> question, Ticket ticket);

    void forward(LlmAttempt &attempt, quint64 id);
    void noteFirstToken(Admission::Ticket &ticket);
    void noteEnd(const LlmAttempt &attempt, Admission::Ticket &ticket, const Question &question);
    void tellGate(const Error &error);
    void tellAutoLimit(const LlmAttempt &attempt, quint64 epoch);
    /// What to do after a failure; the wait is in question.delay.
    [[nodiscard]] Next judge(Question &question, const Error &error) const;

    LlmServer m_server;
    HttpClient &m_http;
    CircuitBreaker &m_breaker;
    ConcurrencyLimit &m_limit;
    RetryPolicy m_retry;
    Clock &m_clock;
    AutoLimit *m_autoLimit = nullptr;
    RateGate m_gate;
    RetryBudget m_budget;
    Admission m_admission;
    ServiceTurns m_turns;
    std::unique_ptr<LlmAdapter> m_adapter;
    QStringList m_withoutFields; ///< what this server turned out not to know
    Totals m_totals;
    bool m_hasEverAnswered = false;
};

} // namespace trinity
