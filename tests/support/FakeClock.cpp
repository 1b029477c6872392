// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeClock.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace trinity::test {

using namespace std::chrono;

namespace {

constexpr int settlingTurns = 4; // a coroutine that wakes another that wakes another

void letPostedEventsRun()
{
    for (int turn = 0; turn < settlingTurns; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

void FakeClock::callAfter(milliseconds delay, QObject *context, std::function<void()> then)
{
    m_calls.push_back({m_now + std::max(delay, 0ms), context != nullptr, context, std::move(then)});
}

void FakeClock::advance(milliseconds time)
{
    turn(time, Events::Wait);
}

void FakeClock::elapse(milliseconds time)
{
    letPostedEventsRun();
    turn(time, Events::Run);
}

void FakeClock::turn(milliseconds time, Events events)
{
    const TimePoint target = m_now + time;
    for (;;) {
        const auto next = earliest();
        if (next == m_calls.end() || next->due > target)
            break;
        m_now = std::max(m_now, next->due);
        const auto then = std::move(next->then);
        m_calls.erase(next);
        then();
        if (events == Events::Run)
            letPostedEventsRun();
    }
    m_now = std::max(m_now, target);
}

std::vector<FakeClock::Call>::iterator FakeClock::earliest()
{
    std::erase_if(m_calls, [](const Call &call) { return call.isDead(); });
    return std::min_element(m_calls.begin(), m_calls.end(), [](const Call &left, const Call &right) { return left.due < right.due; });
}

int FakeClock::pending() const
{
    return int(std::count_if(m_calls.begin(), m_calls.end(), [](const Call &call) { return !call.isDead(); }));
}

milliseconds FakeClock::untilNext() const
{
    auto result = -1ms;
    for (const Call &call : m_calls)
        if (!call.isDead() && (result < 0ms || call.due - m_now < result))
            result = std::max(call.due - m_now, 0ms);
    return result;
}

} // namespace trinity::test
