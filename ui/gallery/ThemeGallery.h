// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QListView;
class QToolButton;

namespace trinity::ui {

class Commands;
class PreviewHost;
class ThemeCardDelegate;
class ThemeListModel;
class Thumbnailer;
class Workspace;

/// All themes with the person's own content in them, to choose from. Arrows move, Space chooses, Return looks closer.
class ThemeGallery final : public QWidget
{
    Q_OBJECT

public:
    ThemeGallery(Workspace &workspace, Commands &commands, PreviewHost &host, QWidget *parent = nullptr);
    ~ThemeGallery() override;

    [[nodiscard]] QListView *list() const { return m_list; }

signals:
    void previewRequested(const QString &theme);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void buildHead(Commands &commands);
    void buildList();
    void fitCards();
    void takeSelection();
    void showSelection();
    void refreshTitle();

    Workspace &m_workspace;
    Thumbnailer *m_thumbnailer;
    ThemeListModel *m_model;
    ThemeCardDelegate *m_delegate;
    QWidget *m_head;
    QLabel *m_title;
    QLabel *m_subtitle;
    QToolButton *m_all;
    QListView *m_list;
    bool m_showing = false; ///< the selection follows the workspace now, not the other way round
};

} // namespace trinity::ui
