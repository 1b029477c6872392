// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NameCheck.h"

#include "engine/writing/KnownNames.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString notNamed = u"The source does not name this"_s;

bool isHarmless(const QString &lower)
{
    static const QSet<QString> words{u"i"_s, u"i'm"_s, u"i've"_s, u"i'd"_s, u"cv"_s, u"ok"_s, u"it"_s, u"id"_s, u"pc"_s, u"ui"_s};
    return words.contains(lower);
}

// Before a name, without an article between.
bool leadsToGermanName(const QString &lower)
{
    static const QSet<QString> words{u"bei"_s, u"für"_s, u"von"_s, u"aus"_s, u"nach"_s, u"in"_s, u"mit"_s, u"an"_s, u"um"_s};
    return words.contains(lower);
}

// Who does this at the beginning of a sentence is somebody with a name.
bool saysDeedOfFirm(const QString &lower)
{
    static const QSet<QString> words{u"hired"_s,   u"employed"_s, u"awarded"_s,  u"honoured"_s, u"honored"_s, u"chose"_s,
                                     u"trusts"_s,  u"trusted"_s,  u"bought"_s,   u"acquired"_s, u"funded"_s,  u"commissioned"_s,
                                     u"ordered"_s, u"named"_s,    u"asked"_s,    u"invited"_s,  u"paid"_s,    u"contracted"_s,
                                     u"engaged"_s, u"sponsors"_s, u"sponsored"_s};
    return words.contains(lower);
}

bool isCased(const QString &word)
{
    const QChar c = word.front();
    return c.isUpper() || c.isLower();
}

} // namespace

NameCheck::NameCheck(const SourceIndex &source, const QString &sentence, const QList<FactToken> &tokens)
    : m_source(source), m_sentence(sentence), m_tokens(tokens)
{
    m_isGerman = source.language().startsWith("de"_L1) || source.language().startsWith("lb"_L1);
}

std::optional<Doubt> NameCheck::doubt() const
{
    const bool isTitle = isTitleCase();
    for (qsizetype i = 0; i < m_tokens.size(); ++i)
        if (!m_tokens.at(i).number)
            if (const auto found = tokenDoubt(i, isTitle))
                return found;
    if (const auto quoted = quotedDoubt())
        return quoted;
    return institutionDoubt();
}

std::optional<Doubt> NameCheck::tokenDoubt(qsizetype index, bool isTitle) const
{
    const auto &token = m_tokens.at(index);
    const bool known = isKnown(token);
    if (isKnownTechnology(token.lower) && !known)
        return Doubt{token.text, u"The source does not name this technology"_s};
    if (!known && isLanguageName(token.lower) && !m_source.hasStem(stemOf(token.lower)))
        return Doubt{token.text, u"The source does not name this language"_s};
    if (known && (isKnownTechnology(token.lower) || m_source.projectsIn(token.lower) > 0) && isOfAnotherProject(token))
        return Doubt{token.text, u"The source says it of something else"_s};
    if (!token.isCapital && (token.isPlain || token.text.front().isLower()))
        return std::nullopt;
    if (isKnownName(token.lower) && !known)
        return Doubt{token.text, notNamed};
    if (!known && looksLikeName(index, isTitle))
        return Doubt{token.text, notNamed};
    return known && index > 0 && !isTitle ? mixedName(index) : std::nullopt;
}

bool NameCheck::isKnown(const FactToken &token) const
{
    if (m_source.hasWord(token.lower))
        return true;
    if (token.lower.endsWith(u's') && token.lower.size() > 3 && m_source.hasWord(token.lower.chopped(1)))
        return true;
    return !token.lower.endsWith(u's') && m_source.hasWord(token.lower + u's');
}

bool NameCheck::looksLikeName(qsizetype index, bool isTitle) const
{
    const auto &token = m_tokens.at(index);
    if (isHarmless(token.lower) || isFunctionWord(token.lower) || token.isElided)
        return false;
    if (!token.isPlain) // acronyms, "MacBook", "3D"
        return isCased(token.text) ? !m_source.hasStem(stemOf(token.lower)) : false;
    if (isTitle)
        return false;
    const bool isKnownStem = m_source.hasStem(stemOf(token.lower));
    const bool startsSentence = index == 0 || (m_sentence.contains(u"\" "_s + token.text) && m_tokens.at(index).afterBreak);
    const bool nextIsCapital = index + 1 < m_tokens.size() && m_tokens.at(index + 1).isCapital && !m_tokens.at(index + 1).afterBreak;
    const bool previousIsCapital =
        index > 0 && m_tokens.at(index - 1).isCapital && !token.afterBreak && !isFunctionWord(m_tokens.at(index - 1).lower);
    if (startsSentence) {
        const bool acts = index + 1 < m_tokens.size() && saysDeedOfFirm(m_tokens.at(index + 1).lower);
        return (acts || (nextIsCapital && !m_isGerman)) && !isKnownStem;
    }
    if (m_isGerman)
        return looksLikeGermanName(index);
    if (isKnownStem && token.lower.size() > 5 && !previousIsCapital && !nextIsCapital)
        return false; // another form of a word of the source: "Portuguese" for "Portugal"
    return true;
}

