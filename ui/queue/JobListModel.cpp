// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/queue/JobListModel.h"

#include "ui/style/ThemeColours.h"
#include "ui/text/JobText.h"

#include <QtCore/QTimer>
#include <QtGui/QColor>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace trinity::ui {

namespace {

constexpr auto elapsedRefresh = 1s;

bool showsTheSame(const Job &a, const Job &b, JobListModel::Column column)
{
    switch (column) {
    case JobListModel::Column::Source: return a.sourceName == b.sourceName;
    case JobListModel::Column::Theme: return a.theme == b.theme;
    case JobListModel::Column::Progress: return a.state == b.state && a.progress == b.progress;
    case JobListModel::Column::Elapsed: return a.elapsed == b.elapsed;
    case JobListModel::Column::Facts: return a.state == b.state && a.facts == b.facts;
    case JobListModel::Column::Message: return JobText::message(a) == JobText::message(b);
    case JobListModel::Column::Action: return a.state == b.state;
    }
    return false;
}

} // namespace

JobListModel::JobListModel(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent)
    : QAbstractTableModel(parent), m_queue(queue), m_catalog(catalog), m_clock(new QTimer(this))
{
    append(queue.jobs());
    connect(&queue, &JobQueue::jobsAdded, this, &JobListModel::append);
    connect(&queue, &JobQueue::jobsChanged, this, &JobListModel::update);
    connect(&queue, &JobQueue::jobsRemoved, this, &JobListModel::remove);
    connect(&queue, &JobQueue::jobFinished, this, [this](JobId id) { update({id}); });
    connect(m_clock, &QTimer::timeout, this, &JobListModel::tick);
    m_clock->setInterval(elapsedRefresh);
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

int JobListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job &job = m_jobs.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return display(job, column);
    case Qt::ToolTipRole:
        if (column == Column::Facts)
            return JobText::factsSentence(job);
        return column == Column::Message ? JobText::longMessage(job) : display(job, column);
    case Qt::AccessibleTextRole: return column == Column::Source ? QVariant(JobText::spoken(job, themeName(job))) : display(job, column);
    case ToCheckRole: return job.state == JobState::Done ? job.facts.unsupported : 0;
    case StateRole: return static_cast<int>(job.state);
    case FractionRole: return job.state == JobState::Done ? 1.0 : job.progress;
    case AccentRole:
    case GroundRole: {
        const Theme *theme = m_catalog.find(job.theme);
        const ThemeColours colours = theme ? ThemeColours::of(*theme) : ThemeColours();
        return role == AccentRole ? colours.accent : colours.ground;
    }
    case SortRole:
        if (column == Column::Progress)
            return static_cast<int>(job.state) + job.progress;
        if (column == Column::Elapsed)
            return static_cast<qlonglong>(job.elapsed.count());
        if (column == Column::Facts)
            return job.facts.unsupported;
        return display(job, column);
    default: return {};
    }
}

QVariant JobListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Source: return tr("Source");
    case Column::Theme: return tr("Theme");
    case Column::Progress: return tr("Progress");
    case Column::Elapsed: return tr("Time");
    case Column::Facts: return tr("Facts");
    case Column::Message: return tr("Message");
    case Column::Action: return QString();
    }
    return {};
}

std::optional<Job> JobListModel::jobAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_jobs.size())
        return std::nullopt;
    return m_jobs.at(index.row());
}

QModelIndex JobListModel::indexOf(JobId id, Column column) const
{
    const auto row = m_rowOf.constFind(id);
    return row == m_rowOf.cend() ? QModelIndex() : index(*row, static_cast<int>(column));
}

void JobListModel::append(const QList<JobId> &ids)
{
    QList<Job> fresh;
    for (const auto id : ids) {
        const auto job = m_queue.job(id);
        if (job && !m_rowOf.contains(id))
            fresh.append(*job);
    }
    if (fresh.isEmpty())
        return;
    const auto first = static_cast<int>(m_jobs.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (const auto &job : fresh) {
        m_rowOf.insert(job.id, static_cast<int>(m_jobs.size()));
        m_jobs.append(job);
    }
    endInsertRows();
    recount();
}

void JobListModel::update(const QList<JobId> &ids)
{
    for (const auto id : ids) {
        const auto row = m_rowOf.constFind(id);
        const auto job = m_queue.job(id);
        if (row != m_rowOf.cend() && job)
            replace(*row, withCountdown(*job));
    }
    recount();
}

/// A job says once how long it waits; the seconds are counted here.
Job JobListModel::withCountdown(Job job)
{
    if (job.state != JobState::Waiting || job.retryIn <= 0ms) {
        m_countdowns.remove(job.id);
        return job;
    }
    const auto now = std::chrono::steady_clock::now();
    Countdown &countdown = m_countdowns[job.id];
    if (countdown.said != job.retryIn)
        countdown = {job.retryIn, now + job.retryIn};
    job.retryIn = std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(countdown.ends - now));
    return job;
}

void JobListModel::replace(int row, const Job &job)
{
    const Job old = std::exchange(m_jobs[row], job);
    int first = columns;
    int last = -1;
    for (int column = 0; column < columns; ++column) {
        if (showsTheSame(old, job, static_cast<Column>(column)))
            continue;
        first = qMin(first, column);
        last = column;
    }
    if (last >= 0)
        emit dataChanged(index(row, first), index(row, last));
}

void JobListModel::remove(const QList<JobId> &ids)
{
    for (const auto id : ids) {
        const auto row = m_rowOf.constFind(id);
        if (row == m_rowOf.cend())
            continue;
        const int gone = *row;
        beginRemoveRows({}, gone, gone);
        m_jobs.removeAt(gone);
        m_rowOf.remove(id);
        m_countdowns.remove(id);
        for (auto &other : m_rowOf) {
            if (other > gone)
                --other;
        }
        endRemoveRows();
    }
    recount();
}

void JobListModel::tick()
{
    QList<JobId> running;
    for (const auto &job : std::as_const(m_jobs)) {
        if (!isFinal(job.state))
            running.append(job.id);
    }
    update(running);
}

void JobListModel::recount()
{
    Counts counts;
    counts.all = static_cast<int>(m_jobs.size());
    for (const auto &job : std::as_const(m_jobs)) {
        if (!isFinal(job.state))
            ++counts.running;
        else if (job.state == JobState::Done)
            ++counts.done;
        else if (job.state == JobState::Failed)
            ++counts.failed;
    }
    if (counts.running > 0 && !m_clock->isActive())
        m_clock->start();
    else if (counts.running == 0)
        m_clock->stop();
    if (counts == m_counts)
        return;
    m_counts = counts;
    emit countsChanged();
}

QString JobListModel::themeName(const Job &job) const
{
    const Theme *theme = m_catalog.find(job.theme);
    return theme ? theme->name : job.theme;
}

QVariant JobListModel::display(const Job &job, Column column) const
{
    switch (column) {
    case Column::Source: return job.sourceName;
    case Column::Theme: return themeName(job);
    case Column::Progress: return JobText::stageWithProgress(job);
    case Column::Elapsed: return JobText::duration(job.elapsed);
    case Column::Facts: return JobText::facts(job);
    case Column::Message: return JobText::message(job);
    case Column::Action: return QString();
    }
    return {};
}

} // namespace trinity::ui
