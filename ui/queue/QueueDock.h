// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/widgets/PlainDock.h"

class QMainWindow;

namespace trinity::ui {

class QueuePane;

/// The queue at the window's lower edge. Without a title bar: the queue's own head line says what it is.
class QueueDock final : public PlainDock
{
    Q_OBJECT

public:
    QueueDock(QueuePane *pane, QMainWindow *window);
};

} // namespace trinity::ui
