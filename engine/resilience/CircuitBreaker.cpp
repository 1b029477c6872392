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
constexpr milliseconds waitWhenPoked = 1s;
constexpr double largestJitter = 0.1;

QLatin1StringView nameOf(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return "closed"_L1;
    case BreakerState::Open: return "open"_L1;
    case BreakerState::HalfOpen: return "half open"_L1;
    case BreakerState::ForcedOpen: return "forced open"_L1;
    case BreakerState::Disabled: break;
    }
    return "disabled"_L1;
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

void CircuitBreaker::Permit::success(Pace pace)
{
    if (CircuitBreaker *breaker = std::exchange(m_breaker, nullptr)) {
        Verdict verdict;
        verdict.outcome = Outcome::Success;
        verdict.pace = pace;
        breaker->resolve(m_generation, m_id, verdict);
    }
}

void CircuitBreaker::Permit::failure(ErrorKind kind)
{
    failure(Error(kind));
}

void CircuitBreaker::Permit::failure(const Error &error)
{
    CircuitBreaker *breaker = std::exchange(m_breaker, nullptr);
    if (!breaker)
        return;
    Verdict verdict;
    verdict.kind = error.kind;
    verdict.wish = error.retryAfter.value_or(0ms);
    const auto &counts = breaker->m_settings.counts;
    if (counts ? counts(error) : countsForBreaker(error.kind))
        verdict.outcome = Outcome::Failure;
    else if (isAnAnswer(error.kind) || (error.kind == ErrorKind::RateLimited && m_probe)) // "too many requests" proves that it lives
        verdict.outcome = Outcome::Success;
    breaker->resolve(m_generation, m_id, verdict);
}

void CircuitBreaker::Permit::ignore()
{
    if (CircuitBreaker *breaker = std::exchange(m_breaker, nullptr))
        breaker->resolve(m_generation, m_id, Verdict());
}

