// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Clock.h"

#include <QtCore/QTimer>

namespace trinity {

using namespace std::chrono;

Clock::TimePoint SystemClock::now() const
{
    return time_point_cast<milliseconds>(steady_clock::now());
}

void SystemClock::callAfter(milliseconds delay, QObject *context, std::function<void()> then)
{
    const auto due = now() + delay;
    QTimer::singleShot(std::max(delay, 0ms), Qt::PreciseTimer, context, [this, due, context, then = std::move(then)]() mutable {
        if (const auto left = due - now(); left > 0ms) // Qt may fire a precise timer a little early
            callAfter(left, context, std::move(then));
        else
            then();
    });
}

} // namespace trinity
