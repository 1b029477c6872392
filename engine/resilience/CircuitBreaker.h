// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Result.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace trinity {

enum class BreakerState { Closed, Open, HalfOpen };

struct BreakerSettings {
    BreakerSettings() = default;
    int window = 20; ///< results remembered while closed
    int minimumSamples = 5; ///< below this the failure rate says nothing
    double failureRate = 0.5;
    int consecutiveFailures = 3;
    int unreachableFailures = 2; ///< consecutive refused connections that open: nobody listens, so more proof is not needed
    std::chrono::milliseconds openTime = std::chrono::seconds(5); ///< doubles with each reopening
    std::chrono::milliseconds openTimeCap = std::chrono::minutes(2);
    int probes = 1; ///< permits while half open
    int probesNeeded = 1; ///< successes that close
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

    /// "Try now": ends the wait of this opening at once, so that the next question probes. Nothing unless open.
    void poke();
    /// Closed and without memory; what is in flight no longer counts.
    void reset();

signals:
    void stateChanged(trinity::BreakerState now, trinity::BreakerState before);
    /// Ticks while open, at most four times a second; the last tick of an opening is exactly 0.
    void countdown(std::chrono::milliseconds remaining);
    /// A permit may be had again: leaving Open, or a probe's place became free.
    void callPossible();

private:
    enum class Outcome { Success, Failure, Ignored };

    void resolve(quint64 generation, quint64 id, Outcome outcome, ErrorKind kind);
    void resolveClosed(Outcome outcome, ErrorKind kind);
    void resolveHalfOpen(quint64 id, Outcome outcome, ErrorKind kind);
    void enter(BreakerState state);
    void open(ErrorKind reason);
    void tick(quint64 generation);
    void watchProbe(quint64 id);
    [[nodiscard]] bool placeForProbe() const;
    [[nodiscard]] bool failureRateReached() const;

    /// Signals leave in the order of the transitions even when a slot causes the next one: what a slot causes is told
    /// after what it was told itself.
    void tell(std::function<void()> emission);
    void drain();

    const BreakerSettings m_settings;
    Clock &m_clock;
    BreakerState m_state = BreakerState::Closed;
    quint64 m_generation = 1;
    quint64 m_lastId = 0;
    ErrorKind m_lastReason = ErrorKind::Internal;

    std::deque<bool> m_samples; ///< true: failed
    int m_failureRun = 0;
    int m_unreachableRun = 0;

    Clock::TimePoint m_openUntil{};
    int m_openings = 0; ///< since the server last recovered

    std::vector<quint64> m_probes; ///< outstanding, of this generation
    int m_probeSuccesses = 0;

    std::deque<std::function<void()>> m_untold;
    bool m_telling = false;
};

} // namespace trinity
