// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberCheck.h"

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool carriesMeaning(const FactToken &token)
{
    return !token.number && token.lower.size() > 1 && !token.is(WordKind::Function)
        && (token.lower.size() > 2 || token.lower.front().unicode() > 0x2e7f);
}

bool isSame(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

NumberCheck::NumberCheck(const SourceIndex &source, std::span<const FactToken> tokens, QString item)
    : m_source(source), m_tokens(tokens), m_item(std::move(item))
{
    const bool hasNumbers = std::any_of(tokens.begin(), tokens.end(), [](const FactToken &token) { return token.number.has_value(); });
    if (!hasNumbers || !m_item.isEmpty())
        return;
    const auto isSameWord = [](const FactToken &a, const FactToken &b) { return a.wordId == b.wordId; };
    for (const auto &unit : source.units())
        if ((unit.isJob || unit.isProject) && unit.nameSize > 4
            && std::search(tokens.begin(), tokens.end(), unit.name.begin(), unit.name.end(), isSameWord) != tokens.end())
            m_entries.append(unit.pointer);
}

std::optional<Doubt> NumberCheck::doubt() const
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens[i];
        if (token.number && !(token.isYear ? isYearSupported(token) : isNumberSupported(i)))
            return Doubt{token.text.toString(),
                         token.isYear ? u"The source has no such year for it"_s : u"The source does not count this"_s};
        if (token.number || token.fraction == 0 || token.wordId >= 0)
            continue;
        const bool isOne = i == 0 || m_tokens[i - 1].is(WordKind::One) || m_tokens[i - 1].lower.size() <= 3;
        if (isOne && !isPercentSupported(i, token.fraction))
            return Doubt{token.text.toString(), u"The source does not count this"_s};
    }
    return std::nullopt;
}

bool NumberCheck::isYearSupported(const FactToken &year) const
{
    const auto names = knownNames();
    for (const auto &unit : m_source.units()) {
        const bool hasYear = SourceIndex::isInScope(unit, m_item)
            && std::any_of(unit.tokens.begin(), unit.tokens.end(),
                           [&year](const FactToken &token) { return token.number && isSame(*token.number, *year.number); });
        if (!hasYear)
            continue;
        const bool speaksOfIt =
            names.isEmpty() ? sharesWord(unit) : std::any_of(names.begin(), names.end(), [&unit](int name) { return unit.hasWord(name); });
        if (speaksOfIt)
            return true;
    }
    return false;
}

bool NumberCheck::isNumberSupported(std::size_t index) const
{
    const auto &token = m_tokens[index];
    const auto counted = countedWords(index);
    if (isComputed(index, counted) || isDuration(index))
        return true;
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item) || isOfAnother(unit))
            continue;
        for (std::size_t i = 0; i < unit.tokens.size(); ++i) {
            const auto &other = unit.tokens[i];
            if (!other.number || other.isYear != token.isYear || (token.isPercent && !other.isPercent) || !matches(index, *other.number))
                continue;
            if (countsTheSame(unit, i, index, counted))
                return true;
        }
    }
    return false;
}

bool NumberCheck::isComputed(std::size_t index, const Words &counted) const
{
    if (!m_item.isEmpty())
        return false;
    for (const auto *word : counted)
        for (const double count : m_source.countsOf(*word))
            if (matches(index, count) && (!word->is(WordKind::Stars) || speaksOfAll()))
                return true;
    return std::any_of(m_tokens.begin(), m_tokens.end(), [this, index](const FactToken &token) {
        const int projects = m_source.projectsIn(token);
        return projects > 0 && matches(index, projects);
    });
}

bool NumberCheck::speaksOfAll() const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(), [this](const FactToken &token) {
        return token.is(WordKind::All) || (!token.number && !token.is(WordKind::Stars) && !m_source.countsOf(token).isEmpty());
    });
}

// The person's own words about the length of a career stand above what the dates say.
bool NumberCheck::saysCareerYears() const
{
    return std::any_of(m_source.units().begin(), m_source.units().end(), [](const SourceUnit &unit) {
        if (!unit.isPersonal)
            return false;
        for (std::size_t i = 0; i + 1 < unit.tokens.size(); ++i)
            if (unit.tokens[i].number && !unit.tokens[i].isYear && unit.tokens[i + 1].is(WordKind::Years))
                return true;
        return false;
    });
}

