// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

class QAction;
class QLabel;

namespace trinity::ui {

class EngineStatus;

/// What the window shows before there is a source: one sentence, three ways to begin, and who would write.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(EngineStatus &engine, QAction *chooseFiles, QAction *pasteText, QAction *trySample, QAction *engineSettings,
               QWidget *parent = nullptr);

    /// Puts it into an area, of the same parent, that scrolls where large text makes it higher than a small screen.
    [[nodiscard]] QWidget *inScrollArea();

private:
    void paintEvent(QPaintEvent *event) override;
    void refresh();

    EngineStatus &m_engine;
    QWidget *m_field;
    QLabel *m_engineLine;
};

} // namespace trinity::ui
