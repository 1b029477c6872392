// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/OrderedJsonParser.h"

#include "engine/portfolio/JsonResumeShape.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype manyKeys = 32;

bool isDecimalDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

bool OrderedJsonParser::fail(const QString &what)
{
    m_at = std::min(m_at, m_text.size());
    const bool nul = isAt(u'\0');
    const auto column = m_at - m_text.first(m_at).lastIndexOf(u'\n');
    const QString pointer = pointerHere();
    m_problem = u"is not valid JSON: %1 at line %2, column %3 (%4)"_s.arg(nul ? u"a NUL byte"_s : what)
                    .arg(lineHere())
                    .arg(column)
                    .arg(pointer.isEmpty() ? u"at the root"_s : u"in "_s + pointer);
    return false;
}

void OrderedJsonParser::skipSpace()
{
    while (isAt(u' ') || isAt(u'\n') || isAt(u'\t') || isAt(u'\r'))
        ++m_at;
}

QString OrderedJsonParser::pointerHere() const
{
    QString pointer;
    for (const auto &level : m_levels) {
        if (level.value.isList())
            pointer += u'/' + QString::number(level.value.values().size());
        else if (!level.key.isNull())
            pointer += u'/' + resume::pointerStep(level.key);
    }
    return pointer;
}

/// Where the level's key stands already, or -1. Looking through a few keys is faster than hashing them.
qsizetype OrderedJsonParser::placeOfKey(Level &level)
{
    const auto &keys = level.value.keys();
    if (keys.size() < manyKeys)
        return keys.indexOf(level.key);
    if (level.places.isEmpty())
        level.places = level.value.index();
    const auto at = level.places.value(level.key, -1);
    if (at < 0)
        level.places.insert(level.key, keys.size());
    return at;
}

bool OrderedJsonParser::put(const OrderedJson &value)
{
    if (++m_values > OrderedJson::maximumValues) {
        m_problem = u"is JSON with more than %L1 values, which no portfolio has"_s.arg(OrderedJson::maximumValues);
        return false;
    }
    m_expect = Expect::CommaOrEnd;
    if (m_levels.empty()) {
        m_root = value;
        m_done = true;
        return true;
    }
    auto &level = m_levels.back();
    if (level.value.isList()) {
        level.value.append(value);
        return true;
    }
    if (const auto at = placeOfKey(level); at >= 0)
        level.value.replaceAt(at, value); // the last one counts
    else
        level.value.append(level.key, value);
    level.key = QString();
    return true;
}

bool OrderedJsonParser::close()
{
    ++m_at;
    const OrderedJson value = std::move(m_levels.back().value);
    m_levels.pop_back();
    return put(value);
}

bool OrderedJsonParser::escape(QString &into)
{
    static constexpr QStringView letters = u"\"\\/bfnrt";
    static constexpr QStringView meanings = u"\"\\/\b\f\n\r\t";
    ++m_at; // the backslash
    if (isAt(u'u')) {
        bool isHex = false;
        const auto digits = m_text.mid(m_at + 1, 4);
        const auto code = digits.size() == 4 && digits.front() != u'+' && digits.front() != u'-' ? digits.toUShort(&isHex, 16) : ushort(0);
        if (!isHex)
            return fail(u"\\u without four hexadecimal digits"_s);
        into += QChar(code);
        m_at += 5;
        return true;
    }
    const auto letter = atEnd() ? -1 : letters.indexOf(m_text.at(m_at));
    if (letter < 0)
        return fail(u"an unknown escape sequence"_s);
    into += meanings.at(letter);
    ++m_at;
    return true;
}

/// The text whose quotation mark stands here; nothing after fail().
std::optional<QString> OrderedJsonParser::text()
{
    const auto opening = m_at++;
    QString text = u""_s;
    auto from = m_at;
    while (!atEnd()) {
        const QChar c = m_text.at(m_at);
        if (c == u'"') {
            text += m_text.mid(from, m_at++ - from);
            return text;
        }
        if (c == u'\n' || c == u'\t' || c == u'\0') { // others are not allowed either, but Qt and people's files have them
            fail(u"a line break or tab inside a text"_s);
            return std::nullopt;
        }
        if (c != u'\\') {
            ++m_at;
            continue;
        }
        text += m_text.mid(from, m_at - from);
        if (!escape(text))
            return std::nullopt;
        from = m_at;
    }
    m_at = opening;
    fail(u"a text without its closing quotation mark"_s);
    return std::nullopt;
}

