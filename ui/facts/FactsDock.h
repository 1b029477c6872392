// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/widgets/PlainDock.h"

class QMainWindow;

namespace trinity::ui {

/// The facts at the window's end side. Without a title bar: its tabs say what it is.
class FactsDock final : public PlainDock
{
    Q_OBJECT

public:
    FactsDock(QWidget *pane, QMainWindow *window);
};

} // namespace trinity::ui
