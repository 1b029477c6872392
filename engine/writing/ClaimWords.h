// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/WordTable.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace trinity {

struct FactToken;

/// A kind of claim that people make about themselves and that needs a word of the source: praise, awards, titles, reach.
struct ClaimKind {
    ClaimKind() = default;
    std::vector<int> triggers; ///< a sentence with one of these words makes the claim
    std::vector<int> supports; ///< the source says so when it has one of these, or one of the triggers
    QString reason;
    bool isSuperlative = false; ///< the source must say it of the same thing
    bool isAboutWinning = false; ///< an award of the source bears it out
};

/// The words of all kinds, numbered, in English, German, French, Spanish, Italian and Portuguese, with the commonest words of other
/// languages. Each applies to every language. Words are lower case; one that ends in '*' stands for all words with that beginning; one
/// with '*' at both ends for all texts that have it inside; one with spaces is a phrase. Built once and never changed.
class ClaimWords
{
public:
    /// Where a word is a trigger, in the order of the kinds.
    struct Use {
        int kind = 0;
        int trigger = 0;
        bool operator<(const Use &other) const { return std::pair(kind, trigger) < std::pair(other.kind, other.trigger); }
    };

    [[nodiscard]] static const ClaimWords &all();

    [[nodiscard]] std::size_t size() const { return m_words.size(); }
    [[nodiscard]] const std::vector<ClaimKind> &kinds() const { return m_kinds; }
    /// A word without its asterisks.
    [[nodiscard]] const QString &shown(int word) const { return m_words[std::size_t(word)].shown; }
    [[nodiscard]] std::span<const Use> usesOf(int word) const { return m_words[std::size_t(word)].uses; }

    /// Calls visit with the number of each word that stands in a text; some more than once.
    void visit(std::span<const FactToken> tokens, const std::function<void(int)> &visit) const;

private:
    struct Word {
        QString shown;
        QStringList parts; ///< of a phrase; one for a word
        bool isBeginning = false; ///< the last part is
        std::vector<Use> uses;
    };
    /// A word may stand where a token is: with this many parts of it before.
    struct Place {
        int word = 0;
        int partsBefore = 0;
    };

    ClaimWords();
    int add(const QString &written);
    void sortIn(int number);
    void visitPlaces(std::span<const FactToken> tokens, std::size_t at, std::span<const Place> places,
                     const std::function<void(int)> &visit) const;
    void visitInner(std::span<const FactToken> tokens, const std::function<void(int)> &visit) const;

    std::vector<Word> m_words;
    std::vector<ClaimKind> m_kinds;
    QStringList m_written; ///< by number, as the rows have them
    WordTable m_numbers; ///< of m_written
    WordTable m_exact; ///< words, and of each phrase the longest
    std::vector<std::vector<Place>> m_exactPlaces; ///< by number in m_exact
    WordTable m_beginnings; ///< the first two letters of beginnings
    std::vector<std::vector<Place>> m_beginningPlaces; ///< by number in m_beginnings
    std::vector<int> m_inner; ///< words that may stand inside others
};

} // namespace trinity
