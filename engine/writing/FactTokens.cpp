// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactTokens.h"

#include "engine/writing/NumberWords.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <array>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c.isDigit();
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

// How far a number goes that begins with a digit: groups of three behind a separator, or one decimal part.
qsizetype numberEnd(const QString &text, qsizetype start)
{
    static const QRegularExpression grouped(
        u"\\G(?:\\d{1,3}(?:[.,'’\\x{A0}\\x{202F}\\x{2009} ]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d+)*)"_s);
    const auto match = grouped.match(text, start, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    return match.hasMatch() ? match.capturedEnd() : start;
}

// The value of digits with separators. 1.287 is a thousand here: "1.3" has no three digits behind the dot.
std::optional<double> valueOf(QString digits)
{
    static const QRegularExpression groups(u"^\\d{1,3}(?:[.,'’\\x{A0}\\x{202F}\\x{2009} ]\\d{3})+"_s);
    const auto match = groups.match(digits);
    if (match.hasMatch()) {
        auto whole = match.captured();
        whole.removeIf([](QChar c) { return !c.isDigit(); });
        digits = whole + digits.mid(match.capturedEnd());
    }
    digits.replace(u',', u'.');
    if (digits.count(u'.') > 1)
        return std::nullopt; // a version or an address: a word
    bool ok = false;
    const double value = digits.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

double factorOf(QStringView suffix)
{
    if (suffix == u"k"_s || suffix == u"K"_s)
        return 1e3;
    if (suffix == u"M"_s)
        return 1e6;
    return 0;
}

class Tokenizer
{
public:
    Tokenizer(const QString &text, const QString &language) : m_text(text), m_words(numberWordsOf(language)) { }

    QList<FactToken> tokens()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (isDigit(c))
                readNumber();
            else if (isWordPart(c))
                readWord(m_at);
            else
                skip(c);
        }
        return m_tokens;
    }

private:
    void skip(QChar c)
    {
        if (!c.isSpace() && c != u'-' && c != u'\'' && c != u'’')
            m_break = true;
        ++m_at;
    }

    void readNumber()
    {
        const auto start = m_at;
        auto end = numberEnd(m_text, start);
        auto suffixEnd = end;
        while (suffixEnd < m_text.size() && isWordPart(m_text.at(suffixEnd)))
            ++suffixEnd;
        const auto suffix = QStringView(m_text).mid(end, suffixEnd - end);
        auto value = valueOf(m_text.mid(start, end - start));
        const double factor = factorOf(suffix);
        if (!value || (!suffix.isEmpty() && factor == 0 && !isOrdinalSuffix(suffix))) {
            readWord(start, std::max(end, suffixEnd));
            return;
        }
        FactToken token;
        token.text = m_text.mid(start, suffixEnd - start);
        token.lower = token.text.toLower();
        token.number = factor > 0 ? *value * factor : *value;
        token.isYear = suffix.isEmpty() && end - start == 4 && *value >= 1900 && *value <= 2100;
        m_at = suffixEnd;
        const auto rest = QStringView(m_text).mid(m_at).trimmed();
        token.isPercent =
            rest.startsWith(u'%') || rest.startsWith(u"percent"_s) || rest.startsWith(u"Prozent"_s) || rest.startsWith(u"per cent"_s);
        append(token);
    }

    static bool isOrdinalSuffix(QStringView suffix)
    {
        return suffix == u"st"_s || suffix == u"nd"_s || suffix == u"rd"_s || suffix == u"th"_s || suffix == u"s"_s;
    }

    void readWord(qsizetype start, qsizetype knownEnd = 0)
    {
        auto end = std::max(start, knownEnd);
        while (end < m_text.size()) {
            const QChar c = m_text.at(end);
            const bool inner = (c == u'.' || c == u'+' || c == u'#' || c == u'\'' || c == u'’' || c == u'@') && end + 1 < m_text.size()
                && isWordPart(m_text.at(end + 1)) && end > start;
            if (!isWordPart(c) && !inner)
                break;
            ++end;
        }
        while (end < m_text.size() && (m_text.at(end) == u'+' || m_text.at(end) == u'#'))
            ++end; // C++, C#
        FactToken token;
        token.text = m_text.mid(start, end - start);
        m_at = end;
        finish(token);
    }

    void finish(FactToken token)
    {
        token.lower = token.text.toLower();
        for (const auto &possessive : {u"'s"_s, u"’s"_s, u"'"_s, u"’"_s})
            if (token.lower.size() > possessive.size() + 1 && token.lower.endsWith(possessive)) {
                token.lower.chop(possessive.size());
                token.text.chop(possessive.size());
                break;
            }
        token.isCapital = token.text.front().isUpper();
        const auto behindFirst = QStringView(token.text).mid(1);
        token.isPlain = std::none_of(behindFirst.begin(), behindFirst.end(),
                                     [](QChar c) { return c.isUpper() || c.isDigit() || c == u'+' || c == u'#'; })
            && !token.text.front().isDigit();
        if (const auto found = m_words.constFind(token.lower); found != m_words.constEnd())
            token.number = combined(*found);
        append(token);
    }

    // "twenty five", "two hundred": the word before gives its number to this one.
    double combined(double value)
    {
        if (m_break || m_tokens.isEmpty() || !m_tokens.constLast().number || m_tokens.constLast().isYear)
            return value;
        auto &before = m_tokens.last();
        const double first = *before.number;
        if (value >= 100 && value > first) {
            before.number.reset();
            return first * value;
        }
        if (first >= 20 && first < 100 && std::fmod(first, 10) == 0 && value < 10) {
            before.number.reset();
            return first + value;
        }
        return value;
    }

    void append(FactToken token)
    {
        token.afterBreak = m_break || m_tokens.isEmpty();
        m_break = false;
        m_tokens.append(std::move(token));
    }

    const QString &m_text;
    const QHash<QString, double> &m_words;
    QList<FactToken> m_tokens;
    qsizetype m_at = 0;
    bool m_break = false;
};

