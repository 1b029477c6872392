// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/base/Error.h"
#include "engine/base/Task.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>
#include <functional>

namespace trinity {

/// Where the questions to one server wait after it asked for a pause ("too many requests"). When the pause is over one
/// goes first; the others follow one by one, slowly at first and faster with every answer, so that no wave of requests
/// hits the limit again. First come, first served. Lives on one thread. When it dies, those who wait are told Cancelled.
class RateGate final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Open,
        Closed, ///< nobody may start until remaining() has passed
        Opening, ///< those who waited start one after the other
    };

    /// `random` is uniform in [0, 1).
    explicit RateGate(Clock &clock, std::function<double()> random = {}, QObject *parent = nullptr);
    ~RateGate() override;

    /// Closed for `time` from now, or for as long as it is closed already if that is longer.
    void close(std::chrono::milliseconds time, ErrorKind reason);
    /// The server answers: those who wait may follow faster.
    void noteAnswer();

    /// Waits for one's turn; the value is the pass to show to admits(). Cancelled when the token says so.
    [[nodiscard]] Task<quint64> pass(CancelToken *token);
    /// Whether one may start: everybody while open, those with a pass of this opening while it opens. 0: no pass.
    [[nodiscard]] bool admits(quint64 pass) const;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::chrono::milliseconds remaining() const; ///< of a closed gate, else 0
    [[nodiscard]] ErrorKind reason() const { return m_reason; } ///< why it was closed last
    [[nodiscard]] int closings() const { return m_closings; } ///< since the last answer
    [[nodiscard]] int waiting() const;

signals:
    /// It is closed, or closed for longer than before.
    void closed(std::chrono::milliseconds time, trinity::ErrorKind reason);
    /// Ticks while closed, four times a second; the last tick is exactly 0.
    void countdown(std::chrono::milliseconds remaining);
    /// The pause is over; those who waited start.
    void opened();

private:
    class Waiter;

    void tick(quint64 closing);
    void letOnePass();
    void scheduleNext();

    Clock &m_clock;
    std::function<double()> m_random;
    State m_state = State::Open;
    ErrorKind m_reason = ErrorKind::RateLimited;
    Clock::TimePoint m_openAt{};
    quint64 m_opening = 1; ///< which opening passes are for; every closing makes the earlier ones void
    quint64 m_turn = 0;
    int m_closings = 0;
    std::chrono::milliseconds m_spacing{0};
    Clock::TimePoint m_lastStart{};
    Clock::TimePoint m_nextStart{}; ///< not after m_lastStart: none is planned
    std::deque<QPointer<Waiter>> m_waiters;
};

} // namespace trinity
