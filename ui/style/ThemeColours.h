// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Theme.h"

#include <QtGui/QColor>

namespace trinity::ui {

/// A theme's own colours, for swatches and for the ground behind a page that is loading.
struct ThemeColours {
    ThemeColours() = default;
    [[nodiscard]] static ThemeColours of(const Theme &theme, Theme::Scheme scheme = Theme::Scheme::Auto);

    QColor ground{Qt::white}, text{Qt::black}, accent{Qt::darkGray};
};

} // namespace trinity::ui
