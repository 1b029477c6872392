// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Result.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>
#include <set>

namespace trinity {

enum class BreakerState { Closed, Open, HalfOpen };

struct BreakerSettings {
    BreakerSettings() = default;
    int window = 20;         ///< results remembered while closed
    int minimumSamples = 5;  ///< below this the failure rate says nothing
    double failureRate = 0.5;
    int consecutiveFailures = 3;
    std::chrono::milliseconds openTime = std::chrono::seconds(5);    ///< doubles with each reopening
    std::chrono::milliseconds openTimeCap = std::chrono::minutes(2);
    int probes = 1;          ///< permits while half open
    int probesNeeded = 1;    ///< successes that close
    std::chrono::milliseconds probeTime = std::chrono::minutes(5); ///< an overdue probe reopens
};

/// A state machine that stops calling a server that does not answer. It never makes a request: callers acquire a
/// permit, make the call, and resolve the permit. Every transition starts a new generation; a permit of an older
/// generation changes nothing, so neither a straggler's success nor its failure moves the machine. Lives on one thread.
/// States are committed before signals are emitted; a slot may call back into the breaker.
class CircuitBreaker final : public QObject
{
    Q_OBJECT

public:
    /// The right to make one call. Move-only; resolve it once with success(), failure() or ignore(). Dropping it is
    /// ignore(): a cancelled probe frees its place. Outliving the breaker is harmless.
    class Permit
    {
    public:
        Permit() = default;
        Permit(Permit &&other) noexcept;
        Permit &operator=(Permit &&other) noexcept;
        Permit(const Permit &) = delete;
        Permit &operator=(const Permit &) = delete;
        ~Permit();

        void success();
        void failure(ErrorKind kind); ///< kinds that say nothing about the server's health count as ignore or success
        void ignore();
        [[nodiscard]] bool isProbe() const { return m_probe; }

    private:
        friend class CircuitBreaker;
        QPointer<CircuitBreaker> m_breaker;
        quint64 m_generation = 0;
        quint64 m_id = 0;
        bool m_probe = false;
    };

    CircuitBreaker(BreakerSettings settings, Clock &clock, QObject *parent = nullptr);

    /// A permit, or CircuitOpen with the remaining time in retryAfter.
    [[nodiscard]] Result<std::shared_ptr<Permit>> acquire();

    [[nodiscard]] BreakerState state() const { return m_state; }
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] std::chrono::milliseconds remaining() const; ///< until the next probe, 0 unless open
    [[nodiscard]] ErrorKind lastReason() const { return m_lastReason; }

    /// "Try now": brings the next probe forward to at once, once per opening.
    void poke();
    void reset();

signals:
    void stateChanged(trinity::BreakerState now, trinity::BreakerState before);
    /// Ticks while open, at most four times a second; the last tick of an opening is exactly 0.
    void countdown(std::chrono::milliseconds remaining);
    /// A permit may be had again: leaving Open, or a probe's place became free.
    void callPossible();

private:
    struct Sample {
        bool failed;
    };

    BreakerSettings m_settings;
    Clock &m_clock;
    BreakerState m_state = BreakerState::Closed;
    quint64 m_generation = 1;
    ErrorKind m_lastReason = ErrorKind::Internal;
};

} // namespace trinity
