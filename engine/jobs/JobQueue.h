// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/jobs/Job.h"
#include "engine/jobs/JobTotals.h"
#include "engine/jobs/SharedWording.h"
#include "engine/portfolio/TrinityDocument.h"
#include "engine/portfolio/Wording.h"
#include "engine/publishing/SiteExporter.h"
#include "engine/site/SiteBuilder.h"
#include "engine/site/ThemeCatalog.h"
#include "engine/writing/FactCheck.h"
#include "engine/writing/Writer.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace trinity {

class ResponseCache;

enum class VoiceChoice { ThemesOwn, Plain, Named };

/// Whether a source that is a document of ours is shown with the words that are saved in it, or is worded anew. The person's
/// own edits count either way.
enum class DocumentWords { Use, WriteAnew };

/// How a batch is done. Changing it affects jobs that have not started.
struct JobSettings {
    JobSettings() = default;

    VoiceChoice voiceChoice = VoiceChoice::ThemesOwn;
    QString voice; ///< the theme whose voice speaks, for Named
    std::optional<QString> exportTo; ///< a directory: finished jobs are exported at once; none: kept in memory
    ExportFormat format = ExportFormat::Folder;
    WordingRules wording;
    DocumentWords documentWords = DocumentWords::Use;
};

/// Runs jobs: read → write → build → export. Jobs of the same source share one reading, and jobs that need the same
/// wording share one request. Owns jobs, readings, wordings and sites; hands out values. Everything on the main thread;
/// reading, building and exporting are done in worker threads. Cancel everything and wait for idle() before the writer
/// or the catalogue is destroyed.
class JobQueue final : public QObject
{
    Q_OBJECT

public:
    JobQueue(const ThemeCatalog &catalog, Clock &clock, QObject *parent = nullptr);
    ~JobQueue() override;

    /// Who writes from now on. The queue does not own it. Without one the built-in writer writes.
    void setWriter(Writer *writer);
    [[nodiscard]] Writer *writer() const;
    /// Where saved wordings are looked for when the server stays away. The queue does not own it; without one there are none.
    void setSavedAnswers(ResponseCache *saved);
    void setSettings(const JobSettings &settings);
    [[nodiscard]] const JobSettings &settings() const;

    SourceId addSource(const Source &source);
    /// Forgets a source with its jobs, its reading and its wordings; no file is touched. Its running jobs are cancelled and
    /// say nothing more; isIdle() counts them until they have come to their end. Its id is never given again. An unknown id
    /// changes nothing. sourceRemoved() follows jobsRemoved().
    void removeSource(SourceId source);
    /// Jobs for the themes that this source has no unfinished job for. Unknown themes are ignored.
    QList<JobId> addJobs(SourceId source, const QStringList &themes);

    void cancel(JobId id);
    void cancelAll();
    void retry(JobId id);
    void remove(JobId id); ///< only finished ones
    /// Writes a waiting job with the built-in writer instead of waiting for the server.
    void writeWithBuiltIn(JobId id);

    [[nodiscard]] QList<JobId> jobs() const; ///< in order
    [[nodiscard]] std::optional<Job> job(JobId id) const;
    /// The finished page, or the one filling in. Options other than the usual are built now, from the same words.
    [[nodiscard]] std::optional<Site> site(JobId id, const SiteOptions &options = {}) const;
    [[nodiscard]] std::optional<ReadPortfolio> reading(SourceId source) const;
    [[nodiscard]] QList<SourceId> sources() const;
    [[nodiscard]] QString sourceName(SourceId source) const;
    [[nodiscard]] bool isIdle() const; ///< no job is on its way, and no writer still at work for one that was cancelled

    /// The name a source's folder or files get when they are exported.
    [[nodiscard]] QString exportName(SourceId source) const;
    using Totals = JobTotals;
    [[nodiscard]] Totals totals() const; ///< of the sources that are there

    /// Any theme at once, without asking a model: the best wording this source has (that theme's voice, else any, else
    /// the built-in writer's). BadSource when the source could not be read, Internal while it has not been read yet.
    [[nodiscard]] Result<Site> siteNow(SourceId source, const QString &theme, const SiteOptions &options = {}) const;

    /// Holds a job's words against their source once more, now with the places that bear them out, in a worker thread;
    /// factsChanged() follows. Nothing happens while the job has no words.
    void checkFacts(JobId id);
    /// What checkFacts() found, sentence by sentence, of the words as they were written: also of those that strict mode
    /// took out. None until it has been asked for, and after the words have changed. Job::facts has the counts of every job.
    [[nodiscard]] std::optional<FactReport> factReport(JobId id) const;

    /// A person says that these sentences are true, as they stand in a wording: from now on they count as confirmed in all
    /// wordings of the source, and strict mode leaves them in. Counts, reports and pages follow at once, factsChanged() tells;
    /// what was exported stays as it is until the job is run again. White space does not matter.
    void confirm(SourceId source, const QStringList &sentences);
    void takeBack(SourceId source, const QStringList &sentences);
    [[nodiscard]] QStringList confirmed(SourceId source) const; ///< in the order in which they were confirmed

    /// The person's own words for one field (CheckedSentence::field) of a finished job, over those of whoever wrote them, in all
    /// jobs of the source in its voice. Empty: the source's own words stand there. The writer's words themselves: no longer an
    /// edit. They are checked in a worker thread; pages, counts and factsChanged() follow. Nothing happens while the job has no
    /// words.
    void setWords(JobId id, const QString &field, const QString &text);
    /// The words of a finished job with the person's own over them; also those that strict mode takes out.
    [[nodiscard]] std::optional<Wording> wording(JobId id) const;

    /// The source as a document, to be saved: its text, its facts with their places, the words of every voice as they were
    /// written (but for those of a built-in writer that stood in), what was confirmed, and whatever the document that it was
    /// read from held. None while it has not been read, or cannot be.
    [[nodiscard]] std::optional<TrinityDocument> document(SourceId source) const;
    /// Whether this theme would show words that are saved in the source, without asking anybody.
    [[nodiscard]] bool hasDocumentWords(SourceId source, const QString &theme) const;

signals:
    void sourceAdded(trinity::SourceId source);
    void sourceRead(trinity::SourceId source); ///< readable now, or its jobs have failed
    void sourceRemoved(trinity::SourceId source);
    void jobsAdded(const QList<trinity::JobId> &jobs);
    void jobsChanged(const QList<trinity::JobId> &jobs); ///< merged: at most 20 a second
    void jobsRemoved(const QList<trinity::JobId> &jobs);
    void jobFinished(trinity::JobId job); ///< Done, Failed or Cancelled, at once
    void siteChanged(trinity::JobId job); ///< at most 4 a second while it fills in
    void factsChanged(trinity::SourceId source); ///< counts, reports or confirmations of its jobs are others
    void idle();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trinity
