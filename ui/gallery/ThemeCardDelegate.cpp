// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/gallery/ThemeCardDelegate.h"

#include "engine/jobs/Job.h"
#include "ui/gallery/ThemeListModel.h"
#include "ui/style/Icons.h"
#include "ui/style/Tones.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QTextLayout>
#include <QtWidgets/QWidget>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int cardGap = 16; // around each card, half of it on every side
constexpr double cardRadius = 10;
constexpr int tickSize = 24;
constexpr int cardTextPadding = 12;

QFont weighted(QFont font, QFont::Weight weight, double factor)
{
    font.setWeight(weight);
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

/// What a theme looks like before there is something to show: its ground, its accent, lines of text.
void paintSwatch(QPainter &painter, const QRectF &area, const QColor &ground, const QColor &accent)
{
    painter.fillRect(area, ground);
    const QColor ink = contrast(ground, Qt::white) > contrast(ground, Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
    const double unit = area.width() / 24;
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(area.left() + 2 * unit, area.top() + 2.5 * unit, 9 * unit, 1.6 * unit), 2, 2);
    painter.setBrush(blend(ground, ink, 0.55));
    for (int line = 0; line < 3; ++line)
        painter.drawRoundedRect(
            QRectF(area.left() + 2 * unit, area.top() + (6 + line * 1.5) * unit, (line == 2 ? 8 : 14) * unit, 0.6 * unit), 2, 2);
    painter.setBrush(blend(ground, ink, 0.14));
    for (int box = 0; box < 3; ++box)
        painter.drawRoundedRect(QRectF(area.left() + (2 + box * 7) * unit, area.top() + 11.5 * unit, 6 * unit, 4 * unit), 3, 3);
}

void paintPicture(QPainter &painter, const QRectF &area, const QModelIndex &index)
{
    const auto picture = index.data(ThemeListModel::PictureRole).value<QImage>();
    if (picture.isNull()) {
        paintSwatch(painter, area, index.data(ThemeListModel::GroundRole).value<QColor>(),
                    index.data(ThemeListModel::AccentRole).value<QColor>());
        return;
    }
    // Scaled to device pixels first: a smooth scale is far better than what drawImage() does.
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize size = (area.size() * ratio).toSize();
    QImage scaled = picture.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    scaled = scaled.copy(0, 0, size.width(), size.height());
    painter.drawImage(area, scaled);
}

void paintBadge(QPainter &painter, const QRectF &picture, const QModelIndex &index, const QStyleOptionViewItem &option, const Tones &tones)
{
    const QString text = index.data(ThemeListModel::BadgeRole).toString();
    if (text.isEmpty())
        return;
    const auto state = static_cast<JobState>(index.data(ThemeListModel::StateRole).toInt());
    const QFont font = weighted(option.font, QFont::DemiBold, 0.85);
    const QFontMetrics metrics(font);
    const QRectF pill(picture.left() + 10, picture.bottom() - metrics.height() - 14, metrics.horizontalAdvance(text) + 18,
                      metrics.height() + 6);
    QColor colour = tones.text;
    if (state == JobState::Failed)
        colour = tones.danger;
    else if (state == JobState::Done)
        colour = tones.success;
    else if (!isFinal(state))
        colour = tones.accentText;
    painter.setPen(QPen(tones.border, 1));
    painter.setBrush(tones.surface);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(colour);
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, text);
    if (!isFinal(state)) {
        const double fraction = qBound(0.0, index.data(ThemeListModel::FractionRole).toDouble(), 1.0);
        painter.fillRect(QRectF(picture.left(), picture.bottom() - 3, picture.width() * fraction, 3), tones.accent);
    }
}

void paintTick(QPainter &painter, const QRectF &picture, bool chosen, const Tones &tones)
{
    const QRectF tick(picture.right() - tickSize - 10, picture.top() + 10, tickSize, tickSize);
    painter.setPen(QPen(chosen ? tones.accent : blend(tones.surface, tones.text, 0.35), 1.5));
    painter.setBrush(chosen ? tones.accent : tones.surface);
    painter.drawEllipse(tick);
    if (chosen)
        paintIcon(painter, IconId::Check, tick.adjusted(4, 4, -4, -4), tones.onAccent);
}

void paintTwoLines(QPainter &painter, const QRectF &where, const QString &text, const QStyleOptionViewItem &option)
{
    QTextLayout layout(text, option.font);
    QTextOption how(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    how.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(how);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(where.width());
    layout.endLayout();
    const auto align = Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    const QRectF line(where.left(), where.top(), where.width(), option.fontMetrics.lineSpacing());
    painter.setFont(option.font);
    painter.drawText(line, align, text.left(first.textLength()).trimmed());
    const QString rest = text.mid(first.textLength());
    painter.drawText(line.translated(0, line.height()), align,
                     option.fontMetrics.elidedText(rest, Qt::ElideRight, static_cast<int>(where.width())));
}

} // namespace

int ThemeCardDelegate::heightFor(int width, const QFontMetrics &metrics)
{
    const int card = width - cardGap;
    return card * 5 / 8 + metrics.height() * 3 + 2 * cardTextPadding + 8 + cardGap;
}

void ThemeCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tones tones = Tones::current();
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool current =
        option.state & QStyle::State_HasFocus && option.widget && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    const QRectF card = QRectF(option.rect).adjusted(cardGap / 2.0, cardGap / 2.0, -cardGap / 2.0, -cardGap / 2.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);

    QPainterPath shape;
    shape.addRoundedRect(card, cardRadius, cardRadius);
    painter->fillPath(shape, tones.surface);
    const QRectF picture(card.left(), card.top(), card.width(), card.width() * 5 / 8);
    painter->save();
    painter->setClipPath(shape);
    paintPicture(*painter, picture, index);
    painter->setPen(QPen(tones.border, 1));
    painter->drawLine(picture.bottomLeft(), picture.bottomRight());
    painter->restore();

    paintBadge(*painter, picture, index, option, tones);
    paintTick(*painter, picture, chosen, tones);

    const QFont nameFont = weighted(option.font, QFont::DemiBold, 1.05);
    const QFontMetrics nameMetrics(nameFont);
    const auto align = Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    const QRectF name(card.left() + cardTextPadding, picture.bottom() + cardTextPadding - 2, card.width() - 2 * cardTextPadding,
                      nameMetrics.height());
    painter->setFont(nameFont);
    painter->setPen(tones.text);
    painter->drawText(name, align, nameMetrics.elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(name.width())));
    const QRectF about(name.left(), name.bottom() + 3, name.width(), 2 * option.fontMetrics.lineSpacing());
    painter->setPen(tones.muted);
    paintTwoLines(*painter, about, index.data(ThemeListModel::DescriptionRole).toString(), option);

    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(chosen ? tones.accent : hovered ? blend(tones.border, tones.text, 0.3) : tones.border, chosen ? 2 : 1));
    painter->drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
    if (current) {
        painter->setPen(QPen(tones.text, 1.5, Qt::DotLine));
        painter->drawRoundedRect(card.adjusted(-3, -3, 3, 3), cardRadius + 3, cardRadius + 3);
    }
    painter->restore();
}

QSize ThemeCardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {m_cardWidth, heightFor(m_cardWidth, option.fontMetrics)};
}

} // namespace trinity::ui
