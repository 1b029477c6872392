// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PageRun.h"

#include <QtCore/QStringList>

namespace trinity {

/// The text of printed pages as a person would type it.
struct LaidOutText {
    LaidOutText() = default;

    QString text; ///< lines; an empty one where the page leaves room, tabs between what stands apart in a line
    QStringList leftOut; ///< lines that every page repeats, and page numbers
};

/// Puts pages together: columns one after the other, the name first, wrapped lines as they are, items of lists with a bullet
/// also where the file draws it as a shape, words that were divided at a line's end whole again.
[[nodiscard]] LaidOutText layOut(const QList<PrintedPage> &pages);

} // namespace trinity
