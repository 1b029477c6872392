// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberCheck.h"

#include "engine/writing/NumberWords.h"

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool carriesMeaning(const FactToken &token)
{
    return !token.number && token.lower.size() > 1 && !isFunctionWord(token.lower)
        && (token.lower.size() > 2 || token.lower.front().unicode() > 0x2e7f);
}

bool isYearWord(const QString &lower)
{
    static const QSet<QString> words{u"year"_s,  u"years"_s,  u"jahr"_s, u"jahre"_s, u"jahren"_s, u"an"_s,   u"ans"_s,
                                     u"année"_s, u"années"_s, u"año"_s,  u"años"_s,  u"anno"_s,   u"anni"_s, u"ano"_s,
                                     u"anos"_s,  u"лет"_s,    u"года"_s, u"سنوات"_s, u"سنة"_s,    u"年間"_s};
    return words.contains(lower);
}

bool isStarWord(const QString &word)
{
    static const QSet<QString> words{u"stars"_s, u"sterne"_s, u"sternen"_s, u"étoiles"_s, u"estrellas"_s, u"stelle"_s, u"estrelas"_s};
    return words.contains(word);
}

bool isSame(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

NumberCheck::NumberCheck(const SourceIndex &source, const QList<FactToken> &tokens, QString item)
    : m_source(source), m_tokens(tokens), m_item(std::move(item))
{
    const bool hasNumbers = std::any_of(tokens.begin(), tokens.end(), [](const FactToken &token) { return token.number.has_value(); });
    if (!hasNumbers || !m_item.isEmpty())
        return;
    const auto text = SourceIndex::normalised(tokens);
    for (const auto &unit : source.units())
        if ((unit.pointer.startsWith("/work/"_L1) || unit.pointer.startsWith("/projects/"_L1)) && unit.name.size() > 4
            && text.contains(unit.name))
            m_entries.append(unit.pointer);
}

std::optional<Doubt> NumberCheck::doubt() const
{
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens.at(i);
        if (token.number && !(token.isYear ? isYearSupported(token) : isNumberSupported(i)))
            return Doubt{token.text, token.isYear ? u"The source has no such year for it"_s : u"The source does not count this"_s};
        if (token.number || m_source.hasWord(token.lower))
            continue;
        const auto fraction = percentOfFraction(token.lower);
        const auto before = i > 0 ? m_tokens.at(i - 1).lower : QString();
        if (fraction && (isWordForOne(before) || before.size() <= 3) && !isPercentSupported(i, *fraction))
            return Doubt{token.text, u"The source does not count this"_s};
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
        const bool speaksOfIt = names.isEmpty()
            ? sharesWord(unit)
            : std::any_of(names.begin(), names.end(), [&unit](const QString &name) { return unit.hasWord(name); });
        if (speaksOfIt)
            return true;
    }
    return false;
}

bool NumberCheck::isNumberSupported(qsizetype index) const
{
    const auto &token = m_tokens.at(index);
    const auto counted = countedWords(index);
    if (isComputed(index, counted) || isDuration(index))
        return true;
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item) || isOfAnother(unit))
            continue;
        for (qsizetype i = 0; i < unit.tokens.size(); ++i) {
            const auto &other = unit.tokens.at(i);
            if (!other.number || other.isYear != token.isYear || (token.isPercent && !other.isPercent) || !matches(index, *other.number))
                continue;
            if (countsTheSame(unit, i, index, counted))
                return true;
        }
    }
    return false;
}

bool NumberCheck::isComputed(qsizetype index, const QStringList &counted) const
{
    if (!m_item.isEmpty())
        return false;
    for (const auto &word : counted)
        for (const double count : m_source.countsOf(stemOf(word)))
            if (matches(index, count) && (!isStarWord(word) || speaksOfAll()))
                return true;
    return std::any_of(m_tokens.begin(), m_tokens.end(), [this, index](const FactToken &token) {
        const int projects = m_source.projectsIn(token.lower);
        return projects > 0 && matches(index, projects);
    });
}

bool NumberCheck::speaksOfAll() const
{
    static const QSet<QString> words{u"together"_s,   u"total"_s,    u"between"_s,  u"across"_s, u"all"_s,
                                     u"altogether"_s, u"combined"_s, u"zusammen"_s, u"gesamt"_s, u"insgesamt"_s,
                                     u"ensemble"_s,   u"juntos"_s,   u"insieme"_s,  u"totale"_s, u"conjunto"_s,
                                     u"overall"_s,    u"alle"_s,     u"tous"_s,     u"todos"_s,  u"tutti"_s};
    return std::any_of(m_tokens.begin(), m_tokens.end(), [this](const FactToken &token) {
        return words.contains(token.lower)
            || (!token.number && !isStarWord(token.lower) && !m_source.countsOf(stemOf(token.lower)).isEmpty());
    });
}

// The person's own words about the length of a career stand above what the dates say.
bool NumberCheck::saysCareerYears() const
{
    return std::any_of(m_source.units().begin(), m_source.units().end(), [](const SourceUnit &unit) {
        if (!unit.isPersonal())
            return false;
        for (qsizetype i = 0; i + 1 < unit.tokens.size(); ++i)
            if (unit.tokens.at(i).number && !unit.tokens.at(i).isYear && isYearWord(unit.tokens.at(i + 1).lower))
                return true;
        return false;
    });
}

