// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/Voice.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace trinity {

/// How a page looks: a page skeleton, a style sheet, options, a voice. Plain data read from themes/<id>/; the format is
/// described in themes/README.md.
struct Theme {
    Theme() = default;

    enum class Scheme { Auto, Light, Dark };

    QString id;
    QString name;
    QString description; ///< one line
    QString category;
    QString accent;      ///< for swatches and the page's icon, #rrggbb
    QString ground;      ///< likewise
    Scheme scheme = Scheme::Auto;
    int featuredProjects = 6;
    bool hasOwnVoice = false;
    Voice voice;
    QString page;        ///< the mustache template, partials already put in
    QByteArray styleSheet;
    /// The theme's own words, by page language and then by name: labels["de"]["projects"].
    QMap<QString, QMap<QString, QString>> labels;

    bool operator==(const Theme &) const = default;

    /// Reads one theme folder. BadSource names the file and what is wrong with it; a template that asks for a raw insert
    /// of anything but the style sheet is refused.
    [[nodiscard]] static Result<Theme> fromDirectory(const QString &path);
};

} // namespace trinity
