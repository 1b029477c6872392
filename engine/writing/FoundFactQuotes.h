// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace trinity {

/// Finds quotes in a text, word for word or but for case, white space, quotation marks and dashes.
class FoundFactQuotes
{
public:
    /// Where a quote stands: a half-open range of UTF-16 units.
    struct Place {
        qsizetype start = 0;
        qsizetype end = 0;
    };

    /// Only between `from` and `to` is searched.
    FoundFactQuotes(const QString &text, qsizetype from, qsizetype to);

    /// The place nearest to `near`, or the first without one. Nothing for quotes that stand nowhere, or only inside words.
    [[nodiscard]] std::optional<Place> find(const QString &quote, std::optional<Place> near = {}) const;

    /// What the text says at a place, in one line.
    [[nodiscard]] QString wordsAt(const Place &place) const;

    /// Units between two places; 0 when they touch.
    [[nodiscard]] static qsizetype distance(const Place &a, const Place &b);

private:
    const QString &m_text;
    QString m_plain; ///< the text in the form in which it is compared
    QList<qsizetype> m_places; ///< of each unit of it in the text
};

} // namespace trinity
