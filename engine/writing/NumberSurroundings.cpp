// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberSurroundings.h"

#include <algorithm>
#include <cmath>

namespace trinity {

bool carriesMeaning(const FactToken &token)
{
    return !token.number && token.lower.size() > 1 && !token.is(WordKind::Function)
        && (token.lower.size() > 2 || token.lower.front().unicode() > 0x2e7f);
}

bool isSameNumber(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

std::pair<std::size_t, std::size_t> textAround(std::span<const FactToken> tokens, std::size_t at)
{
    auto first = at;
    while (first > 0 && !tokens[first].isFirst)
        --first;
    auto last = at + 1;
    while (last < tokens.size() && !tokens[last].isFirst)
        ++last;
    return {first, last};
}

// "64 passengers, among them 15 wheelchair users": 64 does not count the users.
bool isNearestNumber(std::span<const FactToken> tokens, std::size_t at, const CountedWords &counted)
{
    const auto isLabel = [&tokens](std::size_t i) { return i > 0 && tokens[i - 1].is(WordKind::Label); };
    if (isLabel(at))
        return true;
    const auto isPair = [&tokens, at](std::size_t j) { // "from 9 to 4"
        const auto [from, to] = std::minmax(j, at);
        return to - from == 2 && tokens[from + 1].is(WordKind::Function) && !tokens[from + 1].afterBreak
            && !tokens[from + 1].is(WordKind::Link);
    };
    const auto [first, last] = textAround(tokens, at);
    for (const auto *word : counted) {
        if (word->stemId < 0 || word->days > 0)
            continue;
        auto mine = tokens.size();
        auto others = tokens.size();
        for (auto i = first; i < last; ++i) {
            if (tokens[i].stemId != word->stemId)
                continue;
            for (auto j = first; j < last; ++j) {
                if (!tokens[j].number || tokens[j].isYear || isLabel(j))
                    continue;
                auto &nearest = j == at || isPair(j) || isSameNumber(*tokens[j].number, *tokens[at].number) ? mine : others;
                nearest = std::min(nearest, i > j ? i - j : j - i);
            }
        }
        if (others < mine)
            return false;
        if (mine < tokens.size())
            break; // what counts is told; words behind it may stand anywhere
    }
    return true;
}

// What a unit of time behind a number, or alone, makes in days.
std::optional<double> daysAt(std::span<const FactToken> tokens, std::size_t index)
{
    const auto &token = tokens[index];
    if (token.days > 0 && (index == 0 || !tokens[index - 1].number) && (index < 2 || !tokens[index - 2].number))
        return token.days; // "a week", "each month"
    if (!token.number || token.isYear)
        return std::nullopt;
    for (auto i = index + 1; i < std::min(tokens.size(), index + 3); ++i)
        if (tokens[i].days > 0)
            return *token.number * tokens[i].days;
    return std::nullopt;
}

bool isBesidePeople(std::span<const FactToken> tokens, std::size_t at)
{
    constexpr std::size_t reach = 3;
    for (auto i = at - std::min(at, reach); i < std::min(tokens.size(), at + reach + 1); ++i)
        if (i != at && tokens[i].is(WordKind::People))
            return true;
    return false;
}

WordNumbers stemsNear(std::span<const FactToken> tokens, std::size_t at)
{
    constexpr int reach = 6; // words that carry meaning, on each side
    constexpr int fewest = 2; // of a text that stands for itself
    WordNumbers stems;
    const auto take = [&stems](const FactToken &token) {
        if (token.stemId >= 0 && !stems.contains(token.stemId))
            stems.append(token.stemId);
    };
    auto [first, last] = textAround(tokens, at);
    if (std::count_if(tokens.begin() + std::ptrdiff_t(first), tokens.begin() + std::ptrdiff_t(last), carriesMeaning) < fewest) {
        first = 0;
        last = tokens.size();
    }
    int left = reach;
    for (auto i = at; i > first && left > 0; --i)
        if (carriesMeaning(tokens[i - 1])) {
            take(tokens[i - 1]);
            --left;
        }
    left = reach;
    for (auto i = at + 1; i < last && left > 0; ++i)
        if (carriesMeaning(tokens[i])) {
            take(tokens[i]);
            --left;
        }
    return stems;
}

} // namespace trinity
