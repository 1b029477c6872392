// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactTokens.h"

namespace trinity {

struct NumberWord;

/// Cuts one text; see factTokensOf().
class FactTokenizer
{
public:
    FactTokenizer(const QString &text, const QString &language);
    [[nodiscard]] QList<FactToken> tokens();

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

    const QString m_text; ///< with ASCII digits
    const QString m_language;
    QList<FactToken> m_tokens;
    Running m_running;
    qsizetype m_at = 0;
    bool m_break = false;
};

} // namespace trinity
