// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ListCheck.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

bool ListCheck::carriesMeaning(std::size_t index) const
{
    const auto &token = m_tokens[index];
    return !token.number && token.lower.size() > 2 && !token.is(WordKind::Function);
}

bool ListCheck::isUnknown(std::size_t first, std::size_t last) const
{
    bool hasMeaning = false;
    for (auto i = first; i < last; ++i) {
        if (m_tokens[i].number || (carriesMeaning(i) && (m_tokens[i].wordId >= 0 || m_tokens[i].stemId >= 0)))
            return false;
        hasMeaning = hasMeaning || carriesMeaning(i);
    }
    return hasMeaning;
}

bool ListCheck::mayBeDeed(std::size_t first, std::size_t last) const
{
    const auto &token = m_tokens[first];
    if (token.isCapital || token.is(WordKind::Function) || token.isElided || !token.isPlain)
        return false;
    const bool isNounInS = token.lower.endsWith(u"ss") || token.lower.endsWith(u"is") || token.lower.endsWith(u"us");
    return !m_source.language().startsWith("en"_L1) || (token.lower.endsWith(u's') && !isNounInS) || token.lower.endsWith(u"ed")
        || token.lower.endsWith(u"ing") || last - first > 2;
}

bool ListCheck::hasKnown(std::size_t first, std::size_t last) const
{
    for (auto i = first; i < last; ++i)
        if (carriesMeaning(i) && (m_tokens[i].wordId >= 0 || m_tokens[i].stemId >= 0))
            return true;
    return false;
}

// "A, B and C": what stands before the first comma ends with A, and the row ends with C.
std::optional<Doubt> ListCheck::doubt() const
{
    constexpr std::size_t longest = 4; // of an item, in words
    for (std::size_t link = 2; link + 1 < m_tokens.size(); ++link) {
        if (!m_tokens[link].is(WordKind::Link))
            continue;
        auto second = link;
        while (second > 0 && !m_tokens[second].afterBreak)
            --second;
        auto end = link + 1;
        while (end < m_tokens.size() && !m_tokens[end].afterBreak)
            ++end;
        if (second == 0 || second == link || link - second > longest || end - link - 1 > longest)
            continue;
        const auto first = second - std::min(second, std::size_t(2));
        if (!hasKnown(first, second))
            continue;
        const bool isSecondNew = isUnknown(second, link) && hasKnown(link + 1, end);
        const bool isThirdNew = isUnknown(link + 1, end) && hasKnown(second, link);
        if (!isSecondNew && !isThirdNew)
            continue;
        if (isSecondNew ? mayBeDeed(second, link) : mayBeDeed(link + 1, end))
            continue;
        for (auto i = isSecondNew ? second : link + 1; i < end; ++i)
            if (carriesMeaning(i))
                return Doubt{m_tokens[i].text.toString(), u"The source does not name this among the others"_s};
    }
    return std::nullopt;
}

} // namespace trinity
