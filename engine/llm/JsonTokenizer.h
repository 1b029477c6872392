// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// Cuts text that is, or may become, JSON into its tokens. Forgiving: what is no JSON comes as Literal. No recursion.
class JsonTokenizer
{
public:
    enum class Token { BeginObject, EndObject, BeginArray, EndArray, Colon, Comma, String, UnfinishedString, Literal, End };

    explicit JsonTokenizer(QStringView text, qsizetype from = 0) : m_text(text), m_at(from) { }

    Token next();
    [[nodiscard]] qsizetype start() const { return m_start; } ///< of the last token
    [[nodiscard]] qsizetype position() const { return m_at; } ///< behind the last token
    /// The last string token, decoded. An unfinished one ends before an escape sequence or surrogate pair that is not
    /// complete yet.
    [[nodiscard]] QString string() const;

private:
    Token readString();

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_start = 0;
    qsizetype m_contentEnd = 0;
};

} // namespace trinity
