// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PageRun.h"

#include <optional>

namespace trinity {

/// A line of a printed page: the runs that stand side by side in it, with tabs between them.
struct PageLine {
    PageLine() = default;

    QString text;
    QRectF box;
    double size = 0; ///< of the font
    double baseline = 0;
    double textLeft = 0; ///< where the words after the last tab begin, or the line
    int page = 0;
    int column = 0; ///< on a page of two columns: 0 left or across, 1 right
    bool placed = false; ///< whether the file told where it stands
    bool bullet = false; ///< begins an item whose bullet is a shape and no text
    bool continues = false; ///< a wrapped line of such an item
    bool title = false; ///< the person's name in large letters
    bool apart = false; ///< an empty line has to stand before it
};

/// Lines from runs in reading order.
[[nodiscard]] QList<PageLine> pageLines(const QList<PageRun> &runs, std::optional<double> gutter, int page);

/// Puts words that a line's end divided together again, and takes the parser's marks of them away.
void mendDividedWords(QList<PageLine> &lines);

/// Finds the items of lists whose bullets are drawn: lines that are indented alike. Nothing is marked in a text that has
/// bullets of its own. `size` is that of most of the text, `pitch` the usual distance of its lines.
void markItems(QList<PageLine> &lines, double size, double pitch);

} // namespace trinity
