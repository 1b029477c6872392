// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/writing/FactTokens.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <optional>

namespace trinity {

/// One entry of the source (a job, a project, a sentence of the summary) as words and numbers.
struct SourceUnit {
    SourceUnit() = default;
    QString pointer; ///< "/work/0", "/basics", "/about"
    QList<FactToken> tokens; ///< of all its texts; between two texts stands a break
    QStringList months; ///< names of the months of its dates, lower case
    QString name; ///< of the employer, school or project, normalised; empty for texts
    std::optional<double> years; ///< from its first date to its last, or to this day

    /// Speaks of the person as a whole: a text, or a line of the source that belongs to no entry.
    [[nodiscard]] bool isPersonal() const { return pointer.isEmpty() || pointer == u"/basics" || pointer == u"/about"; }

    // These look at every token: few sentences ask, and a set for each unit would cost more than all of them.
    [[nodiscard]] bool hasWord(const QString &lower) const;
    [[nodiscard]] bool hasStem(const QString &stem) const; ///< of a word that carries meaning
};

/// Everything a portfolio says, unknown keys included, prepared for looking things up.
class SourceIndex
{
public:
    /// `text` is the source itself, when there is one: what no fact holds counts, too.
    explicit SourceIndex(const Portfolio &portfolio, const QString &text = {});

    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const QList<SourceUnit> &units() const { return m_units; }
    /// Whether a unit may speak for an item: the item itself and texts about the person; every unit for an empty pointer.
    [[nodiscard]] static bool isInScope(const SourceUnit &unit, const QString &item);

    [[nodiscard]] bool hasWord(const QString &lower) const { return m_words.contains(lower); }
    [[nodiscard]] bool hasStem(const QString &stem) const { return m_stems.contains(stem); }
    [[nodiscard]] bool hasPair(const QString &first, const QString &second) const;
    /// Occurs in the source with a capital letter only.
    [[nodiscard]] bool isNameOnly(const QString &lower) const { return m_words.contains(lower) && !m_words.value(lower).isLowerCase; }
    [[nodiscard]] bool hasAddress(const QString &address) const;
    /// A claim's word: exact, a beginning ("preis*"), or a phrase.
    [[nodiscard]] bool says(const QString &claimWord) const;
    /// A part of a text in a script that sets no spaces, or parts its words elsewhere.
    [[nodiscard]] bool saysPart(const QString &part) const { return m_running.contains(part) || m_joined.contains(part); }
    /// The words of a sentence in this order, somewhere within one text.
    [[nodiscard]] bool hasVerbatim(const QString &normalised) const;
    /// How many of something the source has, by a stem of its name in the languages known here: "proje", "repos", "star".
    [[nodiscard]] QList<double> countsOf(const QString &stem) const { return m_counts.value(stem); }
    /// Years from the first job's beginning to the last one's end, or to this day.
    [[nodiscard]] std::optional<double> careerYears() const { return m_careerYears; }
    /// How many projects are written in a language, by its name in lower case.
    [[nodiscard]] int projectsIn(const QString &language) const { return m_projectsIn.value(language); }
    [[nodiscard]] bool hasWonAwards() const { return m_hasWonAwards; }

    /// Lower-case words joined by single spaces, with a space at both ends.
    [[nodiscard]] static QString normalised(const QList<FactToken> &tokens);

private:
    struct Word {
        bool isLowerCase = false; ///< stands somewhere without a capital letter
        bool hasStem = false; ///< it is in m_stems, or carries no meaning
    };

    void addUnit(const QString &pointer, const QStringList &texts);
    void addCounts(const Portfolio &portfolio);
    void addLines(const QString &text);

    QString m_language;
    QList<SourceUnit> m_units;
    QHash<QString, Word> m_words; ///< by lower case
    QSet<QString> m_stems, m_addresses;
    QString m_joined; ///< all texts without spaces, as far as they are of scripts without capitals
    QString m_running; ///< all texts, normalised, each on its own
    QHash<QString, QList<double>> m_counts;
    QHash<QString, int> m_projectsIn;
    std::optional<double> m_careerYears;
    bool m_hasWonAwards = false;
};

} // namespace trinity
