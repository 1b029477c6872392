// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobQueue.h"

#include "engine/jobs/JobQueuePrivate.h"
#include "engine/jobs/SavedLook.h"
#include "engine/writing/BuiltInWriter.h"

#include <algorithm>
#include <iterator>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

JobQueue::JobQueue(const ThemeCatalog &catalog, Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, catalog, clock))
{
}

JobQueue::~JobQueue()
{
    for (const auto &run : std::as_const(d->runs)) {
        run->disconnect(this);
        run->cancel();
    }
}

void JobQueue::setWriter(Writer *writer)
{
    d->writer = writer;
    *d->serverAnswered = false;
}

void JobQueue::setSavedAnswers(ResponseCache *saved)
{
    d->saved = saved;
}

Writer *JobQueue::writer() const
{
    return d->writer;
}

void JobQueue::setSettings(const JobSettings &settings)
{
    d->settings = settings;
    d->exporter.reset();
    if (settings.exportTo)
        d->exporter.emplace(*settings.exportTo, settings.format);
}

const JobSettings &JobQueue::settings() const
{
    return d->settings;
}

SourceId JobQueue::addSource(const Source &source)
{
    const auto id = d->shelf.add(source);
    emit sourceAdded(id);
    if (d->shelf.contains(id)) // whoever heard of it may have removed it
        (void)d->readingFor(id);
    return id;
}

void JobQueue::removeSource(SourceId source)
{
    if (!d->shelf.contains(source))
        return;
    QList<JobId> gone;
    std::copy_if(d->order.cbegin(), d->order.cend(), std::back_inserter(gone),
                 [&](JobId id) { return d->run(id)->job().source == source; });
    QList<std::shared_ptr<JobRun>> runs;
    for (const auto id : std::as_const(gone)) {
        d->changes.forget(id);
        d->drafts.forget(id);
        d->order.removeAll(id);
        runs << d->runs.take(id);
    }
    for (const auto &wording : d->shelf.wordings(source))
        d->letGo(wording);
    d->shelf.reading(source)->disconnect(this);
    d->shelf.remove(source);
    d->startedReadings.remove(source.value);
    d->totals.remove(source);
    for (const auto &run : std::as_const(runs))
        d->letGo(run);
    if (!gone.isEmpty())
        emit jobsRemoved(gone);
    emit sourceRemoved(source);
}

QList<JobId> JobQueue::addJobs(SourceId source, const QStringList &themes)
{
    QList<JobId> added;
    if (!d->shelf.contains(source))
        return added;
    for (const auto &theme : themes) {
        const auto *found = d->catalog.find(theme);
        const bool isOnItsWay = std::any_of(d->runs.begin(), d->runs.end(), [&](const auto &run) {
            return run->job().source == source && run->job().theme == theme && !isFinal(run->job().state);
        });
        if (found && !isOnItsWay)
            added << d->addJob(source, *found);
    }
    if (!added.isEmpty())
        emit jobsAdded(added);
    for (const auto id : added) {
        if (auto *run = d->run(id)) // whoever heard of it may have removed it
            d->start(*run);
    }
    return added;
}

void JobQueue::cancel(JobId id)
{
    if (auto *run = d->run(id); run && run->isRunning())
        run->cancel();
}

void JobQueue::cancelAll()
{
    for (const auto id : std::as_const(d->order))
        cancel(id);
}

void JobQueue::retry(JobId id)
{
    auto *run = d->run(id);
    if (!run || run->isRunning())
        return;
    const auto &job = run->job();
    auto &sum = d->totals[job.source];
    sum.failed -= job.state == JobState::Failed;
    sum.cancelled -= job.state == JobState::Cancelled;
    sum.done -= job.state == JobState::Done;
    const bool isUnwanted = job.fromDocument && d->settings.documentWords == DocumentWords::WriteAnew;
    if (job.fellBack || isUnwanted || job.state == JobState::Failed) // a stand-in's wording is not what was asked for
        d->shelf.dropWording(job.source, job.voice);
    d->start(*run);
}

void JobQueue::remove(JobId id)
{
    auto *run = d->run(id);
    if (!run || run->isRunning())
        return;
    d->changes.forget(id);
    d->runs.remove(id);
    d->order.removeAll(id);
    emit jobsRemoved({id});
}

void JobQueue::writeWithBuiltIn(JobId id)
{
    if (auto *run = d->run(id))
        run->useBuiltIn();
}

QList<JobId> JobQueue::jobs() const
{
    return d->order;
}

std::optional<Job> JobQueue::job(JobId id) const
{
    const auto *run = d->run(id);
    return run ? std::optional(run->job()) : std::nullopt;
}

std::optional<Site> JobQueue::site(JobId id, const SiteOptions &options) const
{
    const auto *run = d->run(id);
    return run ? run->site(options) : std::nullopt;
}

std::optional<ReadPortfolio> JobQueue::reading(SourceId source) const
{
    const auto reading = d->shelf.reading(source);
    if (!reading || !reading->isFinished() || !reading->result())
        return {};
    return *reading->result();
}

QList<SourceId> JobQueue::sources() const
{
    return d->shelf.ids();
}

QString JobQueue::sourceName(SourceId source) const
{
    return d->shelf.name(source);
}

QString JobQueue::exportName(SourceId source) const
{
    return d->shelf.exportName(source);
}

JobQueue::Totals JobQueue::totals() const
{
    Totals all;
    for (const auto &sum : std::as_const(d->totals))
        all += sum;
    return all;
}

bool JobQueue::isIdle() const
{
    return d->unfinished == 0;
}

Result<Site> JobQueue::siteNow(SourceId source, const QString &theme, const SiteOptions &options) const
{
    const auto *found = d->catalog.find(theme);
    const auto reading = d->shelf.reading(source);
    if (!found || !reading || !reading->isFinished())
        return Error(ErrorKind::Internal, u"nothing has been read for this page yet"_s);
    if (!reading->result())
        return reading->result().error();
    const auto &portfolio = reading->result()->portfolio;
    const auto voice = d->voiceFor(*found);
    auto wording = d->shelf.finishedWording(source, voice.id);
    if (!wording && d->settings.wording.facts != FactsMode::Strict) // they have not been checked yet
        wording = d->savedWords(source, voice.id);
    if (!wording)
        wording = d->shelf.anyFinishedWording(source);
    if (!wording)
        wording = builtInWording(portfolio, voice);
    const SiteContent content(portfolio, withEdits(*wording, d->shelf.edits(source).value(voice.id)));
    const auto *document = d->documentOf(source);
    if (!document)
        return buildSite(content, *found, options);
    return buildSite(content, withSavedLook(*found, document->content.themes.value(theme)), options);
}

} // namespace trinity
