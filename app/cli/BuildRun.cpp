// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/BuildRun.h"

#include "app/DataFolders.h"
#include "app/cli/Counted.h"
#include "app/cli/ErrorSentence.h"
#include "app/cli/JsonLines.h"
#include "app/cli/SaveDocument.h"
#include "app/cli/UnavailableWriter.h"
#include "engine/base/Alarm.h"
#include "engine/base/Launch.h"
#include "engine/base/OnSignal.h"

#include <QtCore/QDir>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto probePause = 500ms;
constexpr qsizetype sourcesPerTurn = 8; ///< whose jobs begin at once; a few milliseconds of work

QString serverName(const LlmServer &server)
{
    return server.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::StripTrailingSlash);
}

std::unique_ptr<ResponseCache> cacheFor(const BuildOptions &options)
{
    if (!options.cache)
        return {};
    CacheSettings settings;
    settings.folder = cacheFolder();
    return std::make_unique<ResponseCache>(settings);
}

/// What the person reads where a server stayed away.
QString standInSentence(const Job &job)
{
    if (!job.savedOn.isValid())
        return u"the server stayed away; the built-in writer wrote this site."_s;
    return u"the server stayed away; this site has the words that %1 wrote on %2."_s.arg(
        job.writer.section(u':', 1), job.savedOn.toLocalTime().toString(u"d MMMM yyyy"_s));
}

} // namespace

BuildRun::BuildRun(BuildOptions options, const ThemeCatalog &catalog)
    : m_options(std::move(options))
    , m_cache(cacheFor(m_options))
    , m_connection(m_clock, m_cache.get(), m_options.cache.value_or(CacheUse::ReadAndWrite))
    , m_queue(catalog, m_clock)
{
    connect(&m_queue, &JobQueue::jobFinished, this, &BuildRun::handleJobFinished);
    connect(&m_queue, &JobQueue::sourceRead, this, &BuildRun::handleSourceRead);
    connect(&m_queue, &JobQueue::idle, this, &BuildRun::finish);
    if (m_options.json)
        connect(&m_queue, &JobQueue::jobsChanged, this, &BuildRun::printProgress);
}

void BuildRun::start(const QList<Source> &sources)
{
    m_startedAt = m_clock.now();
    m_queue.setSettings(m_options.jobs);
    m_queue.setSavedAnswers(m_cache.get());
    m_sourcesToRead = int(sources.size());
    launch(run()); // first, so that the server is asked while the sources are taken in
    for (const auto &source : sources) {
        m_sources << m_queue.addSource(source);
        m_paths.insert(m_sources.constLast(), source.path);
    }
}

void BuildRun::interrupt()
{
    m_interrupted = true;
    m_connecting.cancel();
    m_queue.cancelAll();
}

/// Nothing outlives this object but the process: the event loop ends with finished().
Task<> BuildRun::run()
{
    const auto connected = co_await connectToServer();
    if (!connected && !m_interrupted)
        giveUpOn(connected.error());
    (void)co_await nextTurn(); // by then all sources are there
    (void)co_await addJobs();
    co_return {};
}

Task<> BuildRun::nextTurn()
{
    Alarm turn(m_clock, 0ms);
    co_await onSignal(&turn, &Alarm::rang);
    co_return {};
}

Task<> BuildRun::connectToServer()
{
    const auto giveUpAt = m_clock.now() + m_options.jobs.wording.firstPatience;
    bool said = false;
    while (true) {
        auto wish = m_options.connection;
        const auto connected = co_await m_connection.connectTo(wish, &m_connecting);
        if (connected || m_connecting.isCancelled())
            co_return {};
        const bool waits = m_options.jobs.wording.whenDown == WhenDown::Wait || m_clock.now() + probePause < giveUpAt;
        if (!isTransient(connected.error().kind) || !waits)
            co_return connected.error();
        if (!std::exchange(said, true))
            say(u"%1 Waiting for it."_s.arg(errorSentence(connected.error())));
        Alarm pause(m_clock, probePause);
        co_await onSignal(&pause, &Alarm::rang, &m_connecting);
    }
}

