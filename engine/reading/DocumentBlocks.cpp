// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocumentBlocks.h"

#include "engine/reading/BlockText.h"
#include "engine/reading/ContactLine.h"
#include "engine/reading/CvHead.h"
#include "engine/reading/DateText.h"
#include "engine/reading/PageFurniture.h"
#include "engine/reading/SectionHeadings.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestPartName = 60;
constexpr qsizetype longProse = 90; // characters: a paragraph of its own, not a line of an entry
constexpr qsizetype mostLinesBelowName = 3;
constexpr qsizetype longestDatedLine = 160;
constexpr qsizetype mostLinesAboveName = 3;

bool isWrittenLarge(QStringView text)
{
    const auto letters = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isUpper(); });
    return letters >= 3 && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
}

bool isProse(const QString &text)
{
    return text.size() > longProse || (text.size() > longestPartName && words::isSentence(text));
}

/// The words of a line between its tabs, bars and breaks, in the form in which they are compared.
QStringList partsOfLine(const QString &text)
{
    static const QRegularExpression marks(u"[\t\n|•·]"_s);
    QStringList parts;
    for (const auto &part : text.split(marks, Qt::SkipEmptyParts))
        if (QString plain = words::folded(part); !plain.isEmpty())
            parts << plain;
    return parts;
}

bool isDated(const QString &text)
{
    return text.size() <= longestDatedLine && findDate(text).has_value();
}

} // namespace

void DocumentBlocks::add(MarkdownBlock::Kind kind, int level, const RichText &words)
{
    Piece piece;
    piece.kind = kind;
    piece.level = level;
    piece.words = words.trimmed();
    if (piece.words.isBlank()) {
        m_gap = true;
        return;
    }
    piece.apart = std::exchange(m_gap, false);
    m_length += piece.words.text.size() + 1;
    sink() << piece;
}

void DocumentBlocks::addHeading(int level, const RichText &words)
{
    RichText line = words;
    std::replace_if(
        line.text.begin(), line.text.end(), [](QChar c) { return c == u'\n' || c == u'\t'; }, u' ');
    add(MarkdownBlock::Kind::Heading, std::clamp(level, 1, 6), line);
}

void DocumentBlocks::addParagraph(const RichText &words)
{
    add(MarkdownBlock::Kind::Paragraph, 0, words);
}

void DocumentBlocks::addItem(int depth, const RichText &words)
{
    add(MarkdownBlock::Kind::Item, std::clamp(depth, 0, 8), words);
}

void DocumentBlocks::addTableRow(RowKind kind, const QList<RichText> &cells)
{
    Piece piece;
    piece.kind = MarkdownBlock::Kind::Row;
    piece.level = kind == RowKind::Head ? 1 : 0;
    piece.cells = cells;
    for (auto &cell : piece.cells) {
        cell = cell.trimmed();
        m_length += cell.text.size() + 1;
    }
    piece.apart = kind == RowKind::Head;
    sink() << piece;
}

void DocumentBlocks::endHeader()
{
    for (auto &piece : m_pieces)
        piece.isHeader = true;
    m_gap = true;
}

bool DocumentBlocks::addFooter(const RichText &words)
{
    Pieces lines;
    bool says = false;
    for (qsizetype from = 0; from <= words.text.size();) {
        const qsizetype end = words.text.indexOf(u'\n', from);
        Piece piece;
        piece.words = words.cut(from, end < 0 ? words.text.size() : end).trimmed();
        from = end < 0 ? words.text.size() + 1 : end + 1;
        SourceLine line;
        line.text = piece.words.text;
        line.end = line.text.size();
        if (piece.words.isBlank() || isPageNumber(line.text))
            continue;
        says = says || !readContactLine(line).finds.isEmpty();
        const auto same = [&](const Piece &other) { return other.words.text == piece.words.text; };
        if (std::none_of(m_footers.begin(), m_footers.end(), same))
            lines << piece;
    }
    if (says)
        m_footers << lines;
    return says;
}

