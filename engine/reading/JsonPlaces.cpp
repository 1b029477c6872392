// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/JsonPlaces.h"

#include <QtCore/QSet>

#include <algorithm>
#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
}

bool isJsonDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isJsonDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

class JsonScanner
{
public:
    explicit JsonScanner(const QString &json) : m_json(json) { }

    Result<JsonPlaces> scan();

private:
    struct Level {
        bool array = false;
        qsizetype index = 0;
        QString pointer; ///< of the container itself
        QSet<QString> keys;
    };
    enum class Expect { Value, ValueOrEnd, KeyOrEnd, Key, CommaOrEnd };

    bool step();
    bool value(bool mayEnd);
    bool key(bool mayEnd);
    bool open(bool array);
    bool close();
    bool commaOrEnd();
    bool text(JsonPlaces::Place &place);
    bool escape();
    bool number();
    bool word();
    bool fail(const QString &what);
    void skipSpace();
    [[nodiscard]] QString pointerHere() const;
    void put(const JsonPlaces::Place &place) { m_places.m_places.insert(pointerHere(), place); }
    [[nodiscard]] bool atEnd() const { return m_at >= m_json.size(); }

    const QString &m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    QString m_key; ///< the key whose value comes next, as a pointer step
    Expect m_expect = Expect::Value;
    bool m_done = false;
    QString m_problem;
    JsonPlaces m_places;
};

bool JsonScanner::fail(const QString &what)
{
    const QStringView before = QStringView(m_json).first(std::min(m_at, m_json.size()));
    const auto line = before.count(u'\n') + 1;
    const auto column = before.size() - before.lastIndexOf(u'\n');
    m_problem = u"is not valid JSON: %1 at line %2, column %3"_s.arg(what).arg(line).arg(column);
    return false;
}

void JsonScanner::skipSpace()
{
    while (!atEnd() && isSpace(m_json.at(m_at)))
        ++m_at;
}

QString JsonScanner::pointerHere() const
{
    if (m_levels.empty())
        return {};
    const Level &level = m_levels.back();
    return level.pointer + u'/' + (level.array ? QString::number(level.index) : m_key);
}

bool JsonScanner::escape()
{
    ++m_at; // the backslash
    if (atEnd())
        return fail(u"the text ends inside a string"_s);
    const QChar c = m_json.at(m_at);
    if (c == u'u') {
        for (int i = 1; i <= 4; ++i)
            if (m_at + i >= m_json.size() || !isHexDigit(m_json.at(m_at + i)))
                return fail(u"\\u needs four hexadecimal digits"_s);
        m_at += 5;
        return true;
    }
    if (!QStringView(u"\"\\/bfnrt").contains(c))
        return fail(u"an unknown escape sequence"_s);
    ++m_at;
    return true;
}

bool JsonScanner::text(JsonPlaces::Place &place)
{
    const qsizetype opening = m_at++;
    place.start = m_at;
    while (!atEnd()) {
        const QChar c = m_json.at(m_at);
        if (c == u'"') {
            place.end = m_at++;
            return true;
        }
        if (c == u'\n' || c == u'\t')
            return fail(u"a line break or tab inside a string"_s);
        if (c == u'\\') {
            place.escaped = true;
            if (!escape())
                return false;
        } else {
            ++m_at;
        }
    }
    m_at = opening;
    return fail(u"a string without its closing quotation mark"_s);
}

bool JsonScanner::number()
{
    const qsizetype start = m_at;
    const auto digits = [this] {
        const qsizetype from = m_at;
        while (!atEnd() && isJsonDigit(m_json.at(m_at)))
            ++m_at;
        return m_at > from;
    };
    if (m_json.at(m_at) == u'-')
        ++m_at;
    const bool zero = !atEnd() && m_json.at(m_at) == u'0';
    const qsizetype whole = m_at;
    if (!digits() || (zero && m_at - whole > 1)) {
        m_at = start;
        return fail(u"a malformed number"_s);
    }
    if (!atEnd() && m_json.at(m_at) == u'.') {
        ++m_at;
        if (!digits())
            return fail(u"a malformed number"_s);
    }
    if (!atEnd() && (m_json.at(m_at) == u'e' || m_json.at(m_at) == u'E')) {
        ++m_at;
        if (!atEnd() && (m_json.at(m_at) == u'+' || m_json.at(m_at) == u'-'))
            ++m_at;
        if (!digits())
            return fail(u"a malformed number"_s);
    }
    JsonPlaces::Place place;
    place.start = start;
    place.end = m_at;
    put(place);
    return true;
}

