// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SentenceCheck.h"

#include "engine/writing/ClaimWords.h"

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isMeaningful(const FactToken &token)
{
    return !token.number && token.lower.size() > 2 && !isFunctionWord(token.lower);
}

} // namespace

SentenceCheck::SentenceCheck(const SourceIndex &source, const QString &sentence, const QString &field)
    : m_source(source), m_sentence(sentence), m_item(field.startsWith(u'/') ? field : QString())
{
    auto text = sentence;
    m_addresses = addressesIn(sentence);
    for (const auto &address : std::as_const(m_addresses))
        text.replace(address, u","_s, Qt::CaseInsensitive); // read apart; its words are no names
    m_tokens = factTokensOf(text, source.language());
    m_isGerman = source.language().startsWith("de"_L1) || source.language().startsWith("lb"_L1);
}

bool SentenceCheck::isVerbatim() const
{
    return m_addresses.isEmpty() && m_source.hasVerbatim(SourceIndex::normalised(m_tokens));
}

std::optional<Doubt> SentenceCheck::doubt() const
{
    for (const auto &check : {&SentenceCheck::addressDoubt, &SentenceCheck::numberDoubt, &SentenceCheck::nameDoubt,
                              &SentenceCheck::claimDoubt, &SentenceCheck::noveltyDoubt})
        if (const auto found = (this->*check)())
            return found;
    return std::nullopt;
}

std::optional<Doubt> SentenceCheck::addressDoubt() const
{
    for (const auto &address : m_addresses)
        if (!m_source.hasAddress(address))
            return Doubt{address, u"The source has no such address"_s};
    return std::nullopt;
}

std::optional<Doubt> SentenceCheck::numberDoubt() const
{
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens.at(i);
        if (!token.number)
            continue;
        if (token.isYear ? isYearSupported(token) : isNumberSupported(i))
            continue;
        return Doubt{token.text, token.isYear ? u"The source has no such year for it"_s : u"The source does not count this"_s};
    }
    return std::nullopt;
}

bool SentenceCheck::isYearSupported(const FactToken &year) const
{
    const auto names = knownNamesInSentence();
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item) || !hasNumber(unit, *year.number))
            continue;
        const bool speaksOfIt = names.isEmpty()
            ? sharesWord(unit)
            : std::any_of(names.begin(), names.end(), [&unit](const QString &name) { return unit.words.contains(name); });
        if (speaksOfIt)
            return true;
    }
    return false;
}

bool SentenceCheck::isNumberSupported(qsizetype index) const
{
    const auto &token = m_tokens.at(index);
    const auto counted = countedWords(index);
    for (const auto &word : counted)
        for (const double count : m_source.countsOf(stemOf(word)))
            if (m_item.isEmpty() && matches(index, count))
                return true;
    for (const auto &unit : m_source.units()) {
        if (!SourceIndex::isInScope(unit, m_item))
            continue;
        for (qsizetype i = 0; i < unit.tokens.size(); ++i) {
            const auto &other = unit.tokens.at(i);
            if (!other.number || other.isYear != token.isYear || !matches(index, *other.number) || (token.isPercent && !other.isPercent))
                continue;
            if (countsTheSame(unit, i, index, counted))
                return true;
        }
    }
    return false;
}

QStringList SentenceCheck::countedWords(qsizetype index) const
{
    QStringList words;
    for (qsizetype i = index + 1; i < m_tokens.size() && words.size() < 2; ++i) {
        if (m_tokens.at(i).afterBreak && !m_tokens.at(index).isPercent)
            break;
        if (isMeaningful(m_tokens.at(i)))
            words.append(m_tokens.at(i).lower);
    }
    return words;
}

bool SentenceCheck::countsTheSame(const SourceUnit &unit, qsizetype at, qsizetype index, const QStringList &counted) const
{
    const auto near = stemsNear(unit.tokens, at);
    const bool counts = std::any_of(counted.begin(), counted.end(), [&near](const QString &word) { return near.contains(stemOf(word)); });
    if (counts)
        return true;
    if (!counted.isEmpty() && m_source.hasStem(stemOf(counted.constFirst())))
        return false;
    return near.intersects(stemsNear(m_tokens, index));
}

