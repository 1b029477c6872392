// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/WordingReview.h"

#include "engine/writing/Sentences.h"
#include "ui/Workspace.h"
#include "ui/text/StatementText.h"

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

/// A text without one of its sentences; what is left keeps its paragraphs.
QString withoutSentence(const QString &text, const QString &sentence)
{
    QStringList paragraphs;
    bool taken = false;
    for (const auto &paragraph : paragraphsOf(text)) {
        QStringList sentences = sentencesOf(paragraph);
        if (!taken)
            taken = sentences.removeOne(sentence.simplified());
        if (!sentences.isEmpty())
            paragraphs.append(joinedSentences(sentences));
    }
    return taken ? paragraphs.join(u"\n\n"_s) : QString();
}

} // namespace

WordingReview::WordingReview(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::sourceChanged, this, &WordingReview::changed);
    connect(&workspace, &Workspace::themeChanged, this, &WordingReview::changed);
    connect(&workspace.queue(), &JobQueue::factsChanged, this, [this](SourceId source) {
        if (source == m_workspace.source())
            emit changed();
    });
    connect(&workspace.queue(), &JobQueue::jobsRemoved, this, &WordingReview::changed);
    connect(&workspace.queue(), &JobQueue::jobsAdded, this, &WordingReview::changed);
    connect(&workspace.queue(), &JobQueue::jobFinished, this, [this](JobId id) {
        const auto job = m_workspace.queue().job(id);
        if (job && job->source == m_workspace.source())
            emit changed();
    });
}

std::optional<Job> WordingReview::job() const
{
    return m_workspace.hasSource() ? m_workspace.jobFor(m_workspace.source(), m_workspace.theme()) : std::nullopt;
}

std::optional<FactReport> WordingReview::report() const
{
    const auto shown = job();
    return shown ? m_workspace.queue().factReport(shown->id) : std::nullopt;
}

std::optional<FactCounts> WordingReview::counts() const
{
    const auto shown = job();
    const bool counted = m_workspace.queue().settings().wording.facts != FactsMode::Off;
    return counted && shown && shown->state == JobState::Done ? std::optional(shown->facts) : std::nullopt;
}

void WordingReview::check()
{
    if (const auto shown = job(); shown && shown->state == JobState::Done && !m_workspace.queue().factReport(shown->id))
        m_workspace.queue().checkFacts(shown->id);
}

void WordingReview::act(const CheckedSentence &statement, StatementCard::Action action)
{
    const auto shown = job();
    if (!shown)
        return;
    switch (action) {
    case StatementCard::Action::Confirm: m_workspace.queue().confirm(shown->source, {statement.sentence}); break;
    case StatementCard::Action::TakeBack: m_workspace.queue().takeBack(shown->source, {statement.sentence}); break;
    case StatementCard::Action::UseSource: changeWords(*shown, statement.field, {}, tr("the source's own words stand there now.")); break;
    case StatementCard::Action::Remove:
        if (const auto wording = m_workspace.queue().wording(shown->id)) {
            const QString rest = withoutSentence(wording->text(statement.field), statement.sentence);
            changeWords(*shown, statement.field, rest,
                        rest.isEmpty() ? tr("removed, and the source's own words stand there now.") : tr("the sentence was removed."));
        }
        break;
    }
    emit decided(shown->source);
}

void WordingReview::changeWords(const Job &job, const QString &field, const QString &text, const QString &what)
{
    auto &queue = m_workspace.queue();
    const auto before = queue.wording(job.id);
    if (!before)
        return;
    const QString old = before->text(field);
    queue.setWords(job.id, field, text);
    emit wordsChanged(StatementText::fieldName(field) + u": "_s + what, [this, id = job.id, source = job.source, field, old] {
        m_workspace.queue().setWords(id, field, old);
        emit decided(source);
    });
}

} // namespace trinity::ui
