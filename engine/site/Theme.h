// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/Voice.h"

#include <QtCore/QMap>
#include <QtCore/QString>

namespace trinity {

/// How a page looks: a page skeleton, a style sheet, options, a voice. Plain data read from themes/<id>/; the format is
/// described in themes/README.md.
struct Theme {
    enum class Scheme { Auto, Light, Dark };
    enum class ProjectOrder { Source, Stars, Newest };
    using Tokens = QMap<QString, QString>; ///< name to colour, #rgb or #rrggbb

    Theme() = default;

    QString id;
    QString name;
    QString description; ///< one line
    QString category;
    Scheme scheme = Scheme::Auto;
    Tokens light; ///< at least bg, surface, text, muted, accent, on-accent, border
    Tokens dark;
    int featuredProjects = 6;
    ProjectOrder projectOrder = ProjectOrder::Source;
    bool hasOwnVoice = false;
    Voice voice;
    QString page; ///< the mustache template, partials already put in
    QByteArray styleSheet;
    /// The theme's own words, by page language and then by name: labels["de"]["projects"].
    QMap<QString, QMap<QString, QString>> labels;

    bool operator==(const Theme &) const = default;

    /// The tokens of the scheme the theme shows unless asked otherwise.
    [[nodiscard]] const Tokens &mainTokens() const { return scheme == Scheme::Dark ? dark : light; }

    /// Reads one theme folder; partials come from "shared" beside it. BadSource names the file and what is wrong with it;
    /// a template that asks for a raw insert of anything but the style sheet is refused.
    [[nodiscard]] static Result<Theme> fromDirectory(const QString &path);
};

} // namespace trinity
