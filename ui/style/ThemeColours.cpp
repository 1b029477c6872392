// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/style/ThemeColours.h"

#include <QtGui/QPainter>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

ThemeColours ThemeColours::of(const Theme &theme, Theme::Scheme scheme)
{
    const Theme::Tokens &tokens = scheme == Theme::Scheme::Dark ? theme.dark
        : scheme == Theme::Scheme::Light                        ? theme.light
                                                                : theme.mainTokens();
    const auto colour = [&tokens](QLatin1StringView name, const QColor &otherwise) {
        const QColor found(tokens.value(QString(name)));
        return found.isValid() ? found : otherwise;
    };
    ThemeColours colours;
    colours.ground = colour("bg"_L1, colours.ground);
    colours.text = colour("text"_L1, colours.text);
    colours.accent = colour("accent"_L1, colours.accent);
    return colours;
}

void paintThemeSwatch(QPainter &painter, const QRectF &where, const QColor &ground, const QColor &accent)
{
    const double radius = where.width() / 4;
    painter.setPen(QPen(QColor(128, 128, 128, 120), 1)); // seen on light and on dark
    painter.setBrush(ground);
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawEllipse(where.center(), where.width() / 4.2, where.width() / 4.2);
}

} // namespace trinity::ui
