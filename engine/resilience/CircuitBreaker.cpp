// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/CircuitBreaker.h"

#include "engine/base/Logging.h"

#include <algorithm>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr auto tickInterval = 250ms;

QLatin1StringView nameOf(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return "closed"_L1;
    case BreakerState::Open: return "open"_L1;
    case BreakerState::HalfOpen: break;
    }
    return "half open"_L1;
}

/// A failure that is a complete answer of a server in good health.
bool isAnAnswer(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadRequest:
    case ErrorKind::ContextTooLong:
    case ErrorKind::RefusedByModel:
    case ErrorKind::BadAnswer: return true;
    default: return false;
    }
}

} // namespace

CircuitBreaker::Permit::Permit(Permit &&other) noexcept
    : m_breaker(std::exchange(other.m_breaker, nullptr)), m_generation(other.m_generation), m_id(other.m_id), m_probe(other.m_probe)
{
}

CircuitBreaker::Permit &CircuitBreaker::Permit::operator=(Permit &&other) noexcept
{
    if (this != &other) {
        ignore();
        m_breaker = std::exchange(other.m_breaker, nullptr);
        m_generation = other.m_generation;
        m_id = other.m_id;
        m_probe = other.m_probe;
    }
    return *this;
}

CircuitBreaker::Permit::~Permit()
{
    ignore();
}

void CircuitBreaker::Permit::success()
{
    if (CircuitBreaker *breaker = std::exchange(m_breaker, nullptr))
        breaker->resolve(m_generation, m_id, Outcome::Success, ErrorKind::Internal);
}

void CircuitBreaker::Permit::failure(ErrorKind kind)
{
    CircuitBreaker *breaker = std::exchange(m_breaker, nullptr);
    if (!breaker)
        return;
    Outcome outcome = Outcome::Ignored;
    if (countsForBreaker(kind))
        outcome = Outcome::Failure;
    else if (isAnAnswer(kind) || (kind == ErrorKind::RateLimited && m_probe)) // "too many requests" proves that it lives
        outcome = Outcome::Success;
    breaker->resolve(m_generation, m_id, outcome, kind);
}

void CircuitBreaker::Permit::ignore()
{
    if (CircuitBreaker *breaker = std::exchange(m_breaker, nullptr))
        breaker->resolve(m_generation, m_id, Outcome::Ignored, ErrorKind::Cancelled);
}

CircuitBreaker::CircuitBreaker(BreakerSettings settings, Clock &clock, QObject *parent)
    : QObject(parent), m_settings(settings), m_clock(clock)
{
}

Result<std::shared_ptr<CircuitBreaker::Permit>> CircuitBreaker::acquire()
{
    if (m_state == BreakerState::Open || (m_state == BreakerState::HalfOpen && !placeForProbe())) {
        Error error(ErrorKind::CircuitOpen, u"The server did not answer (%1); waiting before the next try"_s.arg(toString(m_lastReason)));
        error.retryAfter = remaining();
        return error;
    }
    auto permit = std::make_shared<Permit>();
    permit->m_breaker = this;
    permit->m_generation = m_generation;
    permit->m_id = ++m_lastId;
    permit->m_probe = m_state == BreakerState::HalfOpen;
    if (permit->m_probe) {
        m_probes.push_back(permit->m_id);
        watchProbe(permit->m_id);
    }
    return permit;
}

milliseconds CircuitBreaker::remaining() const
{
    return m_state == BreakerState::Open ? std::max(m_openUntil - m_clock.now(), 0ms) : 0ms;
}

void CircuitBreaker::poke()
{
    if (m_state != BreakerState::Open)
        return;
    enter(BreakerState::HalfOpen);
    drain();
}

void CircuitBreaker::reset()
{
    enter(BreakerState::Closed);
    drain();
}

void CircuitBreaker::resolve(quint64 generation, quint64 id, Outcome outcome, ErrorKind kind)
{
    if (generation != m_generation)
        return;
    if (m_state == BreakerState::Closed)
        resolveClosed(outcome, kind);
    else if (m_state == BreakerState::HalfOpen)
        resolveHalfOpen(id, outcome, kind);
    drain();
}

