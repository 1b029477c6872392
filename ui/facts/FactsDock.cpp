// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactsDock.h"

#include <QtWidgets/QMainWindow>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int factsFirstWidth = 336;

} // namespace

FactsDock::FactsDock(QWidget *pane, QMainWindow *window) : PlainDock(u"factsDock"_s, tr("Facts"), pane, window)
{
    // Docks are the one thing that Qt does not mirror by itself.
    window->addDockWidget(window->layoutDirection() == Qt::RightToLeft ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, this);
    window->resizeDocks({this}, {factsFirstWidth}, Qt::Horizontal);
    hide();
}

} // namespace trinity::ui