QSet<QString> SentenceCheck::stemsNear(const QList<FactToken> &tokens, qsizetype at)
{
    constexpr qsizetype reach = 4;
    QSet<QString> stems;
    for (qsizetype i = std::max<qsizetype>(0, at - reach); i < std::min(tokens.size(), at + reach + 1); ++i)
        if (isMeaningful(tokens.at(i)))
            stems.insert(stemOf(tokens.at(i).lower));
    return stems;
}

bool SentenceCheck::matches(qsizetype index, double value) const
{
    const auto &token = m_tokens.at(index);
    const double said = *token.number;
    if (std::abs(said - value) < 1e-9)
        return true;
    static const QStringList below{u"over"_s, u"than"_s, u"above"_s, u"über"_s,       u"als"_s,
                                   u"de"_s,   u"di"_s,   u"least"_s, u"mindestens"_s, u"que"_s};
    static const QStringList above{u"nearly"_s,  u"almost"_s, u"under"_s, u"fast"_s,  u"knapp"_s,
                                   u"beinahe"_s, u"près"_s,   u"casi"_s,  u"quasi"_s, u"quase"_s};
    static const QStringList around{u"about"_s, u"around"_s, u"some"_s, u"roughly"_s, u"approximately"_s, u"etwa"_s,
                                    u"rund"_s,  u"circa"_s,  u"ca"_s,   u"environ"_s, u"unos"_s,          u"cerca"_s};
    const auto before = index > 0 ? m_tokens.at(index - 1).lower : QString();
    const bool isRounded = token.text.endsWith(u'k', Qt::CaseInsensitive) || around.contains(before);
    if (isRounded && std::abs(said - value) <= value * 0.05)
        return true;
    if ((below.contains(before) || m_sentence.contains(token.text + u'+')) && said < value && value <= said * 1.15)
        return true;
    return above.contains(before) && said > value && value >= said * 0.9;
}

std::optional<Doubt> SentenceCheck::nameDoubt() const
{
    const bool isTitle = isTitleCase();
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens.at(i);
        if (token.number)
            continue;
        const bool known = isKnown(token);
        if (isKnownTechnology(token.lower) && !known)
            return Doubt{token.text, u"The source does not name this technology"_s};
        if (!token.isCapital && (token.isPlain || token.text.front().isLower()))
            continue;
        if (isKnownName(token.lower) && !known)
            return Doubt{token.text, u"The source does not name this"_s};
        if (!known && looksLikeName(i, isTitle))
            return Doubt{token.text, u"The source does not name this"_s};
        if (known && i > 0 && !isTitle)
            if (const auto mixed = mixedName(i))
                return mixed;
    }
    return std::nullopt;
}

bool SentenceCheck::isKnown(const FactToken &token) const
{
    if (m_source.hasWord(token.lower))
        return true;
    if (token.lower.endsWith(u's') && token.lower.size() > 3 && m_source.hasWord(token.lower.chopped(1)))
        return true;
    return !token.lower.endsWith(u's') && m_source.hasWord(token.lower + u's');
}

bool SentenceCheck::looksLikeName(qsizetype index, bool isTitle) const
{
    const auto &token = m_tokens.at(index);
    static const QSet<QString> harmless{u"i"_s, u"i'm"_s, u"i've"_s, u"i'd"_s, u"cv"_s, u"ok"_s, u"it"_s, u"id"_s, u"pc"_s, u"ui"_s};
    if (harmless.contains(token.lower) || isFunctionWord(token.lower))
        return false;
    if (!token.isPlain) // acronyms, "MacBook", "3D"
        return !m_source.hasStem(stemOf(token.lower));
    if (isTitle)
        return false;
    const bool startsSentence = index == 0 || (m_sentence.contains(u"\" "_s + token.text) && m_tokens.at(index).afterBreak);
    const bool nextIsCapital = index + 1 < m_tokens.size() && m_tokens.at(index + 1).isCapital && !m_tokens.at(index + 1).afterBreak;
    const bool previousIsCapital =
        index > 0 && m_tokens.at(index - 1).isCapital && !token.afterBreak && !isFunctionWord(m_tokens.at(index - 1).lower);
    if (startsSentence)
        return nextIsCapital && !m_isGerman && !m_source.hasStem(stemOf(token.lower));
    if (m_isGerman) // every noun has a capital letter: only rows of them, and what follows "bei" without an article
        return (previousIsCapital && index > 1)
            || (index > 0 && m_tokens.at(index - 1).lower == u"bei"_s && !m_source.hasStem(stemOf(token.lower)));
    if (m_source.hasStem(stemOf(token.lower)) && token.lower.size() > 5 && !previousIsCapital && !nextIsCapital)
        return false; // another form of a word of the source: "Portuguese" for "Portugal"
    return true;
}

