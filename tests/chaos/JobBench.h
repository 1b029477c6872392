// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/ResponseCache.h"
#include "engine/jobs/JobQueue.h"
#include "engine/writing/LlmWriter.h"
#include "tests/chaos/ChaosBench.h"

#include <QtCore/QHash>
#include <QtCore/QTemporaryDir>

namespace trinity::test {

/// What a well-behaved server answers, in one piece.
[[nodiscard]] FakeReply goodAnswer(const FakeRequest &request);

/// The whole engine on a chaotic server, as people use it: a queue, a writer with its cache, exported sites.
class JobBench : public ChaosBench
{
public:
    explicit JobBench(LlmProvider provider = LlmProvider::Ollama, int inFlight = 4, const QString &host = QStringLiteral("127.0.0.1"));
    ~JobBench();

    /// A source whose name is in its portfolio, in its prompts, and so in the requests of its jobs; one theme.
    JobId addJob(const QString &name);
    [[nodiscard]] Job job(JobId id) const { return *queue.job(id); }
    [[nodiscard]] bool isFinished(JobId id) const { return isFinal(job(id).state); }

    /// Requests for words that arrived for this source, or for all.
    [[nodiscard]] int sendsFor(const QString &name) const;
    [[nodiscard]] int sends() const;
    /// Whether a request is for that source.
    [[nodiscard]] static bool isFor(const QString &name, const FakeRequest &request) { return request.body.contains(name.toUtf8()); }

    /// Runs until every job has ended, and holds everything against what is always true. Empty: all is well.
    [[nodiscard]] QString runToTheEnd();

    QTemporaryDir folder;
    ThemeCatalog catalog;
    ResponseCache cache;
    LlmWriter writer;
    JobQueue queue;
    QHash<JobId, int> ends; ///< how often each job said that it ended

private:
    [[nodiscard]] QString wrongEnds() const;
};

} // namespace trinity::test
