// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

namespace trinity {

/// Writes the text of a PDF, one JSON object a line:
///   {"pages": 3}
///   {"width": 595, "height": 842, "runs": [["Ada Lovelace", x, y, width, height], ...]}      once for each page
///   {"end": true}
/// Runs are in the file's own order, and one is a line or what stands in one column of it. Lengths are points, y grows
/// downwards; a run whose place is not known has none: ["words"]. Instead of pages: {"error": "password" | "security" |
/// "format" | "pages" | "text"}, with the count of pages for the last two. Without an end the process was stopped.
void writePdfPages(const QByteArray &bytes, QIODevice &out);

} // namespace trinity
