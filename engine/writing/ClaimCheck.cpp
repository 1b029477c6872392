// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimCheck.h"

#include "engine/writing/ClaimWords.h"

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// What makes "the most ..." of a sentence: article and adverb, by language.
bool saysMost(QStringView article, const FactToken &adverb)
{
    static constexpr std::array pairs{u"the most", u"le plus", u"la plus", u"les plus", u"el más",    u"la más",
                                      u"los más",  u"las más", u"il più",  u"la più",   u"i più",     u"le più",
                                      u"o mais",   u"a mais",  u"os mais", u"as mais",  u"am meisten"};
    return adverb.is(WordKind::Most) && std::any_of(pairs.begin(), pairs.end(), [&](const char16_t *pair) {
               const QStringView both(pair);
               const auto size = article.size();
               return both.size() == size + 1 + adverb.lower.size() && both.startsWith(article) && both.at(size) == u' '
                   && both.endsWith(adverb.lower);
           });
}

} // namespace

ClaimCheck::ClaimCheck(const SourceIndex &source, std::span<const FactToken> tokens) : m_source(source), m_tokens(tokens)
{
}

std::optional<Doubt> ClaimCheck::doubt() const
{
    for (const auto &check : {&ClaimCheck::kindDoubt, &ClaimCheck::superlativeDoubt, &ClaimCheck::superlativeFormDoubt,
                              &ClaimCheck::winDoubt, &ClaimCheck::skillDoubt, &ClaimCheck::lowerCaseNameDoubt})
        if (const auto found = (this->*check)())
            return found;
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::kindDoubt() const
{
    const auto &words = ClaimWords::all();
    std::vector<ClaimWords::Use> uses;
    words.visit(m_tokens, [&](int word) {
        const auto found = words.usesOf(word);
        uses.insert(uses.end(), found.begin(), found.end());
    });
    std::sort(uses.begin(), uses.end());
    const auto said = [this](int word) { return m_source.says(word); };
    for (const auto &use : uses) {
        const auto &kind = words.kinds()[std::size_t(use.kind)];
        const int trigger = kind.triggers[std::size_t(use.trigger)];
        if (said(trigger) && (!kind.isSuperlative || saysSuperlative(words.shown(trigger))))
            continue;
        if (m_source.hasWonAwards() && kind.isAboutWinning)
            continue;
        const bool isLiteral = kind.supports.empty();
        if (!isLiteral
            && (std::any_of(kind.supports.begin(), kind.supports.end(), said)
                || std::any_of(kind.triggers.begin(), kind.triggers.end(), said)))
            continue;
        return Doubt{words.shown(trigger), kind.reason};
    }
    return std::nullopt;
}

// "best paper" of the source makes nobody "the best cook".
bool ClaimCheck::saysSuperlative(const QString &trigger) const
{
    for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i)
        if (m_tokens[i].lower.startsWith(trigger) && !m_tokens[i + 1].is(WordKind::Function)
            && !m_source.hasPair(m_tokens[i], m_tokens[i + 1]))
            return false;
    return true;
}

std::optional<Doubt> ClaimCheck::superlativeDoubt() const
{
    for (std::size_t i = 0; i + 2 < m_tokens.size(); ++i) {
        if (!saysMost(m_tokens[i].lower, m_tokens[i + 1]))
            continue;
        const auto &quality = m_tokens[i + 2];
        if (quality.is(WordKind::Computed) || quality.number || quality.is(WordKind::Function))
            continue;
        if (!m_source.hasPair(m_tokens[i + 1], quality))
            return Doubt{m_tokens[i + 1].lower.toString() + u' ' + quality.lower.toString(),
                         u"A superlative that the source does not use"_s};
    }
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::superlativeFormDoubt() const
{
    constexpr std::array germanEnds{u"ste", u"sten", u"ster", u"stes", u"stem"};
    const auto endsWithOne = [](QStringView word, const auto &ends) {
        return std::any_of(ends.begin(), ends.end(), [word](const char16_t *end) { return word.endsWith(QStringView(end)); });
    };
    const bool isGerman = m_source.language().startsWith("de"_L1);
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens[i];
        if (token.number || token.isCapital || token.lower.size() < 6 || token.wordId >= 0 || token.is(WordKind::NotSuperlative))
            continue;
        const bool isOwned =
            i > 0 && (m_tokens[i - 1].is(WordKind::Owner) || m_tokens[i - 1].end - m_tokens[i - 1].start > m_tokens[i - 1].text.size());
        const bool isAbsolute = token.lower.contains(u"issim") || token.lower.contains(u"ísim") || token.lower.contains(u"íssim");
        const bool hasForm = isGerman ? endsWithOne(token.lower, germanEnds) : token.lower.endsWith(u"est");
        if (isAbsolute || (isOwned && hasForm))
            return Doubt{token.text.toString(), u"A superlative that the source does not use"_s};
    }
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::winDoubt() const
{
    constexpr int fewest = 2; // words that a sentence shares with what it speaks of
    const auto win = std::find_if(m_tokens.begin(), m_tokens.end(), [](const FactToken &token) { return token.is(WordKind::Win); });
    const auto isLost = [](const FactToken &token) { return token.is(WordKind::Lost); };
    if (win == m_tokens.end() || std::any_of(m_tokens.begin(), m_tokens.end(), isLost))
        return std::nullopt;
    for (const auto &unit : m_source.units()) {
        if (!unit.isAward || std::none_of(unit.tokens.begin(), unit.tokens.end(), isLost))
            continue;
        const auto shared = std::count_if(m_tokens.begin(), m_tokens.end(), [&unit](const FactToken &token) {
            return !token.number && !token.is(WordKind::Function) && unit.hasStem(token.stemId);
        });
        if (shared >= fewest)
            return Doubt{win->text.toString(), u"The source names no such win"_s};
    }
    return std::nullopt;
}

bool ClaimCheck::isUnknown(const FactToken &token) const
{
    return !token.number && token.lower.size() > 2 && !token.is(WordKind::Function) && token.wordId < 0 && token.stemId < 0;
}

std::optional<Doubt> ClaimCheck::skillDoubt() const
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (!m_tokens[i].is(WordKind::Mastery) || m_tokens[i].wordId >= 0)
            continue;
        for (std::size_t j = i + 1; j < std::min(m_tokens.size(), i + 9); ++j)
            if (isUnknown(m_tokens[j]))
                return Doubt{m_tokens[j].text.toString(), u"The source does not name this skill"_s};
    }
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::lowerCaseNameDoubt() const
{
    for (std::size_t i = 1; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens[i];
        if (!isUnknown(token))
            continue;
        const auto &before = m_tokens[i - 1];
        const bool isLast = i + 1 == m_tokens.size();
        const bool isEnclosed = isLast || m_tokens[i + 1].afterBreak;
        const bool hasApposition = !isLast && m_tokens[i + 1].afterBreak && m_tokens[i + 1].is(WordKind::Article);
        if (token.afterBreak ? isEnclosed && before.is(WordKind::Work)
                             : hasApposition && (before.is(WordKind::Making) || before.is(WordKind::Work)))
            return Doubt{token.text.toString(), u"The source does not name this"_s};
    }
    return std::nullopt;
}

} // namespace trinity
