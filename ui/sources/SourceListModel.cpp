// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/SourceListModel.h"

#include "ui/text/ErrorText.h"
#include "ui/text/ReadingText.h"

#include <QtCore/QHash>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

SourceListModel::SourceListModel(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent)
    : QAbstractListModel(parent), m_queue(queue), m_catalog(catalog)
{
    for (const auto source : queue.sources())
        m_rows.append(rowFor(source));
    connect(&queue, &JobQueue::sourceAdded, this, [this](SourceId source) {
        if (indexOf(source).isValid())
            return;
        const auto at = static_cast<int>(m_rows.size());
        beginInsertRows({}, at, at);
        m_rows.append(rowFor(source));
        endInsertRows();
    });
    connect(&queue, &JobQueue::sourceRead, this, [this](SourceId source) {
        m_read.insert(source.value);
        refresh(source);
    });
    connect(&queue, &JobQueue::sourceRemoved, this, &SourceListModel::remove);
    connect(&queue, &JobQueue::jobsAdded, this, &SourceListModel::countJobs);
    connect(&queue, &JobQueue::jobsRemoved, this, &SourceListModel::countJobs);
    connect(&queue, &JobQueue::jobFinished, this, &SourceListModel::countJobs);
    countJobs();
}

int SourceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole: return row.title + u'\n' + (row.told.isEmpty() ? row.detail : row.told);
    case Qt::AccessibleTextRole: return u"%1, %2, %3"_s.arg(row.title, row.detail, tr("%1 of %2 sites ready").arg(row.ready).arg(row.jobs));
    case Qt::AccessibleDescriptionRole: return row.told;
    case DetailRole: return row.detail;
    case KindRole: return row.kind;
    case ReadyRole: return row.ready;
    case JobsRole: return row.jobs;
    case FailedRole: return row.failed;
    default: return {};
    }
}

SourceId SourceListModel::sourceAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows.at(index.row()).id : SourceId();
}

QModelIndex SourceListModel::indexOf(SourceId source) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).id == source)
            return index(static_cast<int>(i));
    }
    return {};
}

SourceListModel::Row SourceListModel::rowFor(SourceId source) const
{
    Row row;
    row.id = source;
    row.title = m_queue.sourceName(source);
    if (const auto reading = m_queue.reading(source)) {
        const QString name = reading->portfolio.basics.name;
        const QString facts = ReadingText::line(reading->report);
        row.detail = name.isEmpty() || name == row.title ? facts : row.title + u" · "_s + facts;
        if (!name.isEmpty())
            row.title = name;
        row.told = ReadingText::form(*reading) + u". "_s + ReadingText::sentence(reading->report);
        row.kind = ReadingText::kindBadge(reading->document.kind);
    } else if (m_read.contains(source.value)) {
        row.failed = true;
        const auto page = m_queue.siteNow(source, m_catalog.ids().value(0));
        row.detail = tr("Could not be read");
        if (!page) {
            const ErrorText problem = ErrorText::of(page.error());
            row.told = problem.sentence();
            row.detail = problem.happened.startsWith(row.title + u' ') ? problem.happened.mid(row.title.size() + 1) : problem.happened;
            row.detail.replace(0, 1, row.detail.left(1).toUpper());
        }
    } else {
        row.detail = tr("Reading");
    }
    return row;
}

void SourceListModel::refresh(SourceId source)
{
    const QModelIndex index = indexOf(source);
    if (!index.isValid())
        return;
    Row row = rowFor(source);
    Row &old = m_rows[index.row()];
    row.ready = old.ready;
    row.jobs = old.jobs;
    old = row;
    emit dataChanged(index, index);
}

void SourceListModel::remove(SourceId source)
{
    m_read.remove(source.value);
    const QModelIndex index = indexOf(source);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_rows.removeAt(index.row());
    endRemoveRows();
}

void SourceListModel::countJobs()
{
    QHash<quint64, std::pair<int, int>> counts;
    for (const auto id : m_queue.jobs()) {
        if (const auto job = m_queue.job(id)) {
            auto &[ready, all] = counts[job->source.value];
            ++all;
            if (job->state == JobState::Done)
                ++ready;
        }
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const auto [ready, all] = counts.value(row.id.value);
        if (ready == row.ready && all == row.jobs)
            continue;
        row.ready = ready;
        row.jobs = all;
        const QModelIndex changed = index(static_cast<int>(i));
        emit dataChanged(changed, changed, {ReadyRole, JobsRole, Qt::AccessibleTextRole});
    }
}

} // namespace trinity::ui
