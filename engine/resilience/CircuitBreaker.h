// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Task.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

namespace trinity {

enum class BreakerState {
    Closed,
    Open,
    HalfOpen,
    ForcedOpen, ///< by forceOpen(): no call until reset()
    Disabled, ///< by disable(): every call, whatever comes of it, until reset()
};

struct BreakerSettings {
    BreakerSettings() = default;
    int window = 20; ///< results remembered while closed
    std::chrono::milliseconds windowAge = std::chrono::minutes(2); ///< and not older than this
    int minimumSamples = 5; ///< below this the rates say nothing
    double failureRate = 0.5;
    double slowRate = 0.8; ///< of successes that came too late to be of use for long
    int consecutiveFailures = 3;
    int unreachableFailures = 2; ///< consecutive refused connections that open: nobody listens, so more proof is not needed
    std::chrono::milliseconds openTime = std::chrono::seconds(5); ///< doubles with each reopening
    std::chrono::milliseconds openTimeCap = std::chrono::minutes(2);
    std::function<double()> jitter; ///< uniform in [0, 1): how much of a tenth of the open time is added; none: nothing is
    int probes = 1; ///< permits while half open
    int probesNeeded = 1; ///< successes that close
    std::chrono::milliseconds probeTime = std::chrono::minutes(5); ///< an overdue probe reopens
    std::function<bool(const Error &)> counts; ///< which failures speak of the server's health; none: countsForBreaker()
};

/// A state machine that stops calling a server that does not answer. It never makes a request: callers acquire a
/// permit, make the call, and resolve the permit. Every transition starts a new generation; a permit of an older
/// generation changes nothing, so neither a straggler's success nor its failure moves the machine. Lives on one thread.
/// States are committed before signals are emitted; a slot may call back into the breaker.
class CircuitBreaker final : public QObject
{
    Q_OBJECT

public:
    enum class Pace { Usual, Slow };
    enum class Outcome { Success, Failure, Ignored };
    Q_ENUM(Outcome)

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

        void success(Pace pace = Pace::Usual);
        void failure(ErrorKind kind); ///< kinds that say nothing about the server's health count as ignore or success
        void failure(const Error &error); ///< the server's wish is a floor for the open time it causes, up to the cap
        void ignore();
        [[nodiscard]] bool isProbe() const { return m_probe; }
        [[nodiscard]] quint64 id() const { return m_id; }

    private:
        friend class CircuitBreaker;
        QPointer<CircuitBreaker> m_breaker;
        quint64 m_generation = 0;
        quint64 m_id = 0;
        bool m_probe = false;
    };

    /// Everything since the breaker was made.
    struct Statistics {
        quint64 successes = 0;
        quint64 failures = 0;
        quint64 ignored = 0;
        quint64 late = 0; ///< of these three: results of an older generation, which moved nothing
        quint64 rejected = 0;
        quint64 openings = 0;
    };

    CircuitBreaker(BreakerSettings settings, Clock &clock, QObject *parent = nullptr);

    /// A permit, or CircuitOpen with the remaining time in retryAfter (none while forced open).
    [[nodiscard]] Result<std::shared_ptr<Permit>> acquire();
    /// One call under a permit: `work` is a function that gives a Task, called once, or not at all while there is no permit
    /// (CircuitOpen, as from acquire()). Its result decides. The breaker may die meanwhile.
    template <typename Work>
    [[nodiscard]] auto call(Work work) -> std::invoke_result_t<Work>
    {
        const auto permit = acquire();
        if (!permit)
            co_return permit.error();
        const auto held = *permit;
        auto task = work();
        const auto result = co_await task;
        if (result)
            held->success();
        else
            held->failure(result.error());
        co_return result;
    }

    /// Whether acquire() would give a permit.
    [[nodiscard]] bool isCallPossible() const;

    [[nodiscard]] BreakerState state() const { return m_state; }
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] std::chrono::milliseconds remaining() const; ///< until the next probe, 0 unless open
    [[nodiscard]] ErrorKind lastReason() const { return m_lastReason; }
    [[nodiscard]] const Statistics &statistics() const { return m_statistics; }
    [[nodiscard]] int samples() const { return int(m_samples.size()); }
    [[nodiscard]] double failureRate() const; ///< of the samples, 0 to 1
    [[nodiscard]] double slowRate() const;

    /// "Try now": the next probe is a second away at most. Once per opening, nothing unless open.
    void poke();
    /// Closed and without memory; what is in flight no longer counts.
    void reset();
    void forceOpen();
    void disable();

signals:
    void stateChanged(trinity::BreakerState now, trinity::BreakerState before);
    /// Ticks while open, at most four times a second; the last tick of an opening is exactly 0.
    void countdown(std::chrono::milliseconds remaining);
    /// A permit may be had again: leaving Open, or a probe's place became free.
    void callPossible();
    void callRejected(std::chrono::milliseconds retryAfter);
    void probeStarted(quint64 id);
    void probeFinished(quint64 id, trinity::CircuitBreaker::Outcome outcome);
    void statisticsChanged(); ///< at most four times a second

private:
    struct Sample {
        Clock::TimePoint at;
        bool failed = false;
        bool slow = false;
    };
    struct Verdict {
        Outcome outcome = Outcome::Ignored;
        ErrorKind kind = ErrorKind::Internal;
        Pace pace = Pace::Usual;
        std::chrono::milliseconds wish{0};
    };

    void resolve(quint64 generation, quint64 id, const Verdict &verdict);
    void resolveClosed(const Verdict &verdict);
    void resolveHalfOpen(quint64 id, const Verdict &verdict);
    void count(const Verdict &verdict, bool late);
    void enter(BreakerState state);
    void open(ErrorKind reason, std::chrono::milliseconds wish);
    void startOpenTime();
    void tick(quint64 generation);
    void watchProbe(quint64 id);
    [[nodiscard]] bool placeForProbe() const;
    void forgetOldSamples();
    void tellStatistics();

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
    Statistics m_statistics;
    bool m_statisticsDue = false;

    std::deque<Sample> m_samples;
    int m_failureRun = 0;
    int m_unreachableRun = 0;

    Clock::TimePoint m_openUntil{};
    std::chrono::milliseconds m_wish{0}; ///< what the server asked for when it opened
    int m_openings = 0; ///< since the server last recovered
    bool m_poked = false;

    std::vector<quint64> m_probes; ///< outstanding, of this generation
    int m_probeSuccesses = 0;

    std::deque<std::function<void()>> m_untold;
    bool m_telling = false;
};

} // namespace trinity
