// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonRepair.h"

#include "engine/llm/JsonTokenizer.h"

#include <algorithm>
#include <array>
#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using Token = JsonTokenizer::Token;

namespace {

bool isIdentifier(QStringView text)
{
    const auto belongs = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$'; };
    return !text.isEmpty() && !text.front().isDigit() && text.front() != u'-' && std::all_of(text.begin(), text.end(), belongs);
}

bool isFence(QStringView text)
{
    return text.startsWith("```"_L1) || text.startsWith("~~~"_L1);
}

class Mender
{
public:
    explicit Mender(QStringView text) : m_text(text), m_tokens(text) { m_out.text.reserve(text.size() + 8); }

    JsonRepair mend(FinishReason finish)
    {
        while (take(m_tokens.next())) { }
        if (!m_isCut && !m_open.empty() && !m_comma && m_last == Last::Value && finish != FinishReason::Length)
            close();
        return std::move(m_out);
    }

private:
    enum class Last { Opening, Key, Colon, Comma, Value };

    /// False: the end.
    bool take(Token token)
    {
        noteInvisible();
        switch (token) {
        case Token::BeginObject:
        case Token::BeginArray:
            put(m_tokens.text(), Last::Opening);
            m_open.push_back(token == Token::BeginObject ? u'}' : u']');
            return true;
        case Token::EndObject:
        case Token::EndArray: return takeEnd();
        case Token::Colon: put(m_tokens.text(), Last::Colon); return true;
        case Token::Comma:
            flushComma(); // two in a row are no trailing comma
            m_comma = true;
            return true;
        case Token::String: takeString(); return true;
        case Token::Literal: return takeLiteral();
        case Token::Comment: note("comments"_L1); return true;
        case Token::UnfinishedString:
            m_isCut = true; // nobody can know how it went on
            put(m_tokens.text(), Last::Value);
            return false;
        case Token::End: return false;
        }
        Q_UNREACHABLE();
    }

    bool takeEnd()
    {
        if (std::exchange(m_comma, false))
            note("commas before a closing bracket"_L1);
        put(m_tokens.text(), Last::Value);
        if (!m_open.empty())
            m_open.pop_back();
        return !m_open.empty();
    }

    void takeString()
    {
        const Last last = expectsKey() ? Last::Key : Last::Value;
        flushComma();
        m_last = last;
        for (const QChar c : m_tokens.text()) {
            if (c.unicode() >= 0x20) {
                m_out.text += c;
                continue;
            }
            note("line breaks and tabs in texts"_L1);
            m_out.text += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        }
    }

    bool takeLiteral()
    {
        const QStringView literal = m_tokens.text();
        if (m_last == Last::Value && !m_comma && isFence(literal))
            return false; // the object ends here, with or without its last brackets
        if (expectsKey()) {
            const bool quoted = literal.size() > 1 && literal.front() == u'\'' && literal.back() == u'\'';
            if (!quoted && !isIdentifier(literal)) {
                put(literal, Last::Key);
                return true;
            }
            note(quoted ? "single quotes around keys"_L1 : "keys without quotes"_L1);
            const QStringView name = quoted ? literal.mid(1, literal.size() - 2) : literal;
            put(u"\"%1\""_s.arg(name), Last::Key);
            return true;
        }
        constexpr std::array words{std::pair("True"_L1, "true"_L1), std::pair("False"_L1, "false"_L1), std::pair("None"_L1, "null"_L1)};
        const auto word = std::find_if(words.begin(), words.end(), [&](const auto &pair) { return literal == pair.first; });
        if (word == words.end()) {
            put(literal, Last::Value);
            return true;
        }
        note("True, False or None"_L1);
        put(QString(word->second), Last::Value);
        return true;
    }

    void close()
    {
        note("missing brackets at the end"_L1);
        for (; !m_open.empty(); m_open.pop_back())
            m_out.text += m_open.back();
    }

    void put(QStringView text, Last last)
    {
        flushComma();
        if (m_last == Last::Value && last == Last::Value)
            m_out.text += u' '; // two numbers in a row do not become one
        m_out.text += text;
        m_last = last;
    }

    void flushComma()
    {
        if (!std::exchange(m_comma, false))
            return;
        m_out.text += u',';
        m_last = Last::Comma;
    }

    [[nodiscard]] bool expectsKey() const
    {
        return !m_open.empty() && m_open.back() == u'}' && (m_last == Last::Opening || m_last == Last::Comma || m_comma);
    }

    void noteInvisible()
    {
        const QStringView gap = m_text.mid(m_seen, m_tokens.start() - m_seen);
        m_seen = m_tokens.position();
        if (std::any_of(gap.begin(), gap.end(), &JsonTokenizer::isInvisible))
            note("invisible characters"_L1);
    }

    void note(QLatin1StringView repair)
    {
        if (!m_out.repairs.contains(repair))
            m_out.repairs.append(repair);
    }

    QStringView m_text;
    JsonTokenizer m_tokens;
    JsonRepair m_out;
    std::vector<QChar> m_open; ///< the brackets that will close
    qsizetype m_seen = 0;
    Last m_last = Last::Opening;
    bool m_comma = false; ///< seen and not written yet
    bool m_isCut = false; ///< within a text
};

} // namespace

JsonRepair repairedJson(QStringView text, FinishReason finish)
{
    return Mender(text).mend(finish);
}

} // namespace trinity
