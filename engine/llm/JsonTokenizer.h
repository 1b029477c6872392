// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// Cuts text that is, or may become, JSON into its tokens. Forgiving: what is no JSON comes as Literal, a key in single quotes is one
/// Literal with its quotes, invisible characters between tokens are blanks. No recursion.
class JsonTokenizer
{
public:
    enum class Token { BeginObject, EndObject, BeginArray, EndArray, Colon, Comma, String, UnfinishedString, Literal, Comment, End };

    explicit JsonTokenizer(QStringView text, qsizetype from = 0) : m_text(text), m_at(from) { }

    Token next();
    [[nodiscard]] qsizetype start() const { return m_start; } ///< of the last token
    [[nodiscard]] qsizetype position() const { return m_at; } ///< behind the last token
    /// The last string token, decoded. An unfinished one ends before an escape sequence or surrogate pair that is not
    /// complete yet.
    [[nodiscard]] QString string() const;
    [[nodiscard]] QStringView text() const { return m_text.mid(m_start, m_at - m_start); } ///< of the last token, as it stands

    /// A byte order mark or a character without width, which JSON knows only inside strings.
    [[nodiscard]] static bool isInvisible(QChar c);

private:
    Token readString();
    bool skipComment();
    bool skipQuotedKey();

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_start = 0;
    qsizetype m_contentEnd = 0;
};

} // namespace trinity
