// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

class QMimeData;
class QWidget;

namespace trinity::ui {

class DropOverlay;

/// Makes a whole window a place to drop things: shows the verdict while they hover, hands them on when they fall.
class WindowDrop final : public QObject
{
    Q_OBJECT

public:
    explicit WindowDrop(QWidget *window);

signals:
    void dropped(const QMimeData &data);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;

    QWidget *m_window;
    DropOverlay *m_overlay;
};

} // namespace trinity::ui
