// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LanguageCheck.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fluent = 3;

// British and other sign languages are named by two words, or by one in the languages that put it behind.
bool isSignLanguage(std::span<const FactToken> tokens, std::size_t index)
{
    const auto &token = tokens[index];
    const bool isSign = token.lower == u"sign" && index + 1 < tokens.size() && tokens[index + 1].lower.startsWith(u"language");
    return isSign || token.lower.startsWith(u"gebärdensprach") || token.lower == u"signes" || token.lower == u"señas"
        || token.lower == u"signos" || token.lower == u"segni" || token.lower == u"gestual";
}

// "Level 2", "Stufe B", "niveau 3": of five or six.
int levelAt(std::span<const FactToken> tokens, std::size_t index)
{
    const auto &token = tokens[index];
    if (!token.is(WordKind::Label) || index + 1 >= tokens.size() || !tokens[index + 1].number)
        return token.level;
    return *tokens[index + 1].number > 4 ? fluent : *tokens[index + 1].number > 2 ? 2 : 1;
}

bool isLink(const FactToken &token)
{
    return token.is(WordKind::Link) || token.lower == u"wie" || token.lower == u"sowie" || token.lower == u"well" || token.lower == u"como"
        || token.lower == u"come";
}

} // namespace

bool LanguageCheck::isLanguage(const FactToken &token) const
{
    if (token.is(WordKind::Language))
        return true;
    if (token.stemId < 0 || token.number || token.level > 0 || token.lower.size() < 4 || token.is(WordKind::Label))
        return false;
    return std::any_of(m_source.units().begin(), m_source.units().end(), [&token](const SourceUnit &unit) {
        return unit.isLanguage && std::any_of(unit.name.begin(), unit.name.end(), [&token](const FactToken &word) {
                   return word.stemId == token.stemId && word.level == 0;
               });
    });
}

std::vector<LanguageCheck::Skill> LanguageCheck::skillsIn(std::span<const FactToken> tokens) const
{
    std::vector<std::size_t> places;
    std::vector<Skill> skills;
    std::size_t end = 0; // behind the last language
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (isLanguage(tokens[i]) || isSignLanguage(tokens, i)) {
            const bool goesOn = i > 0 && end == i && !tokens[i].afterBreak; // "British Sign Language" is one
            end = i + 1;
            if (goesOn)
                continue;
            places.push_back(i);
            skills.push_back({&tokens[i], 0, 0});
        }
    if (skills.empty())
        return skills;
    constexpr std::size_t breakCost = 10; // in words
    constexpr std::size_t mostBetween = 4; // from one language to the next
    constexpr std::size_t frontCost = 3; // "English (fluent)" is commoner than "fluent: English"
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const int level = levelAt(tokens, i);
        if (level == 0)
            continue;
        std::size_t nearest = 0;
        auto least = tokens.size() * (breakCost + 1) + frontCost;
        for (std::size_t k = 0; k < places.size(); ++k) {
            const auto [first, last] = std::minmax(places[k], i);
            auto cost = last - first;
            for (auto between = first + 1; between <= last; ++between)
                cost += tokens[between].afterBreak ? breakCost + (places[k] > i ? frontCost : 0) : 0;
            if (cost < least) {
                least = cost;
                nearest = k;
            }
        }
        if (level > skills[nearest].level) {
            skills[nearest].level = level;
            skills[nearest].place = i;
        }
    }
    for (std::size_t k = skills.size() - 1; k > 0; --k) { // "Italian and French (fluent)", "fluent in Italian and French"
        const bool isLinked =
            std::any_of(tokens.begin() + std::ptrdiff_t(places[k - 1]), tokens.begin() + std::ptrdiff_t(places[k]), isLink);
        if (places[k] - places[k - 1] > mostBetween || !isLinked)
            continue;
        auto &front = skills[k - 1];
        auto &back = skills[k];
        if (front.level == 0 && back.place > places[k]) // but not "Italian and fluent French"
            front.level = back.level;
        else if (back.level == 0 && front.place < places[k - 1])
            back.level = front.level;
    }
    return skills;
}

std::optional<Doubt> LanguageCheck::doubt() const
{
    if (std::none_of(m_tokens.begin(), m_tokens.end(), [](const FactToken &token) { return token.level > 1; }))
        return std::nullopt;
    const auto claimed = skillsIn(m_tokens);
    for (const auto &claim : claimed) {
        if (claim.level < 2 || claim.language->stemId < 0)
            continue;
        int most = 0;
        int mostOfAll = 0; // "both mother tongues" may stand with one of the two
        bool isNamed = false;
        for (const auto &unit : m_source.units()) {
            if (unit.isLanguage)
                for (const auto &token : unit.tokens)
                    mostOfAll = std::max<int>(mostOfAll, token.level);
            for (const auto &skill : skillsIn(unit.tokens)) {
                mostOfAll = std::max(mostOfAll, skill.level);
                if (skill.language->stemId == claim.language->stemId) {
                    isNamed = true;
                    most = std::max(most, skill.level);
                }
            }
        }
        const bool isAbove = most > 0 ? claim.level > most : claim.level >= fluent && claim.level > mostOfAll;
        if (isNamed && isAbove)
            return Doubt{claim.language->text.toString(), u"The source does not say that this language is spoken so well"_s};
    }
    return std::nullopt;
}

} // namespace trinity
