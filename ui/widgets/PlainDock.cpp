// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/PlainDock.h"

#include <QtWidgets/QMainWindow>

namespace trinity::ui {

PlainDock::PlainDock(const QString &id, const QString &name, QWidget *pane, QMainWindow *window) : QDockWidget(name, window)
{
    setObjectName(id);
    setAccessibleName(name);
    setFeatures(QDockWidget::DockWidgetClosable);
    auto *noTitle = new QWidget(this);
    noTitle->setAccessibleName(name);
    setTitleBarWidget(noTitle);
    setWidget(pane);
}

} // namespace trinity::ui