bool OrderedJsonParser::number()
{
    const auto start = m_at;
    const auto digits = [this] {
        const auto from = m_at;
        while (!atEnd() && isDecimalDigit(m_text.at(m_at)))
            ++m_at;
        return m_at > from;
    };
    if (isAt(u'-'))
        ++m_at;
    const bool zero = isAt(u'0');
    const auto whole = m_at;
    bool good = digits() && !(zero && m_at - whole > 1);
    if (good && isAt(u'.')) {
        ++m_at;
        good = digits();
    }
    if (good && (isAt(u'e') || isAt(u'E'))) {
        ++m_at;
        if (isAt(u'+') || isAt(u'-'))
            ++m_at;
        good = digits();
    }
    if (!good) {
        m_at = start;
        return fail(u"a malformed number"_s);
    }
    return put(OrderedJson::number(m_text.mid(start, m_at - start).toString()));
}

bool OrderedJsonParser::word()
{
    const auto take = [this](QStringView literal, const OrderedJson &meaning) {
        if (!m_text.mid(m_at).startsWith(literal))
            return false;
        m_at += literal.size();
        return put(meaning);
    };
    return take(u"true", OrderedJson::boolean(true)) || take(u"false", OrderedJson::boolean(false)) || take(u"null", OrderedJson())
        || fail(u"a value was expected"_s);
}

bool OrderedJsonParser::value(bool mayEnd)
{
    if (mayEnd && isAt(u']'))
        return close();
    if (!m_wanted.isNull() && pointerHere() == m_wanted) {
        m_found = true;
        return false;
    }
    if (isAt(u'{') || isAt(u'[')) {
        if (m_levels.size() >= OrderedJson::maximumDepth) {
            m_problem = u"is JSON nested more than %1 levels deep, which no portfolio is (line %2)"_s.arg(OrderedJson::maximumDepth)
                            .arg(lineHere());
            return false;
        }
        const bool list = isAt(u'[');
        m_levels.emplace_back(list ? OrderedJson::list() : OrderedJson::object());
        m_expect = list ? Expect::ValueOrEnd : Expect::KeyOrEnd;
        ++m_at;
        return true;
    }
    if (isAt(u'"')) {
        const auto words = text();
        return words && put(OrderedJson::text(*words));
    }
    return isAt(u'-') || (!atEnd() && isDecimalDigit(m_text.at(m_at))) ? number() : word();
}

bool OrderedJsonParser::key(bool mayEnd)
{
    if (mayEnd && isAt(u'}'))
        return close();
    if (!isAt(u'"'))
        return fail(isAt(u'}') ? u"a comma without another entry behind it"_s : u"a key in quotation marks was expected"_s);
    const auto words = text();
    if (!words)
        return false;
    m_levels.back().key = *words;
    skipSpace();
    if (!isAt(u':'))
        return fail(u"a colon was expected"_s);
    ++m_at;
    m_expect = Expect::Value;
    return true;
}

bool OrderedJsonParser::commaOrEnd()
{
    const bool list = m_levels.back().value.isList();
    if (isAt(u',')) {
        ++m_at;
        m_expect = list ? Expect::Value : Expect::Key;
        return true;
    }
    if (isAt(list ? u']' : u'}'))
        return close();
    return fail(list ? u"a comma or \"]\" was expected"_s : u"a comma or \"}\" was expected"_s);
}

bool OrderedJsonParser::step()
{
    switch (m_expect) {
    case Expect::Value: return value(false);
    case Expect::ValueOrEnd: return value(true);
    case Expect::KeyOrEnd: return key(true);
    case Expect::Key: return key(false);
    case Expect::CommaOrEnd: return commaOrEnd();
    }
    return false;
}

Result<OrderedJson> OrderedJsonParser::parse()
{
    while (true) {
        skipSpace();
        if (m_done && atEnd())
            return m_root;
        if (m_done || atEnd())
            fail(m_done ? u"something follows the end of the data"_s : u"the text ends too early"_s);
        else if (step())
            continue;
        return Error(ErrorKind::BadSource, m_problem);
    }
}

} // namespace trinity
