// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/FakeClock.h"

#include "engine/base/Error.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <random>
#include <vector>

namespace trinity::test {

/// One thing done to a breaker. Everything about it comes from `value`, so that leaving others out does not change it.
struct BreakerCommand {
    enum class Kind { Acquire, Succeed, SucceedSlowly, Fail, Ignore, Wait, Poke, Reset, ForceOpen, Disable };
    Kind kind = Kind::Wait;
    unsigned value = 0;

    [[nodiscard]] QString name() const
    {
        static constexpr std::array names{"acquire", "succeed", "succeed slowly", "fail",  "ignore",
                                          "wait",    "poke",    "reset",          "force", "disable"};
        return QLatin1StringView(names.at(size_t(kind))) + u' ' + QString::number(value);
    }
};
using BreakerScript = std::vector<BreakerCommand>;

inline BreakerScript randomScript(unsigned seed, int length)
{
    using K = BreakerCommand::Kind;
    std::mt19937 random(seed);
    std::discrete_distribution<int> kinds{32, 14, 4, 20, 8, 18, 2, 1, 1, 1};
    BreakerScript script;
    for (int i = 0; i < length; ++i) {
        const K kind = K(kinds(random));
        script.push_back({kind, unsigned(random())});
    }
    return script;
}

/// Plays a script on a breaker and holds it against what must always be true, with a model of its own. Everything it
/// learns about the breaker comes from the public interface. `Breaker` is CircuitBreaker or a mutant of it.
template <typename Breaker, typename State, typename Settings>
class BreakerRun
{
    using ms = std::chrono::milliseconds;
    using Permit = std::shared_ptr<typename Breaker::Permit>;

public:
    BreakerRun() : m_breaker(settings(), m_clock)
    {
        QObject::connect(&m_breaker, &Breaker::stateChanged, &m_breaker, [this](State now, State before) { noteTransition(now, before); });
        QObject::connect(&m_breaker, &Breaker::countdown, &m_breaker, [this](ms left) { m_lastTick = left; });
    }

    /// The invariant that broke, or an empty text.
    QString play(const BreakerScript &script)
    {
        for (const BreakerCommand &command : script) {
            step(command);
            if (!m_broken.isEmpty())
                return m_broken;
        }
        checkLiveness(script.empty() ? 0 : script.back().value);
        return m_broken;
    }

    /// Leaves out whatever is not needed to break something.
    static BreakerScript shrunk(BreakerScript script)
    {
        for (size_t part = std::max<size_t>(script.size() / 2, 1);; part = std::max<size_t>(part / 2, 1)) {
            bool shorter = false;
            for (size_t at = 0; at < script.size();) {
                BreakerScript less = script;
                less.erase(less.begin() + std::ptrdiff_t(at), less.begin() + std::ptrdiff_t(std::min(at + part, less.size())));
                if (BreakerRun().play(less).isEmpty()) {
                    at += part;
                } else {
                    script = less;
                    shorter = true;
                }
            }
            if (part == 1 && !shorter)
                return script;
        }
    }

private:
    struct Held {
        Permit permit;
        quint64 generation;
    };
    struct Sample {
        Clock::TimePoint at;
        bool failed;
        bool slow;
    };

    static Settings settings()
    {
        Settings result;
        result.window = 8;
        result.windowAge = std::chrono::seconds(60);
        result.minimumSamples = 4;
        result.consecutiveFailures = 3;
        result.unreachableFailures = 2;
        result.openTime = std::chrono::seconds(5);
        result.openTimeCap = std::chrono::seconds(40);
        result.probes = 2;
        result.probesNeeded = 2;
        result.probeTime = std::chrono::seconds(30);
        return result;
    }

    void check(bool holds, const char *invariant)
    {
        if (!holds && m_broken.isEmpty())
            m_broken = QString::fromLatin1(invariant);
    }

