// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringView>

#include <span>

/// What FactCheck knows of single words without looking at a sentence: one table for all lists.
namespace trinity {

/// Bits; a word may be of several kinds.
enum class WordKind : quint64 {
    Function = 1ULL << 0, ///< carries no meaning of its own: articles, pronouns, prepositions
    Article = 1ULL << 1,
    Work = 1ULL << 2, ///< "tool", "project": behind it stands the name of a thing
    Making = 1ULL << 3, ///< "wrote", "called": likewise
    Mastery = 1ULL << 4, ///< "masters", "fluent": what follows is a claim of skill
    Most = 1ULL << 5, ///< behind an article it makes a superlative: "most", "plus"
    Computed = 1ULL << 6, ///< what dates and stars tell: "recent", "starred"
    Years = 1ULL << 7,
    Stars = 1ULL << 8,
    One = 1ULL << 9, ///< "one", "ein": numbers only beside another number word
    Link = 1ULL << 10, ///< between the parts of a number: "and", "et"
    DeedOfFirm = 1ULL << 11, ///< who does this at the beginning of a sentence is somebody with a name
    Harmless = 1ULL << 12, ///< "I'm", "CV": never a name
    GermanLead = 1ULL << 13, ///< before a name, without an article between
    KnownName = 1ULL << 14, ///< companies, schools and prizes that made-up biographies like to name
    Technology = 1ULL << 15, ///< programming languages, systems and tools that are no common words
    Language = 1ULL << 16, ///< that people speak
    GermanNoun = 1ULL << 17, ///< names a thing, not a person or a company
    All = 1ULL << 18, ///< "together", "total"
    Of = 1ULL << 19,
    Below = 1ULL << 20, ///< before a number: what is counted may be more
    Above = 1ULL << 21, ///< less
    Around = 1ULL << 22, ///< either
    MoreThan = 1ULL << 23,
    Percent = 1ULL << 24,
    Hundred = 1ULL << 25, ///< behind a PerWord it is "percent": "pour cent"
    PerWord = 1ULL << 26,
    Elision = 1ULL << 27, ///< stands before an apostrophe and another word: "l", "dell"
    Number = 1ULL << 28, ///< in some language
    Win = 1ULL << 29, ///< "won", "received": of prizes
    Lost = 1ULL << 30, ///< "finalist", "second": what only some of those did who did not win
    Difference = 1ULL << 31, ///< "fewer", "more": a number beside it may be the difference of two
    Times = 1ULL << 32, ///< "times", "fois"
    Place = 1ULL << 33, ///< "countries", "cities"
    PartOf = 1ULL << 34, ///< between a number and the whole that it is a part of: "out of", "sur"
    NotSuperlative = 1ULL << 35, ///< ends like a superlative and is none: "latest", "forest"
    Label = 1ULL << 37, ///< what stands behind it is a name, though a number: "Nr. 7", "Level 2"
    Clause = 1ULL << 38, ///< begins a clause: what stands behind it is not counted by a number before
    People = 1ULL << 39, ///< "team", "personnes": one word for another, where they are counted
    Since = 1ULL << 40, ///< before a year: what lasts to this day
    Owner = 1ULL << 36, ///< stands before a superlative: "the", "its", "der"
};

/// Words of one kind, separated by single spaces, lower case.
struct WordRow {
    WordKind kind;
    const char16_t *words;
};

struct WordTraits {
    quint64 kinds = 0; ///< of WordKind
    qint16 stem = -1; ///< of an irregular form: see irregularStem()
    quint8 month = 0; ///< 1 to 12, in any of the six languages
    quint8 fraction = 0; ///< "half", "un quart", "Viertel" in percent
    quint8 level = 0; ///< how well somebody speaks a language: 1 "basic", 2 "good", 3 "fluent", 4 "native"
    quint8 denominator = 0; ///< 5 of "fifths", behind a number
    quint16 days = 0; ///< of a unit of time: 7 of "week"
    [[nodiscard]] bool is(WordKind kind) const { return (kinds & quint64(kind)) != 0; }
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
