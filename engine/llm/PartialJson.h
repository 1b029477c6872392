// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QMap>
#include <QtCore/QString>

namespace trinity {

/// What can be read already from the unfinished text of a JSON object: a preview that fills in while a model writes.
struct PartialJson {
    PartialJson() = default;
    QMap<QString, QString> strings; ///< JSON pointer ("/projects/0/text") to the text of each finished string value
    QString growingPointer; ///< the value being written, empty when none is
    QString growingText; ///< its text so far
    bool complete = false; ///< the object's closing bracket was seen
};

/// Reads the first object in the text; prose and fences before it are skipped. Forgiving: it never fails, it reads less.
[[nodiscard]] PartialJson readPartialJson(QStringView text);

} // namespace trinity
