// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QMap>
#include <QtCore/QString>

namespace trinity {

/// What one voice says about one portfolio. It carries prose only: names, numbers, dates and addresses stay in the
/// Portfolio, so whoever writes a wording cannot change them. Empty fields mean "use the source's own words".
struct Wording {
    Wording() = default;

    QString voice; ///< Voice::id
    QString writer; ///< "builtin", or provider and model, for example "ollama:llama3.2:3b"

    QString headline; ///< the hero's title, without a full stop
    QString subtitle; ///< the hero's one or two sentences
    QString tagline; ///< a short line beside the name
    QString about; ///< paragraphs, separated by an empty line
    QMap<QString, QString> items; ///< by JSON pointer of the fact it rewords, for example "/projects/3" or "/work/0"

    /// The text of a field by its name: "headline", "subtitle", "tagline", "about", or the JSON pointer of an item.
    [[nodiscard]] QString text(const QString &field) const
    {
        if (field == u"headline")
            return headline;
        if (field == u"subtitle")
            return subtitle;
        if (field == u"tagline")
            return tagline;
        return field == u"about" ? about : items.value(field);
    }

    bool operator==(const Wording &) const = default;
};

} // namespace trinity
