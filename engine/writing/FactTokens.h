// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/WordKinds.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <span>
#include <vector>

/// How FactCheck cuts text into words and numbers. Shared by source and sentence, so that both are cut alike.
namespace trinity {

/// Its views point into the FactText or SourceIndex that it is of.
struct FactToken {
    FactToken() = default;
    QStringView text;
    QStringView lower; ///< lower case, without a possessive ending
    QStringView stem; ///< the part of the word that its inflections share, roughly
    qsizetype start = 0; ///< where it stands in the text; a number of several words begins with the first of them
    qsizetype end = 0;
    std::optional<double> number; ///< digits, or a number word of the language; the last word of a compound one carries it
    quint64 kinds = 0; ///< WordTraits of the word
    quint32 hash = 0; ///< of `lower`
    int wordId = -1; ///< the number of `lower` in the source, -1 when it does not stand there; see SourceIndex
    int stemId = -1; ///< likewise of a word with this stem that carries meaning
    quint8 month = 0;
    quint8 fraction = 0;
    quint8 level = 0;
    quint8 denominator = 0;
    quint16 days = 0;
    bool isYear = false;
    bool isPercent = false;
    bool isCapital = false; ///< begins with a capital letter
    bool isPlain = true; ///< letters of one case behind the first: no acronym, no digits, no inner capital
    bool isElided = false; ///< "l'", "dell'": an article or a preposition
    bool isFirst = false; ///< of its text
    bool afterBreak = false; ///< punctuation stands between it and the word before, or it is the first

    [[nodiscard]] bool is(WordKind kind) const { return (kinds & quint64(kind)) != 0; }
};

/// A text cut into words, numbers and number words ("two hundred and thirty" is one number, on its last word). "C++", "Node.js" and "3D"
/// are words; "1,287", "1.287", "1 287" and "1.3k" are numbers; hyphens and elisions ("l'") part words, and so does a change of
/// script in Chinese and Japanese. "one" and its like are articles more often than numbers and stay words.
class FactText
{
public:
    FactText(const QString &text, const QString &language);
    Q_DISABLE_COPY_MOVE(FactText)

    [[nodiscard]] const std::vector<FactToken> &tokens() const { return m_tokens; }
    [[nodiscard]] std::vector<FactToken> &tokens() { return m_tokens; }

private:
    const QString m_text;
    const QString m_lower;
    std::vector<FactToken> m_tokens;
};

/// With ASCII digits, and in lower case: as long as the text, so that a place in one is the same place in the others.
[[nodiscard]] QString withAsciiDigits(QString text);
[[nodiscard]] QString inLowerCase(QString text);

/// Lower-case words joined by single spaces, with a space at both ends.
[[nodiscard]] QString normalised(std::span<const FactToken> tokens);

/// FactToken::stem of a single word.
[[nodiscard]] QStringView stemOf(QStringView lower);
[[nodiscard]] QStringView stemOf(QStringView lower, const WordTraits &traits);

/// E-mail addresses and links in a text, lower case, without scheme, "www." and closing slash.
[[nodiscard]] QStringList addressesIn(const QString &text);

} // namespace trinity
