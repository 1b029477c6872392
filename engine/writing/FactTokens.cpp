// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactTokens.h"

#include "engine/writing/FactTokenizer.h"
#include "engine/writing/NumberWords.h"
#include "engine/writing/WordTable.h"

#include <QtCore/QRegularExpression>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Without "and", "in", "for", "the" written to its beginning.
QStringView arabicStem(QStringView word)
{
    if (word.size() > 4 && (word.startsWith(u'و') || word.startsWith(u'ب') || word.startsWith(u'ل') || word.startsWith(u'ف')))
        word = word.mid(1);
    if (word.size() > 4 && word.startsWith(u"ال"))
        word = word.mid(2);
    return word.left(4);
}

// A look that costs nothing: every address has a dot or a colon inside.
bool mayHoldAddress(QStringView text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if ((text.at(i) == u'.' || text.at(i) == u':') && !text.at(i + 1).isSpace())
            return true;
    return false;
}

} // namespace

FactText::FactText(const QString &text, const QString &language) : m_text(withAsciiDigits(text)), m_lower(inLowerCase(m_text))
{
    FactTokenizer(m_text, m_lower, 0, numberLanguageOf(language), m_tokens).run();
}

QString withAsciiDigits(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i)
        if (const QChar c = text.at(i); c.unicode() > 0x7f && c.isDigit())
            text[i] = QChar(u'0' + c.digitValue());
    return text;
}

QString inLowerCase(QString text)
{
    for (auto &c : text) {
        if (c.unicode() >= 0x80)
            c = c.toLower();
        else if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + 0x20);
    }
    return text;
}

QString normalised(std::span<const FactToken> tokens)
{
    QString text;
    qsizetype size = 1;
    for (const auto &token : tokens)
        size += token.lower.size() + 1;
    text.reserve(size);
    text += u' ';
    for (const auto &token : tokens) {
        text += token.lower;
        text += u' ';
    }
    return text;
}

QStringView stemOf(QStringView lower)
{
    return stemOf(lower, traitsOf(lower, WordTable::hashOf(lower)));
}

QStringView stemOf(QStringView lower, const WordTraits &traits)
{
    if (traits.stem >= 0)
        return irregularStem(traits.stem);
    if (lower.isEmpty())
        return lower;
    if (lower.front().unicode() >= 0x600) {
        const auto script = lower.front().script();
        if (script == QChar::Script_Arabic)
            return arabicStem(lower);
        if (script == QChar::Script_Hangul)
            return lower.left(2); // particles stand behind
    }
    if (lower.size() > 5)
        return lower.left(5);
    if (lower.size() > 3 && lower.endsWith(u's'))
        return lower.chopped(1);
    return lower;
}

QStringList addressesIn(const QString &text)
{
    static const QRegularExpression address(
        u"(?:https?://|www\\.|mailto:)[^\\s<>\"'()]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|app|ai|eu|de|fr|uk|it|es|pt|se|ch|at|me|co|info|example)\\b(?:/[^\\s<>\"'()]*)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!mayHoldAddress(text))
        return {};
    QStringList addresses;
    auto matches = address.globalMatch(text);
    while (matches.hasNext()) {
        auto found = matches.next().captured().toLower();
        static const QRegularExpression prefix(u"^(?:https?://|mailto:)?(?:www\\.)?"_s);
        found.remove(prefix);
        while (found.endsWith(u'.') || found.endsWith(u',') || found.endsWith(u';') || found.endsWith(u':') || found.endsWith(u'/')
               || found.endsWith(u'!') || found.endsWith(u'?'))
            found.chop(1);
        if (!found.isEmpty())
            addresses.append(found);
    }
    return addresses;
}

} // namespace trinity
