// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// A kind of claim that people make about themselves and that needs a word of the source: praise, awards, titles, reach.
/// Words are lower case; one that ends in '*' stands for all words with that beginning; one with spaces is a phrase.
struct ClaimKind {
    ClaimKind() = default;
    QStringList triggers; ///< a sentence with one of these makes the claim
    QStringList supports; ///< the source says so when it has one of these, or one of the triggers
    QStringList needles;  ///< the triggers as they stand in a normalised text
    QString reason;
};

/// A claim word as it stands in a text of lower-case words between single blanks: a whole word, or the beginning of one.
[[nodiscard]] QString claimNeedle(const QString &word);

/// All kinds, in English and German, with the commonest words of French, Spanish, Italian and Portuguese. English applies to every
/// language.
[[nodiscard]] const QList<ClaimKind> &claimKinds();

/// Companies, schools and prizes that made-up biographies like to name, lower case. They count as names wherever they stand, also at
/// the beginning of a sentence and in titles.
[[nodiscard]] bool isKnownName(const QString &lower);

/// Programming languages, systems and tools that are no common words, lower case: naming one is a claim of skill.
[[nodiscard]] bool isKnownTechnology(const QString &lower);

} // namespace trinity
