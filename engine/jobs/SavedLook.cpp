// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SavedLook.h"

#include <QtCore/QRegularExpression>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostFeatured = 24;

void setColours(Theme::Tokens &tokens, const QJsonObject &colours)
{
    static const QRegularExpression colour(u"\\A#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\z"_s);
    for (auto it = colours.begin(); it != colours.end(); ++it)
        if (tokens.contains(it.key()) && colour.match(it.value().toString()).hasMatch())
            tokens.insert(it.key(), it.value().toString().toLower());
}

} // namespace

Theme withSavedLook(Theme theme, const QJsonObject &saved)
{
    const auto tokens = saved["tokens"_L1].toObject();
    for (auto *scheme : {&theme.light, &theme.dark})
        setColours(*scheme, tokens);
    setColours(theme.light, tokens["light"_L1].toObject());
    setColours(theme.dark, tokens["dark"_L1].toObject());

    const auto options = saved["options"_L1].toObject();
    const auto scheme = options["scheme"_L1].toString();
    if (scheme == "auto"_L1)
        theme.scheme = Theme::Scheme::Auto;
    else if (scheme == "light"_L1)
        theme.scheme = Theme::Scheme::Light;
    else if (scheme == "dark"_L1)
        theme.scheme = Theme::Scheme::Dark;
    const auto order = options["project_order"_L1].toString();
    if (order == "source"_L1)
        theme.projectOrder = Theme::ProjectOrder::Source;
    else if (order == "stars"_L1)
        theme.projectOrder = Theme::ProjectOrder::Stars;
    else if (order == "newest"_L1)
        theme.projectOrder = Theme::ProjectOrder::Newest;
    if (const int featured = options["featured_projects"_L1].toInt(); featured >= 1 && featured <= mostFeatured)
        theme.featuredProjects = featured;
    return theme;
}

} // namespace trinity