// Separated by spaces: English; German; French, Spanish, Italian, Portuguese.
constexpr std::array functionWords{
    u"a an the and or but of in on at to for with from by as is are was were be been being has have had do does did it its "
    u"this that these those i me my he she they them their his her hers we our us you your who which what when where how why "
    u"not no so than then there here into over under about after before between through during without within while also both "
    u"each every all any some more most other one now still only can will would may since until up out off it's i'm if because "
    u"too very just am via per well like such own same new",
    u"der die das den dem des ein eine einen einem einer eines und oder aber ich er sie es wir ihr mein meine meiner sein "
    u"seine seiner ihre ihrer ist sind war waren hat habe haben wird wurde werden im an am auf bei beim mit von vom zu zum zur "
    u"für aus nach seit über unter bis durch ohne um nicht kein auch noch nur sich dass wie wo was wer alle heute dabei dort "
    u"hier mehr sehr so",
    u"le la les un une et ou de du au aux je il elle nous est sont dans pour par avec sur que qui ne pas en y el los las una "
    u"del al yo es son con por para sobre se su mi lo gli uno di da della dei nel è per tra che non o os as um uma do dos das "
    u"no na nos e é com eu",
};

} // namespace

QList<FactToken> factTokensOf(const QString &text, const QString &language)
{
    return Tokenizer(text, language).tokens();
}

QString stemOf(const QString &lower)
{
    // The first letters of long words; English irregulars that this check needs.
    static const QHash<QString, QString> irregular{
        {u"led"_s, u"lead"_s},    {u"wrote"_s, u"write"_s},  {u"written"_s, u"write"_s}, {u"built"_s, u"build"_s},
        {u"made"_s, u"make"_s},   {u"taught"_s, u"teach"_s}, {u"kept"_s, u"keep"_s},     {u"won"_s, u"win"_s},
        {u"spoke"_s, u"speak"_s}, {u"ran"_s, u"run"_s},      {u"grew"_s, u"grow"_s},     {u"drew"_s, u"draw"_s},
        {u"sold"_s, u"sell"_s},   {u"began"_s, u"begin"_s},  {u"years"_s, u"year"_s},    {u"writing"_s, u"write"_s},
        {u"making"_s, u"make"_s}, {u"leads"_s, u"lead"_s},   {u"leading"_s, u"lead"_s},  {u"saw"_s, u"see"_s}};
    if (const auto found = irregular.constFind(lower); found != irregular.constEnd())
        return *found;
    if (lower.size() > 5)
        return lower.left(5);
    if (lower.size() > 3 && lower.endsWith(u's'))
        return lower.chopped(1);
    return lower;
}

bool isFunctionWord(const QString &lower)
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const auto *group : functionWords)
            for (const auto &word : QStringView(group).split(u' '))
                set.insert(word.toString());
        return set;
    }();
    return words.contains(lower);
}

QStringList addressesIn(const QString &text)
{
    static const QRegularExpression address(
        u"(?:https?://|www\\.|mailto:)[^\\s<>\"'()]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|app|ai|eu|de|fr|uk|it|es|pt|se|ch|at|me|co|info|example)\\b(?:/[^\\s<>\"'()]*)?"_s,
        QRegularExpression::CaseInsensitiveOption);
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
