// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RateGate.h"

#include "engine/base/OnSignal.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace trinity {

using namespace std::chrono;

namespace {

constexpr milliseconds gateTick = 250ms;
constexpr milliseconds firstSpacing = 1s; ///< time for the first one's refusal to arrive before the second starts
constexpr milliseconds closestSpacing = 20ms;
constexpr double shorterWithEachStart = 0.7;
constexpr double shorterWithEachAnswer = 0.5;

} // namespace

/// One who waits. Lives in its coroutine's frame; the queue only points to it.
class RateGate::Waiter final : public QObject
{
    Q_OBJECT

public:
    void give(quint64 pass)
    {
        m_pass = pass;
        emit served();
    }
    [[nodiscard]] quint64 ownPass() const { return m_pass; }

signals:
    void served();

private:
    quint64 m_pass = 0;
};

RateGate::RateGate(Clock &clock, std::function<double()> random, QObject *parent)
    : QObject(parent), m_clock(clock), m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

RateGate::~RateGate()
{
    const auto waiters = std::exchange(m_waiters, {});
    for (const auto &waiter : waiters)
        if (waiter)
            waiter->give(0);
}

void RateGate::close(milliseconds time, ErrorKind reason)
{
    const auto openAt = m_clock.now() + std::max(time, 1ms);
    const bool wasClosed = m_state == State::Closed;
    if (wasClosed && openAt <= m_openAt)
        return;
    m_openAt = openAt;
    m_reason = reason;
    if (!wasClosed) {
        m_state = State::Closed;
        ++m_closings;
        ++m_turn;
        ++m_opening;
        m_clock.callAfter(std::min(remaining(), gateTick), this, [this, closing = m_opening] { tick(closing); });
    }
    emit closed(remaining(), reason);
}

void RateGate::noteAnswer()
{
    m_closings = 0;
    if (m_state != State::Opening)
        return;
    m_spacing = std::max(closestSpacing, milliseconds(qint64(double(m_spacing.count()) * shorterWithEachAnswer)));
    scheduleNext();
}

bool RateGate::admits(quint64 pass) const
{
    return m_state == State::Open || (m_state == State::Opening && pass == m_opening);
}

Task<quint64> RateGate::pass(CancelToken *token)
{
    if (token && token->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (m_state == State::Open)
        co_return m_opening;
    const QPointer<RateGate> self(this);
    Waiter waiter;
    m_waiters.push_back(&waiter);
    const Wake wake = co_await onSignal(&waiter, &Waiter::served, token);
    const quint64 own = waiter.ownPass();
    if (self && own == 0)
        std::erase(m_waiters, &waiter);
    if (wake != Wake::Signal || own == 0)
        co_return Error(ErrorKind::Cancelled);
    co_return own;
}

milliseconds RateGate::remaining() const
{
    return m_state == State::Closed ? std::max(m_openAt - m_clock.now(), 0ms) : 0ms;
}

int RateGate::waiting() const
{
    return int(std::count_if(m_waiters.begin(), m_waiters.end(), [](const auto &waiter) { return !waiter.isNull(); }));
}

void RateGate::tick(quint64 closing)
{
    if (m_state != State::Closed || closing != m_opening)
        return;
    const auto left = remaining();
    if (left > 0ms) {
        m_clock.callAfter(std::min(left, gateTick), this, [this, closing] { tick(closing); });
        emit countdown(left);
        return;
    }
    m_state = State::Opening;
    m_spacing = firstSpacing;
    const QPointer<RateGate> self(this);
    letOnePass();
    emit countdown(0ms);
    if (self)
        emit opened();
}

void RateGate::letOnePass()
{
    QPointer<Waiter> next;
    while (!next && !m_waiters.empty()) {
        next = m_waiters.front();
        m_waiters.pop_front();
    }
    if (!next) {
        m_state = State::Open;
        return;
    }
    m_lastStart = m_clock.now();
    m_nextStart = m_lastStart;
    next->give(m_opening); // which wakes it from the event loop
    scheduleNext();
    m_spacing = std::max(closestSpacing, milliseconds(qint64(double(m_spacing.count()) * shorterWithEachStart)));
}

/// After the last start; an answer makes it sooner, never later.
void RateGate::scheduleNext()
{
    const auto spacing = milliseconds(qint64(double(m_spacing.count()) * (1 + m_random()) / 2));
    const auto at = std::max(m_lastStart + spacing, m_clock.now());
    if (m_nextStart > m_lastStart && m_nextStart <= at)
        return;
    m_nextStart = at;
    m_clock.callAfter(at - m_clock.now(), this, [this, turn = ++m_turn] {
        if (turn == m_turn && m_state == State::Opening)
            letOnePass();
    });
}

} // namespace trinity

#include "RateGate.moc"
