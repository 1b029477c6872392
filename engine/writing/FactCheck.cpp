// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactCheck.h"

#include "engine/writing/EvidenceFinder.h"
#include "engine/writing/SentenceCheck.h"
#include "engine/writing/Sentences.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

FactCheck::FactCheck(const Portfolio &portfolio, const QString &text, Places places)
    : m_source(std::make_unique<SourceIndex>(portfolio, text))
    , m_evidence(text.isEmpty() || places == Places::LeaveOut ? nullptr : std::make_unique<EvidenceFinder>(text, portfolio.language))
{
}

FactCheck::~FactCheck() = default;

void FactCheck::setConfirmed(const QStringList &sentences)
{
    m_confirmed.clear();
    for (const auto &sentence : sentences)
        m_confirmed.insert(sentence.simplified());
}

CheckedSentence FactCheck::checkSentence(const QString &sentence, const QString &field) const
{
    CheckedSentence checked;
    checked.field = field;
    checked.sentence = sentence;
    const SentenceCheck check(*m_source, sentence, field);
    if (m_evidence)
        checked.evidence = check.hasAddresses() ? m_evidence->evidenceFor(FactText(sentence, m_source->language()).tokens())
                                                : m_evidence->evidenceFor(check.tokens());
    if (check.isVerbatim())
        return checked;
    if (const auto doubt = check.doubt()) {
        checked.support = m_confirmed.contains(sentence.simplified()) ? Support::Confirmed : Support::Unsupported;
        checked.token = doubt->token;
        checked.reason = doubt->reason;
    } else {
        checked.support = Support::Reworded;
    }
    return checked;
}

FactReport FactCheck::check(const Wording &wording) const
{
    FactReport report;
    const auto checkField = [this, &report](const QString &field, const QString &text) {
        for (const auto &sentence : sentencesOf(text)) {
            const auto checked = checkSentence(sentence, field);
            report.ok += checked.support == Support::Ok ? 1 : 0;
            report.reworded += checked.support == Support::Reworded ? 1 : 0;
            report.confirmed += checked.support == Support::Confirmed ? 1 : 0;
            report.unsupported += checked.support == Support::Unsupported ? 1 : 0;
            report.sentences.append(checked);
        }
    };
    checkField(u"headline"_s, wording.headline);
    checkField(u"subtitle"_s, wording.subtitle);
    checkField(u"tagline"_s, wording.tagline);
    checkField(u"about"_s, wording.about);
    for (auto item = wording.items.begin(); item != wording.items.end(); ++item)
        checkField(item.key(), item.value());
    return report;
}

FactReport FactCheck::check(const Wording &wording, const Portfolio &portfolio)
{
    return FactCheck(portfolio).check(wording);
}

FactReport FactCheck::withConfirmed(FactReport report, const QStringList &sentences)
{
    QSet<QString> confirmed;
    for (const auto &sentence : sentences)
        confirmed.insert(sentence.simplified());
    report.confirmed = 0;
    report.unsupported = 0;
    for (auto &checked : report.sentences) {
        if (checked.support != Support::Unsupported && checked.support != Support::Confirmed)
            continue;
        const bool isConfirmed = confirmed.contains(checked.sentence.simplified());
        checked.support = isConfirmed ? Support::Confirmed : Support::Unsupported;
        ++(isConfirmed ? report.confirmed : report.unsupported);
    }
    return report;
}

Wording FactCheck::withoutUnsupported(Wording wording, const FactReport &report)
{
    for (const auto &checked : report.sentences) {
        if (checked.support != Support::Unsupported)
            continue;
        if (checked.field == "headline"_L1)
            wording.headline.clear();
        else if (checked.field == "subtitle"_L1)
            wording.subtitle.clear();
        else if (checked.field == "tagline"_L1)
            wording.tagline.clear();
        else if (checked.field == "about"_L1)
            wording.about.clear();
        else
            wording.items.remove(checked.field);
    }
    return wording;
}

} // namespace trinity
