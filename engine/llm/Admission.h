// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"
#include "engine/resilience/CircuitBreaker.h"
#include "engine/resilience/ConcurrencyLimit.h"
#include "engine/resilience/RateGate.h"
#include "engine/resilience/RetryBudget.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>
#include <vector>

namespace trinity {

/// Everything a request needs before it may go on the wire: a closed circuit, an open gate, a place among those in
/// flight, and for a repetition the budget. Who waits holds nothing that others could use. Its parts must outlive it,
/// and it its waiters.
class Admission final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { First, Repetition };

    struct Asked {
        Asked() = default;
        quint64 id = 0;
        Kind kind = Kind::First;
        ErrorKind lastFailure = ErrorKind::Internal; ///< of a repetition
        QPointer<CancelToken> cancel;
    };

    /// What was granted. Dropping it frees the place and the permit.
    struct Ticket {
        Ticket() = default;
        std::shared_ptr<ConcurrencyLimit::Slot> slot;
        std::shared_ptr<CircuitBreaker::Permit> permit;
        bool paid = false; ///< from the retry budget
    };

    Admission(CircuitBreaker &breaker, ConcurrencyLimit &limit, RateGate &gate, RetryBudget &budget, QObject *parent = nullptr);

    /// Waits for all of it. Cancelled when the token says so.
    [[nodiscard]] Task<std::shared_ptr<Ticket>> admit(Asked asked);

signals:
    /// As LlmClient::waiting.
    void waiting(quint64 id, std::optional<trinity::ErrorKind> reason, std::chrono::milliseconds retryIn);

private:
    [[nodiscard]] Task<> waitForCircuit(Asked asked);
    [[nodiscard]] Task<quint64> waitAtGate(Asked asked);
    [[nodiscard]] Task<> waitForBudget(Asked asked);
    void tellThoseAtTheGate();

    CircuitBreaker &m_breaker;
    ConcurrencyLimit &m_limit;
    RateGate &m_gate;
    RetryBudget &m_budget;
    std::vector<quint64> m_atGate;
};

} // namespace trinity