bool NumberCheck::isDuration(qsizetype index) const
{
    const bool countsYears = std::any_of(m_tokens.begin() + index + 1, m_tokens.begin() + std::min(m_tokens.size(), index + 3),
                                         [](const FactToken &token) { return isYearWord(token.lower); });
    if (!countsYears)
        return false;
    const double said = *m_tokens.at(index).number;
    const auto fits = [this, index, said](double years) {
        return std::abs(said - years) < 0.6 || isSame(said, std::floor(years + 0.09)) || matches(index, years);
    };
    const auto names = knownNames();
    for (const auto &unit : m_source.units()) {
        if (!unit.years || !fits(*unit.years) || !SourceIndex::isInScope(unit, m_item) || isOfAnother(unit))
            continue;
        if (names.isEmpty() ? sharesWord(unit) || !m_item.isEmpty()
                            : std::any_of(names.begin(), names.end(), [&unit](const QString &name) { return unit.hasWord(name); }))
            return true;
    }
    return names.isEmpty() && m_item.isEmpty() && m_source.careerYears() && fits(*m_source.careerYears()) && !saysCareerYears();
}

bool NumberCheck::isPercentSupported(qsizetype index, double percent) const
{
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item))
            continue;
        for (const auto &token : unit.tokens) {
            if (!token.number || !token.isPercent)
                continue;
            const double value = *token.number;
            if (isSame(value, percent) || (std::abs(value - percent) <= 3 && !saysNear(index, {u"more"_s, u"over"_s, u"than"_s})))
                return true;
        }
    }
    return false;
}

QStringList NumberCheck::countedWords(qsizetype index) const
{
    QStringList words;
    for (qsizetype i = index + 1; i < m_tokens.size() && words.size() < 2; ++i) {
        if (m_tokens.at(i).afterBreak && !m_tokens.at(index).isPercent)
            break;
        if (carriesMeaning(m_tokens.at(i)))
            words.append(m_tokens.at(i).lower);
    }
    static const QSet<QString> of{u"of"_s, u"von"_s, u"aus"_s, u"de"_s, u"di"_s};
    if (index > 1 && of.contains(m_tokens.at(index - 1).lower) && carriesMeaning(m_tokens.at(index - 2)))
        words.append(m_tokens.at(index - 2).lower); // "a team of five"
    return words;
}

bool NumberCheck::countsTheSame(const SourceUnit &unit, qsizetype at, qsizetype index, const QStringList &counted) const
{
    const auto near = stemsNear(unit.tokens, at);
    const bool counts = std::any_of(counted.begin(), counted.end(), [&near](const QString &word) { return near.contains(stemOf(word)); });
    if (counts)
        return true;
    auto shared = stemsNear(m_tokens, index);
    shared.intersect(near);
    const bool countsOther = !counted.isEmpty() && m_source.hasStem(stemOf(counted.constFirst())) && !m_tokens.at(index).isPercent;
    return shared.size() >= (countsOther ? 2 : 1);
}

QSet<QString> NumberCheck::stemsNear(const QList<FactToken> &tokens, qsizetype at)
{
    constexpr qsizetype reach = 4; // words that carry meaning, on each side
    QSet<QString> stems;
    for (const int step : {-1, 1}) {
        qsizetype left = reach;
        for (qsizetype i = at + step; i >= 0 && i < tokens.size() && left > 0; i += step)
            if (carriesMeaning(tokens.at(i))) {
                stems.insert(stemOf(tokens.at(i).lower));
                --left;
            }
    }
    return stems;
}

bool NumberCheck::saysNear(qsizetype index, const QSet<QString> &words) const
{
    qsizetype i = index - 1;
    while (i >= 0 && i > index - 4 && m_tokens.at(i).start >= m_tokens.at(index).start)
        --i; // parts of the number itself
    for (qsizetype steps = 0; i >= 0 && steps < 2; --i, ++steps)
        if (words.contains(m_tokens.at(i).lower))
            return true;
    return false;
}

bool NumberCheck::matches(qsizetype index, double value) const
{
    const auto &token = m_tokens.at(index);
    const double said = *token.number;
    if (isSame(said, value))
        return true;
    static const QSet<QString> below{u"over"_s,  u"than"_s,       u"above"_s, u"über"_s, u"als"_s, u"de"_s,   u"di"_s,   u"plus"_s,
                                     u"least"_s, u"mindestens"_s, u"que"_s,   u"più"_s,  u"más"_s, u"mais"_s, u"более"_s};
    static const QSet<QString> above{u"nearly"_s, u"almost"_s,  u"under"_s, u"fast"_s,  u"knapp"_s, u"beinahe"_s,
                                     u"près"_s,   u"presque"_s, u"casi"_s,  u"quasi"_s, u"quase"_s, u"почти"_s};
    static const QSet<QString> around{u"about"_s, u"around"_s, u"some"_s,    u"roughly"_s, u"approximately"_s, u"etwa"_s,  u"rund"_s,
                                      u"circa"_s, u"ca"_s,     u"environ"_s, u"unos"_s,    u"unas"_s,          u"cerca"_s, u"около"_s};
    const bool isRounded = token.text.endsWith(u'k', Qt::CaseInsensitive) || saysNear(index, around);
    if (isRounded && std::abs(said - value) <= value * 0.05)
        return true;
    const bool isAbove = saysNear(index, above);
    if (isAbove && said > value && value >= said * 0.9)
        return true;
    return !isAbove && saysNear(index, below) && said < value && value <= said * 1.15;
}

bool NumberCheck::isOfAnother(const SourceUnit &unit) const
{
    return !m_entries.isEmpty() && !unit.isPersonal() && !m_entries.contains(unit.pointer);
}

QStringList NumberCheck::knownNames() const
{
    QStringList names;
    for (const auto &token : m_tokens)
        if (token.isCapital && !token.number && carriesMeaning(token) && m_source.isNameOnly(token.lower))
            names.append(token.lower);
    return names;
}

bool NumberCheck::sharesWord(const SourceUnit &unit) const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(),
                       [&unit](const FactToken &token) { return carriesMeaning(token) && unit.hasStem(stemOf(token.lower)); });
}

} // namespace trinity
