// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/WindowDrop.h"

#include "ui/sources/DropOverlay.h"

#include <QtGui/QDragEnterEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QWidget>

namespace trinity::ui {

WindowDrop::WindowDrop(QWidget *window) : QObject(window), m_window(window), m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool WindowDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window)
        return false;
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        m_overlay->showVerdict(DropVerdict::of(*drag->mimeData()));
        // Also what cannot be used is accepted while it hovers, or the verdict could never be shown.
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::DragLeave: m_overlay->hide(); return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_overlay->hide();
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        emit dropped(*drop->mimeData());
        return true;
    }
    case QEvent::Resize:
        if (m_overlay->isVisible())
            m_overlay->setGeometry(m_window->rect());
        return false;
    case QEvent::KeyPress:
        if (m_overlay->isVisible() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            m_overlay->hide();
            return true;
        }
        return false;
    default: return false;
    }
}

} // namespace trinity::ui
