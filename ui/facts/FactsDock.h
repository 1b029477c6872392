// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QDockWidget>

class QMainWindow;

namespace trinity::ui {

/// The facts at the window's end side. Without a title bar: its tabs say what it is.
class FactsDock final : public QDockWidget
{
    Q_OBJECT

public:
    FactsDock(QWidget *pane, QMainWindow *window);
};

} // namespace trinity::ui
