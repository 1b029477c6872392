// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "engine/site/ThemeCatalog.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>

namespace trinity::ui {

/// The queue's sources, one row each: who it is about, what was read, how many of its sites are ready.
class SourceListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, KindRole, ReadyRole, JobsRole, FailedRole };

    SourceListModel(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] SourceId sourceAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(SourceId source) const;

private:
    struct Row {
        SourceId id;
        QString title;
        QString detail;
        QString told; ///< what reading came to, in sentences
        QString kind; ///< "TXT", "MD", "JSON"
        bool failed = false;
        int ready = 0;
        int jobs = 0;
    };

    [[nodiscard]] Row rowFor(SourceId source) const;
    void refresh(SourceId source);
    void remove(SourceId source);
    void countJobs();

    JobQueue &m_queue;
    const ThemeCatalog &m_catalog;
    QList<Row> m_rows;
    QSet<quint64> m_read;
};

} // namespace trinity::ui
