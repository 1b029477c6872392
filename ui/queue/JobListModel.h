// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "engine/site/ThemeCatalog.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <chrono>

class QTimer;

namespace trinity::ui {

/// The queue as a table: a snapshot of job values that follows the queue's signals. Only cells that differ are said to
/// have changed; the model is never reset.
class JobListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Source, Theme, Progress, Elapsed, Facts, Message, Action };
    static constexpr int columns = 7;
    enum Role { StateRole = Qt::UserRole + 1, FractionRole, AccentRole, GroundRole, SortRole, ToCheckRole };

    struct Counts {
        int all = 0;
        int done = 0;
        int failed = 0;
        int running = 0; ///< not final
        bool operator==(const Counts &) const = default;
    };

    JobListModel(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] std::optional<Job> jobAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(JobId id, Column column = Column::Source) const;
    [[nodiscard]] Counts counts() const { return m_counts; }

signals:
    void countsChanged();

private:
    void append(const QList<JobId> &ids);
    void update(const QList<JobId> &ids);
    void remove(const QList<JobId> &ids);
    void replace(int row, const Job &job);
    [[nodiscard]] Job withCountdown(Job job);
    void tick();
    void recount();
    [[nodiscard]] QString themeName(const Job &job) const;
    [[nodiscard]] QVariant display(const Job &job, Column column) const;

    JobQueue &m_queue;
    const ThemeCatalog &m_catalog;
    QList<Job> m_jobs;
    QHash<JobId, int> m_rowOf;
    struct Countdown {
        std::chrono::milliseconds said{0}; ///< by the engine
        std::chrono::steady_clock::time_point ends;
    };
    QHash<JobId, Countdown> m_countdowns;
    Counts m_counts;
    QTimer *m_clock; ///< elapsed times and countdowns of rows that run
};

} // namespace trinity::ui
