// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/style/ThemeColours.h"

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

ThemeColours ThemeColours::of(const Theme &theme, Theme::Scheme scheme)
{
    const Theme::Tokens &tokens = scheme == Theme::Scheme::Dark ? theme.dark : scheme == Theme::Scheme::Light ? theme.light : theme.mainTokens();
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

} // namespace trinity::ui
