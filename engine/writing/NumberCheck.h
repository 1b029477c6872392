// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// Numbers, years, durations and percentages of one sentence. Both must outlive it.
class NumberCheck
{
public:
    /// `item`: the pointer of the item that the sentence is about, or empty.
    NumberCheck(const SourceIndex &source, const QList<FactToken> &tokens, QString item);
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    // A year must stand in a unit that speaks of what the sentence names.
    [[nodiscard]] bool isYearSupported(const FactToken &year) const;
    [[nodiscard]] bool isNumberSupported(qsizetype index) const;
    // "three of the projects", "1,501 stars": what the source does not say but adds up to.
    [[nodiscard]] bool isComputed(qsizetype index, const QStringList &counted) const;
    // A sum of stars is meant only by who speaks of several things.
    [[nodiscard]] bool speaksOfAll() const;
    // "seven years": between the dates of an entry, or of all jobs.
    [[nodiscard]] bool isDuration(qsizetype index) const;
    [[nodiscard]] bool saysCareerYears() const;
    [[nodiscard]] bool isPercentSupported(qsizetype index, double percent) const;
    // The nearest words that may be what a number counts: two behind it, and one before "of"; for a percentage everything counts.
    [[nodiscard]] QStringList countedWords(qsizetype index) const;
    // Whether a number of the source stands beside one of the words. Or else whether other words near the
    // number are the same in both: one when the source does not know what is counted (it may reword), two when it does.
    [[nodiscard]] bool countsTheSame(const SourceUnit &unit, qsizetype at, qsizetype index, const QStringList &counted) const;
    [[nodiscard]] static QSet<QString> stemsNear(const QList<FactToken> &tokens, qsizetype at);
    // "over 400", "almost 1,300", "1.3k", "400+": near is enough when the sentence says that it is near.
    [[nodiscard]] bool matches(qsizetype index, double value) const;
    [[nodiscard]] bool saysNear(qsizetype index, const QSet<QString> &words) const;
    // The sentence names another entry than this one, and this one not.
    [[nodiscard]] bool isOfAnother(const SourceUnit &unit) const;
    [[nodiscard]] QStringList knownNames() const;
    [[nodiscard]] bool sharesWord(const SourceUnit &unit) const;

    const SourceIndex &m_source;
    const QList<FactToken> &m_tokens;
    const QString m_item;
    QStringList m_entries; ///< pointers of the units that the sentence names
};

} // namespace trinity
