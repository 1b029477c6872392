// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"
#include "engine/jobs/Job.h"
#include "engine/jobs/SharedReading.h"
#include "engine/jobs/SharedWording.h"
#include "engine/portfolio/SiteContent.h"
#include "engine/publishing/SiteExporter.h"
#include "engine/site/SiteBuilder.h"

#include <functional>
#include <memory>
#include <optional>

namespace trinity {

/// One job on its way through read, write, build and export. Owned by the JobQueue; a run that has ended may be started
/// again. What it shares with other jobs comes from the two functions it is given.
class JobRun final : public QObject
{
    Q_OBJECT

public:
    using ReadingFor = std::function<std::shared_ptr<SharedReading>()>;
    using WordingFor = std::function<std::shared_ptr<SharedWording>(const Portfolio &)>;

    JobRun(Job job, const Theme &theme, Clock &clock, ReadingFor reading, WordingFor wording);

    void start(std::optional<SiteExporter> exporter, QString exportName);
    void cancel() { m_cancel->cancel(); }
    void useBuiltIn();

    [[nodiscard]] const Job &job() const { return m_job; }
    /// The words that the page is made of, while they are written and afterwards; null before.
    [[nodiscard]] std::shared_ptr<SharedWording> wording() const { return m_wording; }
    enum class FactsChange { None, Counts, Words };
    /// Takes over what became of the facts of a finished job, after a person has confirmed something.
    FactsChange followFacts();
    /// Takes over the words of a finished job after a person has changed them. False when it is not finished.
    bool followWords();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// The finished page, or the one filling in.
    [[nodiscard]] std::optional<Site> site(const SiteOptions &options = {}) const;

signals:
    void changed(); ///< the job's snapshot is another one
    void draftChanged(); ///< the page filling in is another one
    void finished();

private:
    [[nodiscard]] Task<> run(std::optional<SiteExporter> exporter, QString exportName);
    [[nodiscard]] Task<Site> make(std::optional<SiteExporter> exporter, QString exportName);
    [[nodiscard]] Task<SiteContent> readAndWrite();
    void setState(JobState state, double progress);
    void followWording();
    void end(const Result<Site> &result);
    [[nodiscard]] std::optional<Wording> words() const;
    [[nodiscard]] Theme theme() const; ///< with what a document says of it

    Job m_job;
    const Theme &m_theme;
    Clock &m_clock;
    ReadingFor m_readingFor;
    WordingFor m_wordingFor;
    std::unique_ptr<CancelToken> m_cancel;
    std::shared_ptr<SharedReading> m_reading;
    std::shared_ptr<SharedWording> m_wording;
    std::optional<Site> m_site;
    Clock::TimePoint m_startedAt;
    bool m_isRunning = false;
};

} // namespace trinity
