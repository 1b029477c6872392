// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// How a theme speaks: the limits and the tone of a Wording, never its facts. Data from a theme's voice.json.
struct Voice {
    Voice() = default;

    QString id; ///< the id of the theme it comes with, or "plain"
    QString role; ///< who speaks, for example "an editor of annual reports"
    QString tone; ///< how, in one or two sentences
    int headlineWords = 12; ///< most words of the hero title
    int sentenceWords = 24; ///< most words of one sentence
    int itemWords = 28; ///< most words of the text of one project or job
    int aboutWords = 110; ///< most words of the about text
    QStringList examples; ///< sentences that sound right, about invented things

    bool operator==(const Voice &) const = default;

    /// One wording for every theme: the source's tone, no style of its own.
    [[nodiscard]] static Voice plain();
    /// Reads voice.json. BadSource with the key that is missing or wrong.
    [[nodiscard]] static Result<Voice> fromJson(const QString &id, const QByteArray &json);
};

} // namespace trinity
