// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PageRun.h"

#include <QtCore/QStringList>

namespace trinity {

/// Takes page numbers, and lines that stand at the top or bottom of every page, out of pages; the first page keeps its
/// line. Returns what was taken.
[[nodiscard]] QStringList takeFurniture(QList<PrintedPage> &pages);

/// "Page 2 of 3", "- 2 -" and the like alone.
[[nodiscard]] bool isPageNumber(const QString &text);

} // namespace trinity
