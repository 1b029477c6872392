// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/queue/QueueDock.h"

#include "ui/queue/QueuePane.h"

#include <QtGui/QAction>
#include <QtWidgets/QMainWindow>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int firstHeight = 214;

} // namespace

QueueDock::QueueDock(QueuePane *pane, QMainWindow *window) : PlainDock(u"queueDock"_s, tr("Queue"), pane, window)
{
    toggleViewAction()->setText(tr("&Queue"));
    window->addDockWidget(Qt::BottomDockWidgetArea, this);
    window->resizeDocks({this}, {firstHeight}, Qt::Vertical);
}

} // namespace trinity::ui
