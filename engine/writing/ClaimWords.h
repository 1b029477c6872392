// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// A kind of claim that people make about themselves and that needs a word of the source: praise, awards, titles, reach.
/// Words are lower case; one that ends in '*' stands for all words with that beginning; one with
/// '*' at both ends for all that have it inside; one with spaces is a phrase.
struct ClaimKind {
    ClaimKind() = default;
    QStringList triggers; ///< a sentence with one of these makes the claim
    QStringList supports; ///< the source says so when it has one of these, or one of the triggers
    QStringList needles; ///< the triggers as they stand in a normalised text
    QString reason;
    bool isSuperlative = false; ///< the source must say it of the same thing
    bool isAboutWinning = false; ///< an award of the source bears it out
};

/// A claim word as it stands in a text of lower-case words between single blanks: a whole word, or the beginning of one.
[[nodiscard]] QString claimNeedle(const QString &word);

/// All kinds, in English, German, French, Spanish, Italian and Portuguese, with the commonest words of other languages. Each applies
/// to every language.
[[nodiscard]] const QList<ClaimKind> &claimKinds();

} // namespace trinity