/// The body with what pages have at their top and foot, as far as it says anything more.
DocumentBlocks::Pieces DocumentBlocks::withFurniture() const
{
    QSet<QString> said;
    for (const auto &piece : m_pieces)
        if (!piece.isHeader)
            for (const auto &part : partsOfLine(piece.words.text))
                said.insert(part);
    Pieces pieces;
    for (const auto &piece : m_pieces) {
        const auto parts = piece.isHeader ? partsOfLine(piece.words.text) : QStringList();
        const bool isNew =
            std::any_of(parts.begin(), parts.end(), [&](const QString &part) { return !isPageNumber(part) && !said.contains(part); });
        if (!piece.isHeader || isNew)
            pieces << piece;
    }
    Pieces feet = m_footers;
    feet.removeIf([&](const Piece &foot) {
        const auto parts = partsOfLine(foot.words.text);
        return std::all_of(parts.begin(), parts.end(), [&](const QString &part) { return said.contains(part) || isPageNumber(part); });
    });
    qsizetype at = 0;
    for (qsizetype i = 0; i < std::min(pieces.size(), mostLinesAboveName) && at == 0; ++i)
        at = looksLikeName(pieces.at(i).words.text) ? i + 1 : 0;
    for (qsizetype i = 0; i < feet.size(); ++i)
        pieces.insert(at + i, feet.at(i));
    return pieces;
}

void DocumentBlocks::addGap()
{
    m_gap = true;
}

DocumentBlocks::Pieces &DocumentBlocks::sink()
{
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row)
        if (row->openCells > 0)
            return row->cells.last();
    return m_pieces;
}

void DocumentBlocks::beginRow()
{
    m_rows << Row();
}

void DocumentBlocks::beginCell()
{
    if (m_rows.isEmpty())
        return;
    m_rows.last().cells << Pieces();
    m_rows.last().openCells = 1;
}

void DocumentBlocks::endCell()
{
    if (!m_rows.isEmpty())
        m_rows.last().openCells = 0;
    m_gap = false;
}

void DocumentBlocks::endRow()
{
    if (m_rows.isEmpty())
        return;
    const Pieces pieces = piecesOf(m_rows.takeLast().cells);
    sink() << pieces;
}

DocumentBlocks::Pieces DocumentBlocks::piecesOf(const QList<Pieces> &cells)
{
    QList<Pieces> filled = cells;
    filled.removeIf([](const Pieces &cell) { return cell.isEmpty(); });
    if (filled.isEmpty())
        return {};
    const auto isPlain = [](const Pieces &cell) { return cell.size() == 1 && cell.first().kind == MarkdownBlock::Kind::Paragraph; };
    const bool single = std::all_of(filled.begin(), filled.end(), isPlain);
    const QString &first = filled.first().first().words.text;
    const bool besides = filled.size() > 1 && isPlain(filled.first()) && first.size() < longestPartName;
    const bool named = besides && !single && sectionOfHeading(first).has_value();
    const bool dated = besides && findDateAnywhere(first).has_value() && filled.at(1).first().kind == MarkdownBlock::Kind::Paragraph;
    Pieces pieces;
    if (named || !(single || dated)) {
        for (auto &cell : filled) {
            cell.first().apart = true;
            pieces << cell;
        }
        return pieces;
    }
    Piece line;
    line.apart = filled.first().first().apart || dated;
    for (auto &cell : filled)
        if (cell.first().kind == MarkdownBlock::Kind::Paragraph)
            line.words.add(cell.takeFirst().words, u"\t");
    pieces << line;
    for (const auto &cell : std::as_const(filled))
        pieces << cell;
    return pieces;
}

/// Paragraphs that are set and called like a part of a CV are its heading, also when the rest of the line belongs to it.
DocumentBlocks::Pieces DocumentBlocks::withHeadings(const Pieces &pieces)
{
    int level = 7;
    for (const auto &piece : pieces)
        if (piece.kind == MarkdownBlock::Kind::Heading && sectionOfHeading(piece.words.text))
            level = std::min(level, piece.level);
    const bool marked = level < 7;
    level = marked ? level : 2;
    Pieces result;
    std::optional<CvSection> current;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        Piece piece = pieces.at(i);
        const QString &text = piece.words.text;
        // "Skills: Python", or the same in two cells of a table
        const QStringView beginning = QStringView(text).first(std::min(text.size(), longestPartName));
        const qsizetype tab = beginning.indexOf(u'\t');
        const qsizetype colon = tab > 0 ? tab : beginning.indexOf(u':');
        if (piece.kind == MarkdownBlock::Kind::Heading)
            current = sectionOfHeading(text);
        if (i == 0 || piece.kind != MarkdownBlock::Kind::Paragraph || text.contains(u'\n') || text.count(u'\t') > 1) {
            result << piece;
            continue;
        }
        const auto section = text.size() <= longestPartName ? sectionOfHeading(text) : std::nullopt;
        const bool loud = piece.words.isBold(text.size()) || isWrittenLarge(text);
        if (section && (loud || (!marked && (piece.apart || text.endsWith(u':') || pieces.at(i - 1).kind == MarkdownBlock::Kind::Item)))) {
            piece.kind = MarkdownBlock::Kind::Heading;
            piece.level = level;
            current = section;
        } else if (const auto named = colon > 0 ? sectionOfHeading(QStringView(text).first(colon)) : std::nullopt; named
                   && named != CvSection::Contact && current != CvSection::Skills && colon + 1 < text.size()
                   && (piece.words.isBold(colon) || piece.apart || tab > 0)) {
            Piece heading = piece;
            heading.kind = MarkdownBlock::Kind::Heading;
            heading.level = level;
            heading.words = piece.words.cut(0, colon);
            result << heading;
            piece.words = piece.words.cut(colon + 1, text.size()).trimmed();
            current = named;
        }
        result << piece;
    }
    return result;
}