bool JsonScanner::word()
{
    for (const auto literal : {QStringView(u"true"), QStringView(u"false"), QStringView(u"null")}) {
        if (QStringView(m_json).mid(m_at, literal.size()) == literal) {
            m_at += literal.size();
            return true;
        }
    }
    return fail(u"unexpected \"%1\""_s.arg(QString(m_json.at(m_at))));
}

bool JsonScanner::open(bool array)
{
    if (m_levels.size() >= JsonPlaces::maximumDepth) {
        m_problem = u"is JSON nested more than %1 levels deep, which no portfolio is; export it anew"_s.arg(JsonPlaces::maximumDepth);
        return false;
    }
    Level level;
    level.array = array;
    level.pointer = pointerHere();
    m_levels.push_back(std::move(level));
    ++m_at;
    m_expect = array ? Expect::ValueOrEnd : Expect::KeyOrEnd;
    return true;
}

bool JsonScanner::close()
{
    m_levels.pop_back();
    ++m_at;
    m_done = m_levels.empty();
    m_expect = Expect::CommaOrEnd;
    return true;
}

bool JsonScanner::value(bool mayEnd)
{
    const QChar c = m_json.at(m_at);
    if (mayEnd && c == u']')
        return close();
    if (c == u'{' || c == u'[')
        return open(c == u'[');
    m_expect = Expect::CommaOrEnd;
    m_done = m_levels.empty();
    if (c == u'"') {
        JsonPlaces::Place place;
        if (!text(place))
            return false;
        put(place);
        return true;
    }
    return c == u'-' || isJsonDigit(c) ? number() : word();
}

bool JsonScanner::key(bool mayEnd)
{
    const QChar c = m_json.at(m_at);
    if (mayEnd && c == u'}')
        return close();
    if (c != u'"')
        return fail(c == u'}' ? u"a comma without another entry behind it"_s : u"a key in quotation marks was expected"_s);
    JsonPlaces::Place place;
    if (!text(place))
        return false;
    m_key = m_json.mid(place.start, place.end - place.start);
    m_key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
    Level &level = m_levels.back();
    if (level.keys.contains(m_key))
        m_places.m_duplicates << pointerHere();
    level.keys.insert(m_key);
    skipSpace();
    if (atEnd() || m_json.at(m_at) != u':')
        return fail(u"a colon was expected"_s);
    ++m_at;
    m_expect = Expect::Value;
    return true;
}

bool JsonScanner::commaOrEnd()
{
    Level &level = m_levels.back();
    const QChar c = m_json.at(m_at);
    if (c == u',') {
        ++m_at;
        ++level.index;
        m_expect = level.array ? Expect::Value : Expect::Key;
        return true;
    }
    if (c == (level.array ? u']' : u'}'))
        return close();
    return fail(level.array ? u"a comma or \"]\" was expected"_s : u"a comma or \"}\" was expected"_s);
}

bool JsonScanner::step()
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

Result<JsonPlaces> JsonScanner::scan()
{
    while (true) {
        skipSpace();
        if (m_done && atEnd())
            return m_places;
        if (m_done || atEnd()) {
            fail(m_done ? u"something follows the end of the data"_s : u"the text ends too early"_s);
            return Error(ErrorKind::BadSource, m_problem);
        }
        if (!step())
            return Error(ErrorKind::BadSource, m_problem);
    }
}

Result<JsonPlaces> JsonPlaces::scan(const QString &json)
{
    return JsonScanner(json).scan();
}

} // namespace trinity