    void step(const BreakerCommand &command)
    {
        using K = BreakerCommand::Kind;
        static constexpr std::array waits{ms(100), ms(1000), ms(3000), ms(6000), ms(20000), ms(45000)};
        switch (command.kind) {
        case K::Acquire: acquire(); break;
        case K::Succeed:
        case K::SucceedSlowly:
        case K::Fail:
        case K::Ignore: resolve(command); break;
        case K::Wait: m_clock.advance(waits.at(command.value % waits.size())); break;
        case K::Poke: poke(); break;
        case K::Reset: order([this] { m_breaker.reset(); }, State::Closed); break;
        case K::ForceOpen: order([this] { m_breaker.forceOpen(); }, State::ForcedOpen); break;
        case K::Disable: order([this] { m_breaker.disable(); }, State::Disabled); break;
        }
        if (m_breaker.state() == State::Open)
            check(m_breaker.remaining() > ms(0) && m_breaker.remaining() <= m_openUntil - m_clock.now(),
                  "I9 open for longer than at first");
        else
            check(m_breaker.remaining() == ms(0), "I9 remaining is 0 unless open");
    }

    void acquire()
    {
        const State before = m_breaker.state();
        const bool possible = m_breaker.isCallPossible();
        const auto permit = m_breaker.acquire();
        check(m_breaker.state() == before, "acquire moved the machine");
        check(bool(permit) == possible, "isCallPossible says something else than acquire");
        if (before == State::Open || before == State::ForcedOpen)
            check(!permit, "I1 a permit while open");
        if (before == State::Closed || before == State::Disabled)
            check(bool(permit), "I2 refused while closed");
        if (before == State::HalfOpen && outstandingProbes() == 0)
            check(bool(permit), "I12 a free probe's place is refused");
        if (permit)
            m_held.push_back({*permit, m_breaker.generation()});
        check(outstandingProbes() <= settings().probes, "I5 more probes than allowed");
    }

    void resolve(const BreakerCommand &command)
    {
        using K = BreakerCommand::Kind;
        if (m_held.empty())
            return;
        const auto at = m_held.begin() + std::ptrdiff_t(command.value % m_held.size());
        const Held held = *at;
        m_held.erase(at);
        const State state = m_breaker.state();
        const quint64 generation = m_breaker.generation();
        const ms left = m_breaker.remaining();
        const bool current = held.generation == generation && (state == State::Closed || state == State::HalfOpen);

        Error error(command.value % 16 < 8 ? ErrorKind::Unreachable : ErrorKind::ServerError);
        if (command.value % 64 >= 48)
            error.retryAfter = ms(15000);
        m_wish = command.kind == K::Fail ? error.retryAfter.value_or(ms(0)) : ms(0);
        const bool mustOpen = current && command.kind != K::Ignore && opensAfter(state, command.kind, error.kind);
        switch (command.kind) {
        case K::Succeed: held.permit->success(); break;
        case K::SucceedSlowly: held.permit->success(Breaker::Pace::Slow); break;
        case K::Fail: held.permit->failure(error); break;
        default: held.permit->ignore(); break;
        }
        m_wish = ms(0);
        if (current)
            check((m_breaker.state() == State::Open) == mustOpen, "I8 opens exactly when the rules say so");
        else
            check(m_breaker.state() == state && m_breaker.generation() == generation && m_breaker.remaining() == left,
                  "I3 a late result moved the machine");
        const quint64 after = m_breaker.generation();
        held.permit->failure(ErrorKind::ServerError);
        check(m_breaker.generation() == after, "I4 a permit counted twice");
    }

