// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/AutoLimit.h"

#include "engine/base/Logging.h"

#include <algorithm>
#include <utility>

namespace trinity {

using namespace std::chrono;

namespace {

constexpr milliseconds shortestWindow = 50ms; ///< below it the clock is too coarse
constexpr int fewestAnswers = 8; ///< of an exact measurement
constexpr int firstLeap = 4; ///< from one request, where a doubling more would cost a whole answer's time
constexpr double gainOfAFullLeap = 2.4; ///< below it the leap may have gone over the places there are
constexpr double certainGain = 1.4; ///< of a doubling; enough to go on after a rough measurement
constexpr double neededForSecond = 1.15; ///< what the second request at once must bring: it costs the first one its speed
constexpr double neededForDoubling = 1.1; ///< below it, nine tenths of what is possible are reached
constexpr double neededPerMore = 0.2; ///< of a look upwards: by a quarter more requests a twentieth more tokens
constexpr double noLoss = 0.97; ///< of the rate, with which a smaller limit is as good
constexpr milliseconds firstHold = 30s;
constexpr milliseconds longestHold = 10min;
constexpr milliseconds holdAfterOverload = 60s;

int stepFrom(int limit)
{
    return std::max(1, limit / 4);
}

} // namespace

AutoLimit::AutoLimit(AutoLimitSettings settings, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_limit(std::clamp(settings.start, 1, std::max(settings.maximum, 1)))
    , m_windowBegan(clock.now())
    , m_sentBefore(m_limit)
    , m_lastAnswer(m_windowBegan)
    , m_hold(firstHold)
{
}

void AutoLimit::noteAnswer(int tokens, Demand demand)
{
    if (demand == Demand::TooLittle) {
        restartWindow();
        return;
    }
    const auto exact = exactRate(); // of the answers before this one
    ++m_answers;
    m_tokens += std::max(tokens, 1);
    m_lastAnswer = m_clock.now();
    if (m_phase == Phase::Doubling)
        judgeDoubling(exact);
    else if (exact && m_phase == Phase::Settled)
        judgeSettled(*exact);
    else if (exact)
        judgeLook(*exact);
}

void AutoLimit::noteOverload(quint64 epoch)
{
    if (epoch != m_epoch)
        return;
    ++m_epoch;
    ++m_rounds;
    m_refusedRate.reset();
    m_isHalvingLeap = false;
    m_lookUpNext = true;
    settle(std::max(1, m_limit / 2), holdAfterOverload);
}

std::optional<double> AutoLimit::quickRate() const
{
    const auto time = m_clock.now() - m_windowBegan;
    if (m_answers < m_limit || time < shortestWindow)
        return {};
    return double(m_tokens) * 1000 / double(time.count());
}

/// From when what was sent under another limit has been answered, for as many answers more as there are places. Answers often come in
/// bursts; cut inside one, a measurement is wrong by up to the burst. So both ends are where a pause shows that a burst is over, which the
/// answer after it tells.
std::optional<double> AutoLimit::exactRate()
{
    const auto pause = m_clock.now() - m_lastAnswer;
    if (m_answers < m_sentBefore || pause <= 0ms || 2 * pause * m_answers < m_lastAnswer - m_windowBegan)
        return {};
    if (m_answersBeforeTurn == 0) {
        m_turnBegan = m_lastAnswer;
        m_answersBeforeTurn = m_answers;
        m_tokensBeforeTurn = m_tokens;
        return {};
    }
    const auto time = m_lastAnswer - m_turnBegan;
    if (m_answers - m_answersBeforeTurn < std::max(m_limit, fewestAnswers) || time < shortestWindow)
        return {};
    return double(m_tokens - m_tokensBeforeTurn) * 1000 / double(time.count());
}

void AutoLimit::judgeDoubling(std::optional<double> exact)
{
    const bool isFirst = m_homeRate <= 0;
    const auto quick = quickRate();
    const bool certain = quick && (isFirst || *quick >= certainGain * m_homeRate);
    const auto rate = certain ? quick : exact;
    if (!rate)
        return;
    ++m_rounds;
    const double needed = m_home == 1 ? neededForSecond : neededForDoubling;
    const bool enough = *rate >= needed * m_homeRate && (certain || m_homeIsExact);
    if (isFirst || enough) {
        const bool isHalfEnough = m_home == 1 && m_limit == firstLeap && *rate < gainOfAFullLeap * m_homeRate;
        m_home = m_limit;
        m_homeRate = *rate;
        m_homeIsExact = !certain;
        m_isHalvingLeap = isHalfEnough;
        if (isHalfEnough)
            tryLimit(m_limit / 2, Phase::LookingDown);
        else if (m_limit < m_settings.maximum)
            tryLimit(std::min(m_limit == 1 ? firstLeap : 2 * m_limit, m_settings.maximum), Phase::Doubling);
        else
            settle(m_limit, firstHold);
        return;
    }
    // Compared with a rough measurement a small gain says nothing: the smaller limit is measured again before it is refused.
    m_refusedRate = *rate;
    m_lookUpNext = false; // what is above is known
    settle(m_home, firstHold);
}

void AutoLimit::judgeSettled(double rate)
{
    const auto refused = std::exchange(m_refusedRate, std::nullopt);
    m_home = m_limit;
    m_homeRate = rate;
    m_homeIsExact = true;
    const double needed = m_home == 1 ? neededForSecond : neededForDoubling;
    if (refused && m_limit < m_settings.maximum && *refused >= needed * rate) {
        tryLimit(std::min(2 * m_limit, m_settings.maximum), Phase::Doubling);
        return;
    }
    if (m_clock.now() >= m_holdUntil)
        look();
    else
        restartWindow();
}

void AutoLimit::look()
{
    const bool up = m_limit == 1 || (m_lookUpNext && m_limit < m_settings.maximum);
    m_lookUpNext = !up;
    if (up)
        tryLimit(std::min(m_limit + stepFrom(m_limit), m_settings.maximum), Phase::LookingUp);
    else
        tryLimit(m_limit - stepFrom(m_limit), Phase::LookingDown);
}

void AutoLimit::judgeLook(double rate)
{
    const double more = double(m_limit) / m_home - 1;
    const double neededAbove = m_home == 1 ? neededForSecond : 1 + more * neededPerMore;
    ++m_rounds;
    const bool isHalvingLeap = std::exchange(m_isHalvingLeap, false);
    if (rate < (m_phase == Phase::LookingUp ? neededAbove : noLoss) * m_homeRate) {
        m_hold = std::min(2 * m_hold, longestHold);
        settle(m_home, m_hold);
        return;
    }
    m_lookUpNext = m_phase == Phase::LookingUp; // further in the same direction
    m_hold = firstHold;
    m_home = m_limit;
    m_homeRate = rate;
    settle(m_limit, isHalvingLeap ? firstHold : 0ms); // what is below was measured before the leap
}

void AutoLimit::settle(int limit, milliseconds hold)
{
    m_holdUntil = m_clock.now() + hold;
    tryLimit(limit, Phase::Settled);
}

void AutoLimit::tryLimit(int limit, Phase phase)
{
    m_phase = phase;
    m_sentBefore = std::max(limit, m_limit);
    restartWindow();
    if (limit == m_limit)
        return;
    qCDebug(lcLlm) << "requests in flight:" << m_limit << "->" << limit;
    m_limit = limit;
    emit limitChanged(limit);
}

void AutoLimit::restartWindow()
{
    m_windowBegan = m_clock.now();
    m_lastAnswer = m_windowBegan;
    m_answers = 0;
    m_tokens = 0;
    m_answersBeforeTurn = 0;
}

} // namespace trinity