/// The server cannot be used: saved words or the built-in writer stand in where that was agreed, else the jobs say why they
/// fail.
void BuildRun::giveUpOn(const Error &error)
{
    auto &wording = m_options.jobs.wording;
    const bool standsIn = isTransient(error.kind) && (wording.whenDown == WhenDown::Saved || wording.whenDown == WhenDown::BuiltIn);
    if (standsIn && wording.whenDown == WhenDown::Saved && m_cache) {
        toStderr(u"%1 Saved words are used instead, and where there are none the built-in writer."_s.arg(errorSentence(error)));
        wording.deadline = 0ms; // of a server's work, and there is none
        m_queue.setSettings(m_options.jobs);
    } else if (standsIn) {
        toStderr(u"%1 The built-in writer writes instead."_s.arg(errorSentence(error)));
        return;
    }
    m_unavailable = std::make_unique<UnavailableWriter>(error);
}

void BuildRun::followServer()
{
    auto *endpoint = m_connection.endpoint();
    if (!endpoint)
        return;
    say(u"Writing with %1 at %2."_s.arg(m_connection.writer()->name(), serverName(endpoint->server())));
    connect(&endpoint->breaker(), &CircuitBreaker::stateChanged, this, [this, endpoint](BreakerState now) {
        const auto &breaker = endpoint->breaker();
        if (m_options.json)
            printJson(serverEvent(endpoint->server().url, now, breaker.remaining(), breaker.lastReason()));
        if (now == BreakerState::Open)
            say(u"The server at %1 fails (%2); next try in %3 s. Jobs wait and lose nothing."_s.arg(
                serverName(endpoint->server()), toString(breaker.lastReason()),
                QString::number((breaker.remaining().count() + 999) / 1000)));
        else if (now == BreakerState::Closed)
            say(u"The server at %1 answers again."_s.arg(serverName(endpoint->server())));
    });
}

/// A few at a time: the first requests are on their way while the last sources are still being read.
Task<> BuildRun::addJobs()
{
    followServer();
    if (m_interrupted) {
        emit finished(ExitCode::Interrupted);
        co_return {};
    }
    m_queue.setWriter(m_unavailable ? m_unavailable.get() : m_connection.writer());
    m_jobs = int(m_sources.size() * m_options.themes.size());
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        if (i % sourcesPerTurn == 0 && i > 0 && !m_interrupted)
            (void)co_await nextTurn();
        m_queue.addJobs(m_sources.at(i), m_options.themes);
    }
    if (m_interrupted) // meanwhile; the jobs that came after it as well
        m_queue.cancelAll();
    co_return {};
}

/// Every page has its words already, in the document that it is made from.
bool BuildRun::needsNoServer() const
{
    return std::all_of(m_sources.begin(), m_sources.end(), [this](SourceId source) {
        return !m_queue.reading(source)
            || std::all_of(m_options.themes.begin(), m_options.themes.end(),
                           [this, source](const QString &theme) { return m_queue.hasDocumentWords(source, theme); });
    });
}

/// When no source can be read, or all bring their words, there is no reason to wait for a server.
void BuildRun::handleSourceRead()
{
    if (--m_sourcesToRead > 0)
        return;
    if (needsNoServer())
        m_connecting.cancel();
}

void BuildRun::handleJobFinished(JobId id)
{
    auto job = *m_queue.job(id);
    job.output = shown(job.output);
    const auto message = job.state == JobState::Done ? QString() : errorSentence(job.error);
    m_unreadableJobs += job.state == JobState::Failed && !m_queue.reading(job.source);
    if (m_options.json)
        printJson(jobEvent(job, message));
    if (job.state == JobState::Failed) {
        const bool isUnread = !m_queue.reading(job.source);
        if (!isUnread)
            toStderr(u"%1, %2: %3"_s.arg(job.sourceName, job.theme, message));
        else if (!m_unreadable.contains(job.source)) // the same for all its themes
            toStderr(u"%1: %2"_s.arg(job.sourceName, message));
        if (isUnread)
            m_unreadable.insert(job.source);
        return;
    }
    if (job.state != JobState::Done)
        return;
    m_savedJobs += job.savedOn.isValid() ? 1 : 0;
    m_worded.insert(job.source);
    tellWords(job);
    if (!m_options.json && !m_options.quiet)
        toStdout(QDir::toNativeSeparators(job.output));
}

