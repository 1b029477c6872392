// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// How FactCheck cuts text into words and numbers. Shared by source and sentence, so that both are cut alike.
namespace trinity {

struct FactToken {
    FactToken() = default;
    QString text;
    QString lower; ///< lower case, without a possessive ending
    qsizetype start = 0; ///< where it stands in the text; a number of several words begins with the first of them
    qsizetype end = 0;
    std::optional<double> number; ///< digits, or a number word of the language; the last word of a compound one carries it
    bool isYear = false;
    bool isPercent = false;
    bool isCapital = false; ///< begins with a capital letter
    bool isPlain = true; ///< letters of one case behind the first: no acronym, no digits, no inner capital
    bool isElided = false; ///< "l'", "dell'": an article or a preposition
    bool afterBreak = false; ///< punctuation stands between it and the word before, or it is the first
};

/// Words, numbers and number words ("two hundred and thirty" is one number, on its last word). "C++", "Node.js" and "3D" are words;
/// "1,287", "1.287", "1 287" and "1.3k" are numbers; hyphens and elisions ("l'") part words, and so does a change of script in Chinese and
/// Japanese. "one" and its like are articles more often than numbers and stay words.
[[nodiscard]] QList<FactToken> factTokensOf(const QString &text, const QString &language);

/// The part of a word that its inflections share, roughly.
[[nodiscard]] QString stemOf(const QString &lower);

/// Whether a word carries no meaning of its own (articles, pronouns, prepositions) in any of the languages known here.
[[nodiscard]] bool isFunctionWord(const QString &lower);

/// E-mail addresses and links in a text, lower case, without scheme, "www." and closing slash.
[[nodiscard]] QStringList addressesIn(const QString &text);

} // namespace trinity
