// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtWidgets/QWidget>

class QListView;
class QModelIndex;

namespace trinity::ui {

class Commands;
class SourceListModel;
class Workspace;

/// The list of sources at the window's left, with a hint below it where to drop more.
class SourcePane final : public QWidget
{
    Q_OBJECT

public:
    SourcePane(Workspace &workspace, Commands &commands, QWidget *parent = nullptr);

    void select(SourceId source); ///< this one alone
    [[nodiscard]] QListView *list() const { return m_list; }

private:
    void select(const QModelIndex &index);
    void selectNeighbour(int row);
    void handleSelection();
    void openMenu(Commands &commands, const QPoint &at);

    Workspace &m_workspace;
    SourceListModel *m_model;
    QListView *m_list;
};

} // namespace trinity::ui
