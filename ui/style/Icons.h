// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGui/QIcon>
#include <QtGui/QPalette>

namespace trinity::ui {

enum class IconId {
    Add,
    Files,
    Folder,
    Paste,
    Sample,
    Gallery,
    Preview,
    Compare,
    Export,
    Make,
    Cancel,
    Retry,
    Open,
    Copy,
    Pen,
    Engine,
    Check,
    Warning,
    Info,
    Star,
    Starred,
    Focus,
    Link,
    Down,
    Up,
    Left,
    Right,
    Broom,
    Keyboard,
    Drop,
    Stop,
    More,
    Facts,
    Source,
    Save,
};

/// A drawing of resources/icons in the palette's colour: it follows light, dark and disabled by itself.
[[nodiscard]] QIcon icon(IconId id, QPalette::ColorRole role = QPalette::ButtonText);
[[nodiscard]] QIcon icon(IconId id, const QColor &colour);

/// The same, painted where it is needed.
void paintIcon(QPainter &painter, IconId id, const QRectF &where, const QColor &colour);

} // namespace trinity::ui
