// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonTokenizer.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestQuotedKey = 200;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || JsonTokenizer::isInvisible(c);
}

bool endsLiteral(QChar c)
{
    return isBlank(c) || c == u'{' || c == u'}' || c == u'[' || c == u']' || c == u':' || c == u',' || c == u'"';
}

QChar simpleEscape(QChar c)
{
    switch (c.unicode()) {
    case u'b': return u'\b';
    case u'f': return u'\f';
    case u'n': return u'\n';
    case u'r': return u'\r';
    case u't': return u'\t';
    default: return c;
    }
}

} // namespace

JsonTokenizer::Token JsonTokenizer::next()
{
    while (m_at < m_text.size() && isBlank(m_text.at(m_at)))
        ++m_at;
    m_start = m_at;
    if (m_at >= m_text.size())
        return Token::End;
    switch (m_text.at(m_at++).unicode()) {
    case u'{': return Token::BeginObject;
    case u'}': return Token::EndObject;
    case u'[': return Token::BeginArray;
    case u']': return Token::EndArray;
    case u':': return Token::Colon;
    case u',': return Token::Comma;
    case u'"': return readString();
    case u'/':
        if (skipComment())
            return Token::Comment;
        break;
    case u'\'':
        if (skipQuotedKey())
            return Token::Literal;
        break;
    default: break;
    }
    while (m_at < m_text.size() && !endsLiteral(m_text.at(m_at)))
        ++m_at;
    return Token::Literal;
}

bool JsonTokenizer::isInvisible(QChar c)
{
    const auto code = c.unicode();
    return code == 0xFEFF || (code >= 0x200B && code <= 0x200D) || code == 0x2060;
}

/// Behind the first slash. An unfinished comment reaches to the end.
bool JsonTokenizer::skipComment()
{
    const QChar kind = m_at < m_text.size() ? m_text.at(m_at) : QChar();
    if (kind != u'/' && kind != u'*')
        return false;
    const qsizetype end = kind == u'/' ? m_text.indexOf(u'\n', m_at) : m_text.indexOf("*/"_L1, m_at + 1);
    m_at = end < 0 ? m_text.size() : end + (kind == u'/' ? 0 : 2);
    return true;
}

/// Behind the first apostrophe. Only what a colon follows is a key; elsewhere an apostrophe is an apostrophe.
bool JsonTokenizer::skipQuotedKey()
{
    const QStringView near = m_text.mid(m_at, longestQuotedKey);
    const qsizetype close = near.indexOf(u'\'');
    if (close < 0 || std::any_of(near.begin(), near.begin() + close, [](QChar c) { return c == u'\n' || c == u'"' || c == u'\\'; }))
        return false;
    qsizetype next = m_at + close + 1;
    while (next < m_text.size() && isBlank(m_text.at(next)))
        ++next;
    if (next >= m_text.size() || m_text.at(next) != u':')
        return false;
    m_at += close + 1;
    return true;
}

JsonTokenizer::Token JsonTokenizer::readString()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (c == u'"') {
            m_contentEnd = m_at++;
            return Token::String;
        }
        m_at += c == u'\\' ? 2 : 1;
    }
    m_at = m_text.size();
    m_contentEnd = m_at;
    return Token::UnfinishedString;
}

QString JsonTokenizer::string() const
{
    const QStringView raw = m_text.mid(m_start + 1, m_contentEnd - m_start - 1);
    QString decoded;
    decoded.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw.at(i) != u'\\') {
            decoded += raw.at(i);
            continue;
        }
        if (++i >= raw.size())
            break;
        if (raw.at(i) != u'u') {
            decoded += simpleEscape(raw.at(i));
            continue;
        }
        if (i + 4 >= raw.size())
            break;
        decoded += QChar(char16_t(raw.mid(i + 1, 4).toUShort(nullptr, 16)));
        i += 4;
    }
    if (!decoded.isEmpty() && decoded.back().isHighSurrogate())
        decoded.chop(1);
    return decoded;
}

} // namespace trinity
