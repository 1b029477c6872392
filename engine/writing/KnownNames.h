// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// Words whose kind is known without looking at the sentence. All lower case.
namespace trinity {

/// Companies, schools and prizes that made-up biographies like to name, lower case. They count as names wherever they stand, also at
/// the beginning of a sentence and in titles.
[[nodiscard]] bool isKnownName(const QString &lower);

/// Programming languages, systems and tools that are no common words, lower case: naming one is a claim of skill.
[[nodiscard]] bool isKnownTechnology(const QString &lower);

/// The name of a language that people speak, in one of the six languages.
[[nodiscard]] bool isLanguageName(const QString &lower);

/// Well-known places in scripts without capitals that stand in a text.
[[nodiscard]] QStringList placesIn(const QString &text);

/// A German noun that names a thing, not a person or a company.
[[nodiscard]] bool isGermanNoun(const QString &lower);

} // namespace trinity