std::optional<Doubt> SentenceCheck::mixedName(qsizetype index) const
{
    const auto &first = m_tokens.at(index - 1);
    const auto &second = m_tokens.at(index);
    if (second.afterBreak || !first.isCapital || first.number || isFunctionWord(first.lower) || !m_source.hasWord(first.lower))
        return std::nullopt;
    if (!m_source.isNameOnly(first.lower) || !m_source.isNameOnly(second.lower) || m_source.hasPair(first.lower, second.lower))
        return std::nullopt;
    const bool together = std::any_of(m_source.units().begin(), m_source.units().end(), [&](const SourceUnit &unit) {
        return unit.words.contains(first.lower) && unit.words.contains(second.lower);
    });
    if (together)
        return std::nullopt;
    return Doubt{first.text + u' ' + second.text, u"The source does not name this"_s};
}

std::optional<Doubt> SentenceCheck::claimDoubt() const
{
    const auto text = SourceIndex::normalised(m_tokens);
    for (const auto &kind : claimKinds()) {
        for (qsizetype i = 0; i < kind.triggers.size(); ++i) {
            if (!text.contains(kind.needles.at(i)))
                continue;
            const auto &trigger = kind.triggers.at(i);
            if (m_source.says(trigger))
                continue;
            if (m_source.hasWonAwards() && kind.triggers.constFirst() == u"award-winning"_s)
                continue;
            const auto said = [this](const QString &word) { return m_source.says(word); };
            const bool isLiteral = kind.supports.isEmpty();
            if (!isLiteral
                && (std::any_of(kind.supports.begin(), kind.supports.end(), said)
                    || std::any_of(kind.triggers.begin(), kind.triggers.end(), said)))
                continue;
            return Doubt{trigger.endsWith(u'*') ? trigger.chopped(1) : trigger, kind.reason};
        }
    }
    return std::nullopt;
}

std::optional<Doubt> SentenceCheck::noveltyDoubt() const
{
    constexpr int fewest = 4;
    constexpr double most = 0.75;
    int meaningful = 0;
    int unknown = 0;
    QString first;
    for (const auto &token : m_tokens) {
        if (!isMeaningful(token))
            continue;
        ++meaningful;
        if (!m_source.hasStem(stemOf(token.lower))) {
            ++unknown;
            if (first.isEmpty())
                first = token.text;
        }
    }
    if (meaningful >= fewest && unknown > meaningful * most)
        return Doubt{first, u"The source says nothing of the kind"_s};
    return std::nullopt;
}

bool SentenceCheck::isTitleCase() const
{
    int long_ = 0;
    int capital = 0;
    for (const auto &token : m_tokens) {
        if (token.number || token.lower.size() < 4)
            continue;
        ++long_;
        capital += token.isCapital ? 1 : 0;
    }
    return !m_isGerman && long_ >= 2 && capital == long_ && !m_sentence.trimmed().endsWith(u'.');
}

QStringList SentenceCheck::knownNamesInSentence() const
{
    QStringList names;
    for (const auto &token : m_tokens)
        if (token.isCapital && !token.number && isMeaningful(token) && m_source.isNameOnly(token.lower))
            names.append(token.lower);
    return names;
}

bool SentenceCheck::sharesWord(const SourceUnit &unit) const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(),
                       [&unit](const FactToken &token) { return isMeaningful(token) && unit.stems.contains(stemOf(token.lower)); });
}

bool SentenceCheck::hasNumber(const SourceUnit &unit, double number)
{
    return std::any_of(unit.tokens.begin(), unit.tokens.end(),
                       [number](const FactToken &token) { return token.number && std::abs(*token.number - number) < 1e-9; });
}

} // namespace trinity
