// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringView>

#include <span>

/// What FactCheck knows of single words without looking at a sentence: one table for all lists.
namespace trinity {

/// Bits; a word may be of several kinds.
enum class WordKind : quint32 {
    Function = 1U << 0, ///< carries no meaning of its own: articles, pronouns, prepositions
    Article = 1U << 1,
    Work = 1U << 2, ///< "tool", "project": behind it stands the name of a thing
    Making = 1U << 3, ///< "wrote", "called": likewise
    Mastery = 1U << 4, ///< "masters", "fluent": what follows is a claim of skill
    Most = 1U << 5, ///< behind an article it makes a superlative: "most", "plus"
    Computed = 1U << 6, ///< what dates and stars tell: "recent", "starred"
    Years = 1U << 7,
    Stars = 1U << 8,
    One = 1U << 9, ///< "one", "ein": numbers only beside another number word
    Link = 1U << 10, ///< between the parts of a number: "and", "et"
    DeedOfFirm = 1U << 11, ///< who does this at the beginning of a sentence is somebody with a name
    Harmless = 1U << 12, ///< "I'm", "CV": never a name
    GermanLead = 1U << 13, ///< before a name, without an article between
    KnownName = 1U << 14, ///< companies, schools and prizes that made-up biographies like to name
    Technology = 1U << 15, ///< programming languages, systems and tools that are no common words
    Language = 1U << 16, ///< that people speak
    GermanNoun = 1U << 17, ///< names a thing, not a person or a company
    All = 1U << 18, ///< "together", "total"
    Of = 1U << 19,
    Below = 1U << 20, ///< before a number: what is counted may be more
    Above = 1U << 21, ///< less
    Around = 1U << 22, ///< either
    MoreThan = 1U << 23,
    Percent = 1U << 24,
    Hundred = 1U << 25, ///< behind a PerWord it is "percent": "pour cent"
    PerWord = 1U << 26,
    Elision = 1U << 27, ///< stands before an apostrophe and another word: "l", "dell"
    Number = 1U << 28, ///< in some language
};

/// Words of one kind, separated by single spaces, lower case.
struct WordRow {
    WordKind kind;
    const char16_t *words;
};

struct WordTraits {
    quint32 kinds = 0; ///< of WordKind
    qint16 stem = -1; ///< of an irregular form: see irregularStem()
    quint8 month = 0; ///< 1 to 12, in any of the six languages
    quint8 fraction = 0; ///< "half", "un quart", "Viertel" in percent
    [[nodiscard]] bool is(WordKind kind) const { return (kinds & quint32(kind)) != 0; }
};

/// `hash` as of WordTable::hashOf().
[[nodiscard]] const WordTraits &traitsOf(QStringView lower, quint32 hash);
[[nodiscard]] QStringView irregularStem(qint16 number);
/// The names of a month, lower case, separated by spaces: of the six languages.
[[nodiscard]] QStringView monthNames(int month);

/// Lists of names and nouns; see WordKinds.cpp for the others.
[[nodiscard]] std::span<const WordRow> knownNameRows();
/// Words before and around numbers.
[[nodiscard]] std::span<const WordRow> numberSignRows();

} // namespace trinity