bool NumberCheck::isDuration(std::size_t index) const
{
    const bool countsYears =
        std::any_of(m_tokens.begin() + std::ptrdiff_t(index + 1), m_tokens.begin() + std::ptrdiff_t(std::min(m_tokens.size(), index + 3)),
                    [](const FactToken &token) { return token.is(WordKind::Years); });
    if (!countsYears)
        return false;
    const double said = *m_tokens[index].number;
    const auto fits = [this, index, said](double years) {
        return std::abs(said - years) < 0.6 || isSame(said, std::floor(years + 0.09)) || matches(index, years);
    };
    const auto names = knownNames();
    for (const auto &unit : m_source.units()) {
        if (!unit.years || !fits(*unit.years) || !SourceIndex::isInScope(unit, m_item) || isOfAnother(unit))
            continue;
        if (names.isEmpty() ? sharesWord(unit) || !m_item.isEmpty()
                            : std::any_of(names.begin(), names.end(), [&unit](int name) { return unit.hasWord(name); }))
            return true;
    }
    return names.isEmpty() && m_item.isEmpty() && m_source.careerYears() && fits(*m_source.careerYears()) && !saysCareerYears();
}

bool NumberCheck::isPercentSupported(std::size_t index, double percent) const
{
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item))
            continue;
        for (const auto &token : unit.tokens) {
            if (!token.number || !token.isPercent)
                continue;
            const double value = *token.number;
            if (isSame(value, percent) || (std::abs(value - percent) <= 3 && !saysNear(index, WordKind::MoreThan)))
                return true;
        }
    }
    return false;
}

NumberCheck::Words NumberCheck::countedWords(std::size_t index) const
{
    Words words;
    for (auto i = index + 1; i < m_tokens.size() && words.size() < 2; ++i) {
        if (m_tokens[i].afterBreak && !m_tokens[index].isPercent)
            break;
        if (carriesMeaning(m_tokens[i]))
            words.append(&m_tokens[i]);
    }
    if (index > 1 && m_tokens[index - 1].is(WordKind::Of) && carriesMeaning(m_tokens[index - 2]))
        words.append(&m_tokens[index - 2]); // "a team of five"
    return words;
}

bool NumberCheck::countsTheSame(const SourceUnit &unit, std::size_t at, std::size_t index, const Words &counted) const
{
    const auto near = stemsNear(unit.tokens, at);
    const bool counts = std::any_of(counted.begin(), counted.end(), [&near](const FactToken *word) { return near.contains(word->stemId); });
    if (counts)
        return true;
    const auto here = stemsNear(m_tokens, index);
    const auto shared = std::count_if(here.begin(), here.end(), [&near](int stem) { return near.contains(stem); });
    const bool countsOther = !counted.isEmpty() && counted[0]->stemId >= 0 && !m_tokens[index].isPercent;
    return shared >= (countsOther ? 2 : 1);
}

NumberCheck::Stems NumberCheck::stemsNear(std::span<const FactToken> tokens, std::size_t at)
{
    constexpr int reach = 4; // words that carry meaning, on each side
    Stems stems;
    const auto take = [&stems](const FactToken &token) {
        if (token.stemId >= 0 && !stems.contains(token.stemId))
            stems.append(token.stemId);
    };
    int left = reach;
    for (auto i = at; i > 0 && left > 0; --i)
        if (carriesMeaning(tokens[i - 1])) {
            take(tokens[i - 1]);
            --left;
        }
    left = reach;
    for (auto i = at + 1; i < tokens.size() && left > 0; ++i)
        if (carriesMeaning(tokens[i])) {
            take(tokens[i]);
            --left;
        }
    return stems;
}

bool NumberCheck::saysNear(std::size_t index, WordKind kind) const
{
    auto i = index;
    while (i > 0 && index - i < 3 && m_tokens[i - 1].start >= m_tokens[index].start)
        --i; // parts of the number itself
    for (int steps = 0; i > 0 && steps < 2; --i, ++steps)
        if (m_tokens[i - 1].is(kind))
            return true;
    return false;
}

bool NumberCheck::matches(std::size_t index, double value) const
{
    const auto &token = m_tokens[index];
    const double said = *token.number;
    if (isSame(said, value))
        return true;
    const bool isRounded = token.text.endsWith(u'k', Qt::CaseInsensitive) || saysNear(index, WordKind::Around);
    if (isRounded && std::abs(said - value) <= value * 0.05)
        return true;
    const bool isAbove = saysNear(index, WordKind::Above);
    if (isAbove && said > value && value >= said * 0.9)
        return true;
    return !isAbove && saysNear(index, WordKind::Below) && said < value && value <= said * 1.15;
}

bool NumberCheck::isOfAnother(const SourceUnit &unit) const
{
    return !m_entries.isEmpty() && !unit.isPersonal && !m_entries.contains(unit.pointer);
}

NumberCheck::Stems NumberCheck::knownNames() const
{
    Stems names;
    for (const auto &token : m_tokens)
        if (token.isCapital && !token.number && carriesMeaning(token) && m_source.isNameOnly(token))
            names.append(token.wordId);
    return names;
}

bool NumberCheck::sharesWord(const SourceUnit &unit) const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(),
                       [&unit](const FactToken &token) { return carriesMeaning(token) && unit.hasStem(token.stemId); });
}

} // namespace trinity
