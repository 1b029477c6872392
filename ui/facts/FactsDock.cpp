// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactsDock.h"

#include <QtWidgets/QMainWindow>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int factsFirstWidth = 336;

} // namespace

FactsDock::FactsDock(QWidget *pane, QMainWindow *window) : QDockWidget(tr("Facts"), window)
{
    setObjectName(u"factsDock"_s);
    setAccessibleName(tr("Facts"));
    setFeatures(QDockWidget::DockWidgetClosable);
    auto *noTitle = new QWidget(this);
    noTitle->setAccessibleName(tr("Facts"));
    setTitleBarWidget(noTitle);
    setWidget(pane);
    // Docks are the one thing that Qt does not mirror by itself.
    window->addDockWidget(window->layoutDirection() == Qt::RightToLeft ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, this);
    window->resizeDocks({this}, {factsFirstWidth}, Qt::Horizontal);
    hide();
}

} // namespace trinity::ui
