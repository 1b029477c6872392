// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// What reading a source came to: nothing falls away in silence.
struct ImportReport {
    ImportReport() = default;

    int factsRead = 0;
    QStringList keptUnknown; ///< JSON pointers of keys that no field of ours holds; they are kept in `extra`
    QStringList notUnderstood; ///< plain English, one finding each, with the pointer or line it speaks of
    QStringList unplaced; ///< paragraphs of a text that belong to no section, word for word

    bool operator==(const ImportReport &) const = default;
};

} // namespace trinity
