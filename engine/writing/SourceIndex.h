// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/writing/FactTokens.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace trinity {

/// One entry of the source (a job, a project, a sentence of the summary) as words and numbers.
struct SourceUnit {
    SourceUnit() = default;
    QString pointer; ///< "/work/0", "/basics", "/about"
    QList<FactToken> tokens; ///< of all its texts; between two texts stands a break
    QSet<QString> words; ///< lower case
    QSet<QString> stems; ///< of words that carry meaning
};

/// Everything a portfolio says, unknown keys included, prepared for looking things up.
class SourceIndex
{
public:
    explicit SourceIndex(const Portfolio &portfolio);

    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const QList<SourceUnit> &units() const { return m_units; }
    /// Whether a unit may speak for an item: the item itself and texts about the person; every unit for an empty pointer.
    [[nodiscard]] static bool isInScope(const SourceUnit &unit, const QString &item);

    [[nodiscard]] bool hasWord(const QString &lower) const { return m_words.contains(lower); }
    [[nodiscard]] bool hasStem(const QString &stem) const { return m_stems.contains(stem); }
    [[nodiscard]] bool hasPair(const QString &first, const QString &second) const { return m_pairs.contains(first + u' ' + second); }
    /// Occurs in the source with a capital letter only.
    [[nodiscard]] bool isNameOnly(const QString &lower) const { return m_words.contains(lower) && !m_lowerCase.contains(lower); }
    [[nodiscard]] bool hasAddress(const QString &address) const;
    /// A claim's word: exact, a beginning ("preis*"), or a phrase.
    [[nodiscard]] bool says(const QString &claimWord) const;
    /// The words of a sentence in this order, somewhere within one text.
    [[nodiscard]] bool hasVerbatim(const QString &normalised) const;
    /// How many of something the source has, by a stem of its name in the languages known here: "proje", "repos", "star".
    [[nodiscard]] QList<double> countsOf(const QString &stem) const { return m_counts.value(stem); }
    [[nodiscard]] bool hasWonAwards() const { return m_hasWonAwards; }

    /// Lower-case words joined by single spaces, with a space at both ends.
    [[nodiscard]] static QString normalised(const QList<FactToken> &tokens);

private:
    void addUnit(const QString &pointer, const QStringList &texts);
    void addCounts(const Portfolio &portfolio);

    QString m_language;
    QList<SourceUnit> m_units;
    QSet<QString> m_words, m_lowerCase, m_stems, m_pairs, m_addresses;
    QString m_running; ///< all texts, normalised, each on its own
    QHash<QString, QList<double>> m_counts;
    bool m_hasWonAwards = false;
};

} // namespace trinity
