// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QDockWidget>

namespace trinity::ui {

class QueuePane;

/// The queue at the window's lower edge. Without a title bar: the queue's own head line says what it is.
class QueueDock final : public QDockWidget
{
    Q_OBJECT

public:
    QueueDock(QueuePane *pane, QWidget *parent);

    static constexpr int firstHeight = 214;
};

} // namespace trinity::ui
