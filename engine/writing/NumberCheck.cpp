// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberCheck.h"

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

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
            nameEntry(unit);
}

void NumberCheck::nameEntry(const SourceUnit &unit)
{
    m_entries.append(unit.pointer);
    if (unit.name.size() == 1)
        m_entryNames.append(unit.name.front().wordId);
}

std::optional<Doubt> NumberCheck::doubt() const
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens[i];
        if (token.number && !(token.isYear ? isYearSupported(token) : isNumberSupported(i)))
            return Doubt{token.text.toString(),
                         token.isYear ? u"The source has no such year for it"_s : u"The source does not count this"_s};
        if (token.number || token.fraction == 0 || token.wordId >= 0 || (i > 0 && m_tokens[i - 1].number))
            continue;
        const bool isOne = i == 0 || m_tokens[i - 1].is(WordKind::One) || m_tokens[i - 1].lower.size() <= 3;
        if (isOne && !isPercentSupported(i, token.fraction))
            return Doubt{token.text.toString(), u"The source does not count this"_s};
    }
    return std::nullopt;
}

bool NumberCheck::isYearSupported(const FactToken &year) const
{
    constexpr int enough = 2; // words before the year that its unit has, when it has no name of the sentence
    constexpr std::ptrdiff_t reach = 6;
    const auto names = knownNames();
    const auto before = std::span(m_tokens.data() + std::max<std::ptrdiff_t>(0, &year - m_tokens.data() - reach), &year);
    for (const auto &unit : m_source.units()) {
        const bool hasYear = SourceIndex::isInScope(unit, m_item)
            && std::any_of(unit.tokens.begin(), unit.tokens.end(),
                           [&year](const FactToken &token) { return token.number && isSameNumber(*token.number, *year.number); });
        if (!hasYear)
            continue;
        const bool speaksOfIt =
            names.isEmpty() ? sharesWord(unit) : std::any_of(names.begin(), names.end(), [&unit](int name) { return unit.hasWord(name); });
        const auto shared = std::count_if(before.begin(), before.end(), [&](const FactToken &token) {
            return carriesMeaning(token) && !names.contains(token.wordId) && unit.hasStem(token.stemId);
        });
        if (speaksOfIt || shared >= enough)
            return true;
    }
    return false;
}

bool NumberCheck::isNumberSupported(std::size_t index) const
{
    const auto &token = m_tokens[index];
    const auto counted = countedWords(index);
    if (isComputed(index, counted) || isDuration(index) || isPartOfWhole(index) || isSameTime(index))
        return true;
    const bool isDifference = saysDifference(index);
    if (!counted.isEmpty() && counted[0]->is(WordKind::Place) && counted[0]->stemId < 0)
        return false; // a reach, and not in other words
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item) || isOfAnother(unit))
            continue;
        for (std::size_t i = 0; i < unit.tokens.size(); ++i) {
            const auto &other = unit.tokens[i];
            if (isDifference && isDifferenceIn(unit, i, index, counted))
                return true;
            if (!other.number || other.isYear != token.isYear || (token.isPercent && !other.isPercent) || !matches(index, *other.number))
                continue;
            if (countsTheSame(unit, i, index, counted))
                return true;
        }
    }
    return countsOccasions(index, counted);
}

bool NumberCheck::isComputed(std::size_t index, const CountedWords &counted) const
{
    constexpr std::size_t furthest = 6;
    if (!m_item.isEmpty())
        return false;
    auto words = counted;
    for (auto i = index + 1; i < std::min(m_tokens.size(), index + furthest) && !m_tokens[i].afterBreak && !m_tokens[i].number; ++i)
        words.append(&m_tokens[i]); // "three small command line tools"
    for (const auto *word : std::as_const(words))
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
        if (saysNear(index, WordKind::Below) && said < years && years <= said * 1.5)
            return true;
        return std::abs(said - years) < 0.6 || isSameNumber(said, std::floor(years + 0.09)) || matches(index, years);
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
            if (isSameNumber(value, percent) || (std::abs(value - percent) <= 3 && !saysNear(index, WordKind::MoreThan)))
                return true;
        }
    }
    return false;
}

CountedWords NumberCheck::countedWords(std::size_t index) const
{
    CountedWords words;
    for (auto i = index + 1; i < m_tokens.size() && words.size() < 2; ++i) {
        if ((m_tokens[i].afterBreak && !m_tokens[index].isPercent) || m_tokens[i].number || m_tokens[i].is(WordKind::Clause))
            break;
        if (carriesMeaning(m_tokens[i]))
            words.append(&m_tokens[i]);
    }
    if (index > 1 && m_tokens[index - 1].is(WordKind::Of) && carriesMeaning(m_tokens[index - 2]))
        words.append(&m_tokens[index - 2]); // "a team of five"
    return words;
}

