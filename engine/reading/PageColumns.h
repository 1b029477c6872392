// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PageRun.h"

#include <optional>

namespace trinity {

/// The middle of the white stripe between two columns, or nothing for a page of one column. A narrow column of dates beside the
/// text is no column of its own: it is read line by line.
[[nodiscard]] std::optional<double> gutterOf(const PrintedPage &page);

/// The page's runs in the order of reading. That is the file's order, which nearly every program writes column by column; only
/// where the file jumps to and fro between two columns they are put one after the other.
[[nodiscard]] QList<PageRun> inReadingOrder(const PrintedPage &page);

} // namespace trinity
