// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace trinity {

class SourceIndex;

/// Whether the source bears out a sentence. Ok: it stands there, word for word. Reworded: nothing in it contradicts or goes
/// beyond the source as far as this check sees. Unsupported: it names something that the source does not say.
enum class Support { Ok, Reworded, Unsupported };

struct CheckedSentence {
    CheckedSentence() = default;
    QString field; ///< "headline", "subtitle", "tagline", "about", or the JSON pointer of an item
    QString sentence;
    Support support = Support::Ok;
    QString token; ///< Unsupported: the part of the sentence that is
    QString reason; ///< Unsupported: why, in plain English
};

struct FactReport {
    FactReport() = default;
    QList<CheckedSentence> sentences;
    int ok = 0;
    int reworded = 0;
    int unsupported = 0;
};

/// Holds sentences against a portfolio, without a model: every number (digits and number words), year, address, e-mail
/// and name must occur in the source, numbers beside what they count, years in the entry that the sentence is about; praise,
/// awards, titles and reach need a word of the source that says so. The text of an item is held against that item,
/// summary and about only. Counts that can be computed (so many projects, jobs, stars) are taken as said.
///
/// Limits: a claim in plain lower-case words that uses the source's vocabulary in a new order is not seen ("he taught
/// them" for "they taught him"), nor are names in scripts without capitals. German nouns look like names, so there only
/// rows of capitalised words, acronyms and known companies are names.
class FactCheck
{
public:
    explicit FactCheck(const Portfolio &portfolio);
    ~FactCheck();
    Q_DISABLE_COPY_MOVE(FactCheck)

    [[nodiscard]] FactReport check(const Wording &wording) const;
    /// One sentence; `field` as in CheckedSentence, empty for none in particular.
    [[nodiscard]] CheckedSentence checkSentence(const QString &sentence, const QString &field = {}) const;

    [[nodiscard]] static FactReport check(const Wording &wording, const Portfolio &portfolio);
    /// Strict mode: every field with an unsupported sentence is emptied, so that the source's words show in its place.
    [[nodiscard]] static Wording withoutUnsupported(Wording wording, const FactReport &report);

private:
    std::unique_ptr<SourceIndex> m_source;
};

} // namespace trinity
