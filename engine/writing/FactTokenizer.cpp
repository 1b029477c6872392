// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactTokenizer.h"

#include "engine/writing/NumberWords.h"
#include "engine/writing/WordTable.h"

#include <algorithm>
#include <cmath>

namespace trinity {

namespace {

bool isWordPart(QChar c)
{
    if (c.unicode() < 0x80)
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'ー';
}

bool isSpaceless(QChar c)
{
    if (c.unicode() < 0x2e80)
        return false;
    const auto script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana || c == u'ー';
}

bool isCaseScript(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic || c.isDigit();
}

bool isDigit(QChar c) // the text has ASCII digits only
{
    return c >= u'0' && c <= u'9';
}

bool isGroupSign(QChar c)
{
    return c == u'.' || c == u',' || c == u'\'' || c == u'’' || c == u' ' || c.unicode() == 0xa0 || c.unicode() == 0x202f
        || c.unicode() == 0x2009 || c.unicode() == 0x66c;
}

bool isDecimalSign(QChar c)
{
    return c == u'.' || c == u',' || c.unicode() == 0x66b;
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isDigit(text.at(end)))
        ++end;
    return end - at;
}

// Where groups of three behind a sign end, each followed by no fourth digit if `isStrict`; `at` itself without one.
qsizetype groupsEnd(QStringView text, qsizetype at, bool isStrict)
{
    while (at < text.size() && isGroupSign(text.at(at))) {
        const auto digits = digitsAt(text, at + 1);
        if (digits < 3 || (isStrict && digits > 3))
            break;
        at += 4;
    }
    return at;
}

// How far a number goes that begins with a digit: groups of three behind a separator, or one decimal part.
qsizetype numberEnd(QStringView text, qsizetype start)
{
    const auto first = digitsAt(text, start);
    auto at = start + first;
    if (first <= 3) {
        if (const auto end = groupsEnd(text, at, true); end > at) {
            const auto decimals = end < text.size() && isDecimalSign(text.at(end)) ? digitsAt(text, end + 1) : 0;
            return decimals == 1 || decimals == 2 ? end + 1 + decimals : end;
        }
    }
    while (at < text.size() && isDecimalSign(text.at(at))) {
        const auto digits = digitsAt(text, at + 1);
        if (digits == 0)
            break;
        at += 1 + digits;
    }
    return at;
}

// The value of digits with separators. 1.287 is a thousand here: "1.3" has no three digits behind the dot.
std::optional<double> valueOf(QStringView text)
{
    constexpr qsizetype exact = 15; // digits that a double holds
    if (text.size() <= exact && digitsAt(text, 0) == text.size()) {
        double value = 0;
        for (const QChar c : text)
            value = value * 10 + (c.unicode() - u'0');
        return value;
    }
    QString digits = text.toString();
    const auto first = digitsAt(text, 0);
    if (const auto end = first <= 3 ? groupsEnd(text, first, false) : first; end > first) {
        auto whole = digits.left(end);
        whole.removeIf([](QChar c) { return !isDigit(c); });
        digits = whole + digits.mid(end);
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
    constexpr qsizetype longest = 8;
    return lower.size() <= longest && traitsOf(lower, WordTable::hashOf(lower)).is(WordKind::Elision);
}

} // namespace

FactTokenizer::FactTokenizer(QStringView text, QStringView lower, qsizetype start, int language, std::vector<FactToken> &tokens)
    : m_text(text), m_lower(lower), m_language(language), m_tokens(tokens), m_first(tokens.size()), m_at(start)
{
}

void FactTokenizer::run()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (isDigit(c))
            readNumber();
        else if (isSpaceless(c))
            readHan();
        else if (isWordPart(c))
            readWord(m_at);
        else
            skip(c);
    }
}

void FactTokenizer::skip(QChar c)
{
    if ((c == u'%' || c == u'٪' || c == u'％') && count() > 0 && m_tokens.back().number)
        m_tokens.back().isPercent = true;
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
    const auto suffix = m_text.mid(end, suffixEnd - end);
    const auto value = valueOf(m_text.mid(start, end - start));
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
            if (const auto rest = std::min<qsizetype>(4, digitsAt(m_text, m_at)); rest > 0) { // 1万2千, 1万2000
                const bool isThousands = m_at + rest < m_text.size() && m_text.at(m_at + rest) == u'千';
                token.number = *token.number + m_text.mid(m_at, rest).toDouble() * (isThousands ? 1000 : 1);
                m_at += rest + (isThousands ? 1 : 0);
            }
        }
    token.end = m_at;
    setText(token);
    m_running = {0, *token.number, size(), true};
    const bool isYear = token.isYear;
    append(token);
    if (isYear)
        readMonth();
}

