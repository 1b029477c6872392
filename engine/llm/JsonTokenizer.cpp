// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonTokenizer.h"

namespace trinity {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
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
    default: break;
    }
    while (m_at < m_text.size() && !endsLiteral(m_text.at(m_at)))
        ++m_at;
    return Token::Literal;
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
