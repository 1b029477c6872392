// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactDelegate.h"

#include "ui/facts/FactTreeModel.h"
#include "ui/style/Tones.h"

#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

namespace trinity::ui {

namespace {

constexpr int factMargin = 8;
constexpr int factPadding = 8;
constexpr int factGap = 10;

FactTreeModel::Level levelOf(const QModelIndex &index)
{
    return static_cast<FactTreeModel::Level>(index.data(FactTreeModel::LevelRole).toInt());
}

QFont factFont(QFont font, double factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace

void FactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tones tones = Tones::current();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto start = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const auto end = Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(factMargin, 1, -factMargin, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? tones.accentSoft : tones.hover);
        painter->drawRoundedRect(row, 6, 6);
    }
    if (option.state & QStyle::State_HasFocus && option.widget && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(tones.accentText, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 6, 6);
    }
    const QRect room = row.adjusted(factPadding, 0, -factPadding, 0);
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, room, rect); };
    const auto write = [&](const QRect &where, const QFont &font, const QColor &colour, Qt::Alignment align, const QString &text) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); // its own, not the window's
        painter->drawText(place(where), static_cast<int>(align | Qt::AlignAbsolute),
                          QFontMetrics(font).elidedText(text.simplified(), Qt::ElideRight, where.width()));
    };
    const QString value = index.data().toString();
    switch (levelOf(index)) {
    case FactTreeModel::Level::Section: {
        const QFont font = factFont(option.font, 0.88, QFont::DemiBold);
        QRect title = room;
        title.setTop(room.bottom() - QFontMetrics(font).height() - 4);
        write(title, font, tones.accentText, start, value);
        break;
    }
    case FactTreeModel::Level::Entry: {
        const QFont small = factFont(option.font, 0.84);
        const QString where = index.data(FactTreeModel::PlaceRole).toString();
        const int placeWidth = QFontMetrics(small).horizontalAdvance(where) + 2;
        write(QRect(room.right() - placeWidth, room.top(), placeWidth, room.height()), small, tones.muted, end, where);
        write(room.adjusted(0, 0, -placeWidth - factGap, 0), factFont(option.font, 1, QFont::DemiBold), tones.text, start, value);
        break;
    }
    case FactTreeModel::Level::Fact: {
        const QFont small = factFont(option.font, 0.84);
        const QFontMetrics metrics(small);
        const QString where = index.data(FactTreeModel::PlaceRole).toString();
        const QString label = index.data(FactTreeModel::LabelRole).toString();
        const int textHeight = option.fontMetrics.height();
        const int placeWidth = metrics.horizontalAdvance(where) + 2;
        const int height = (label.isEmpty() ? 0 : metrics.height()) + textHeight;
        QRect line(room.left(), room.center().y() - height / 2, room.width(), label.isEmpty() ? textHeight : metrics.height());
        write(QRect(line.right() - placeWidth, line.top(), placeWidth, line.height()), small, tones.muted, end, where);
        if (!label.isEmpty()) {
            write(line.adjusted(0, 0, -placeWidth - factGap, 0), small, tones.muted, start, label);
            line = QRect(room.left(), line.bottom() + 1, room.width(), textHeight);
        } else {
            line.setRight(line.right() - placeWidth - factGap);
        }
        write(line, option.font, tones.text, start, value);
        break;
    }
    }
    painter->restore();
}

QSize FactDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = option.fontMetrics.height();
    int lines = height + 10;
    if (levelOf(index) == FactTreeModel::Level::Section)
        lines = height + 18;
    else if (levelOf(index) == FactTreeModel::Level::Fact && !index.data(FactTreeModel::LabelRole).toString().isEmpty())
        lines = height + QFontMetrics(factFont(option.font, 0.84)).height() + 10;
    return {option.fontMetrics.averageCharWidth() * 20, lines};
}

} // namespace trinity::ui
