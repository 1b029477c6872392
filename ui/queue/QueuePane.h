// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtWidgets/QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace trinity::ui {

class Commands;
struct CommandState;
class JobListModel;
class Workspace;

/// The jobs as a table under one line that says how far they are. Folds to that line.
class QueuePane final : public QWidget
{
    Q_OBJECT

public:
    QueuePane(Workspace &workspace, Commands &commands, QWidget *parent = nullptr);

    [[nodiscard]] JobListModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QList<Job> selectedJobs() const;

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const;

    /// What the queue says to the rules of the commands.
    void describe(CommandState *state) const;

    void cancelSelected(); ///< running ones are cancelled, finished ones leave the list
    void retrySelected();
    void writeSelectedWithBuiltIn();
    void copySelectedErrors();
    void clearFinished();

signals:
    void selectionChanged();
    void openRequested(trinity::SourceId source, const QString &theme);
    void factsRequested(trinity::SourceId source, const QString &theme);
    void foldedChanged(bool folded);

private:
    void buildHeader(Commands &commands);
    void buildTable(Commands &commands);
    void connectCommands(Commands &commands);
    void refreshSummary();
    void runRowAction(const QModelIndex &index);
    void openRow(const QModelIndex &index);
    void openFacts(const QModelIndex &index);

    Workspace &m_workspace;
    JobListModel *m_model;
    QTableView *m_table;
    QWidget *m_header;
    QLabel *m_summary;
    QToolButton *m_fold;
};

} // namespace trinity::ui
