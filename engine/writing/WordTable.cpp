// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordTable.h"

#include <algorithm>

namespace trinity {

quint32 WordTable::hashOf(QStringView word)
{
    quint64 hash = 0x9e3779b97f4a7c15ULL;
    for (const QChar c : word)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return quint32(hash ^ (hash >> 32));
}

void WordTable::reserve(qsizetype words)
{
    std::size_t places = 16;
    while (places < std::size_t(words) * 2)
        places *= 2;
    m_entries.reserve(std::size_t(words));
    if (places > m_slots.size())
        grow(places);
}

int WordTable::add(QStringView word, quint32 hash)
{
    if (m_entries.size() * 2 >= m_slots.size())
        grow(std::max<std::size_t>(16, m_slots.size() * 2));
    const auto mask = m_slots.size() - 1;
    for (auto slot = hash & mask;; slot = (slot + 1) & mask) {
        const int number = m_slots[slot];
        if (number < 0) {
            m_slots[slot] = int(m_entries.size());
            m_entries.push_back({word, hash});
            return m_slots[slot];
        }
        const auto &entry = m_entries[std::size_t(number)];
        if (entry.hash == hash && entry.word == word)
            return number;
    }
}

int WordTable::find(QStringView word, quint32 hash) const
{
    if (m_slots.empty())
        return -1;
    const auto mask = m_slots.size() - 1;
    for (auto slot = hash & mask;; slot = (slot + 1) & mask) {
        const int number = m_slots[slot];
        if (number < 0)
            return -1;
        const auto &entry = m_entries[std::size_t(number)];
        if (entry.hash == hash && entry.word == word)
            return number;
    }
}

void WordTable::grow(std::size_t places)
{
    m_slots.assign(places, -1);
    const auto mask = places - 1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        auto slot = m_entries[i].hash & mask;
        while (m_slots[slot] >= 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = int(i);
    }
}

} // namespace trinity
