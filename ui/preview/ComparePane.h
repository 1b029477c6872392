// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QToolButton;

namespace trinity::ui {

class CompareColumn;
class PreviewBar;
class PreviewHost;
struct PagePlace;
class Workspace;

/// Two to four themes of the current source side by side. The pane that is scrolled leads; the others follow to the
/// same section. Columns appear when the pane is first shown, since each costs a renderer.
class ComparePane final : public QWidget
{
    Q_OBJECT

public:
    ComparePane(Workspace &workspace, PreviewHost &host, QWidget *parent = nullptr);

    [[nodiscard]] const QList<CompareColumn *> &columns() const { return m_columns; }
    void addPane();
    void toggleFocus(CompareColumn *column); ///< alone, or all again

signals:
    void linkActivated(const QUrl &url);

private:
    void showEvent(QShowEvent *event) override;
    void rebuild();
    CompareColumn *addColumn(const QString &theme);
    void choose(CompareColumn *column, const QString &theme);
    void close(CompareColumn *column);
    void follow(CompareColumn *leader, const PagePlace &place);
    void refresh();
    void refreshButtons();
    [[nodiscard]] QStringList shownThemes() const;

    Workspace &m_workspace;
    PreviewHost &m_host;
    PreviewBar *m_bar;
    QToolButton *m_sync;
    QToolButton *m_add;
    QHBoxLayout *m_row;
    QList<CompareColumn *> m_columns;
    QPointer<CompareColumn> m_alone;
};

} // namespace trinity::ui
