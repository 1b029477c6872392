// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"

#include <QtCore/QObject>

#include <optional>

namespace trinity {

struct AutoLimitSettings {
    AutoLimitSettings() = default;
    int start = 1;
    int maximum = 256;
};

/// Finds how many requests a server works on at once, by the tokens all of them together bring per second. Servers do
/// not say; one that queues in silence shows no error, and the time of one answer says little because answers differ in
/// length. It goes from one request to four, doubles while that brings more, goes back when it does not, and then looks a little above and
/// below now and then. Overload halves it at once. Pure: it is told what happened and says what the limit should be.
class AutoLimit final : public QObject
{
    Q_OBJECT

public:
    /// Whether more questions waited than could be sent. Without, an answer says nothing about the limit.
    enum class Demand { Enough, TooLittle };

    AutoLimit(AutoLimitSettings settings, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int limit() const { return m_limit; }
    /// How often another limit was tried and judged, or dropped, so far.
    [[nodiscard]] int rounds() const { return m_rounds; }
    [[nodiscard]] bool isSettled() const { return m_phase == Phase::Settled; }
    /// Changes with every drop. A request remembers the value of when it was sent, so that one overload counts once.
    [[nodiscard]] quint64 epoch() const { return m_epoch; }

    /// A complete answer came. `tokens` are those of the answer.
    void noteAnswer(int tokens, Demand demand);
    /// A request of that epoch was refused for overload or rate, or got no answer in time.
    void noteOverload(quint64 epoch);

signals:
    void limitChanged(int limit);

private:
    enum class Phase { Doubling, Settled, LookingUp, LookingDown };

    [[nodiscard]] std::optional<double> quickRate() const; ///< tokens per second since the limit changed
    [[nodiscard]] std::optional<double> exactRate(); ///< the same, over one full turn of the places at least
    void judgeDoubling(std::optional<double> exact);
    void judgeSettled(double rate);
    void judgeLook(double rate);
    void look();
    void settle(int limit, std::chrono::milliseconds hold);
    void tryLimit(int limit, Phase phase);
    void restartWindow();

    const AutoLimitSettings m_settings;
    Clock &m_clock;
    Phase m_phase = Phase::Doubling;
    int m_limit;
    int m_rounds = 0;
    quint64 m_epoch = 1;

    // What the current limit brought so far.
    Clock::TimePoint m_windowBegan;
    int m_answers = 0;
    qint64 m_tokens = 0;
    int m_sentBefore; ///< so many answers may belong to requests of the limit before
    Clock::TimePoint m_lastAnswer;
    Clock::TimePoint m_turnBegan; ///< when those had come
    int m_answersBeforeTurn = 0; ///< 0: the turn has not begun
    qint64 m_tokensBeforeTurn = 0;

    int m_home = 1; ///< the limit to go back to when a look brings nothing
    double m_homeRate = 0;
    bool m_homeIsExact = false;
    std::optional<double> m_refusedRate; ///< of the doubled limit, until the smaller one has been measured exactly
    bool m_lookUpNext = true;
    bool m_isHalvingLeap = false; ///< the first leap was perhaps too far, half of it is being tried
    std::chrono::milliseconds m_hold;
    Clock::TimePoint m_holdUntil;
};

} // namespace trinity
