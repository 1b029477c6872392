// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NameCheck.h"

#include "engine/writing/KnownNames.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QVarLengthArray>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString notNamed = u"The source does not name this"_s;

bool isCased(QStringView word)
{
    const QChar c = word.front();
    return c.isUpper() || c.isLower();
}

} // namespace

NameCheck::NameCheck(const SourceIndex &source, const QString &sentence, std::span<const FactToken> tokens)
    : m_source(source), m_sentence(sentence), m_tokens(tokens)
{
    m_isGerman = source.language().startsWith("de"_L1) || source.language().startsWith("lb"_L1);
}

std::optional<Doubt> NameCheck::doubt() const
{
    const bool isTitle = isTitleCase();
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        if (!m_tokens[i].number)
            if (const auto found = tokenDoubt(i, isTitle))
                return found;
    if (const auto quoted = quotedDoubt())
        return quoted;
    return institutionDoubt();
}

std::optional<Doubt> NameCheck::tokenDoubt(std::size_t index, bool isTitle) const
{
    const auto &token = m_tokens[index];
    const bool known = isKnown(token);
    if (token.is(WordKind::Technology) && !known)
        return Doubt{token.text.toString(), u"The source does not name this technology"_s};
    if (!known && token.is(WordKind::Language) && token.stemId < 0)
        return Doubt{token.text.toString(), u"The source does not name this language"_s};
    if (known && (token.is(WordKind::Technology) || m_source.projectsIn(token) > 0) && isOfAnotherProject(token))
        return Doubt{token.text.toString(), u"The source says it of something else"_s};
    if (!token.isCapital && (token.isPlain || token.text.front().isLower()))
        return std::nullopt;
    if (token.is(WordKind::KnownName) && !known)
        return Doubt{token.text.toString(), notNamed};
    if (!known && looksLikeName(index, isTitle))
        return Doubt{token.text.toString(), notNamed};
    return known && index > 0 && !isTitle ? mixedName(index) : std::nullopt;
}

bool NameCheck::isKnown(const FactToken &token) const
{
    if (token.wordId >= 0)
        return true;
    if (token.lower.endsWith(u's'))
        return token.lower.size() > 3 && m_source.hasWord(token.lower.chopped(1));
    QVarLengthArray<QChar, 32> plural(token.lower.begin(), token.lower.end());
    plural.append(u's');
    return m_source.hasWord(QStringView(plural.constData(), plural.size()));
}

bool NameCheck::looksLikeName(std::size_t index, bool isTitle) const
{
    const auto &token = m_tokens[index];
    if (token.is(WordKind::Harmless) || token.is(WordKind::Function) || token.isElided)
        return false;
    if (!token.isPlain) // acronyms, "MacBook", "3D"
        return isCased(token.text) ? token.stemId < 0 : false;
    if (isTitle)
        return false;
    const bool isKnownStem = token.stemId >= 0;
    const bool startsSentence = index == 0 || (token.afterBreak && m_sentence.contains(u"\" "_s + token.text.toString()));
    const bool nextIsCapital = index + 1 < m_tokens.size() && m_tokens[index + 1].isCapital && !m_tokens[index + 1].afterBreak;
    const bool previousIsCapital =
        index > 0 && m_tokens[index - 1].isCapital && !token.afterBreak && !m_tokens[index - 1].is(WordKind::Function);
    if (startsSentence) {
        const bool acts = index + 1 < m_tokens.size() && m_tokens[index + 1].is(WordKind::DeedOfFirm);
        return (acts || (nextIsCapital && !m_isGerman)) && !isKnownStem;
    }
    if (m_isGerman)
        return looksLikeGermanName(index);
    if (isKnownStem && token.lower.size() > 5 && !previousIsCapital && !nextIsCapital)
        return false; // another form of a word of the source: "Portuguese" for "Portugal"
    return true;
}

bool NameCheck::looksLikeGermanName(std::size_t index) const
{
    const auto &token = m_tokens[index];
    const auto &before = m_tokens[index - 1];
    if (isGermanNoun(token) || token.afterBreak)
        return false;
    if (before.isCapital && !before.is(WordKind::Function) && index > 1)
        return true; // a row of capitals
    if (token.stemId >= 0)
        return false;
    return before.is(WordKind::GermanLead);
}

std::optional<Doubt> NameCheck::mixedName(std::size_t index) const
{
    const auto &first = m_tokens[index - 1];
    const auto &second = m_tokens[index];
    if (second.afterBreak || !first.isCapital || first.number || first.is(WordKind::Function) || first.wordId < 0)
        return std::nullopt;
    const bool areNames = m_isGerman || index == 1 ? m_source.isNameOnly(first) && m_source.isNameOnly(second)
                                                   : m_source.isNameOnly(first) || m_source.isNameOnly(second);
    if (!areNames || m_source.hasPair(first, second))
        return std::nullopt;
    const bool together = std::any_of(m_source.units().begin(), m_source.units().end(),
                                      [&](const SourceUnit &unit) { return unit.hasWord(first.wordId) && unit.hasWord(second.wordId); });
    if (together)
        return std::nullopt;
    return Doubt{first.text.toString() + u' ' + second.text.toString(), notNamed};
}

bool NameCheck::isOfAnotherProject(const FactToken &token) const
{
    bool namesOne = false;
    for (const auto &unit : m_source.units()) {
        if (unit.nameSize < 5 || unit.name.size() != 1 || !unit.isProject)
            continue;
        const int name = unit.name.front().wordId;
        const bool isNamed = std::any_of(m_tokens.begin(), m_tokens.end(), [name](const FactToken &word) { return word.wordId == name; });
        if (!isNamed)
            continue;
        const bool isTold = std::any_of(m_source.units().begin(), m_source.units().end(),
                                        [&](const SourceUnit &other) { return other.hasWord(name) && other.hasWord(token.wordId); });
        if (isTold)
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
        FactText words(title, m_source.language());
        m_source.resolve(words.tokens());
        if (!m_source.hasVerbatim(words.tokens()))
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
