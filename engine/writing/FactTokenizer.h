// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactTokens.h"

namespace trinity {

struct NumberWord;

/// Cuts one text from a place on and appends its tokens; see FactText.
class FactTokenizer
{
public:
    /// `text` with ASCII digits, `lower` the same in lower case, `language` a numberLanguageOf(). All must outlive the tokens.
    FactTokenizer(QStringView text, QStringView lower, qsizetype start, int language, std::vector<FactToken> &tokens);
    void run();

private:
    // The number that the words so far make: "one thousand eight hundred", and how many tokens back it began.
    struct Running {
        double total = 0;
        double group = 0;
        qsizetype last = -1; // the token that carries it
        bool isDigits = false;
    };

    void skip(QChar c);
    void readNumber();
    void readMonth();
    void readWord(qsizetype start, qsizetype knownEnd = 0);
    void readHan();
    void finish(qsizetype start, qsizetype end);
    void addNumberWord(FactToken &token, const NumberWord &word);
    [[nodiscard]] bool continues(const NumberWord &word, bool isLinked) const;
    [[nodiscard]] bool isBesideNumber(const FactToken &one) const;
    [[nodiscard]] bool markPercent(const FactToken &token);
    void append(FactToken token);
    void setText(FactToken &token) const; ///< from its start and end
    [[nodiscard]] qsizetype size() const { return qsizetype(m_tokens.size()); }
    [[nodiscard]] std::size_t count() const { return m_tokens.size() - m_first; } ///< of this text

    const QStringView m_text, m_lower;
    const int m_language;
    std::vector<FactToken> &m_tokens;
    const std::size_t m_first;
    Running m_running;
    qsizetype m_at;
    bool m_break = false;
};

} // namespace trinity
