// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactTokens.h"
#include "engine/writing/SourceTexts.h"
#include "engine/writing/WordTable.h"

#include <QtCore/QStringList>

#include <array>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace trinity {

/// One entry of the source (a job, a project, a sentence of the summary) as words and numbers.
struct SourceUnit {
    SourceUnit() = default;
    QString pointer; ///< "/work/0", "/basics", "/about"
    std::span<const FactToken> tokens; ///< of all its texts; between two texts stands a break
    std::span<const FactToken> name; ///< of the employer, school or project; empty for texts
    std::span<const FactToken> position; ///< what the person was there
    qsizetype nameSize = 0; ///< in letters, spaces around the words included
    std::vector<int> moreWords; ///< the months of its dates, and the parts of words with dots
    std::optional<double> years; ///< from its first date to its last, or to this day
    bool isJob = false;
    bool isProject = false;
    bool isEntry = false; ///< of a list that tells what a person did, got or learned where
    bool isAward = false;
    bool isLanguage = false; ///< that the person speaks
    /// Speaks of the person as a whole: a text, or a line of the source that belongs to no entry.
    bool isPersonal = false;

    // These look at every token: few sentences ask, and a set for each unit would cost more than all of them.
    [[nodiscard]] bool hasWord(int wordId) const;
    [[nodiscard]] bool hasStem(int stemId) const; ///< of a word that carries meaning
};

/// Everything a portfolio says, unknown keys included, prepared for looking things up. Its words have numbers; resolve() gives them to the
/// words of a sentence. const members may be called from several threads.
class SourceIndex
{
public:
    /// `text` is the source itself, when there is one: what no fact holds counts, too.
    explicit SourceIndex(const Portfolio &portfolio, const QString &text = {});
    Q_DISABLE_COPY_MOVE(SourceIndex)

    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const std::vector<SourceUnit> &units() const { return m_units; }
    /// Whether a unit may speak for an item: the item itself and texts about the person; every unit for an empty pointer.
    [[nodiscard]] static bool isInScope(const SourceUnit &unit, const QString &item);

    /// Sets the numbers of words and stems.
    void resolve(std::vector<FactToken> &tokens) const;

    [[nodiscard]] bool hasWord(QStringView lower) const { return m_words.find(lower) >= 0; }
    /// Two words side by side, both of the source.
    [[nodiscard]] bool hasPair(const FactToken &first, const FactToken &second) const;
    /// Occurs in the source with a capital letter only.
    [[nodiscard]] bool isNameOnly(const FactToken &token) const;
    [[nodiscard]] bool hasAddress(const QString &address) const;
    /// A claim's word, by its number in ClaimWords.
    [[nodiscard]] bool says(int claimWord) const;
    /// A part of a text in a script that sets no spaces, or parts its words elsewhere.
    [[nodiscard]] bool saysPart(const QString &part) const;
    /// The words of a sentence in this order, somewhere within one text.
    [[nodiscard]] bool hasVerbatim(std::span<const FactToken> tokens) const;
    /// How many of something the source has, by a word for it in one of the languages known here: "projects", "stars". Empty for
    /// other words.
    [[nodiscard]] QList<double> countsOf(const FactToken &word) const;
    /// Years from the first job's beginning to the last one's end, or to this day.
    [[nodiscard]] std::optional<double> careerYears() const { return m_careerYears; }
    /// How many projects are written in a language, by its name.
    [[nodiscard]] int projectsIn(const FactToken &language) const;
    /// Which entries (jobs, schools, projects, awards) have a word that carries meaning, as bits; 0 when other texts have it, too, or when
    /// there are too many entries to tell.
    [[nodiscard]] quint64 entriesWith(const FactToken &word) const;
    /// Which entries call the person so, as bits like those of entriesWith().
    [[nodiscard]] quint64 positionsWith(const FactToken &word) const;
    [[nodiscard]] bool hasWonAwards() const { return m_hasWonAwards; }

private:
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0; ///< behind the last token
    };
    enum class Countable { Projects, Jobs, Talks, Publications, Awards, Stars, Languages };

    void addPart(const SourceTexts &texts, std::size_t number);
    void addWords(std::size_t firstToken, std::vector<int> &moreWords);
    [[nodiscard]] bool hasNewWords(std::size_t firstToken) const;
    void addMonth(QStringView date, std::vector<int> &moreWords);
    void addCounts(const Portfolio &portfolio);
    [[nodiscard]] int wordNumber(QStringView lower);
    void findClaims() const;
    void joinTexts() const;
    void findEntries() const;
    [[nodiscard]] std::span<const FactToken> within(const Range &range) const;
    [[nodiscard]] bool hasRow(std::span<const int> words) const;

    QString m_language;
    int m_numberLanguage;
    QString m_text, m_lower; ///< all texts, one behind the other
    std::vector<FactToken> m_tokens; ///< of all texts
    std::vector<Range> m_texts; ///< the tokens of each
    std::vector<int> m_running; ///< the numbers of all words; -2 behind each text
    std::vector<SourceUnit> m_units;
    std::vector<Range> m_unitTokens, m_unitNames, m_unitPositions; ///< of each unit
    WordTable m_words, m_stems;
    std::vector<bool> m_isLowerCase; ///< by number of a word: stands somewhere without a capital letter
    QStringList m_addresses;
    std::array<double, 7> m_counts{}; ///< by Countable
    double m_namedProjects = 0; ///< without those whose name is a sentence: the reader took a paragraph for one
    std::vector<std::pair<int, int>> m_projectsIn; ///< number of a word, and of projects
    std::optional<double> m_careerYears;
    bool m_hasWonAwards = false;
    // What only some sentences ask for.
    mutable std::once_flag m_claimsFound, m_textsJoined, m_entriesFound;
    mutable std::vector<bool> m_claims; ///< by number of ClaimWords
    mutable std::vector<quint64> m_entries; ///< by number of a stem: bits of entries
    mutable QString m_spaced; ///< all texts, normalised, each on its own
    mutable QString m_joined; ///< without spaces, as far as they are of scripts without capitals
};

} // namespace trinity
