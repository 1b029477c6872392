// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// A section of a portfolio as a model is asked for it. Names are those of JSON Resume.
struct FoundFactSection {
    QString name;
    QStringList anchors; ///< one of these must stand in the text, or the entry is none
    QStringList texts; ///< the other values
    QStringList dates;
    QString list; ///< a list of texts, or empty
};

/// In the order in which a model is asked.
[[nodiscard]] const QList<FoundFactSection> &foundFactSections();

} // namespace trinity