/// Where the words of a site come from, and how they stand to the source.
void BuildRun::tellWords(const Job &job) const
{
    const auto tell = [&job](const QString &what) { return u"%1, %2: %3"_s.arg(job.sourceName, job.theme, what); };
    if (job.fromDocument)
        say(tell(job.writer.isEmpty() ? u"the words saved in the document."_s
                                      : u"the words saved in the document, written by %1."_s.arg(job.writer)));
    if (job.fellBack)
        toStderr(tell(standInSentence(job)));
    if (job.facts.unsupported > 0)
        toStderr(tell(u"%1 statements of %2 are not in the source."_s.arg(job.facts.unsupported).arg(job.writer)));
    if (job.facts.putBack > 0)
        toStderr(tell(u"%1 statements of %2 are not in the source; the source's own words stand in their place."_s.arg(job.facts.putBack)
                          .arg(job.writer)));
}

bool BuildRun::saveDocumentOf(SourceId source)
{
    const auto read = m_queue.reading(source);
    const auto document = m_queue.document(source);
    if (!read || !document)
        return true;
    const auto name = m_queue.sourceName(source);
    const auto saved =
        saveDocument(*document, {m_options.documents, m_queue.exportName(source), m_paths.value(source), read->document.sha256});
    if (m_options.json)
        printJson(documentEvent(name, saved));
    if (!saved) {
        toStderr(u"%1: %2."_s.arg(name, saved.error().detail));
        return false;
    }
    say(u"%1: saved with the words of %2 as %3."_s.arg(name, counted(document->content.wordings.size(), "voice"_L1),
                                                       QDir::toNativeSeparators(*saved)));
    return true;
}

bool BuildRun::saveDocuments()
{
    bool allSaved = true;
    for (const auto source : std::as_const(m_sources))
        if (m_worded.contains(source))
            allSaved = saveDocumentOf(source) && allSaved;
    return allSaved;
}

/// A path as the person who gave --out would write it.
QString BuildRun::shown(const QString &path) const
{
    if (path.isEmpty() || QDir::isAbsolutePath(*m_options.jobs.exportTo))
        return path;
    return QDir::current().relativeFilePath(path);
}

void BuildRun::printProgress(const QList<JobId> &jobs)
{
    for (const auto id : jobs) {
        const auto job = m_queue.job(id);
        if (job && !isFinal(job->state)) // a job's last line is handleJobFinished's
            printJson(jobEvent(*job, {}));
    }
}

void BuildRun::finish()
{
    const auto totals = m_queue.totals();
    if (totals.done + totals.failed + totals.cancelled < m_jobs)
        return; // idle between two sources
    const bool allSaved = m_options.documents.isEmpty() || saveDocuments();
    RunSummary summary;
    summary.totals = totals;
    summary.jobs = m_jobs;
    summary.cacheHits = m_savedJobs;
    summary.seconds = double((m_clock.now() - m_startedAt).count()) / 1000;
    if (auto *endpoint = m_connection.endpoint()) {
        summary.requests = endpoint->client().totals().requests;
        summary.retries = endpoint->client().totals().retries;
        summary.peakInFlight = endpoint->limit().peakInFlight();
    }
    if (m_options.json)
        printJson(summaryEvent(summary));
    const auto saved = m_savedJobs > 0 ? u", %1 with saved words"_s.arg(m_savedJobs) : QString();
    say(u"%1 of %2 sites ready in %3 s%4."_s.arg(QString::number(totals.done), QString::number(m_jobs),
                                                 QString::number(summary.seconds, 'f', 2), saved));

    if (m_interrupted)
        emit finished(ExitCode::Interrupted);
    else if (m_unreadableJobs == m_jobs)
        emit finished(ExitCode::NoSource);
    else
        emit finished(totals.failed + totals.cancelled > 0 || !allSaved ? ExitCode::JobFailed : ExitCode::Done);
}

void BuildRun::say(const QString &text) const
{
    if (!m_options.quiet)
        toStderr(text);
}

} // namespace trinity
