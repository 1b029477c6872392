// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/ThemeChooser.h"

#include "engine/site/ThemeCatalog.h"
#include "ui/style/Icons.h"
#include "ui/style/ThemeColours.h"
#include "ui/style/Tones.h"

#include <QtGui/QPainter>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int themeSwatch = 16;
constexpr int chooserArrow = 14;

QIcon swatchOf(const Theme &theme)
{
    const ThemeColours colours = ThemeColours::of(theme);
    constexpr qreal ratio = 2;
    QPixmap pixmap(QSize(themeSwatch, themeSwatch) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintThemeSwatch(painter, QRectF(1, 1, themeSwatch - 2, themeSwatch - 2), colours.ground, colours.accent);
    painter.end();
    QIcon swatch;
    for (const auto mode : {QIcon::Normal, QIcon::Selected, QIcon::Active})
        swatch.addPixmap(pixmap, mode);
    return swatch;
}

} // namespace

ThemeChooser::ThemeChooser(const ThemeCatalog &catalog, QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Theme"));
    setToolTip(tr("Theme of this page"));
    setIconSize(QSize(themeSwatch, themeSwatch));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto &theme : catalog.themes()) {
        addItem(swatchOf(theme), theme.name, theme.id);
        setItemData(count() - 1, theme.description, Qt::ToolTipRole);
    }
    connect(this, &QComboBox::activated, this, [this](int index) { emit themeChosen(itemData(index).toString()); });
}

void ThemeChooser::setTheme(const QString &id)
{
    setCurrentIndex(findData(id));
}

QString ThemeChooser::theme() const
{
    return currentData().toString();
}

void ThemeChooser::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    // The style sheet takes the arrow away with the native frame; ours follows the palette.
    QPainter painter(this);
    const QRect right(width() - chooserArrow - 8, (height() - chooserArrow) / 2, chooserArrow, chooserArrow);
    paintIcon(painter, IconId::Down, QStyle::visualRect(layoutDirection(), rect(), right), Tones::current().muted);
}

} // namespace trinity::ui
