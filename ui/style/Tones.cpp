// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/style/Tones.h"

#include <QtGui/QGuiApplication>

#include <cmath>

namespace trinity::ui {

namespace {

constexpr double readableContrast = 4.5;

double channelLuminance(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channelLuminance(colour.redF()) + 0.7152 * channelLuminance(colour.greenF())
        + 0.0722 * channelLuminance(colour.blueF());
}

/// `colour`, moved towards `towards` until it can be read on `ground`.
QColor readableOn(const QColor &colour, const QColor &ground, const QColor &towards)
{
    for (int step = 0; step <= 10; ++step) {
        const QColor tried = blend(colour, towards, step / 10.0);
        if (contrast(tried, ground) >= readableContrast)
            return tried;
    }
    return towards;
}

struct Scheme {
    QRgb window, base, text, muted, accent, onAccent, toolTip, toolTipText;
};

QPalette paletteOf(const Scheme &scheme)
{
    const QColor window(scheme.window);
    const QColor base(scheme.base);
    const QColor text(scheme.text);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, blend(base, window, 0.5));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, base);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, QColor(scheme.onAccent));
    palette.setColor(QPalette::Highlight, QColor(scheme.accent));
    palette.setColor(QPalette::HighlightedText, QColor(scheme.onAccent));
    palette.setColor(QPalette::Link, QColor(scheme.accent));
    palette.setColor(QPalette::LinkVisited, QColor(scheme.accent));
    palette.setColor(QPalette::PlaceholderText, QColor(scheme.muted));
    palette.setColor(QPalette::ToolTipBase, QColor(scheme.toolTip));
    palette.setColor(QPalette::ToolTipText, QColor(scheme.toolTipText));
    palette.setColor(QPalette::Light, blend(window, Qt::white, 0.5));
    palette.setColor(QPalette::Midlight, blend(window, text, 0.08));
    palette.setColor(QPalette::Mid, blend(window, text, 0.2));
    palette.setColor(QPalette::Dark, blend(window, text, 0.35));
    palette.setColor(QPalette::Shadow, blend(window, Qt::black, 0.6));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, blend(text, window, 0.55));
    return palette;
}

} // namespace

QColor blend(const QColor &from, const QColor &to, double share)
{
    const auto mixed = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return QColor(mixed(from.red(), to.red()), mixed(from.green(), to.green()), mixed(from.blue(), to.blue()));
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

Tones Tones::current()
{
    return of(QGuiApplication::palette());
}

Tones Tones::of(const QPalette &palette)
{
    Tones tones;
    tones.window = palette.color(QPalette::Active, QPalette::Window);
    tones.surface = palette.color(QPalette::Active, QPalette::Base);
    tones.text = palette.color(QPalette::Active, QPalette::WindowText);
    tones.dark = luminance(tones.window) < luminance(tones.text);
    tones.canvas = tones.dark ? blend(tones.window, Qt::black, 0.3) : blend(tones.window, tones.text, 0.05);
    tones.muted = readableOn(blend(tones.text, tones.window, 0.38), tones.canvas, tones.text);
    tones.faint = blend(tones.text, tones.window, 0.6);
    tones.border = blend(tones.window, tones.text, tones.dark ? 0.16 : 0.13);
    tones.hover = blend(tones.surface, tones.text, 0.055);
    tones.pressed = blend(tones.surface, tones.text, 0.11);
    tones.track = blend(tones.surface, tones.text, tones.dark ? 0.14 : 0.11);
    tones.accent = palette.color(QPalette::Active, QPalette::Highlight);
    tones.onAccent = palette.color(QPalette::Active, QPalette::HighlightedText);
    tones.accentSoft = blend(tones.surface, tones.accent, tones.dark ? 0.24 : 0.14);
    tones.accentText = readableOn(tones.accent, tones.accentSoft, tones.text);
    tones.success = readableOn(tones.dark ? QColor(0x62, 0xcf, 0x98) : QColor(0x1f, 0x7a, 0x4d), tones.surface, tones.text);
    tones.warning = readableOn(tones.dark ? QColor(0xf0, 0xb0, 0x54) : QColor(0x97, 0x5a, 0x00), tones.surface, tones.text);
    tones.danger = readableOn(tones.dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb4, 0x2b, 0x21), tones.surface, tones.text);
    return tones;
}

QPalette lightPalette()
{
    return paletteOf({0xfff4f4f2, 0xffffffff, 0xff1c1d20, 0xff6b6c70, 0xff2f5bd8, 0xffffffff, 0xff26282c, 0xfff4f4f2});
}

QPalette darkPalette()
{
    return paletteOf({0xff1f2023, 0xff27292d, 0xffececee, 0xffa4a6ab, 0xff8fb0ff, 0xff10131c, 0xff3a3d43, 0xffececee});
}

} // namespace trinity::ui
