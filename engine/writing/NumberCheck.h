// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/NumberSurroundings.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// Numbers, years, durations and percentages of one sentence. Both must outlive it.
class NumberCheck
{
public:
    /// `item`: the pointer of the item that the sentence is about, or empty.
    NumberCheck(const SourceIndex &source, std::span<const FactToken> tokens, QString item);
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    void nameEntry(const SourceUnit &unit);
    // A year must stand in a unit that speaks of what the sentence names.
    [[nodiscard]] bool isYearSupported(const FactToken &year) const;
    [[nodiscard]] bool isNumberSupported(std::size_t index) const;
    // "three of the projects", "1,501 stars": what the source does not say but adds up to.
    [[nodiscard]] bool isComputed(std::size_t index, const CountedWords &counted) const;
    // A sum of stars is meant only by who speaks of several things.
    [[nodiscard]] bool speaksOfAll() const;
    // "seven years": between the dates of an entry, or of all jobs.
    [[nodiscard]] bool isDuration(std::size_t index) const;
    [[nodiscard]] bool saysCareerYears() const;
    [[nodiscard]] bool isPercentSupported(std::size_t index, double percent) const;
    // The nearest words that may be what a number counts: two behind it, and one before "of"; for a percentage everything counts.
    [[nodiscard]] CountedWords countedWords(std::size_t index) const;
    // Whether a number of the source stands beside one of the words. Or else whether other words near the
    // number are the same in both: one when the source does not know what is counted (it may reword), two when it does.
    [[nodiscard]] bool countsTheSame(const SourceUnit &unit, std::size_t at, std::size_t index, const CountedWords &counted) const;
    // "eight of ten" for "80 %".
    [[nodiscard]] bool isPartOfWhole(std::size_t index) const;
    // "within seven days" for "within a week".
    [[nodiscard]] bool isSameTime(std::size_t index) const;
    // "five steps fewer" for "reduced from 9 to 4".
    [[nodiscard]] bool saysDifference(std::size_t index) const;
    [[nodiscard]] bool isDifferenceIn(const SourceUnit &unit, std::size_t at, std::size_t index, const CountedWords &counted) const;
    // "three times" for "2018, 2019 and 2022".
    [[nodiscard]] bool countsOccasions(std::size_t index, const CountedWords &counted) const;
    // "over 400", "almost 1,300", "1.3k", "400+": near is enough when the sentence says that it is near.
    [[nodiscard]] bool matches(std::size_t index, double value) const;
    [[nodiscard]] bool saysNear(std::size_t index, WordKind kind) const;
    // The sentence names another entry than this one, and this one not.
    [[nodiscard]] bool isOfAnother(const SourceUnit &unit) const;
    [[nodiscard]] WordNumbers knownNames() const;
    [[nodiscard]] bool sharesWord(const SourceUnit &unit) const;

    const SourceIndex &m_source;
    const std::span<const FactToken> m_tokens;
    const QString m_item;
    QStringList m_entries; ///< pointers of the units that the sentence names
    WordNumbers m_entryNames; ///< theirs, as far as they have one word
};

} // namespace trinity
