// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/queue/JobDelegate.h"

#include "ui/queue/JobListModel.h"
#include "ui/style/Icons.h"
#include "ui/style/ThemeColours.h"
#include "ui/style/Tones.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int cellPadding = 12;
constexpr int barHeight = 7;
constexpr int swatchSize = 13;
constexpr int actionIconSize = 16;

JobState stateOf(const QModelIndex &index)
{
    return static_cast<JobState>(index.data(JobListModel::StateRole).toInt());
}

QColor barColour(JobState state, const Tones &tones)
{
    switch (state) {
    case JobState::Done: return tones.success;
    case JobState::Failed: return tones.danger;
    case JobState::Waiting: return tones.warning;
    default: return tones.accent;
    }
}

QColor wordColour(JobState state, const Tones &tones)
{
    switch (state) {
    case JobState::Failed: return tones.danger;
    case JobState::Waiting: return tones.warning;
    case JobState::Queued:
    case JobState::Cancelled: return tones.muted;
    default: return tones.text;
    }
}

void paintProgress(QPainter &painter, const QRect &cell, const QModelIndex &index, const Tones &tones, const QStyleOptionViewItem &option)
{
    const JobState state = stateOf(index);
    const int barWidth = qBound(48, cell.width() * 2 / 5, 150);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRect bar(cell.left(), cell.center().y() - barHeight / 2, barWidth, barHeight);
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, cell, rect); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(tones.track);
    painter.drawRoundedRect(place(bar), barHeight / 2.0, barHeight / 2.0);
    const double fraction = state == JobState::Failed ? 1.0 : qBound(0.0, index.data(JobListModel::FractionRole).toDouble(), 1.0);
    if (fraction > 0 && state != JobState::Cancelled) {
        QRect full = bar;
        full.setWidth(qMax(barHeight, static_cast<int>(bar.width() * fraction)));
        painter.setBrush(barColour(state, tones));
        painter.drawRoundedRect(place(full), barHeight / 2.0, barHeight / 2.0);
    }
    QRect words = cell;
    words.setLeft(bar.right() + 10);
    painter.setPen(wordColour(state, tones));
    painter.drawText(place(words), Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

IconId actionIcon(JobState state)
{
    if (state == JobState::Done)
        return IconId::Open;
    return isFinal(state) ? IconId::Retry : IconId::Cancel;
}

QRect actionRect(const QRect &cell)
{
    const int size = actionIconSize + 10;
    return {cell.center().x() - size / 2, cell.center().y() - size / 2, size, size};
}

void paintAction(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Tones &tones)
{
    const QRect box = actionRect(option.rect);
    const bool hovered =
        option.state & QStyle::State_MouseOver && option.widget && box.contains(option.widget->mapFromGlobal(QCursor::pos()));
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tones.pressed);
        painter.drawRoundedRect(box, 5, 5);
    }
    const QRectF where = QRectF(box).adjusted(5, 5, -5, -5);
    paintIcon(painter, actionIcon(stateOf(index)), where, hovered ? tones.text : tones.muted);
}

} // namespace

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const Tones tones = Tones::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, tones.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, tones.hover);
    painter->setPen(QPen(blend(tones.surface, tones.border, 0.7), 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const auto column = static_cast<JobListModel::Column>(index.column());
    QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding / 2, 0);
    const auto align = Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    switch (column) {
    case JobListModel::Column::Progress: paintProgress(*painter, cell, index, tones, option); break;
    case JobListModel::Column::Action: paintAction(*painter, option, index, tones); break;
    case JobListModel::Column::Theme: {
        QRect swatch(cell.left(), cell.center().y() - swatchSize / 2, swatchSize, swatchSize);
        paintThemeSwatch(*painter, QStyle::visualRect(option.direction, cell, swatch), index.data(JobListModel::GroundRole).value<QColor>(),
                         index.data(JobListModel::AccentRole).value<QColor>());
        cell.setLeft(swatch.right() + 8);
        [[fallthrough]];
    }
    default: {
        const bool quiet = column == JobListModel::Column::Elapsed || column == JobListModel::Column::Message;
        const bool alarming = column == JobListModel::Column::Message && stateOf(index) == JobState::Failed;
        const bool facts = column == JobListModel::Column::Facts;
        const bool toCheck = facts && index.data(JobListModel::ToCheckRole).toInt() > 0;
        painter->setPen(alarming ? tones.danger : toCheck ? tones.warning : quiet || facts ? tones.muted : tones.text);
        painter->drawText(QStyle::visualRect(option.direction, option.rect.adjusted(cellPadding, 0, -cellPadding / 2, 0), cell), align,
                          option.fontMetrics.elidedText(option.text, Qt::ElideRight, cell.width()));
    }
    }
    painter->restore();
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + 14);
    return size;
}

bool JobDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || index.column() != static_cast<int>(JobListModel::Column::Action))
        return false;
    const auto *click = static_cast<QMouseEvent *>(event);
    if (click->button() != Qt::LeftButton || !actionRect(option.rect).contains(click->position().toPoint()))
        return false;
    emit actionClicked(index);
    return true;
}

bool JobDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.column() == static_cast<int>(JobListModel::Column::Action)) {
        const JobState state = stateOf(index);
        const QString text = state == JobState::Done ? tr("Open this site") : isFinal(state) ? tr("Try again") : tr("Cancel");
        QToolTip::showText(event->globalPos(), text, view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace trinity::ui
