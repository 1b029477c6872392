// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/SourceIndex.h"

#include <optional>

namespace trinity {

/// The part of a sentence that the source does not bear out, and why.
struct Doubt {
    Doubt() = default;
    Doubt(QString token_, QString reason_) : token(std::move(token_)), reason(std::move(reason_)) { }
    QString token;
    QString reason;
};

/// One sentence of a wording held against a source, which must outlive it. FactCheck says what is looked for.
class SentenceCheck
{
public:
    SentenceCheck(const SourceIndex &source, const QString &sentence, const QString &field);
    [[nodiscard]] bool isVerbatim() const;
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    [[nodiscard]] std::optional<Doubt> addressDoubt() const;
    [[nodiscard]] std::optional<Doubt> numberDoubt() const;
    // A year must stand in a unit that speaks of what the sentence names.
    [[nodiscard]] bool isYearSupported(const FactToken &year) const;
    [[nodiscard]] bool isNumberSupported(qsizetype index) const;
    // The nearest words that may be what a number counts: two behind it; for a percentage everything counts.
    [[nodiscard]] QStringList countedWords(qsizetype index) const;
    // Whether a number of the source stands beside one of the words. When the source does not know the first of them (it
    // may reword), whether any other word near the number is the same in both.
    [[nodiscard]] bool countsTheSame(const SourceUnit &unit, qsizetype at, qsizetype index, const QStringList &counted) const;
    [[nodiscard]] static QSet<QString> stemsNear(const QList<FactToken> &tokens, qsizetype at);
    // "over 400", "almost 1,300", "1.3k", "400+": near is enough when the sentence says that it is near.
    [[nodiscard]] bool matches(qsizetype index, double value) const;
    [[nodiscard]] std::optional<Doubt> nameDoubt() const;
    [[nodiscard]] bool isKnown(const FactToken &token) const;
    // Whether an unknown word with a capital letter is a name.
    [[nodiscard]] bool looksLikeName(qsizetype index, bool isTitle) const;
    // Two names of the source side by side that the source never puts so: "Tidal Norte" of "Tidal Meters" and "Aguas Norte".
    [[nodiscard]] std::optional<Doubt> mixedName(qsizetype index) const;
    [[nodiscard]] std::optional<Doubt> claimDoubt() const;
    // A sentence of which the source knows hardly a word.
    [[nodiscard]] std::optional<Doubt> noveltyDoubt() const;
    [[nodiscard]] bool isTitleCase() const;
    [[nodiscard]] QStringList knownNamesInSentence() const;
    [[nodiscard]] bool sharesWord(const SourceUnit &unit) const;
    [[nodiscard]] static bool hasNumber(const SourceUnit &unit, double number);
    const SourceIndex &m_source;
    const QString m_sentence;
    const QString m_item; ///< the pointer of the item the sentence is about, or empty
    QStringList m_addresses;
    QList<FactToken> m_tokens;
    bool m_isGerman = false;
};

} // namespace trinity
