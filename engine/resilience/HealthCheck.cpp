// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/HealthCheck.h"

#include "engine/base/Launch.h"

#include <utility>

namespace trinity {

HealthCheck::HealthCheck(CircuitBreaker &breaker, Clock &clock, Ask ask, QObject *parent)
    : QObject(parent), m_breaker(breaker), m_clock(clock), m_ask(std::move(ask)), m_cancel(std::make_unique<CancelToken>())
{
    connect(&breaker, &CircuitBreaker::callPossible, this, &HealthCheck::check);
    connect(&breaker, &CircuitBreaker::stateChanged, this, &HealthCheck::startPolling);
}

HealthCheck::~HealthCheck()
{
    m_cancel->cancel();
    m_cancel.release()->deleteLater(); // whoever was cancelled wakes up from the event loop and may look at it
}

bool HealthCheck::isMine() const
{
    const auto reason = m_breaker.lastReason();
    return reason == ErrorKind::Unreachable || reason == ErrorKind::Reset;
}

void HealthCheck::check()
{
    if (m_breaker.state() != BreakerState::HalfOpen || !isMine())
        return;
    if (const auto permit = m_breaker.acquire().value_or(nullptr)) {
        ++m_checks;
        launch(ask(permit));
    }
}

void HealthCheck::startPolling(BreakerState state)
{
    if (state == BreakerState::Open && m_breaker.state() == BreakerState::Open && isMine() && m_pause > std::chrono::milliseconds(0))
        pollLater(m_breaker.generation());
}

void HealthCheck::pollLater(quint64 generation)
{
    m_clock.callAfter(m_pause, this, [this, generation] {
        if (m_breaker.generation() == generation)
            launch(poll(generation));
    });
}

Task<> HealthCheck::poll(quint64 generation)
{
    const QPointer<HealthCheck> self = this;
    ++m_checks;
    const auto healthy = co_await m_ask(m_cancel.get());
    if (!self || m_breaker.generation() != generation)
        co_return Error(ErrorKind::Cancelled);
    if (healthy)
        m_breaker.poke();
    else
        pollLater(generation);
    co_return healthy;
}

Task<> HealthCheck::ask(std::shared_ptr<CircuitBreaker::Permit> permit)
{
    const QPointer<HealthCheck> self = this;
    const auto healthy = co_await m_ask(m_cancel.get());
    if (!self)
        co_return Error(ErrorKind::Cancelled); // and the permit is dropped; it knows whether its breaker lives
    if (healthy)
        permit->success();
    else if (countsForBreaker(healthy.error().kind))
        permit->failure(healthy.error());
    else
        permit->failure(ErrorKind::Unreachable); // whatever it was: without a verdict the next check would follow at once
    co_return healthy;
}

} // namespace trinity
