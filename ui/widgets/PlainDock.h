// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QDockWidget>

class QMainWindow;

namespace trinity::ui {

/// A dock without a title bar, which its pane has itself; it can be closed, not moved.
class PlainDock : public QDockWidget
{
    Q_OBJECT

public:
    /// `id` is what the window's saved layout knows it by; `name` is for people.
    PlainDock(const QString &id, const QString &name, QWidget *pane, QMainWindow *window);
};

} // namespace trinity::ui
