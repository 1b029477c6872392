// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>

namespace trinity {

/// A piece of a line of a printed page: a whole line, or what stands in one column of it. Points, y downwards.
struct PageRun {
    PageRun() = default;
    PageRun(QString text_, const QRectF &box_);

    [[nodiscard]] bool isPlaced() const { return !box.isNull(); }
    [[nodiscard]] bool sharesLineWith(const PageRun &other) const;

    QString text;
    QRectF box; ///< of the ink; null when it is not known
    double size = 0; ///< of the font, estimated from the ink
    double baseline = 0;
};

struct PrintedPage {
    PrintedPage() = default;

    QSizeF size;
    QList<PageRun> runs; ///< in the file's order
};

} // namespace trinity
