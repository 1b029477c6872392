// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

namespace trinity::ui {

/// The colours the window paints with, every one derived from a palette, so a system palette looks at home.
struct Tones {
    Tones() = default;
    [[nodiscard]] static Tones of(const QPalette &palette);
    /// Of the application. A style sheet bends the palettes of single widgets, so painting starts here.
    [[nodiscard]] static Tones current();

    bool dark = false;
    QColor window, canvas, surface, text, muted, faint;
    QColor border, hover, pressed, track;
    QColor accent, onAccent, accentSoft, accentText;
    QColor success, warning, danger;
};

/// The colour between two, `share` (0 to 1) of the way to the second.
[[nodiscard]] QColor blend(const QColor &from, const QColor &to, double share);
/// As WCAG 2 counts it, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

} // namespace trinity::ui