bool NumberCheck::countsTheSame(const SourceUnit &unit, std::size_t at, std::size_t index, const CountedWords &counted) const
{
    if (!isNearestNumber(unit.tokens, at, counted))
        return false;
    const auto isPeople = [](const FactToken *word) { return word->is(WordKind::People); };
    if (std::any_of(counted.begin(), counted.end(), isPeople) && isBesidePeople(unit.tokens, at))
        return true;
    const auto near = stemsNear(unit.tokens, at);
    const bool counts = std::any_of(counted.begin(), counted.end(), [&near](const FactToken *word) { return near.contains(word->stemId); });
    if (counts)
        return true;
    const auto here = stemsNear(m_tokens, index);
    const auto shared = std::count_if(here.begin(), here.end(), [&near](int stem) { return near.contains(stem); });
    const bool countsOther = !counted.isEmpty() && counted[0]->stemId >= 0 && !m_tokens[index].isPercent;
    return shared >= (countsOther ? 2 : 1);
}

// Eight of ten, or four fifths, are 80 percent.
bool NumberCheck::isPartOfWhole(std::size_t index) const
{
    if (index + 1 < m_tokens.size() && m_tokens[index + 1].denominator > 0)
        return isPercentSupported(index, 100 * *m_tokens[index].number / m_tokens[index + 1].denominator);
    constexpr std::size_t reach = 5;
    const auto isPart = [this](std::size_t part, std::size_t whole) {
        return m_tokens[part].number && m_tokens[whole].number && !m_tokens[part].isYear && !m_tokens[whole].isYear
            && *m_tokens[whole].number > *m_tokens[part].number && m_tokens[whole - 1].is(WordKind::PartOf)
            && isPercentSupported(part, 100 * *m_tokens[part].number / *m_tokens[whole].number);
    };
    for (auto i = index + 2; i < std::min(m_tokens.size(), index + reach); ++i)
        if (isPart(index, i))
            return true;
    for (auto i = index - std::min(index, reach - 1); i + 2 <= index; ++i)
        if (isPart(i, index))
            return true;
    return false;
}

// "Within seven days" for "within a week", "eighteen months" for "a year and a half".
bool NumberCheck::isSameTime(std::size_t index) const
{
    constexpr double near = 0.08; // French says fifteen days for two weeks
    const auto said = daysAt(m_tokens, index);
    if (!said)
        return false;
    const auto unitOf = [](std::span<const FactToken> tokens, std::size_t at) {
        while (at < tokens.size() && tokens[at].days == 0)
            ++at;
        return at < tokens.size() ? tokens[at].days : 0;
    };
    const auto unitSaid = unitOf(m_tokens, index);
    return std::any_of(m_source.units().begin(), m_source.units().end(), [&](const SourceUnit &unit) {
        if (!SourceIndex::isInScope(unit, m_item) || isOfAnother(unit) || !sharesWord(unit))
            return false;
        for (std::size_t i = 0; i < unit.tokens.size(); ++i)
            if (const auto days = daysAt(unit.tokens, i);
                days && unitOf(unit.tokens, i) != unitSaid && std::abs(*days - *said) <= near * *days)
                return true;
        return false;
    });
}

bool NumberCheck::saysDifference(std::size_t index) const
{
    for (auto i = index + 1; i < std::min(m_tokens.size(), index + 4); ++i)
        if (m_tokens[i].is(WordKind::Difference) && !(i + 1 < m_tokens.size() && m_tokens[i + 1].number))
            return true;
    return false;
}

// "Five steps fewer" for "reduced from 9 to 4".
bool NumberCheck::isDifferenceIn(const SourceUnit &unit, std::size_t at, std::size_t index, const CountedWords &counted) const
{
    const auto &tokens = unit.tokens;
    if (!tokens[at].number || tokens[at].isYear)
        return false;
    for (auto i = at + 1; i < std::min(tokens.size(), at + 4) && !tokens[i].isFirst; ++i)
        if (tokens[i].number && !tokens[i].isYear
            && isSameNumber(std::abs(*tokens[i].number - *tokens[at].number), *m_tokens[index].number)) {
            const auto [first, last] = textAround(tokens, at);
            const auto text = tokens.subspan(first, last - first);
            return std::any_of(counted.begin(), counted.end(), [&text](const FactToken *word) {
                return word->stemId >= 0
                    && std::any_of(text.begin(), text.end(), [word](const FactToken &token) { return token.stemId == word->stemId; });
            });
        }
    return false;
}

// "Three times" for "2018, 2019 and 2022".
bool NumberCheck::countsOccasions(std::size_t index, const CountedWords &counted) const
{
    const bool counts = !counted.isEmpty() && counted[0]->is(WordKind::Times) && counted[0]->start > m_tokens[index].start;
    if (!counts && !m_tokens[index].lower.endsWith(u"mal"))
        return false;
    return std::any_of(m_source.units().begin(), m_source.units().end(), [&](const SourceUnit &unit) {
        const auto years = std::count_if(unit.tokens.begin(), unit.tokens.end(), [](const FactToken &token) { return token.isYear; });
        return years > 1 && isSameNumber(double(years), *m_tokens[index].number) && SourceIndex::isInScope(unit, m_item)
            && sharesWord(unit);
    });
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
    if (isSameNumber(said, value))
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
    if (m_entries.isEmpty() || unit.isPersonal || m_entries.contains(unit.pointer))
        return false;
    return std::none_of(m_entryNames.begin(), m_entryNames.end(), [&unit](int name) { return unit.hasWord(name); });
}

WordNumbers NumberCheck::knownNames() const
{
    WordNumbers names;
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