CircuitBreaker::CircuitBreaker(BreakerSettings settings, Clock &clock, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_clock(clock)
{
}

Result<std::shared_ptr<CircuitBreaker::Permit>> CircuitBreaker::acquire()
{
    if (!isCallPossible()) {
        Error error(ErrorKind::CircuitOpen, u"The server did not answer (%1); waiting before the next try"_s.arg(toString(m_lastReason)));
        if (m_state != BreakerState::ForcedOpen)
            error.retryAfter = remaining();
        ++m_statistics.rejected;
        tell([this, left = remaining()] { emit callRejected(left); });
        tellStatistics();
        drain();
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
        tell([this, id = permit->m_id] { emit probeStarted(id); });
        drain();
    }
    return permit;
}

bool CircuitBreaker::isCallPossible() const
{
    switch (m_state) {
    case BreakerState::Open:
    case BreakerState::ForcedOpen: return false;
    case BreakerState::HalfOpen: return placeForProbe();
    case BreakerState::Closed:
    case BreakerState::Disabled: break;
    }
    return true;
}

milliseconds CircuitBreaker::remaining() const
{
    return m_state == BreakerState::Open ? std::max(m_openUntil - m_clock.now(), 0ms) : 0ms;
}

void CircuitBreaker::poke()
{
    if (m_state == BreakerState::Open && !std::exchange(m_poked, true))
        m_openUntil = std::min(m_openUntil, m_clock.now() + waitWhenPoked); // the next tick looks at it
}

void CircuitBreaker::reset()
{
    enter(BreakerState::Closed);
    drain();
}

void CircuitBreaker::forceOpen()
{
    enter(BreakerState::ForcedOpen);
    drain();
}

void CircuitBreaker::disable()
{
    enter(BreakerState::Disabled);
    drain();
}

void CircuitBreaker::resolve(quint64 generation, quint64 id, const Verdict &verdict)
{
    const bool late = generation != m_generation;
    count(verdict, late);
    if (!late && m_state == BreakerState::Closed)
        resolveClosed(verdict);
    else if (!late && m_state == BreakerState::HalfOpen)
        resolveHalfOpen(id, verdict);
    drain();
}

void CircuitBreaker::count(const Verdict &verdict, bool late)
{
    switch (verdict.outcome) {
    case Outcome::Success: ++m_statistics.successes; break;
    case Outcome::Failure: ++m_statistics.failures; break;
    case Outcome::Ignored: ++m_statistics.ignored; break;
    }
    m_statistics.late += late ? 1 : 0;
    tellStatistics();
}

void CircuitBreaker::resolveClosed(const Verdict &verdict)
{
    if (verdict.outcome == Outcome::Ignored)
        return;
    const bool failed = verdict.outcome == Outcome::Failure;
    m_samples.push_back({m_clock.now(), failed, verdict.pace == Pace::Slow});
    forgetOldSamples();
    m_failureRun = failed ? m_failureRun + 1 : 0;
    m_unreachableRun = failed && verdict.kind == ErrorKind::Unreachable ? m_unreachableRun + 1 : 0;
    const bool enough = samples() >= m_settings.minimumSamples;
    const bool tooManyFailures = enough && failureRate() >= m_settings.failureRate;
    const bool tooSlow = enough && slowRate() >= m_settings.slowRate;
    if (failed && (m_failureRun >= m_settings.consecutiveFailures || m_unreachableRun >= m_settings.unreachableFailures || tooManyFailures))
        open(verdict.kind, verdict.wish);
    else if (!failed && tooSlow)
        open(ErrorKind::Timeout, 0ms);
}

void CircuitBreaker::resolveHalfOpen(quint64 id, const Verdict &verdict)
{
    std::erase(m_probes, id);
    tell([this, id, outcome = verdict.outcome] { emit probeFinished(id, outcome); });
    if (verdict.outcome == Outcome::Failure) {
        open(verdict.kind, verdict.wish);
        return;
    }
    if (verdict.outcome == Outcome::Success && ++m_probeSuccesses >= m_settings.probesNeeded) {
        enter(BreakerState::Closed);
        return;
    }
    if (placeForProbe())
        tell([this] { emit callPossible(); });
}

void CircuitBreaker::open(ErrorKind reason, milliseconds wish)
{
    m_lastReason = reason;
    m_wish = wish;
    ++m_statistics.openings;
    enter(BreakerState::Open);
}

void CircuitBreaker::startOpenTime()
{
    auto wait = m_settings.openTime;
    for (int i = 0; i < m_openings && wait < m_settings.openTimeCap; ++i)
        wait *= 2;
    ++m_openings;
    if (m_settings.jitter)
        wait += milliseconds(qint64(double(wait.count()) * largestJitter * m_settings.jitter()));
    m_openUntil = m_clock.now() + std::min(std::max(wait, m_wish), m_settings.openTimeCap);
    m_poked = false;
}

void CircuitBreaker::enter(BreakerState state)
{
    const BreakerState before = std::exchange(m_state, state);
    ++m_generation;
    m_probes.clear();
    m_probeSuccesses = 0;
    if (state == BreakerState::Open) {
        startOpenTime();
        qCInfo(lcBreaker) << "circuit open for" << remaining().count() << "ms after" << toString(m_lastReason);
    } else {
        qCDebug(lcBreaker) << "circuit" << nameOf(before) << "->" << nameOf(state);
    }
    if (state == BreakerState::Closed) {
        m_samples.clear();
        m_failureRun = 0;
        m_unreachableRun = 0;
        m_openings = 0;
    }

    if (before == BreakerState::Open)
        tell([this] { emit countdown(0ms); });
    if (before != state)
        tell([this, state, before] { emit stateChanged(state, before); });
    if (state == BreakerState::Open)
        tell([this, generation = m_generation] { tick(generation); });
    else if (before != BreakerState::Closed && isCallPossible())
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
        open(ErrorKind::Timeout, 0ms);
        drain();
    });
}

bool CircuitBreaker::placeForProbe() const
{
    const int outstanding = int(m_probes.size());
    return outstanding < m_settings.probes && outstanding + m_probeSuccesses < std::max(m_settings.probes, m_settings.probesNeeded);
}

void CircuitBreaker::forgetOldSamples()
{
    while (samples() > m_settings.window || (!m_samples.empty() && m_samples.front().at + m_settings.windowAge < m_clock.now()))
        m_samples.pop_front();
}

double CircuitBreaker::failureRate() const
{
    const auto failures = std::count_if(m_samples.begin(), m_samples.end(), [](const Sample &sample) { return sample.failed; });
    return m_samples.empty() ? 0 : double(failures) / double(m_samples.size());
}

double CircuitBreaker::slowRate() const
{
    const auto slow = std::count_if(m_samples.begin(), m_samples.end(), [](const Sample &sample) { return sample.slow; });
    return m_samples.empty() ? 0 : double(slow) / double(m_samples.size());
}

void CircuitBreaker::tellStatistics()
{
    if (std::exchange(m_statisticsDue, true))
        return;
    m_clock.callAfter(tickInterval, this, [this] {
        m_statisticsDue = false;
        emit statisticsChanged();
    });
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
