// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/ConcurrencyLimit.h"

#include "engine/base/OnSignal.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

/// One who waits. Lives in its coroutine's frame; the queue only points to it, so a frame that goes leaves no trace. The
/// slot is handed over here and is freed with the frame even if nobody comes to fetch it.
class ConcurrencyLimit::Waiter final : public QObject
{
    Q_OBJECT

public:
    void give(std::shared_ptr<Slot> slot)
    {
        m_slot = std::move(slot);
        emit served();
    }
    [[nodiscard]] std::shared_ptr<Slot> takeSlot() { return std::exchange(m_slot, nullptr); }

signals:
    void served();

private:
    std::shared_ptr<Slot> m_slot;
};

ConcurrencyLimit::Slot::~Slot()
{
    if (!m_limit)
        return;
    --m_limit->m_inFlight;
    m_limit->dispatch();
}

ConcurrencyLimit::ConcurrencyLimit(int limit, QObject *parent) : QObject(parent), m_limit(std::max(limit, 1))
{
}

ConcurrencyLimit::~ConcurrencyLimit()
{
    const auto waiters = std::exchange(m_waiters, {});
    for (const auto &waiter : waiters)
        if (waiter)
            waiter->give(nullptr);
}

Task<std::shared_ptr<ConcurrencyLimit::Slot>> ConcurrencyLimit::acquire(CancelToken *token)
{
    if (token && token->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (m_inFlight < m_limit && waiting() == 0)
        co_return take();

    const QPointer<ConcurrencyLimit> self(this);
    Waiter waiter;
    m_waiters.push_back(&waiter);
    emit changed();
    const Wake wake = co_await onSignal(&waiter, &Waiter::served, token);
    auto slot = waiter.takeSlot();
    if (self && !slot) {
        std::erase(m_waiters, &waiter);
        emit changed();
    }
    if (wake != Wake::Signal || !slot)
        co_return Error(ErrorKind::Cancelled); // a slot granted meanwhile goes to the next in line here
    co_return slot;
}

void ConcurrencyLimit::setLimit(int limit)
{
    m_limit = std::max(limit, 1);
    dispatch();
}

int ConcurrencyLimit::waiting() const
{
    return int(std::count_if(m_waiters.begin(), m_waiters.end(), [](const auto &waiter) { return !waiter.isNull(); }));
}

std::shared_ptr<ConcurrencyLimit::Slot> ConcurrencyLimit::take()
{
    ++m_inFlight;
    m_peak = std::max(m_peak, m_inFlight);
    auto slot = std::make_shared<Slot>(*this);
    emit changed();
    return slot;
}

void ConcurrencyLimit::dispatch()
{
    const QPointer<ConcurrencyLimit> self(this);
    while (self && m_inFlight < m_limit && !m_waiters.empty()) {
        const QPointer<Waiter> next = m_waiters.front();
        m_waiters.pop_front();
        if (next) {
            auto slot = take();
            if (next)
                next->give(std::move(slot));
        }
    }
    if (self)
        emit changed();
}

} // namespace trinity

#include "ConcurrencyLimit.moc"
