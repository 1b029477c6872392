// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

#include <chrono>
#include <functional>

namespace trinity {

/// Monotonic time and timers, injected so that tests can turn the hands. The one source of "now" in the engine.
class Clock
{
public:
    using TimePoint = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    [[nodiscard]] virtual TimePoint now() const = 0;

    /// Calls `then` from the event loop once, `delay` from now (never early), unless `context` died before. The context
    /// lives in the calling thread; a dead one leaves nothing behind.
    virtual void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) = 0;
};

/// The machine's steady clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override;
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override;
};

} // namespace trinity
