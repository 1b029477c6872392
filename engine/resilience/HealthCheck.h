// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"
#include "engine/resilience/CircuitBreaker.h"

#include <QtCore/QObject>

#include <functional>

namespace trinity {

/// Takes the probe of a half-open breaker with a cheap question, where no real one need be risked: after failures of the
/// connection. Whether a server that answers wrongly is well again only a real question tells; it is left to the callers.
/// It hears of a free probe's place before waiting callers do, who wake up from the event loop.
class HealthCheck final : public QObject
{
    Q_OBJECT

public:
    /// Success: the server lives. Resumed by the event loop; the token is cancelled when the check dies.
    using Ask = std::function<Task<>(CancelToken *token)>;

    HealthCheck(CircuitBreaker &breaker, Clock &clock, Ask ask, QObject *parent = nullptr);
    ~HealthCheck() override;

    /// Asks during the open time, too, with such a pause, and pokes the breaker when the server answers: for servers where
    /// asking costs nothing, so that nobody waits for one that is back. 0: not.
    void pollEvery(std::chrono::milliseconds pause) { m_pause = pause; }

    [[nodiscard]] int checks() const { return m_checks; } ///< made so far

private:
    [[nodiscard]] bool isMine() const; ///< the kind of failure
    void check();
    void startPolling(BreakerState state);
    void pollLater(quint64 generation);
    [[nodiscard]] Task<> poll(quint64 generation);
    [[nodiscard]] Task<> ask(std::shared_ptr<CircuitBreaker::Permit> permit);

    CircuitBreaker &m_breaker;
    Clock &m_clock;
    Ask m_ask;
    std::unique_ptr<CancelToken> m_cancel;
    std::chrono::milliseconds m_pause{0};
    int m_checks = 0;
};

} // namespace trinity
