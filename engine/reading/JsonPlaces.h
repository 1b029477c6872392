// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// Where the values of a JSON text stand, by JSON pointer. Made by a scanner of our own that uses no recursion, checks
/// the syntax, and knows line and column of the first mistake; QJsonDocument knows neither places nor duplicate keys.
class JsonPlaces
{
public:
    struct Place {
        qsizetype start = 0; ///< of a text value: behind the opening quotation mark
        qsizetype end = 0;
        bool escaped = false; ///< a text that is written with backslashes
    };

    /// BadSource with line and column, in words that follow the file's name.
    [[nodiscard]] static Result<JsonPlaces> scan(const QString &json);

    [[nodiscard]] bool contains(const QString &pointer) const { return m_places.contains(pointer); }
    [[nodiscard]] Place place(const QString &pointer) const { return m_places.value(pointer); }
    /// Null when nothing stands there; valid as long as this.
    [[nodiscard]] const Place *find(const QString &pointer) const
    {
        const auto found = m_places.constFind(pointer);
        return found == m_places.cend() ? nullptr : &*found;
    }
    /// Pointers of keys that stand twice in their object; only the last one counts.
    [[nodiscard]] const QStringList &duplicates() const { return m_duplicates; }

    static constexpr int maximumDepth = 64;

private:
    friend class JsonScanner;

    QHash<QString, Place> m_places;
    QStringList m_duplicates;
};

} // namespace trinity