/// In a page with a sidebar the name often comes after it.
void DocumentBlocks::moveNameToFront(Pieces &pieces)
{
    qsizetype part = -1; // the first
    int partLevel = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces.at(i);
        if (piece.kind != MarkdownBlock::Kind::Heading)
            continue;
        if (sectionOfHeading(piece.words.text)) {
            part = part < 0 ? i : part;
            partLevel = piece.level;
            continue;
        }
        if (part < 0 || piece.level >= partLevel || !looksLikeName(piece.words.text)) {
            if (part < 0)
                return;
            continue;
        }
        qsizetype end = i + 1;
        while (end < pieces.size() && end - i <= mostLinesBelowName && pieces.at(end).kind == MarkdownBlock::Kind::Paragraph
               && !isProse(pieces.at(end).words.text))
            ++end;
        std::rotate(pieces.begin(), pieces.begin() + i, pieces.begin() + end);
        return;
    }
}

/// Above the first part only one heading is the name; the others are a role or a greeting.
void DocumentBlocks::settleHead(Pieces &pieces)
{
    bool named = false;
    for (auto &piece : pieces) {
        if (piece.kind != MarkdownBlock::Kind::Heading)
            continue;
        if (sectionOfHeading(piece.words.text))
            return;
        if (std::exchange(named, true))
            piece.kind = MarkdownBlock::Kind::Paragraph;
    }
}

bool DocumentBlocks::isBlankBefore(const Pieces &pieces, qsizetype index)
{
    const Piece &piece = pieces.at(index);
    const Piece &before = pieces.at(index - 1);
    if (piece.kind == MarkdownBlock::Kind::Heading)
        return true;
    if (before.kind == MarkdownBlock::Kind::Heading) // below the title of an entry stands who, where and when
        return sectionOfHeading(before.words.text).has_value() || isProse(piece.words.text);
    if (piece.kind == MarkdownBlock::Kind::Item)
        return false;
    if (piece.kind == MarkdownBlock::Kind::Row || before.kind == MarkdownBlock::Kind::Row)
        return piece.kind != before.kind || piece.level == 1;
    if (before.kind == MarkdownBlock::Kind::Item || isProse(before.words.text) || isProse(piece.words.text))
        return true;
    return piece.apart && !isDated(before.words.text); // what follows a job's line of title and date belongs to it
}

ExtractedText DocumentBlocks::extracted() const
{
    Pieces pieces = withHeadings(withFurniture());
    moveNameToFront(pieces);
    settleHead(pieces);
    const bool parted = std::any_of(pieces.begin(), pieces.end(), [](const Piece &piece) {
        return piece.kind == MarkdownBlock::Kind::Heading && sectionOfHeading(piece.words.text);
    });
    BlockText text;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces.at(i);
        if (piece.kind == MarkdownBlock::Kind::Row) {
            text.addRow(piece.cells, piece.level == 1,
                        isBlankBefore(pieces, std::max<qsizetype>(i, 1)) ? BlockText::Room::Apart : BlockText::Room::Close);
            continue;
        }
        text.add(piece.kind, piece.level, piece.words,
                 i == 0 || isBlankBefore(pieces, i) ? BlockText::Room::Apart : BlockText::Room::Close);
    }
    ExtractedText result;
    result.text = text.text();
    if (parted)
        result.blocks = text.blocks();
    return result;
}

} // namespace trinity
