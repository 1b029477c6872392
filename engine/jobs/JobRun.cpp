// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobRun.h"

#include "engine/base/Launch.h"
#include "engine/base/Worker.h"
#include "engine/jobs/SavedLook.h"

#include <QtConcurrent/QtConcurrentRun>

namespace trinity {

namespace {

// The share of each stage in a job's progress; writing takes nearly all of the time.
constexpr double readShare = 0.03;
constexpr double writeShare = 0.92;

Result<Site> buildInWorker(SiteContent content, Theme theme)
{
    return buildSite(content, theme);
}

Result<QString> exportInWorker(SiteExporter exporter, ExportItem item)
{
    return exporter.exportSite(item);
}

} // namespace

JobRun::JobRun(Job job, const Theme &theme, Clock &clock, ReadingFor reading, WordingFor wording)
    : m_job(std::move(job))
    , m_theme(theme)
    , m_clock(clock)
    , m_readingFor(std::move(reading))
    , m_wordingFor(std::move(wording))
    , m_cancel(std::make_unique<CancelToken>())
{
}

void JobRun::start(std::optional<SiteExporter> exporter, QString exportName)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_cancel = std::make_unique<CancelToken>();
    m_site.reset();
    m_startedAt = m_clock.now();
    m_job.error = {};
    m_job.output.clear();
    m_job.writer.clear();
    m_job.fellBack = false;
    m_job.fromDocument = false;
    m_job.savedOn = {};
    m_job.attempt = 0;
    launch(run(std::move(exporter), std::move(exportName)));
}

void JobRun::useBuiltIn()
{
    if (m_wording)
        m_wording->useBuiltIn();
}

std::optional<Site> JobRun::site(const SiteOptions &options) const
{
    if (m_site && options.scheme == SiteOptions().scheme)
        return m_site;
    const auto wording = words();
    if (!wording || !m_reading || !m_reading->isFinished() || !m_reading->result())
        return {};
    const SiteContent content(m_reading->result()->portfolio, *wording);
    const auto site = buildSite(content, theme(), options);
    return site ? std::optional(*site) : std::nullopt;
}

/// Those of the finished page, or those that have come so far. None while the last words of a writing are being built.
std::optional<Wording> JobRun::words() const
{
    if (!m_wording)
        return {};
    if (!m_wording->isFinished())
        return m_wording->progress().partial;
    return m_job.state == JobState::Done && m_wording->result() ? std::optional(m_wording->result()->wording) : std::nullopt;
}

Theme JobRun::theme() const
{
    const auto &read = m_reading->result();
    return read->saved ? withSavedLook(m_theme, read->saved->content.themes.value(m_theme.id)) : m_theme;
}

JobRun::FactsChange JobRun::followFacts()
{
    if (m_job.state != JobState::Done || !m_wording || m_wording->facts() == m_job.facts)
        return FactsChange::None;
    const bool sameWords = m_wording->facts().putBack == m_job.facts.putBack;
    m_job.facts = m_wording->facts();
    if (sameWords)
        return FactsChange::Counts;
    m_site.reset(); // built again when somebody asks
    return FactsChange::Words;
}

bool JobRun::followWords()
{
    if (m_job.state != JobState::Done || !m_wording)
        return false;
    m_job.facts = m_wording->facts();
    m_site.reset(); // built again when somebody asks
    return true;
}

Task<> JobRun::run(std::optional<SiteExporter> exporter, QString exportName)
{
    const QPointer<JobRun> self = this;
    const auto result = co_await make(exporter, exportName);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    end(result);
    co_return {};
}

Task<Site> JobRun::make(std::optional<SiteExporter> exporter, QString exportName)
{
    const QPointer<JobRun> self = this;
    auto content = co_await readAndWrite();
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (!content)
        co_return content.error();

    setState(JobState::Building, readShare + writeShare);
    const auto building = QtConcurrent::run(&buildInWorker, *content, theme());
    auto site = co_await workerResult(building);
    if (!self || m_cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (!site || !exporter)
        co_return site;

    setState(JobState::Exporting, 0.98);
    ExportItem item;
    item.site = *site;
    item.sourceName = exportName;
    const auto exporting = QtConcurrent::run(&exportInWorker, *exporter, item);
    const auto output = co_await workerResult(exporting);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (!output)
        co_return output.error();
    m_job.output = *output;
    co_return site;
}

Task<SiteContent> JobRun::readAndWrite()
{
    const QPointer<JobRun> self = this;
    setState(JobState::Reading, 0);
    m_reading = m_readingFor();
    if (!m_reading->isFinished())
        co_await onSignal(m_reading.get(), &SharedReading::finished, m_cancel.get());
    if (!self || m_cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (!m_reading->result())
        co_return m_reading->result().error();
    const auto portfolio = m_reading->result()->portfolio;

    const auto wording = m_wordingFor(portfolio);
    m_wording = wording;
    wording->join();
    setState(JobState::Writing, readShare);
    connect(wording.get(), &SharedWording::progressed, this, &JobRun::followWording);
    followWording();
    if (!wording->isFinished())
        co_await onSignal(wording.get(), &SharedWording::finished, m_cancel.get());
    wording->leave();
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    wording->disconnect(this);
    if (m_cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (!wording->result())
        co_return wording->result().error();

    const auto &written = *wording->result();
    m_job.writer = written.wording.writer;
    m_job.fellBack = wording->fellBack();
    m_job.fromDocument = wording->isFromDocument();
    m_job.savedOn = written.savedOn;
    m_job.facts = wording->facts();
    m_job.tokensIn = written.tokensIn;
    m_job.tokensOut = written.tokensOut;
    m_job.attempt = written.attempts;
    const SiteContent content(portfolio, written.wording);
    co_return content;
}

void JobRun::setState(JobState state, double progress)
{
    m_job.state = state;
    m_job.progress = progress;
    m_job.elapsed = m_clock.now() - m_startedAt;
    emit changed();
}

void JobRun::followWording()
{
    if (!m_wording || m_wording->isFinished())
        return;
    const auto &progress = m_wording->progress();
    m_job.attempt = progress.attempt;
    m_job.waitReason = progress.waitReason;
    m_job.retryIn = progress.retryIn;
    m_job.tokensOut = progress.tokensOut;
    const auto state = m_wording->isWaiting()                ? JobState::Waiting
        : progress.stage == WritingProgress::Stage::Checking ? JobState::Checking
                                                             : JobState::Writing;
    setState(state, readShare + writeShare * progress.fraction);
    emit draftChanged();
}

void JobRun::end(const Result<Site> &result)
{
    m_isRunning = false;
    m_job.retryIn = {};
    if (result) {
        if (m_job.output.isEmpty()) // what was exported is built again when somebody asks: hundreds of pages are many megabytes
            m_site = *result;
        setState(JobState::Done, 1);
        (void)followFacts(); // something may have been confirmed while the page was built
    } else {
        m_job.error = result.error();
        setState(result.error().kind == ErrorKind::Cancelled ? JobState::Cancelled : JobState::Failed, m_job.progress);
    }
    emit finished();
}

} // namespace trinity
