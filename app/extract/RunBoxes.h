// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>

#include <optional>

namespace trinity {

/// A line of a page's text.
struct BoxedLine {
    BoxedLine() = default;

    QString text; ///< without its line end
    int firstCharacter = 0; ///< in the page's text, counted in characters, a surrogate pair as one
    int visible = 0; ///< characters that leave ink
    QList<QRectF> boxes; ///< in the order of the text: one for each text object of the file, or one for each character
};

/// The lines of a page's text, as the parser separates them, without boxes.
[[nodiscard]] QList<BoxedLine> boxedLinesOf(const QString &text);

/// Deals a page's boxes out to its lines. The parser says for each box neither its line nor its characters, only that their
/// order is that of the text; so a line ends where a box stands on another baseline or further left. False when that does
/// not come out even: then the lines keep no boxes, and the parser has to be asked line by line.
[[nodiscard]] bool dealBoxes(const QList<QRectF> &boxes, QList<BoxedLine> &lines);

/// The first box after `first` that does not continue its run: it is so far away that the words belong to different columns, or on
/// another line, since the parser joins lines at times. -1 for none. Of a line written from right to left only the line counts.
[[nodiscard]] qsizetype endOfRun(const BoxedLine &line, qsizetype first);

/// Where in the text the box begins, when every character has its own; nothing otherwise.
[[nodiscard]] std::optional<qsizetype> positionOfBox(const BoxedLine &line, qsizetype box);

} // namespace trinity
