// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServiceTurns.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr std::chrono::milliseconds overtaking{1000}; ///< connections deliver what was sent together in any order

} // namespace

struct ServiceTurns::Turn::Entry {
    Clock::TimePoint sent;
    Clock::TimePoint since;
    Clock::TimePoint lastBytes;
    bool served = false;
};

struct ServiceTurns::Turn::Book {
    explicit Book(Clock &c) : clock(c) { }
    Clock &clock;
    std::map<quint64, Entry> entries; ///< in the order of sending
    std::map<quint64, const Entry *> served; ///< those of them from which something came: few of hundreds, as a rule
};

std::unique_ptr<ServiceTurns::Turn> ServiceTurns::begin()
{
    if (!m_book)
        m_book = std::make_shared<Turn::Book>(m_clock);
    std::unique_ptr<Turn> turn(new Turn);
    turn->m_book = m_book;
    turn->m_number = ++m_last;
    Turn::Entry entry;
    entry.sent = m_clock.now();
    entry.since = entry.sent;
    m_book->entries.emplace_hint(m_book->entries.end(), turn->m_number, entry);
    return turn;
}

ServiceTurns::Turn::~Turn()
{
    auto &entries = m_book->entries;
    const auto own = entries.find(m_number);
    const Entry ended = own->second;
    m_book->served.erase(m_number);
    entries.erase(own);
    if (!ended.served)
        return;
    for (auto other = entries.rbegin(); other != entries.rend() && other->second.sent + overtaking >= ended.sent; ++other)
        if (!other->second.served)
            other->second.since = std::max(other->second.since, ended.lastBytes);
}

void ServiceTurns::Turn::noteBytes()
{
    Entry &own = m_book->entries.at(m_number);
    if (!own.served) {
        own.since = since();
        own.served = true;
        m_book->served.emplace(m_number, &own);
    }
    own.lastBytes = m_book->clock.now();
}

bool ServiceTurns::Turn::isServed() const
{
    return m_book->entries.at(m_number).served;
}

Clock::TimePoint ServiceTurns::Turn::since() const
{
    const auto own = m_book->entries.find(m_number);
    auto result = own->second.since;
    if (own->second.served)
        return result;
    for (const auto &[number, other] : m_book->served) {
        if (other->sent > own->second.sent + overtaking)
            break;
        result = std::max(result, other->lastBytes);
    }
    return result;
}

} // namespace trinity
