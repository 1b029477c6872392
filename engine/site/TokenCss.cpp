// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/TokenCss.h"

namespace trinity {

namespace {

QByteArray rootRule(const Theme::Tokens &tokens, const char *scheme)
{
    QByteArray css = QByteArray(":root{color-scheme:") + scheme;
    for (auto it = tokens.begin(); it != tokens.end(); ++it)
        css += ";--" + it.key().toLatin1() + ':' + it.value().toLatin1();
    return css + '}';
}

} // namespace

QByteArray tokenCss(const Theme &theme, Theme::Scheme scheme)
{
    const auto light = rootRule(theme.light, "light");
    const auto dark = rootRule(theme.dark, "dark");
    switch (scheme) {
    case Theme::Scheme::Light: return light + '\n';
    case Theme::Scheme::Dark: return dark + "\n@media print{" + light + "}\n";
    case Theme::Scheme::Auto: break;
    }
    return light + "\n@media screen and (prefers-color-scheme:dark){" + dark + "}\n";
}

} // namespace trinity
