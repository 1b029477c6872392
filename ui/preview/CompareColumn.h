// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QFrame>

class QToolButton;

namespace trinity::ui {

class ElidedLabel;
class PreviewHost;
class SitePreview;
class ThemeChooser;
class Workspace;

/// One of the pages side by side: a theme to choose, the page, and whether it is the one.
class CompareColumn final : public QFrame
{
    Q_OBJECT

public:
    CompareColumn(Workspace &workspace, PreviewHost &host, const QString &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString theme() const { return m_theme; }
    void setTheme(const QString &theme);
    [[nodiscard]] SitePreview &preview() const { return *m_preview; }
    void setClosable(bool closable);
    void setFocused(bool focused); ///< fills the pane alone
    void refresh();

signals:
    void themeChosen(const QString &theme);
    void focusToggled();
    void closeRequested();

private:
    void refreshState();

    Workspace &m_workspace;
    QString m_theme;
    ThemeChooser *m_chooser;
    ElidedLabel *m_state;
    QToolButton *m_choose;
    QToolButton *m_focus;
    QToolButton *m_close;
    SitePreview *m_preview;
};

} // namespace trinity::ui
