// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

namespace trinity {

/// The words of a paragraph as a document or page sets them. LF ends a line on purpose, a tab is a wide gap.
struct RichText {
    enum class Weight { Normal, Bold };

    struct Link {
        qsizetype from = 0;
        qsizetype to = 0;
        QString address;
    };

    RichText() = default;

    /// Adds words; other white space than LF and tab becomes a single space.
    void add(QStringView words, Weight weight);
    void add(const RichText &more, QStringView glue);
    /// Marks the words from `from` to the end as a link.
    void link(qsizetype from, const QString &address);
    [[nodiscard]] RichText cut(qsizetype from, qsizetype to) const;
    [[nodiscard]] RichText trimmed() const;
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] bool isBold(qsizetype to) const; ///< whether all letters and digits before `to` are

    QString text;
    QList<Link> links;
    QList<std::pair<qsizetype, qsizetype>> bold;
};

} // namespace trinity