// "2019-03-01": month and day are no numbers that count something.
void FactTokenizer::readMonth()
{
    const auto twoDigits = [this](qsizetype at, QChar least, QChar most) {
        return at + 2 < m_text.size() && m_text.at(at) == u'-' && m_text.at(at + 1) >= least && m_text.at(at + 1) <= most
            && isDigit(m_text.at(at + 2)) && (at + 3 == m_text.size() || !isDigit(m_text.at(at + 3)));
    };
    if (!twoDigits(m_at, u'0', u'1') || (m_text.at(m_at + 1) == u'1' && m_text.at(m_at + 2) > u'2'))
        return;
    FactToken token;
    token.start = m_at + 1;
    token.end = m_at + (twoDigits(m_at + 3, u'0', u'3') ? 6 : 3);
    m_at = token.end;
    setText(token);
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
        if (const auto value = hanNumber(m_text.mid(start, length)); value && (length > 1 || *value < 1000)) {
            FactToken token;
            token.start = start;
            token.end = m_at = start + length;
            setText(token);
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
        if (isApostrophe && isElision(m_lower.mid(start, end - start)))
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
        && isElision(m_lower.mid(start, end - start));
    finish(start, std::max(end, start + 1));
    m_tokens.back().isElided = isElided;
}

void FactTokenizer::setText(FactToken &token) const
{
    token.text = m_text.mid(token.start, token.end - token.start);
    token.lower = token.stem = m_lower.mid(token.start, token.end - token.start);
    token.hash = WordTable::hashOf(token.lower);
}

void FactTokenizer::finish(qsizetype start, qsizetype end)
{
    FactToken token;
    token.start = start;
    token.end = m_at = end;
    for (const QStringView ending : {u"'s", u"’s", u"'", u"’"})
        if (token.end - start > ending.size() + 1 && m_lower.mid(start, token.end - start).endsWith(ending))
            token.end -= ending.size();
    setText(token);
    const auto &traits = traitsOf(token.lower, token.hash);
    token.kinds = traits.kinds;
    token.month = traits.month;
    token.fraction = traits.fraction;
    token.level = traits.level;
    token.denominator = traits.denominator;
    token.days = traits.days;
    token.stem = stemOf(token.lower, traits);
    token.isCapital = token.text.front().isUpper();
    const auto behindFirst = token.text.mid(1);
    token.isPlain =
        std::none_of(behindFirst.begin(), behindFirst.end(), [](QChar c) { return c.isUpper() || isDigit(c) || c == u'+' || c == u'#'; })
        && !isDigit(token.text.front());
    if (!markPercent(token)) {
        const bool mayBeNumber = token.is(WordKind::Number) || mayBeCompound(token.lower, m_language);
        if (const auto word = mayBeNumber ? numberWordOf(token.lower, m_language) : std::nullopt)
            addNumberWord(token, *word);
        else if (token.is(WordKind::One) && isBesideNumber(token) && continues(NumberWord(1, false), true))
            addNumberWord(token, NumberWord(1, false));
    }
    append(token);
}

// "vingt et un", "trinta e um"; only English says "twenty one".
bool FactTokenizer::isBesideNumber(const FactToken &one) const
{
    if (m_break || m_running.last < 0 || m_running.isDigits)
        return false;
    return (m_running.last == size() - 2 && m_tokens.back().is(WordKind::Link)) || (m_running.last == size() - 1 && one.lower == u"one");
}

// "percent", "pour cent": belongs to the number before it.
bool FactTokenizer::markPercent(const FactToken &token)
{
    if (count() == 0)
        return false;
    if (token.is(WordKind::Percent) || token.lower.startsWith(u"процент")) {
        m_tokens.back().isPercent = m_tokens.back().number.has_value();
        return true;
    }
    if (!token.is(WordKind::Hundred) || count() < 2 || !m_tokens.back().is(WordKind::PerWord))
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
    const bool isNext = !m_break && m_running.last >= 0 && m_running.last == size() - 1;
    const bool isLinked = !m_break && m_running.last >= 0 && m_running.last == size() - 2 && m_tokens.back().is(WordKind::Link);
    if ((isNext || isLinked) && !m_tokens[std::size_t(m_running.last)].isYear && continues(word, isLinked)) {
        auto &before = m_tokens[std::size_t(m_running.last)];
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
    m_running.last = size();
    token.number = m_running.total + m_running.group;
}

void FactTokenizer::append(FactToken token)
{
    token.isFirst = count() == 0;
    token.afterBreak = m_break || token.isFirst;
    m_break = false;
    m_tokens.push_back(token);
}

} // namespace trinity
