// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/SourceDelegate.h"

#include "ui/sources/SourceListModel.h"
#include "ui/style/Tones.h"

#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int rowPadding = 9;
constexpr int rowMargin = 6;
constexpr int sheetGap = 10;

QFont smaller(QFont font, double factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QSize sheetSize(const QFontMetrics &metrics)
{
    return {metrics.height() * 7 / 5, metrics.height() * 9 / 5};
}

void paintSheet(QPainter &painter, const QRect &sheet, const QString &kind, const QFont &font, const Tones &tones)
{
    painter.setPen(QPen(tones.border, 1));
    painter.setBrush(tones.window);
    painter.drawRoundedRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(tones.muted);
    painter.setFont(smaller(font, 0.64));
    painter.drawText(sheet.adjusted(0, 0, 0, -4), Qt::AlignHCenter | Qt::AlignBottom, kind.isEmpty() ? u"…"_s : kind);
}

} // namespace

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tones tones = Tones::current();
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(rowMargin, 2, -rowMargin, -2);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tones.accentSoft);
        painter->drawRoundedRect(row, 7, 7);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tones.hover);
        painter->drawRoundedRect(row, 7, 7);
    }
    if (option.state & QStyle::State_HasFocus && option.widget && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(tones.accentText, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 7, 7);
    }

    QRect room = row.adjusted(rowPadding, 0, -rowPadding, 0);
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(mirrored ? Qt::RightToLeft : Qt::LeftToRight, row, rect); };
    const QSize sheet = sheetSize(option.fontMetrics);
    const QRect sheetRect(QPoint(room.left(), room.center().y() - sheet.height() / 2), sheet);
    paintSheet(*painter, place(sheetRect), index.data(SourceListModel::KindRole).toString(), option.font, tones);
    room.setLeft(sheetRect.right() + sheetGap);

    const int jobs = index.data(SourceListModel::JobsRole).toInt();
    if (jobs > 0) {
        const int ready = index.data(SourceListModel::ReadyRole).toInt();
        const QString text = ready == jobs ? QString::number(ready) : u"%1/%2"_s.arg(ready).arg(jobs);
        const QFont font = bold(smaller(option.font, 0.82));
        const QFontMetrics metrics(font);
        const int width = qMax(metrics.horizontalAdvance(text) + 12, metrics.height() + 4);
        const QRect badge(room.right() - width, room.center().y() - metrics.height() / 2 - 1, width, metrics.height() + 3);
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? tones.surface : tones.accentSoft);
        painter->drawRoundedRect(place(badge), badge.height() / 2.0, badge.height() / 2.0);
        painter->setPen(tones.accentText);
        painter->setFont(font);
        painter->drawText(place(badge), Qt::AlignCenter, text);
        room.setRight(badge.left() - 6);
    }

    const QFont titleFont = bold(option.font);
    const QFont detailFont = smaller(option.font, 0.9);
    const QFontMetrics titleMetrics(titleFont);
    const QFontMetrics detailMetrics(detailFont);
    const int height = titleMetrics.height() + 1 + detailMetrics.height();
    const QRect title(room.left(), room.center().y() - height / 2, room.width(), titleMetrics.height());
    const QRect detail(room.left(), title.bottom() + 2, room.width(), detailMetrics.height());
    const auto align = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    painter->setFont(titleFont);
    painter->setPen(tones.text);
    painter->drawText(place(title), align, titleMetrics.elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    painter->setFont(detailFont);
    painter->setPen(index.data(SourceListModel::FailedRole).toBool() ? tones.danger : tones.muted);
    painter->drawText(place(detail), align,
                      detailMetrics.elidedText(index.data(SourceListModel::DetailRole).toString(), Qt::ElideRight, detail.width()));
    painter->restore();
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 22, qMax(metrics.height() * 2 + 2 * rowPadding, sheetSize(metrics).height() + 2 * rowPadding)};
}

} // namespace trinity::ui
