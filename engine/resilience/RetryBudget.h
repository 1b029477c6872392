// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"

#include <QtCore/QObject>

namespace trinity {

/// How many repeated requests a server may still be sent, shared by all questions to it: one in ten of what succeeds at
/// once, and five from the start. A repetition that succeeds gives back twice what it cost, because then repeating helps.
/// When nothing is left one repetition is allowed every two minutes, so that those who wait find out when it helps again.
class RetryBudget final : public QObject
{
    Q_OBJECT

public:
    explicit RetryBudget(Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) { }

    /// Pays for one repetition. False: wait for available() and ask again.
    [[nodiscard]] bool take();
    /// A repetition that was paid for and was not sent after all.
    void giveBack() { add(cost); }
    void noteFirstSuccess() { add(1); } ///< a question answered by its first request
    void noteRetrySuccess() { add(2 * cost); }

    [[nodiscard]] bool isEmpty() const { return m_tokens < cost; }
    [[nodiscard]] int retriesLeft() const { return m_tokens / cost; }

    static constexpr std::chrono::milliseconds pauseWhenEmpty = std::chrono::minutes(2);

signals:
    void available();

private:
    static constexpr int cost = 10;
    static constexpr int capacity = 5 * cost;

    void add(int tokens);

    Clock &m_clock;
    int m_tokens = capacity;
    bool m_isTrickling = false;
};

} // namespace trinity
