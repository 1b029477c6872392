// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobQueue.h"

#include "engine/base/Logging.h"
#include "engine/cache/ResponseCache.h"
#include "engine/jobs/JobRun.h"
#include "engine/jobs/MergedSignal.h"
#include "engine/jobs/SourceShelf.h"
#include "engine/writing/BuiltInWriter.h"

#include <QtCore/QSet>

#include <algorithm>
#include <iterator>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto jobSignalPause = 50ms;
constexpr auto draftSignalPause = 250ms;

} // namespace

class JobQueue::Private
{
public:
    Private(JobQueue &queue, const ThemeCatalog &catalog_, Clock &clock_)
        : q(queue)
        , catalog(catalog_)
        , clock(clock_)
        , changes(&queue, jobSignalPause, [this](const QList<JobId> &ids) { emit q.jobsChanged(ids); })
        , drafts(&queue, draftSignalPause, [this](const QList<JobId> &ids) {
            for (const auto id : ids) {
                if (runs.contains(id)) // whoever hears of one may remove the next
                    emit q.siteChanged(id);
            }
        })
    {
    }

    Voice voiceFor(const Theme &theme) const;
    std::shared_ptr<SharedReading> readingFor(SourceId source);
    std::shared_ptr<SharedWording> wordingFor(SourceId source, const Voice &voice, const Portfolio &portfolio);
    JobRun *run(JobId id) const;
    JobId addJob(SourceId source, const Theme &theme);
    void start(JobRun &run);
    void handleFinished(JobId id);
    void letGo(const std::shared_ptr<JobRun> &run);
    void letGo(const std::shared_ptr<SharedWording> &wording);
    void endOne();

    JobQueue &q;
    const ThemeCatalog &catalog;
    Clock &clock;
    QPointer<Writer> writer;
    QPointer<ResponseCache> saved;
    JobSettings settings;
    SourceShelf shelf;
    QList<JobId> order;
    QHash<JobId, std::shared_ptr<JobRun>> runs;
    QSet<quint64> startedReadings;
    std::shared_ptr<bool> serverAnswered = std::make_shared<bool>(false);
    QHash<SourceId, Totals> totals;
    quint64 lastJob = 0;
    int unfinished = 0;
    MergedSignal changes;
    MergedSignal drafts;
};

Voice JobQueue::Private::voiceFor(const Theme &theme) const
{
    switch (settings.voiceChoice) {
    case VoiceChoice::Plain: return Voice::plain();
    case VoiceChoice::Named:
        if (const auto *named = catalog.find(settings.voice))
            return named->voice;
        return Voice::plain();
    case VoiceChoice::ThemesOwn: break;
    }
    return theme.voice;
}

std::shared_ptr<SharedReading> JobQueue::Private::readingFor(SourceId source)
{
    const auto reading = shelf.reading(source);
    if (!startedReadings.contains(source.value)) {
        startedReadings.insert(source.value);
        QObject::connect(reading.get(), &SharedReading::finished, &q, [this, source] { emit q.sourceRead(source); });
        reading->start();
    }
    return reading;
}

std::shared_ptr<SharedWording> JobQueue::Private::wordingFor(SourceId source, const Voice &voice, const Portfolio &portfolio)
{
    if (const auto known = shelf.wording(source, voice.id); known && !(known->isFinished() && !known->result()))
        return known;
    auto wording = std::make_shared<SharedWording>(portfolio, voice, writer, settings.wording, clock, serverAnswered, saved);
    shelf.setWording(source, voice.id, wording);
    ++unfinished; // a writer whose jobs are all cancelled needs a moment to stop
    QObject::connect(wording.get(), &SharedWording::finished, &q, [this] { endOne(); });
    wording->start();
    return wording;
}

JobRun *JobQueue::Private::run(JobId id) const
{
    return runs.value(id).get();
}

JobId JobQueue::Private::addJob(SourceId source, const Theme &theme)
{
    const auto voice = voiceFor(theme);
    Job job;
    job.id = JobId{++lastJob};
    job.source = source;
    job.sourceName = shelf.name(source);
    job.theme = theme.id;
    job.voice = voice.id;
    const auto id = job.id;
    auto run = std::make_shared<JobRun>(
        job, theme, clock, [this, source] { return readingFor(source); },
        [this, source, voice](const Portfolio &portfolio) { return wordingFor(source, voice, portfolio); });
    QObject::connect(run.get(), &JobRun::changed, &q, [this, id] { changes.add(id); });
    QObject::connect(run.get(), &JobRun::draftChanged, &q, [this, id] { drafts.add(id); });
    QObject::connect(run.get(), &JobRun::finished, &q, [this, id] { handleFinished(id); });
    runs.insert(id, run);
    order << id;
    return id;
}

void JobQueue::Private::start(JobRun &run)
{
    std::optional<SiteExporter> exporter;
    if (settings.exportTo)
        exporter.emplace(*settings.exportTo, settings.format);
    ++unfinished;
    run.start(std::move(exporter), shelf.exportName(run.job().source));
}

void JobQueue::Private::handleFinished(JobId id)
{
    const auto run = runs.value(id); // whoever hears of it may remove it
    const auto &job = run->job();
    totals[job.source] += JobTotals(job);
    qCDebug(lcJobs) << "job" << id.value << toString(job.state);
    changes.flush();
    drafts.forget(id);
    if (runs.contains(id))
        emit q.siteChanged(id);
    if (runs.contains(id))
        emit q.jobFinished(id);
    endOne();
}

/// A run whose job is gone: kept until its coroutine has ended, because what is awaited must not be deleted.
void JobQueue::Private::letGo(const std::shared_ptr<JobRun> &run)
{
    run->disconnect(&q);
    if (!run->isRunning())
        return;
    run->cancel();
    const auto ended = [this, last = run] { endOne(); };
    QObject::connect(run.get(), &JobRun::finished, &q, ended, Qt::SingleShotConnection);
}

/// A wording whose source is gone: kept until it has ended, because the writer looks at its token until then.
void JobQueue::Private::letGo(const std::shared_ptr<SharedWording> &wording)
{
    const auto ended = [last = wording] {};
    if (!wording->isFinished())
        QObject::connect(wording.get(), &SharedWording::finished, &q, ended, Qt::SingleShotConnection);
}

void JobQueue::Private::endOne()
{
    if (--unfinished == 0)
        emit q.idle();
}

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
    if (job.fellBack || job.state == JobState::Failed) // a stand-in's wording is not what was asked for
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
    const auto wording = d->shelf.bestWording(source, voice.id);
    const SiteContent content(portfolio, wording ? *wording : builtInWording(portfolio, voice));
    return buildSite(content, *found, options);
}

} // namespace trinity
