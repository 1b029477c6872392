// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace trinity::ui {

/// Paints a theme as a card: the picture of the page, name and description below, a tick when chosen, and how far its
/// site is.
class ThemeCardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCardWidth(int width) { m_cardWidth = width; }
    [[nodiscard]] static int heightFor(int width, const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_cardWidth = 280;
};

} // namespace trinity::ui
