// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactTokenizer.h"

#include "engine/writing/NumberWords.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'ー';
}

bool isSpaceless(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana || c == u'ー';
}

bool isCaseScript(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic || c.isDigit();
}

QString withAsciiDigits(QString text)
{
    for (auto &c : text)
        if (c.unicode() > 0x7f && c.isDigit())
            c = QChar(u'0' + c.digitValue());
    return text;
}

// How far a number goes that begins with a digit: groups of three behind a separator, or one decimal part.
qsizetype numberEnd(const QString &text, qsizetype start)
{
    static const QRegularExpression grouped(
        u"\\G(?:\\d{1,3}(?:[.,'’\\x{A0}\\x{202F}\\x{2009}\\x{66C} ]\\d{3})+(?!\\d)(?:[.,\\x{66B}]\\d{1,2}(?!\\d))?|\\d+(?:[.,\\x{66B}]\\d+)*)"_s);
    const auto match = grouped.match(text, start, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    return match.hasMatch() ? match.capturedEnd() : start;
}

// The value of digits with separators. 1.287 is a thousand here: "1.3" has no three digits behind the dot.
std::optional<double> valueOf(QStringView text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    if (isPlain)
        return text.toDouble();
    QString digits = text.toString();
    static const QRegularExpression groups(u"^\\d{1,3}(?:[.,'’\\x{A0}\\x{202F}\\x{2009}\\x{66C} ]\\d{3})+"_s);
    const auto match = groups.match(digits);
    if (match.hasMatch()) {
        auto whole = match.captured();
        whole.removeIf([](QChar c) { return !c.isDigit(); });
        digits = whole + digits.mid(match.capturedEnd());
    }
    digits.replace(u',', u'.');
    digits.replace(u'٫', u'.');
    if (digits.count(u'.') > 1)
        return std::nullopt; // a version or an address: a word
    bool ok = false;
    const double value = digits.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

double factorOf(QStringView suffix)
{
    if (suffix == u"k" || suffix == u"K")
        return 1e3;
    return suffix == u"M" ? 1e6 : 0;
}

double hanFactorOf(QChar c)
{
    return c == u'万' ? 1e4 : c == u'億' || c == u'亿' ? 1e8 : 0;
}

bool isOrdinalSuffix(QStringView suffix)
{
    return suffix == u"st" || suffix == u"nd" || suffix == u"rd" || suffix == u"th" || suffix == u"s";
}

bool isElision(QStringView lower)
{
    static const QSet<QString> elisions{u"l"_s,       u"d"_s,        u"j"_s,       u"n"_s,      u"m"_s,     u"t"_s,
                                        u"s"_s,       u"c"_s,        u"qu"_s,      u"un"_s,     u"all"_s,   u"dall"_s,
                                        u"dell"_s,    u"nell"_s,     u"sull"_s,    u"quell"_s,  u"trent"_s, u"vent"_s,
                                        u"quarant"_s, u"cinquant"_s, u"sessant"_s, u"aujourd"_s};
    return lower.size() <= 8 && elisions.contains(lower.toString());
}

} // namespace

FactTokenizer::FactTokenizer(const QString &text, const QString &language) : m_text(withAsciiDigits(text)), m_language(language)
{
}

QList<FactToken> FactTokenizer::tokens()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (c.isDigit())
            readNumber();
        else if (isSpaceless(c))
            readHan();
        else if (isWordPart(c))
            readWord(m_at);
        else
            skip(c);
    }
    return m_tokens;
}

void FactTokenizer::skip(QChar c)
{
    if ((c == u'%' || c == u'٪' || c == u'％') && !m_tokens.isEmpty() && m_tokens.constLast().number)
        m_tokens.last().isPercent = true;
    else if (!c.isSpace() && c != u'-' && c != u'\'' && c != u'’' && c != u'&')
        m_break = true;
    ++m_at;
}

