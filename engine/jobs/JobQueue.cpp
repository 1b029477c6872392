// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobQueue.h"

#include "engine/base/Logging.h"
#include "engine/jobs/JobRun.h"
#include "engine/jobs/SourceShelf.h"
#include "engine/writing/BuiltInWriter.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto jobSignalPause = 50ms;
constexpr auto draftSignalPause = 250ms;

/// Collects ids and gives them out together after a pause, so that a storm of tokens is a handful of signals.
class MergedSignal
{
public:
    MergedSignal(QObject *context, std::chrono::milliseconds pause, std::function<void(const QList<JobId> &)> emitAll)
        : m_emitAll(std::move(emitAll))
    {
        m_timer.setParent(context);
        m_timer.setSingleShot(true);
        m_timer.setInterval(pause);
        QObject::connect(&m_timer, &QTimer::timeout, context, [this] { flush(); });
    }

    void add(JobId id)
    {
        if (!m_ids.contains(id))
            m_ids << id;
        if (!m_timer.isActive())
            m_timer.start();
    }

    void flush()
    {
        m_timer.stop();
        const auto ids = std::exchange(m_ids, {});
        if (!ids.isEmpty())
            m_emitAll(ids);
    }

    void forget(JobId id) { m_ids.removeAll(id); }

private:
    QTimer m_timer;
    QList<JobId> m_ids;
    std::function<void(const QList<JobId> &)> m_emitAll;
};

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
            for (const auto id : ids)
                emit q.siteChanged(id);
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

    JobQueue &q;
    const ThemeCatalog &catalog;
    Clock &clock;
    QPointer<Writer> writer;
    JobSettings settings;
    SourceShelf shelf;
    QList<JobId> order;
    QHash<JobId, std::shared_ptr<JobRun>> runs;
    QSet<quint64> startedReadings;
    std::shared_ptr<bool> serverAnswered = std::make_shared<bool>(false);
    Totals totals;
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
    auto wording = std::make_shared<SharedWording>(portfolio, voice, writer, settings.wording, clock, serverAnswered);
    shelf.setWording(source, voice.id, wording);
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
    const auto &job = run(id)->job();
    totals.done += job.state == JobState::Done;
    totals.failed += job.state == JobState::Failed;
    totals.cancelled += job.state == JobState::Cancelled;
    totals.written += job.elapsed;
    qCDebug(lcJobs) << "job" << id.value << toString(job.state);
    changes.flush();
    drafts.forget(id);
    emit q.siteChanged(id);
    emit q.jobFinished(id);
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
    (void)d->readingFor(id);
    return id;
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
    for (const auto id : added)
        d->start(*d->run(id));
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
    d->totals.failed -= job.state == JobState::Failed;
    d->totals.cancelled -= job.state == JobState::Cancelled;
    d->totals.done -= job.state == JobState::Done;
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

std::optional<Site> JobQueue::site(JobId id) const
{
    const auto *run = d->run(id);
    return run ? run->site() : std::nullopt;
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
    return d->totals;
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
