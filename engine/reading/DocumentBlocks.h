// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/ExtractedText.h"
#include "engine/reading/RichText.h"

namespace trinity {

/// Collects the paragraphs of a document or page in their order and makes one text of them, with the blocks of that text.
/// Where a document has no headings of its own, paragraphs that are set and called like the parts of a CV become headings;
/// without any such, the text is left to the reader of plain texts and there are no blocks.
class DocumentBlocks
{
public:
    void addHeading(int level, const RichText &words); ///< 1 to 6
    void addParagraph(const RichText &words);
    void addItem(int depth, const RichText &words); ///< of a list; the outermost depth is 0
    enum class RowKind { Head, Body };
    void addTableRow(RowKind kind, const QList<RichText> &cells); ///< of a table whose first row names its columns
    /// What was added so far stands at the top of pages: of that, page numbers and what the text says again are left out.
    void endHeader();
    /// Words from the foot of pages, LF between paragraphs. Taken, and placed below the name, when they say how to reach somebody;
    /// else nothing happens and the answer is false.
    bool addFooter(const RichText &words);
    void addGap(); ///< room that somebody left on purpose: the next paragraph stands apart

    /// What is added between these belongs to a row of a table and its cells. A row of single paragraphs becomes a line with tabs, and
    /// so does one that begins with a date; the cells of others follow one another. Tables may stand in cells.
    void beginRow();
    void beginCell();
    void endCell();
    void endRow();

    [[nodiscard]] qsizetype length() const { return m_length; } ///< characters so far
    [[nodiscard]] ExtractedText extracted() const;

private:
    struct Piece {
        MarkdownBlock::Kind kind = MarkdownBlock::Kind::Paragraph;
        int level = 0; ///< of a heading, or an item's depth
        RichText words;
        bool apart = false;
        QList<RichText> cells; ///< of a row; then words are empty
        bool isHeader = false; ///< of pages
    };
    using Pieces = QList<Piece>;

    struct Row {
        QList<Pieces> cells;
        qsizetype openCells = 0;
    };

    void add(MarkdownBlock::Kind kind, int level, const RichText &words);
    [[nodiscard]] Pieces &sink();
    [[nodiscard]] static Pieces piecesOf(const QList<Pieces> &cells);
    [[nodiscard]] Pieces withFurniture() const;
    [[nodiscard]] static Pieces withHeadings(const Pieces &pieces);
    static void moveNameToFront(Pieces &pieces);
    static void settleHead(Pieces &pieces);
    [[nodiscard]] static bool isBlankBefore(const Pieces &pieces, qsizetype index);

    Pieces m_pieces;
    Pieces m_footers;
    QList<Row> m_rows; ///< those that are open, the innermost last
    qsizetype m_length = 0;
    bool m_gap = false;
};

} // namespace trinity