void FactTokenizer::readNumber()
{
    const auto start = m_at;
    const auto end = numberEnd(m_text, start);
    auto suffixEnd = end;
    while (suffixEnd < m_text.size() && isWordPart(m_text.at(suffixEnd)) && isCaseScript(m_text.at(suffixEnd)))
        ++suffixEnd;
    const auto suffix = QStringView(m_text).mid(end, suffixEnd - end);
    const auto value = valueOf(QStringView(m_text).mid(start, end - start));
    const double factor = factorOf(suffix);
    if (!value || (!suffix.isEmpty() && factor == 0 && !isOrdinalSuffix(suffix))) {
        readWord(start, std::max(end, suffixEnd));
        return;
    }
    FactToken token;
    token.start = start;
    token.number = factor > 0 ? *value * factor : *value;
    token.isYear = suffix.isEmpty() && end - start == 4 && *value >= 1900 && *value <= 2100;
    m_at = suffixEnd;
    if (m_at < m_text.size())
        if (const double han = hanFactorOf(m_text.at(m_at)); han > 0) {
            token.number = *token.number * han;
            token.isYear = false;
            ++m_at;
            static const QRegularExpression thousands(u"\\G(\\d{1,4})(千?)"_s); // 1万2千, 1万2000
            const auto rest = thousands.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
            if (rest.hasMatch()) {
                token.number = *token.number + rest.captured(1).toDouble() * (rest.captured(2).isEmpty() ? 1 : 1000);
                m_at = rest.capturedEnd();
            }
        }
    token.end = m_at;
    token.text = m_text.mid(start, m_at - start);
    token.lower = token.text.toLower();
    m_running = {0, *token.number, m_tokens.size(), true};
    const bool isYear = token.isYear;
    append(token);
    if (isYear)
        readMonth();
}

// "2019-03-01": month and day are no numbers that count something.
void FactTokenizer::readMonth()
{
    static const QRegularExpression rest(u"\\G-(?:0\\d|1[0-2])(?:-[0-3]\\d)?(?!\\d)"_s);
    const auto match = rest.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return;
    FactToken token;
    token.start = m_at + 1;
    token.end = m_at = match.capturedEnd();
    token.text = token.lower = m_text.mid(token.start, token.end - token.start);
    token.isPlain = false;
    append(token);
}

// Chinese and Japanese set no spaces: a word goes as far as its script, and numbers stand apart.
void FactTokenizer::readHan()
{
    const auto start = m_at;
    const auto numberLength = [this](qsizetype from) {
        auto end = from;
        while (end < m_text.size() && isHanDigit(m_text.at(end)))
            ++end;
        return end - from;
    };
    if (const auto length = numberLength(start); length > 0)
        if (const auto value = hanNumber(QStringView(m_text).mid(start, length)); value && (length > 1 || *value < 1000)) {
            FactToken token;
            token.start = start;
            token.end = m_at = start + length;
            token.text = token.lower = m_text.mid(start, length);
            token.number = *value;
            token.isYear = length == 4 && *value >= 1900 && *value <= 2100;
            append(token);
            return;
        }
    const auto script = m_text.at(start).script();
    auto end = start + 1;
    while (end < m_text.size() && (m_text.at(end).script() == script || m_text.at(end) == u'ー')
           && !(script == QChar::Script_Han && numberLength(end) > 1))
        ++end;
    finish(start, end);
}

void FactTokenizer::readWord(qsizetype start, qsizetype knownEnd)
{
    auto end = std::max(start, knownEnd);
    while (end < m_text.size()) {
        const QChar c = m_text.at(end);
        const bool isApostrophe = c == u'\'' || c == u'’';
        if (isApostrophe && isElision(QStringView(m_text).mid(start, end - start).toString().toLower()))
            break;
        const bool inner = (c == u'.' || c == u'+' || c == u'#' || isApostrophe || c == u'@') && end + 1 < m_text.size()
            && isWordPart(m_text.at(end + 1)) && end > start;
        if ((!isWordPart(c) && !inner) || isSpaceless(c))
            break;
        ++end;
    }
    while (end < m_text.size() && (m_text.at(end) == u'+' || m_text.at(end) == u'#'))
        ++end; // C++, C#
    const bool isElided = end < m_text.size() && end > start && (m_text.at(end) == u'\'' || m_text.at(end) == u'’')
        && isElision(QStringView(m_text).mid(start, end - start).toString().toLower());
    finish(start, std::max(end, start + 1));
    m_tokens.last().isElided = isElided;
}