void CircuitBreaker::resolveClosed(Outcome outcome, ErrorKind kind)
{
    if (outcome == Outcome::Ignored)
        return;
    const bool failed = outcome == Outcome::Failure;
    m_samples.push_back(failed);
    while (int(m_samples.size()) > m_settings.window)
        m_samples.pop_front();
    m_failureRun = failed ? m_failureRun + 1 : 0;
    m_unreachableRun = failed && kind == ErrorKind::Unreachable ? m_unreachableRun + 1 : 0;
    if (!failed)
        return;
    if (m_failureRun >= m_settings.consecutiveFailures || m_unreachableRun >= m_settings.unreachableFailures || failureRateReached())
        open(kind);
}

void CircuitBreaker::resolveHalfOpen(quint64 id, Outcome outcome, ErrorKind kind)
{
    std::erase(m_probes, id);
    if (outcome == Outcome::Failure) {
        open(kind);
        return;
    }
    if (outcome == Outcome::Success && ++m_probeSuccesses >= m_settings.probesNeeded) {
        enter(BreakerState::Closed);
        return;
    }
    if (placeForProbe())
        tell([this] { emit callPossible(); });
}

void CircuitBreaker::open(ErrorKind reason)
{
    m_lastReason = reason;
    enter(BreakerState::Open);
}

void CircuitBreaker::enter(BreakerState state)
{
    const BreakerState before = std::exchange(m_state, state);
    ++m_generation;
    m_probes.clear();
    m_probeSuccesses = 0;
    if (state == BreakerState::Open) {
        auto wait = m_settings.openTime;
        for (int i = 0; i < m_openings && wait < m_settings.openTimeCap; ++i)
            wait *= 2;
        ++m_openings;
        m_openUntil = m_clock.now() + std::min(wait, m_settings.openTimeCap);
    } else if (state == BreakerState::Closed) {
        m_samples.clear();
        m_failureRun = 0;
        m_unreachableRun = 0;
        m_openings = 0;
    }
    if (state == BreakerState::Open)
        qCInfo(lcBreaker) << "circuit open for" << remaining().count() << "ms after" << toString(m_lastReason);
    else
        qCDebug(lcBreaker) << "circuit" << nameOf(before) << "->" << nameOf(state);

    if (before == BreakerState::Open)
        tell([this] { emit countdown(0ms); });
    if (before != state)
        tell([this, state, before] { emit stateChanged(state, before); });
    if (state == BreakerState::Open)
        tell([this, generation = m_generation] { tick(generation); });
    else if (before != BreakerState::Closed)
        tell([this] { emit callPossible(); });
}

void CircuitBreaker::tick(quint64 generation)
{
    if (generation != m_generation || m_state != BreakerState::Open)
        return;
    const auto left = remaining();
    if (left == 0ms) {
        enter(BreakerState::HalfOpen);
        drain();
        return;
    }
    m_clock.callAfter(std::min<milliseconds>(left, tickInterval), this, [this, generation] { tick(generation); });
    emit countdown(left);
}

void CircuitBreaker::watchProbe(quint64 id)
{
    m_clock.callAfter(m_settings.probeTime, this, [this, generation = m_generation, id] {
        if (generation != m_generation || std::find(m_probes.begin(), m_probes.end(), id) == m_probes.end())
            return;
        open(ErrorKind::Timeout);
        drain();
    });
}

bool CircuitBreaker::placeForProbe() const
{
    const int outstanding = int(m_probes.size());
    return outstanding < m_settings.probes && outstanding + m_probeSuccesses < std::max(m_settings.probes, m_settings.probesNeeded);
}

bool CircuitBreaker::failureRateReached() const
{
    const auto samples = int(m_samples.size());
    const auto failures = std::count(m_samples.begin(), m_samples.end(), true);
    return samples >= m_settings.minimumSamples && double(failures) >= m_settings.failureRate * samples;
}

void CircuitBreaker::tell(std::function<void()> emission)
{
    m_untold.push_back(std::move(emission));
}

void CircuitBreaker::drain()
{
    if (m_telling)
        return;
    const QPointer<CircuitBreaker> self(this);
    m_telling = true;
    while (self && !m_untold.empty()) {
        const auto emission = std::move(m_untold.front());
        m_untold.pop_front();
        emission(); // a slot may delete the breaker
    }
    if (self)
        m_telling = false;
}

} // namespace trinity
