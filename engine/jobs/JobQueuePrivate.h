// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/ResponseCache.h"
#include "engine/jobs/JobQueue.h"
#include "engine/jobs/JobRun.h"
#include "engine/jobs/MergedSignal.h"
#include "engine/jobs/SourceShelf.h"

#include <QtCore/QSet>

namespace trinity {

/// What a queue holds, and how its parts hear of one another.
class JobQueue::Private
{
public:
    Private(JobQueue &queue, const ThemeCatalog &catalog_, Clock &clock_)
        : q(queue)
        , catalog(catalog_)
        , clock(clock_)
        , changes(&queue, std::chrono::milliseconds(50), [this](const QList<JobId> &ids) { emit q.jobsChanged(ids); })
        , drafts(&queue, std::chrono::milliseconds(250), [this](const QList<JobId> &ids) {
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

    void handleRead(SourceId source);
    void setConfirmed(SourceId source, const QStringList &sentences);
    void setEdits(SourceId source, const QString &voice, const QMap<QString, QString> &edits);
    void handleWords(SourceId source, const QString &voice);
    /// The document that a source was read from, when it is one of ours.
    const TrinityDocument *documentOf(SourceId source) const;
    /// The words that are saved in a source for this voice, when they are to be used.
    std::optional<Wording> savedWords(SourceId source, const QString &voice) const;

    JobQueue &q;
    const ThemeCatalog &catalog;
    Clock &clock;
    QPointer<Writer> writer;
    QPointer<ResponseCache> saved;
    JobSettings settings;
    std::optional<SiteExporter> exporter; ///< as the settings wish
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

} // namespace trinity