void FactTokenizer::finish(qsizetype start, qsizetype end)
{
    FactToken token;
    token.start = start;
    token.end = m_at = end;
    token.text = m_text.mid(start, end - start);
    token.lower = token.text.toLower();
    for (const QStringView ending : {u"'s", u"’s", u"'", u"’"}) {
        if (token.lower.size() > ending.size() + 1 && token.lower.endsWith(ending)) {
            token.lower.chop(ending.size());
            token.text.chop(ending.size());
            token.end -= ending.size();
        }
    }
    token.isCapital = token.text.front().isUpper();
    const auto behindFirst = QStringView(token.text).mid(1);
    token.isPlain =
        std::none_of(behindFirst.begin(), behindFirst.end(), [](QChar c) { return c.isUpper() || c.isDigit() || c == u'+' || c == u'#'; })
        && !token.text.front().isDigit();
    if (!markPercent(token)) {
        if (const auto word = numberWordOf(token.lower, m_language))
            addNumberWord(token, *word);
        else if (isWordForOne(token.lower) && isBesideNumber(token) && continues(NumberWord(1, false), true))
            addNumberWord(token, NumberWord(1, false));
    }
    append(token);
}

// "vingt et un", "trinta e um"; only English says "twenty one".
bool FactTokenizer::isBesideNumber(const FactToken &one) const
{
    if (m_break || m_running.last < 0 || m_running.isDigits)
        return false;
    const auto size = m_tokens.size();
    return (m_running.last == size - 2 && isNumberLink(m_tokens.constLast().lower))
        || (m_running.last == size - 1 && one.lower == "one"_L1);
}

// "percent", "pour cent": belongs to the number before it.
bool FactTokenizer::markPercent(const FactToken &token)
{
    if (m_tokens.isEmpty())
        return false;
    if (token.lower == "percent"_L1 || token.lower == "prozent"_L1 || token.lower.startsWith(u"процент"_s) || token.lower == u"بالمئة") {
        m_tokens.last().isPercent = m_tokens.constLast().number.has_value();
        return true;
    }
    const auto &before = m_tokens.constLast().lower;
    const bool isHundred = token.lower == "cent"_L1 || token.lower == "ciento"_L1 || token.lower == "cento"_L1;
    if (!isHundred || m_tokens.size() < 2 || (before != "per"_L1 && before != "pour"_L1 && before != "por"_L1))
        return false;
    auto &number = m_tokens[m_tokens.size() - 2];
    number.isPercent = number.number.has_value();
    return number.isPercent;
}

bool FactTokenizer::continues(const NumberWord &word, bool isLinked) const
{
    const double group = m_running.group;
    const double inHundred = std::fmod(group, 100);
    if (m_running.isDigits)
        return word.multiplies && word.value >= 1000 && !isLinked;
    if (word.multiplies)
        return !isLinked && (word.value >= 1000 || (group > 0 && group < 100));
    if (word.value >= 100)
        return group == 0;
    if (inHundred == 0)
        return group > 0 || m_running.total > 0;
    if (word.value < 10)
        return inHundred >= 20 && std::fmod(inHundred, 10) == 0;
    return (inHundred == 4 && word.value == 20) || ((inHundred == 60 || inHundred == 80) && word.value < 20);
}

// "twenty five", "two hundred and thirty", "trinta e um", "4.2 million": the words before give their number to this one.
void FactTokenizer::addNumberWord(FactToken &token, const NumberWord &word)
{
    const auto size = m_tokens.size();
    const bool isNext = !m_break && m_running.last >= 0 && m_running.last == size - 1;
    const bool isLinked = !m_break && m_running.last >= 0 && m_running.last == size - 2 && isNumberLink(m_tokens.constLast().lower);
    if ((isNext || isLinked) && !m_tokens.at(m_running.last).isYear && continues(word, isLinked)) {
        auto &before = m_tokens[m_running.last];
        before.number.reset();
        token.start = before.start;
        token.text = m_text.mid(token.start, token.end - token.start);
    } else {
        m_running = {};
    }
    if (word.multiplies && word.value >= 1000) {
        m_running.total += (m_running.group > 0 ? m_running.group : 1) * word.value;
        m_running.group = 0;
        m_running.isDigits = false;
    } else if (word.multiplies) {
        m_running.group = (m_running.group > 0 ? m_running.group : 1) * word.value;
    } else if (std::fmod(m_running.group, 100) == 4 && word.value == 20) {
        m_running.group += 76; // quatre-vingt
    } else {
        m_running.group += word.value;
    }
    m_running.last = size;
    token.number = m_running.total + m_running.group;
}

void FactTokenizer::append(FactToken token)
{
    token.afterBreak = m_break || m_tokens.isEmpty();
    m_break = false;
    m_tokens.append(std::move(token));
}

} // namespace trinity