    /// What the rules say about a result that counts; the model learns it.
    bool opensAfter(State state, BreakerCommand::Kind kind, ErrorKind error)
    {
        const bool failed = kind == BreakerCommand::Kind::Fail;
        if (state == State::HalfOpen) {
            m_probeSuccesses += failed ? 0 : 1;
            return failed;
        }
        m_samples.push_back({m_clock.now(), failed, kind == BreakerCommand::Kind::SucceedSlowly});
        while (int(m_samples.size()) > settings().window || m_samples.front().at + settings().windowAge < m_clock.now())
            m_samples.pop_front();
        m_run = failed ? m_run + 1 : 0;
        m_unreachableRun = failed && error == ErrorKind::Unreachable ? m_unreachableRun + 1 : 0;
        const auto samples = std::ssize(m_samples);
        const auto failures = std::count_if(m_samples.begin(), m_samples.end(), [](const Sample &s) { return s.failed; });
        const auto slow = std::count_if(m_samples.begin(), m_samples.end(), [](const Sample &s) { return s.slow; });
        const bool enough = samples >= settings().minimumSamples;
        if (!failed)
            return enough && 5 * slow >= 4 * samples;
        return m_run >= settings().consecutiveFailures || m_unreachableRun >= settings().unreachableFailures
            || (enough && 2 * failures >= samples);
    }

    void poke()
    {
        m_breaker.poke();
        if (m_breaker.state() == State::Open && !std::exchange(m_poked, true))
            m_openUntil = std::min(m_openUntil, m_clock.now() + ms(1000));
    }

    template <typename Order>
    void order(Order give, State expected)
    {
        const quint64 before = m_breaker.generation();
        m_ordered = true;
        give();
        m_ordered = false;
        check(m_breaker.state() == expected && m_breaker.generation() > before, "an order is not followed");
        forget();
        m_openings = 0;
    }

    void noteTransition(State now, State before)
    {
        const bool edge = (before == State::Closed && now == State::Open) || (before == State::Open && now == State::HalfOpen)
            || (before == State::HalfOpen && (now == State::Open || now == State::Closed));
        check(edge || m_ordered, "I6 only the edges of the table");
        if (before == State::Open && now == State::HalfOpen)
            check(m_clock.now() >= m_openUntil, "I7 half open before the wait was over");
        if (before == State::Open)
            check(m_lastTick == ms(0), "the countdown of an opening ends at 0");
        if (before == State::HalfOpen && now == State::Closed && !m_ordered)
            check(m_probeSuccesses >= settings().probesNeeded, "I10 closed after too few probes");
        if (now == State::Closed)
            m_openings = 0;
        if (now == State::Open) {
            const ms doubled = settings().openTime * (1LL << std::min(m_openings++, 10));
            const ms wait = std::min<ms>(settings().openTimeCap, std::max(doubled, m_wish));
            m_openUntil = m_clock.now() + wait;
            m_poked = false;
            check(m_breaker.remaining() == wait, "I9 the wait doubles up to the cap");
        }
        forget();
    }

    void forget()
    {
        m_probeSuccesses = 0;
        m_samples.clear();
        m_run = 0;
        m_unreachableRun = 0;
    }

    [[nodiscard]] int outstandingProbes() const
    {
        return int(std::count_if(m_held.begin(), m_held.end(),
                                 [this](const Held &held) { return held.permit->isProbe() && held.generation == m_breaker.generation(); }));
    }

    /// With time passing and a server in good health the circuit closes, even if those who hold permits hang for ever.
    void checkLiveness(unsigned value)
    {
        if (m_breaker.state() == State::ForcedOpen || m_breaker.state() == State::Disabled)
            return;
        if (value % 2 == 0)
            m_held.clear();
        for (int i = 0; i < 200 && m_breaker.state() != State::Closed; ++i) {
            m_clock.advance(ms(1000));
            for (int probe = 0; probe < 2; ++probe) {
                const auto permit = m_breaker.acquire();
                if (!permit)
                    continue;
                m_probeSuccesses += (*permit)->isProbe() ? 1 : 0;
                (*permit)->success();
            }
        }
        check(m_breaker.state() == State::Closed, "I11 stuck");
    }

    FakeClock m_clock;
    Breaker m_breaker;
    std::vector<Held> m_held;
    QString m_broken;
    std::deque<Sample> m_samples;
    int m_run = 0;
    int m_unreachableRun = 0;
    int m_probeSuccesses = 0;
    int m_openings = 0;
    Clock::TimePoint m_openUntil{};
    ms m_wish{0};
    ms m_lastTick{-1};
    bool m_poked = false;
    bool m_ordered = false;
};

} // namespace trinity::test
