// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/Admission.h"

#include "engine/base/OnSignal.h"

#include <algorithm>

namespace trinity {

using namespace std::chrono;

Admission::Admission(CircuitBreaker &breaker, ConcurrencyLimit &limit, RateGate &gate, RetryBudget &budget, QObject *parent)
    : QObject(parent), m_breaker(breaker), m_limit(limit), m_gate(gate), m_budget(budget)
{
    connect(&gate, &RateGate::closed, this, &Admission::tellThoseAtTheGate);
}

Task<std::shared_ptr<Admission::Ticket>> Admission::admit(Asked asked)
{
    const QPointer<Admission> self(this);
    const QPointer<CancelToken> cancel = asked.cancel;
    quint64 pass = 0;
    for (;;) {
        if (cancel && cancel->isCancelled())
            co_return Error(ErrorKind::Cancelled);
        if (!m_breaker.isCallPossible()) {
            const auto waited = co_await waitForCircuit(asked);
            if (!self || !waited)
                co_return Error(ErrorKind::Cancelled);
            continue;
        }
        if (!m_gate.admits(pass)) {
            const auto passed = co_await waitAtGate(asked);
            if (!self || !passed)
                co_return Error(ErrorKind::Cancelled);
            pass = *passed;
            continue;
        }
        if (m_limit.inFlight() >= m_limit.limit() || m_limit.waiting() > 0)
            emit waiting(asked.id, std::nullopt, 0ms);
        CancelToken *token = cancel;
        const auto slot = co_await m_limit.acquire(token);
        if (!self || !slot)
            co_return Error(ErrorKind::Cancelled);
        if (!m_gate.admits(pass) || !m_breaker.isCallPossible())
            continue; // meanwhile closed; leaving this turn of the loop frees the place
        auto ticket = std::make_shared<Ticket>();
        ticket->permit = m_breaker.acquire().value_or(nullptr);
        ticket->slot = *slot;
        // A probe is paced by the breaker and costs nothing.
        ticket->paid = asked.kind == Kind::Repetition && !ticket->permit->isProbe();
        if (!ticket->paid || m_budget.take())
            co_return ticket;
        ticket.reset();
        const auto waited = co_await waitForBudget(asked);
        if (!self || !waited)
            co_return Error(ErrorKind::Cancelled);
    }
}

Task<> Admission::waitForCircuit(Asked asked)
{
    emit waiting(asked.id, ErrorKind::CircuitOpen, m_breaker.remaining());
    CancelToken *token = asked.cancel;
    const Wake wake = co_await onSignal(&m_breaker, &CircuitBreaker::callPossible, token);
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled);
    co_return Result<>();
}

Task<quint64> Admission::waitAtGate(Asked asked)
{
    const QPointer<Admission> self(this);
    emit waiting(asked.id, m_gate.reason(), m_gate.remaining());
    m_atGate.push_back(asked.id);
    CancelToken *token = asked.cancel;
    const auto passed = co_await m_gate.pass(token);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (const auto own = std::find(m_atGate.begin(), m_atGate.end(), asked.id); own != m_atGate.end())
        m_atGate.erase(own);
    co_return passed;
}

Task<> Admission::waitForBudget(Asked asked)
{
    emit waiting(asked.id, asked.lastFailure, RetryBudget::pauseWhenEmpty);
    CancelToken *token = asked.cancel;
    const Wake wake = co_await onSignal(&m_budget, &RetryBudget::available, token);
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled);
    co_return Result<>();
}

/// Those who wait already learn that it takes longer.
void Admission::tellThoseAtTheGate()
{
    const auto ids = m_atGate; // a slot may cancel
    for (const quint64 id : ids)
        emit waiting(id, m_gate.reason(), m_gate.remaining());
}

} // namespace trinity
