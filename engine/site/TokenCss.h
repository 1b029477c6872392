// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Theme.h"

#include <QtCore/QByteArray>

namespace trinity {

/// The rules that turn a theme's tokens into custom properties: both sets for Auto, one for Light and Dark, and always
/// the light one for print.
[[nodiscard]] QByteArray tokenCss(const Theme &theme, Theme::Scheme scheme);

} // namespace trinity
