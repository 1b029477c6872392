// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"

#include <QtCore/QPointer>

#include <vector>

namespace trinity::test {

/// A clock whose hands the test turns. Calls that become due run inside advance(), in the order of their times (equal
/// times: in the order they were asked for), each with now() at its own time; a call may ask for further calls. A delay of
/// zero needs an advance(0ms). What a call posts to the event loop (a coroutine that goes on after an Alarm, for example)
/// runs only when the test lets the event loop run: use elapse() to do both in turn.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override { return m_now; }
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override;

    /// Turns the hands and makes the due calls; the event loop does not run.
    void advance(std::chrono::milliseconds time);
    /// As advance(), but lets posted events run after every call, so that chains of sleeping coroutines go on in time.
    void elapse(std::chrono::milliseconds time);

    /// Calls not made yet whose context lives.
    [[nodiscard]] int pending() const;
    /// How long until the next of them; a negative time when there is none.
    [[nodiscard]] std::chrono::milliseconds untilNext() const;

private:
    struct Call {
        TimePoint due;
        bool hasContext = false;
        QPointer<QObject> context;
        std::function<void()> then;

        [[nodiscard]] bool isDead() const { return hasContext && !context; }
    };
    enum class Events { Wait, Run };

    void turn(std::chrono::milliseconds time, Events events);
    [[nodiscard]] std::vector<Call>::iterator earliest();

    TimePoint m_now = TimePoint(std::chrono::hours(1));
    std::vector<Call> m_calls; ///< in the order they were asked for
};

} // namespace trinity::test
