// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/SourceLine.h"

#include <QtCore/QStringList>

namespace trinity {

/// One block of a Markdown text, flattened to lines of words that know where they come from.
struct MarkdownBlock {
    enum class Kind { Heading, Paragraph, Item, Row, Code, Html };

    MarkdownBlock() = default;

    Kind kind = Kind::Paragraph;
    int level = 0; ///< of a heading: 1 to 6
    bool tableHead = false; ///< the first row of a table
    QList<SourceLine> lines; ///< of a row: one per cell
};

struct MarkdownText {
    MarkdownText() = default;

    QList<MarkdownBlock> blocks;
    QStringList leftOut; ///< images outside links, in words
};

/// Parses CommonMark with GitHub's tables, strike-through and bare links, from `from` on. Linear but for a few known weak spots
/// of the parser, which isSafeMarkdown keeps away.
[[nodiscard]] MarkdownText parseMarkdown(const QString &text, qsizetype from);

/// Whether a text may be given to the Markdown parser. It refuses what no person writes and what makes libcmark-gfm slow or
/// greedy: lines of more than 100,000 characters, paragraphs of more than 40,000, tables with hundreds of columns, hundreds of
/// nested quotes or brackets.
[[nodiscard]] bool isSafeMarkdown(const QString &text);

} // namespace trinity
