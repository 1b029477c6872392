// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Wording.h"
#include "engine/writing/Evidence.h"

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <memory>

namespace trinity {

class EvidenceFinder;
class SourceIndex;

/// Whether the source bears out a sentence. Ok: it stands there, word for word. Reworded: nothing in it contradicts or goes
/// beyond the source as far as this check sees. Unsupported: it names something that the source does not say.
/// Confirmed: that, but a person has said that it is so.
enum class Support { Ok, Reworded, Unsupported, Confirmed };

struct CheckedSentence {
    CheckedSentence() = default;
    QString field; ///< "headline", "subtitle", "tagline", "about", or the JSON pointer of an item
    QString sentence;
    Support support = Support::Ok;
    QString token; ///< Unsupported and Confirmed: the part of the sentence that the source does not bear out
    QString reason; ///< likewise: why not, in plain English
    QList<Evidence> evidence; ///< where the source says what of the sentence it does say; only when the check has the text
};

struct FactReport {
    FactReport() = default;
    QList<CheckedSentence> sentences;
    int ok = 0;
    int reworded = 0;
    int unsupported = 0;
    int confirmed = 0;
};

/// Holds sentences against a portfolio, without a model: every number (digits and number words), year, address, e-mail
/// and name must occur in the source, numbers beside what they count and in the entry that the sentence names, years in the
/// entry that it is about; praise, awards, titles, degrees, skills and reach need a word of the source that says so. The text
/// of an item is held against that item, summary and about only. What can be computed (so many projects, jobs, stars, years
/// in a job) is taken as said. What one entry tells belongs to no other, a language is spoken no better than the source says, and who came
/// second won nothing. English, German, French, Spanish, Italian and Portuguese, with parts of Russian, Arabic,
/// Chinese, Japanese and Korean.
///
/// Limits: a claim in plain lower-case words that uses the source's vocabulary in a new order is not seen ("he taught
/// them" for "they taught him"). In scripts without capitals a name is known by the word for its kind (company, university,
/// prize), by quotes, or when it is a well-known place. German nouns look like names, so there only rows of capitalised words,
/// acronyms, known companies and what follows a preposition without an article are names.
///
/// A check may be shared: const members may be called from several threads at once. Building one costs about as much as checking one
/// wording, so whoever checks several wordings of one source keeps it, as std::shared_ptr<const FactCheck>.
class FactCheck
{
public:
    /// `text` is the source as it was read (SourceDocument::text): it bears out sentences, too, and is where evidence points.
    /// Whoever only counts leaves the places out: finding them takes most of the time.
    enum class Places { Find, LeaveOut };
    explicit FactCheck(const Portfolio &portfolio, const QString &text = {}, Places places = Places::Find);
    ~FactCheck();
    Q_DISABLE_COPY_MOVE(FactCheck)

    /// Sentences that a person has confirmed, word for word as they stand in a wording; white space does not matter.
    void setConfirmed(const QStringList &sentences);

    [[nodiscard]] FactReport check(const Wording &wording) const;
    /// One sentence; `field` as in CheckedSentence, empty for none in particular.
    [[nodiscard]] CheckedSentence checkSentence(const QString &sentence, const QString &field = {}) const;

    [[nodiscard]] static FactReport check(const Wording &wording, const Portfolio &portfolio);
    /// A report as it would be had these sentences been confirmed, and no others.
    [[nodiscard]] static FactReport withConfirmed(FactReport report, const QStringList &sentences);
    /// Strict mode: every field with an unsupported sentence is emptied, so that the source's words show in its place.
    [[nodiscard]] static Wording withoutUnsupported(Wording wording, const FactReport &report);

private:
    std::unique_ptr<SourceIndex> m_source;
    std::unique_ptr<EvidenceFinder> m_evidence; ///< null without a text
    QSet<QString> m_confirmed;
};

} // namespace trinity
