// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/SidewaysScroll.h"

#include <QtCore/QEvent>
#include <QtWidgets/QScrollBar>

namespace trinity::ui {

namespace {

constexpr int narrowestInCharacters = 20;

} // namespace

SidewaysScroll::SidewaysScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setAccessibleName(content->accessibleName());
    setSizePolicy(QSizePolicy::Preferred, content->sizePolicy().verticalPolicy());
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false); // QScrollArea turns it on; the style sheet paints
}

QSize SidewaysScroll::sizeHint() const
{
    return widget()->sizeHint() + QSize(0, barHeight());
}

QSize SidewaysScroll::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * narrowestInCharacters, widget()->minimumSizeHint().height() + barHeight()};
}

int SidewaysScroll::barHeight() const
{
    return width() < widget()->minimumSizeHint().width() ? horizontalScrollBar()->sizeHint().height() : 0;
}

bool SidewaysScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return handled;
}

void SidewaysScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_scrolls != (barHeight() > 0)) {
        m_scrolls = !m_scrolls;
        updateGeometry();
    }
}

} // namespace trinity::ui
