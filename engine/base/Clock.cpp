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
    // A child of its context: QTimer::singleShot() would keep the call until its time, half an hour for a request long done.
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, timer, [this, due, timer, then = std::move(then)]() mutable {
        if (const auto left = due - now(); left > 0ms) { // Qt may fire a precise timer a little early
            timer->start(left);
            return;
        }
        timer->deleteLater();
        const auto call = std::move(then); // which may destroy the context, and with it this timer
        call();
    });
    timer->start(std::max(delay, 0ms));
}

} // namespace trinity
