// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ServerConnection.h"
#include "app/cli/BuildOptions.h"
#include "app/cli/CommandLine.h"
#include "engine/base/Clock.h"
#include "engine/cache/ResponseCache.h"
#include "engine/jobs/JobQueue.h"

#include <memory>

namespace trinity {

/// One batch on the command line: finds the server, runs the jobs, reports on them, counts them up.
class BuildRun final : public QObject
{
    Q_OBJECT

public:
    BuildRun(BuildOptions options, const ThemeCatalog &catalog);

    void start(const QList<Source> &sources);
    void interrupt();

signals:
    void finished(trinity::ExitCode code);

private:
    [[nodiscard]] Task<> run();
    [[nodiscard]] Task<> connectToServer();
    void giveUpOn(const Error &error);
    void followServer();
    [[nodiscard]] Task<> addJobs();
    [[nodiscard]] Task<> nextTurn(); ///< of the event loop
    void handleSourceRead();
    void handleJobFinished(JobId id);
    void tellWords(const Job &job) const;
    [[nodiscard]] bool needsNoServer() const;
    [[nodiscard]] bool saveDocuments(); ///< false when one could not be saved
    bool saveDocumentOf(SourceId source);
    void printProgress(const QList<JobId> &jobs);
    [[nodiscard]] QString shown(const QString &path) const;
    void finish();
    void say(const QString &text) const; ///< to a person who wants to be kept informed

    BuildOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<ResponseCache> m_cache; ///< null: --no-cache
    ServerConnection m_connection;
    std::unique_ptr<Writer> m_unavailable;
    JobQueue m_queue;
    CancelToken m_connecting;
    QList<SourceId> m_sources;
    QHash<SourceId, QString> m_paths;
    QSet<SourceId> m_unreadable; ///< and told
    QSet<SourceId> m_worded; ///< with at least one site
    Clock::TimePoint m_startedAt;
    int m_sourcesToRead = 0;
    int m_jobs = 0;
    int m_unreadableJobs = 0;
    int m_savedJobs = 0;
    bool m_interrupted = false;
};

} // namespace trinity
