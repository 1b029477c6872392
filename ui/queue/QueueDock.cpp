// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/queue/QueueDock.h"

#include "ui/queue/QueuePane.h"

#include <QtGui/QAction>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

QueueDock::QueueDock(QueuePane *pane, QWidget *parent) : QDockWidget(tr("Queue"), parent)
{
    setObjectName(u"queueDock"_s);
    setAccessibleName(tr("Queue"));
    setFeatures(QDockWidget::DockWidgetClosable);
    auto *noTitle = new QWidget(this);
    noTitle->setAccessibleName(tr("Queue"));
    setTitleBarWidget(noTitle);
    setWidget(pane);
    toggleViewAction()->setText(tr("&Queue"));
}

} // namespace trinity::ui
