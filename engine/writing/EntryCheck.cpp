// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/EntryCheck.h"

#include <algorithm>
#include <bit>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

bool EntryCheck::isName(const FactToken &token) const
{
    if (!token.isCapital || !m_source.isNameOnly(token))
        return false;
    if (!m_source.language().startsWith("de"_L1))
        return true;
    return std::any_of(m_source.units().begin(), m_source.units().end(), [&token](const SourceUnit &unit) {
        return unit.isEntry
            && std::any_of(unit.name.begin(), unit.name.end(), [&token](const FactToken &word) { return word.wordId == token.wordId; });
    });
}

bool EntryCheck::hasYearOf(quint64 entries) const
{
    int entry = 0;
    for (const auto &unit : m_source.units()) {
        if (!unit.isEntry)
            continue;
        const bool isMeant = (entries >> entry++ & 1) != 0;
        for (const auto &token : m_tokens)
            if (isMeant && token.isYear && unit.hasWord(token.wordId))
                return true;
    }
    return false;
}

std::optional<Doubt> EntryCheck::doubt() const
{
    constexpr int mostEntries = 2; // that share a word which still tells them apart
    quint64 named = 0;
    for (const auto &token : m_tokens) {
        const auto entries = m_source.entriesWith(token);
        if (entries != 0 && isName(token) && std::popcount(entries) <= mostEntries)
            named |= entries;
    }
    if (named == 0)
        return std::nullopt;
    quint64 common = ~quint64(0); // entries that all foreign words are of
    int foreign = 0;
    int own = 0;
    bool isPosition = false;
    const FactToken *first = nullptr;
    for (const auto &token : m_tokens) {
        const auto entries = m_source.entriesWith(token);
        if (entries == 0 || token.number || isName(token))
            continue;
        if ((entries & named) != 0) {
            ++own;
        } else if (std::popcount(entries) <= mostEntries) {
            ++foreign;
            common &= entries;
            first = first ? first : &token;
            isPosition = isPosition || m_source.positionsWith(token) == entries;
        }
    }
    if (own == 0 && (isPosition || (foreign > 1 && common != 0)) && !hasYearOf(common))
        return Doubt{first->text.toString(), u"The source says it of something else"_s};
    return std::nullopt;
}

} // namespace trinity