bool NameCheck::looksLikeGermanName(qsizetype index) const
{
    const auto &token = m_tokens.at(index);
    const auto &before = m_tokens.at(index - 1);
    if (isGermanNoun(token.lower) || token.afterBreak)
        return false;
    if (before.isCapital && !isFunctionWord(before.lower) && index > 1)
        return true; // a row of capitals
    if (m_source.hasStem(stemOf(token.lower)))
        return false;
    return leadsToGermanName(before.lower);
}

std::optional<Doubt> NameCheck::mixedName(qsizetype index) const
{
    const auto &first = m_tokens.at(index - 1);
    const auto &second = m_tokens.at(index);
    if (second.afterBreak || !first.isCapital || first.number || isFunctionWord(first.lower) || !m_source.hasWord(first.lower))
        return std::nullopt;
    const bool areNames = m_isGerman || index == 1 ? m_source.isNameOnly(first.lower) && m_source.isNameOnly(second.lower)
                                                   : m_source.isNameOnly(first.lower) || m_source.isNameOnly(second.lower);
    if (!areNames || m_source.hasPair(first.lower, second.lower))
        return std::nullopt;
    const bool together = std::any_of(m_source.units().begin(), m_source.units().end(),
                                      [&](const SourceUnit &unit) { return unit.hasWord(first.lower) && unit.hasWord(second.lower); });
    if (together)
        return std::nullopt;
    return Doubt{first.text + u' ' + second.text, notNamed};
}

bool NameCheck::isOfAnotherProject(const FactToken &token) const
{
    bool namesOne = false;
    for (const auto &unit : m_source.units()) {
        if (unit.name.size() < 5 || !unit.pointer.startsWith("/projects/"_L1))
            continue;
        const auto name = unit.name.trimmed();
        const bool isNamed = std::any_of(m_tokens.begin(), m_tokens.end(), [&name](const FactToken &word) { return word.lower == name; });
        if (!isNamed)
            continue;
        if (unit.hasWord(token.lower))
            return false;
        namesOne = true;
    }
    return namesOne;
}

std::optional<Doubt> NameCheck::quotedDoubt() const
{
    static const QRegularExpression quoted(u"[«“„《「『]\\s*([^«»“”„《》「」『』]{2,})\\s*[»”“》」』]"_s);
    if (!std::any_of(m_sentence.begin(), m_sentence.end(), [](QChar c) { return QStringView(u"«“„《「『").contains(c); }))
        return std::nullopt;
    auto matches = quoted.globalMatch(m_sentence);
    while (matches.hasNext()) {
        const auto title = matches.next().captured(1).trimmed();
        if (!m_source.hasVerbatim(SourceIndex::normalised(factTokensOf(title, m_source.language()))))
            return Doubt{title, u"The source has no such title"_s};
    }
    return std::nullopt;
}

std::optional<Doubt> NameCheck::institutionDoubt() const
{
    const bool isCasedScript = std::all_of(m_sentence.begin(), m_sentence.end(), [](QChar c) { return c.unicode() < 0x590; });
    if (isCasedScript)
        return std::nullopt;
    for (const auto &place : placesIn(m_sentence))
        if (!m_source.saysPart(place))
            return Doubt{place, notNamed};
    static const QRegularExpression before( // the name stands behind its kind
        u"(?:شركة|جامعة|جائزة|مؤسسة|مدرسة|معهد|مستشفى|مدينة|株式会社)\\s*([\\p{Arabic}]+|[\\p{Hiragana}\\p{Katakana}\\p{Han}ー]+?(?=[のにでをはがと、。]|$))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression behind( // the kind stands behind its name
        u"(\\p{Han}{1,4}(?:大学|大學|銀行|银行|病院|医院|公司|奖|賞))|(\\p{Hangul}+)\\s*(?:대학교|대학|회사|은행|병원|연구소)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    for (const auto *pattern : {&before, &behind}) {
        auto matches = pattern->globalMatch(m_sentence);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto name = match.captured(match.lastCapturedIndex());
            if (!m_source.saysPart(name))
                return Doubt{name, notNamed};
        }
    }
    return std::nullopt;
}

bool NameCheck::isTitleCase() const
{
    int longWords = 0;
    int capital = 0;
    for (const auto &token : m_tokens) {
        if (token.number || token.lower.size() < 4)
            continue;
        ++longWords;
        capital += token.isCapital ? 1 : 0;
    }
    return !m_isGerman && longWords >= 2 && capital == longWords && !m_sentence.trimmed().endsWith(u'.');
}

} // namespace trinity
