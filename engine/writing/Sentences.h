// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QStringView>

/// Where sentences and clauses of plain text end, in any script. Pure functions. All of them prefer a missed end to a
/// wrong one: a sentence that is too long can be left as it is, a sentence cut in its middle says something else.
namespace trinity {

/// The sentences of a text, trimmed, with their own end marks, inner white space simplified. "e.g.", "z. B.", "Dr.", initials,
/// ordinals and versions end none; an empty line always does.
[[nodiscard]] QStringList sentencesOf(QStringView text);

/// The paragraphs of a text (separated by empty lines), each with its white space simplified.
[[nodiscard]] QStringList paragraphsOf(QStringView text);

/// Sentences joined again: with a space, or with none after the full-width end marks of Chinese and Japanese.
[[nodiscard]] QString joinedSentences(const QStringList &sentences);

/// How many words a text has. Scripts that set no spaces count two characters as one word.
[[nodiscard]] int wordCount(QStringView text);

/// The part of a sentence before its first semicolon or spaced dash, or a colon after at least three words, when that
/// part can stand alone: brackets and quotes are closed, and what follows neither limits nor contradicts it. Empty otherwise.
[[nodiscard]] QString leadingClause(QStringView sentence);

/// The longest beginning of the text that ends with a sentence, or within the first sentence with a clause, and has at most
/// `mostWords` words. The text itself when it is short enough, empty when there is no such beginning.
[[nodiscard]] QString shortenedTo(const QString &text, int mostWords);

/// Without the full stop at the end; other end marks, and dots that belong to an abbreviation or an ellipsis, stay.
[[nodiscard]] QString withoutFullStop(QString text);

} // namespace trinity
