// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"

#include <map>
#include <memory>

namespace trinity {

/// Since when each request in flight to one server is being served. A server that works on fewer requests than it was
/// sent lets the others wait without a word; that time is no fault of theirs and must not run against their limits. So a
/// request from which nothing has come yet counts as waiting for its turn as long as earlier ones are being served, or ones
/// of the same second, which may arrive first. Later ones do not excuse it, or a request that the server has lost would
/// wait for ever.
class ServiceTurns
{
public:
    explicit ServiceTurns(Clock &clock) : m_clock(clock) { }

    /// One request, from sending to its end. Outliving the turns is harmless.
    class Turn
    {
    public:
        ~Turn();
        Q_DISABLE_COPY_MOVE(Turn)

        void noteBytes();
        [[nodiscard]] bool isServed() const; ///< something came
        /// When its service began; while nothing has come, the earliest time at which it can have begun.
        [[nodiscard]] Clock::TimePoint since() const;

    private:
        friend class ServiceTurns;
        Turn() = default;
        struct Entry;
        struct Book;
        std::shared_ptr<Book> m_book;
        quint64 m_number = 0;
    };

    [[nodiscard]] std::unique_ptr<Turn> begin();

private:
    Clock &m_clock;
    std::shared_ptr<Turn::Book> m_book;
    quint64 m_last = 0;
};

} // namespace trinity
