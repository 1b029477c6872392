// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/RegionCycle.h"

#include "ui/Commands.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace trinity::ui {

namespace {

QWidget *firstThatTakesFocus(QWidget *area)
{
    if (area->focusPolicy() & Qt::TabFocus)
        return area;
    for (QWidget *widget = area->nextInFocusChain(); widget && widget != area; widget = widget->nextInFocusChain()) {
        if (area->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus)
            return widget;
    }
    return nullptr;
}

} // namespace

RegionCycle::RegionCycle(const Commands &commands, QObject *parent) : QObject(parent)
{
    connect(commands.action(CommandId::NextRegion), &QAction::triggered, this, [this] { step(1); });
    connect(commands.action(CommandId::PreviousRegion), &QAction::triggered, this, [this] { step(-1); });
}

void RegionCycle::add(QWidget *region, QWidget *inside)
{
    m_regions.append(Region{region, inside});
}

void RegionCycle::step(int direction)
{
    const QWidget *focus = QApplication::focusWidget();
    qsizetype current = direction > 0 ? -1 : 0;
    for (qsizetype i = 0; i < m_regions.size(); ++i) {
        const QWidget *area = m_regions.at(i).area;
        if (focus && (area == focus || area->isAncestorOf(focus)))
            current = i;
    }
    const auto count = m_regions.size();
    for (qsizetype tried = 1; tried <= count; ++tried) {
        const Region &region = m_regions.at((current + direction * tried + count * 2) % count);
        if (!region.area->isVisible())
            continue;
        QWidget *target = region.inside && region.inside->isVisible() ? region.inside : firstThatTakesFocus(region.area);
        if (!target)
            continue;
        target->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return;
    }
}

} // namespace trinity::ui
