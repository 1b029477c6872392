// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

class QAction;
class QMenu;
class QMenuBar;

namespace trinity::ui {

class Commands;

void fillMenuBar(QMenuBar &bar, const Commands &commands, QMenu *samples, QAction *queueToggle);

} // namespace trinity::ui
