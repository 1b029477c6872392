// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobQueuePrivate.h"

#include "engine/base/Logging.h"

namespace trinity {

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
        QObject::connect(reading.get(), &SharedReading::finished, &q, [this, source] { handleRead(source); });
        reading->start();
    }
    return reading;
}

std::shared_ptr<SharedWording> JobQueue::Private::wordingFor(SourceId source, const Voice &voice, const Portfolio &portfolio)
{
    if (const auto known = shelf.wording(source, voice.id); known && !(known->isFinished() && !known->result()))
        return known;
    auto wording = std::make_shared<SharedWording>(portfolio, voice, writer, settings.wording, clock, serverAnswered, saved);
    WordingSource knowledge;
    knowledge.check = shelf.check(source);
    knowledge.confirmed = shelf.confirmed(source);
    knowledge.saved = savedWords(source, voice.id);
    knowledge.edits = shelf.edits(source).value(voice.id);
    wording->setSource(knowledge);
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
    ++unfinished;
    run.start(exporter, shelf.exportName(run.job().source));
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

} // namespace trinity
