// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

class QListView;

namespace trinity::ui {

class SourceListModel;
class Workspace;

/// The list of sources at the window's left, with a hint below it where to drop more.
class SourcePane final : public QWidget
{
    Q_OBJECT

public:
    explicit SourcePane(Workspace &workspace, QWidget *parent = nullptr);

    void select(quint64 source);
    [[nodiscard]] QListView *list() const { return m_list; }

private:
    void handleSelection();

    Workspace &m_workspace;
    SourceListModel *m_model;
    QListView *m_list;
};

} // namespace trinity::ui
