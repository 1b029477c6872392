// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Theme.h"

#include <QtCore/QRectF>
#include <QtGui/QColor>

class QPainter;

namespace trinity::ui {

/// A theme's own colours, for swatches and for the ground behind a page that is loading.
struct ThemeColours {
    ThemeColours() = default;
    [[nodiscard]] static ThemeColours of(const Theme &theme, Theme::Scheme scheme = Theme::Scheme::Auto);

    QColor ground{Qt::white}, text{Qt::black}, accent{Qt::darkGray};
};

/// The sign for a theme everywhere: its ground with its accent in it.
void paintThemeSwatch(QPainter &painter, const QRectF &where, const QColor &ground, const QColor &accent);

} // namespace trinity::ui
