// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

namespace trinity::ui {

class Commands;
class ElidedLabel;
class PreviewBar;
class PreviewHost;
class SitePreview;
class ThemeChooser;
class Workspace;

/// The current source in the current theme, as large as possible.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    PreviewPane(Workspace &workspace, Commands &commands, PreviewHost &host, QWidget *parent = nullptr);

    [[nodiscard]] SitePreview &preview() const { return *m_preview; }
    [[nodiscard]] PreviewBar &bar() const { return *m_bar; }

signals:
    void linkActivated(const QUrl &url);

private:
    void showEvent(QShowEvent *event) override;
    void refresh();

    Workspace &m_workspace;
    PreviewBar *m_bar;
    ThemeChooser *m_theme;
    SitePreview *m_preview;
    ElidedLabel *m_scale;
};

/// Shows a page of the workspace in a preview, or says why there is none.
void showPage(const Workspace &workspace, const QString &theme, SitePreview &preview);

} // namespace trinity::ui
