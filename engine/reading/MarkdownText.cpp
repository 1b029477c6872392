// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/MarkdownText.h"

#include <QtCore/QRegularExpression>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = 100'000;
constexpr qsizetype longestBlock = 40'000; // the parser's time grows with the square of a paragraph's length
constexpr qsizetype tableDiscount = 4; // rows of a table look like lines of a paragraph, but are cheap
constexpr qsizetype mostColumns = 100;
constexpr qsizetype mostNesting = 100;
constexpr qsizetype searchWindow = 4096; // how far behind the last words the next ones may stand: links take room
constexpr int indentPerLevel = 4;

using ParserPointer = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using NodePointer = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using IteratorPointer = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

/// Whether a line cannot belong to the paragraph before it: it is empty, a heading, or an item of a list.
bool beginsBlock(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line.at(indent) == u' ')
        ++indent;
    const QStringView rest = line.mid(indent);
    if (rest.trimmed().isEmpty())
        return true;
    const bool item = rest.size() > 2 && QStringView(u"-*+").contains(rest.at(0)) && rest.at(1) == u' ' && !rest.mid(2).trimmed().isEmpty();
    return indent <= 3 && (item || rest.startsWith(u"# ") || rest.startsWith(u"## ") || rest.startsWith(u"### "));
}

/// How many marks of quotes and lists a line begins with, spaces not counted.
qsizetype markerLength(QStringView line)
{
    qsizetype marks = 0;
    for (const QChar c : line) {
        if (QStringView(u"-*+>").contains(c))
            ++marks;
        else if (c != u' ')
            return marks;
    }
    return 0; // nothing but marks is a rule
}

QString literalOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

NodePointer parse(const QByteArray &utf8)
{
    cmark_gfm_core_extensions_ensure_registered();
    const ParserPointer parser(cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    for (const char *name : {"table", "strikethrough", "autolink"})
        if (auto *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), utf8.constData(), static_cast<size_t>(utf8.size()));
    return NodePointer(cmark_parser_finish(parser.get()), &cmark_node_free);
}

/// Walks the parsed tree and builds the blocks.
class Flattener
{
public:
    Flattener(const QString &text, qsizetype from) : m_text(text)
    {
        m_lineStarts << from;
        for (qsizetype at = text.indexOf(u'\n', from); at >= 0; at = text.indexOf(u'\n', at + 1))
            m_lineStarts << at + 1;
    }

    MarkdownText flatten(cmark_node *root);

private:
    void enter(cmark_node *node);
    void leave(cmark_node *node);
    void beginBlock(cmark_node *node, MarkdownBlock::Kind kind);
    void endBlock();
    void endLine();
    void addWords(const QString &words);
    void openLink();
    void closeLink(cmark_node *node);
    void addVerbatim(cmark_node *node, MarkdownBlock::Kind kind);
    void addImage(cmark_node *node);
    [[nodiscard]] qsizetype lineStart(int number) const;
    [[nodiscard]] qsizetype lineEnd(int number) const;
    [[nodiscard]] qsizetype find(const QString &words) const;

    const QString &m_text;
    QList<qsizetype> m_lineStarts;
    MarkdownText m_result;
    MarkdownBlock m_block;
    SourceLine m_line;
    bool m_inBlock = false;
    bool m_inRow = false;
    bool m_firstInItem = false;
    int m_listDepth = 0;
    int m_links = 0;
    int m_images = 0;
    qsizetype m_linkFrom = 0;
    qsizetype m_boldFrom = 0;
    qsizetype m_cursor = 0; ///< in the source: behind the last words found
    qsizetype m_blockStart = 0;
    qsizetype m_blockEnd = 0;
};

qsizetype Flattener::lineStart(int number) const
{
    return m_lineStarts.at(std::clamp<qsizetype>(number - 1, 0, m_lineStarts.size() - 1));
}

qsizetype Flattener::lineEnd(int number) const
{
    return number < m_lineStarts.size() ? m_lineStarts.at(std::max(number, 0)) - 1 : m_text.size();
}

qsizetype Flattener::find(const QString &words) const
{
    const qsizetype end = std::min(m_blockEnd, m_cursor + words.size() + searchWindow);
    const auto at = QStringView(m_text).mid(m_cursor, std::max<qsizetype>(0, end - m_cursor)).indexOf(words);
    return at < 0 ? -1 : m_cursor + at;
}

void Flattener::beginBlock(cmark_node *node, MarkdownBlock::Kind kind)
{
    m_block = MarkdownBlock();
    m_block.kind = kind;
    m_line = SourceLine();
    m_line.afterBlank = true;
    m_inBlock = true;
    // Cells and the second half of a table share their rows: the cursor never goes back within a row.
    const qsizetype start = lineStart(cmark_node_get_start_line(node));
    m_cursor = std::max(m_cursor, start);
    m_blockStart = start;
    m_blockEnd = std::max(m_cursor, lineEnd(std::max(cmark_node_get_end_line(node), cmark_node_get_start_line(node))));
}

void Flattener::endLine()
{
    qsizetype lead = 0;
    while (lead < m_line.text.size() && m_line.text.at(lead).isSpace())
        ++lead;
    if (lead > 0) {
        m_line.text.remove(0, lead);
        const auto shift = [lead](qsizetype &position) { position = std::max<qsizetype>(0, position - lead); };
        for (auto &run : m_line.runs) {
            const qsizetype cut = std::max<qsizetype>(0, lead - run.textStart);
            run.sourceStart += std::min(cut, run.length);
            run.length -= std::min(cut, run.length);
            shift(run.textStart);
        }
        for (auto &link : m_line.links) {
            shift(link.from);
            shift(link.to);
        }
        for (auto &[from, to] : m_line.bold) {
            shift(from);
            shift(to);
        }
        for (auto &[from, to] : m_line.code) {
            shift(from);
            shift(to);
        }
    }
    while (!m_line.text.isEmpty() && m_line.text.back().isSpace())
        m_line.text.chop(1);
    if (m_line.runs.isEmpty())
        m_line.runs << SourceLine::Run{0, m_cursor, 0};
    m_line.start = m_line.runs.first().sourceStart;
    m_line.end = std::max(m_line.start, m_cursor);
    if (m_line.start == m_line.end) { // words that the source writes otherwise, as entities for example
        m_line.start = std::min(m_blockStart, m_line.start);
        m_line.end = std::max(m_blockEnd, m_line.end);
    }
    if (!m_line.text.isEmpty() || m_inRow)
        m_block.lines << m_line;
    const bool bulletBefore = m_line.bullet;
    const int indent = m_line.indent;
    m_line = SourceLine();
    m_line.indent = indent + (bulletBefore ? 1 : 0);
}

void Flattener::endBlock()
{
    endLine();
    m_inBlock = false;
    if (!m_block.lines.isEmpty()) {
        m_block.lines.last().breaksAfter = m_block.kind != MarkdownBlock::Kind::Item;
        m_result.blocks << m_block;
    }
    m_block = MarkdownBlock();
}

void Flattener::addWords(const QString &words)
{
    if (words.isEmpty())
        return;
    if (const auto at = find(words); at >= 0) {
        m_line.runs << SourceLine::Run{m_line.text.size(), at, words.size()};
        m_cursor = at + words.size();
    } else {
        m_line.runs << SourceLine::Run{m_line.text.size(), m_cursor, 0};
    }
    m_line.text += words;
}

void Flattener::openLink()
{
    if (m_links++ == 0)
        m_linkFrom = m_line.text.size();
}

void Flattener::closeLink(cmark_node *node)
{
    if (--m_links > 0)
        return;
    const QString address = QString::fromUtf8(cmark_node_get_url(node));
    if (address.isEmpty())
        return;
    const qsizetype from = m_linkFrom;
    // A bare address is its own text; behind a text the address follows in brackets, or far away as a reference.
    const auto before = m_line.runs.isEmpty() ? m_cursor : m_line.runs.last().sourceStart;
    auto at = find(address);
    if (at < 0)
        at = QStringView(m_text).mid(before, std::max<qsizetype>(0, m_cursor - before)).indexOf(address) + before;
    Snippet place(address, m_cursor, m_cursor);
    if (at >= 0 && QStringView(m_text).mid(at, address.size()) == address) {
        place.start = at;
        place.end = at + address.size();
        m_cursor = std::max(m_cursor, place.end);
    } else {
        place.start = m_line.runs.isEmpty() ? m_cursor : m_line.runs.last().sourceStart;
    }
    if (m_line.text.size() > from)
        m_line.links << LineLink(from, m_line.text.size(), place);
}

void Flattener::addVerbatim(cmark_node *node, MarkdownBlock::Kind kind)
{
    beginBlock(node, kind);
    const auto lines = literalOf(node).split(u'\n');
    for (const auto &line : lines) {
        addWords(line);
        endLine();
    }
    endBlock();
}

void Flattener::addImage(cmark_node *node)
{
    if (m_links == 0)
        m_result.leftOut << QString::fromUtf8(cmark_node_get_url(node)).left(120);
}

void Flattener::enter(cmark_node *node)
{
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
        ++m_listDepth;
    } else if (type == CMARK_NODE_ITEM) {
        m_firstInItem = true;
    } else if (type == CMARK_NODE_HEADING) {
        beginBlock(node, MarkdownBlock::Kind::Heading);
        m_block.level = cmark_node_get_heading_level(node);
    } else if (type == CMARK_NODE_PARAGRAPH) {
        beginBlock(node, m_firstInItem ? MarkdownBlock::Kind::Item : MarkdownBlock::Kind::Paragraph);
        m_line.bullet = m_firstInItem;
        m_line.afterBlank = !m_firstInItem;
        m_line.indent = m_listDepth * indentPerLevel + (m_listDepth > 0 && !m_firstInItem ? 1 : 0);
        m_firstInItem = false;
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        addVerbatim(node, MarkdownBlock::Kind::Code);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        addVerbatim(node, MarkdownBlock::Kind::Html);
    } else if (type == CMARK_NODE_TEXT) {
        if (m_images == 0 || m_links > 0)
            addWords(literalOf(node));
    } else if (type == CMARK_NODE_CODE) {
        const qsizetype from = m_line.text.size();
        addWords(literalOf(node));
        m_line.code << std::pair(from, m_line.text.size());
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        if (m_block.kind == MarkdownBlock::Kind::Heading || m_inRow || m_links > 0)
            m_line.text += u' ';
        else
            endLine();
    } else if (type == CMARK_NODE_HTML_INLINE) {
        if (!m_inRow && m_links == 0 && literalOf(node).startsWith("<br"_L1, Qt::CaseInsensitive))
            endLine();
    } else if (type == CMARK_NODE_LINK) {
        openLink();
    } else if (type == CMARK_NODE_IMAGE) {
        ++m_images;
        addImage(node);
    } else if (type == CMARK_NODE_STRONG) {
        m_boldFrom = m_line.text.size();
    } else if (qstrcmp(cmark_node_get_type_string(node), "table_row") == 0
               || qstrcmp(cmark_node_get_type_string(node), "table_header") == 0) {
        beginBlock(node, MarkdownBlock::Kind::Row);
        m_block.tableHead = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
        m_inRow = true;
    }
}

void Flattener::leave(cmark_node *node)
{
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
        --m_listDepth;
    } else if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH) {
        if (m_inBlock)
            endBlock();
    } else if (type == CMARK_NODE_LINK) {
        closeLink(node);
    } else if (type == CMARK_NODE_IMAGE) {
        --m_images;
    } else if (type == CMARK_NODE_STRONG) {
        m_line.bold << std::pair(m_boldFrom, m_line.text.size());
    } else if (qstrcmp(cmark_node_get_type_string(node), "table_cell") == 0) {
        endLine();
    } else if (qstrcmp(cmark_node_get_type_string(node), "table_row") == 0
               || qstrcmp(cmark_node_get_type_string(node), "table_header") == 0) {
        m_inRow = false;
        if (!m_block.lines.isEmpty())
            m_result.blocks << m_block;
        m_block = MarkdownBlock();
        m_inBlock = false;
    }
}

MarkdownText Flattener::flatten(cmark_node *root)
{
    const IteratorPointer iterator(cmark_iter_new(root), &cmark_iter_free);
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER)
            enter(node);
        else
            leave(node);
    }
    return m_result;
}

} // namespace

MarkdownText parseMarkdown(const QString &text, qsizetype from)
{
    const auto root = parse(QStringView(text).mid(from).toUtf8());
    return Flattener(text, from).flatten(root.get());
}

bool isSafeMarkdown(const QString &text)
{
    qsizetype at = 0;
    qsizetype block = 0; // the size of the paragraph that the lines seen last may form
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            end = text.size();
        const QStringView line = QStringView(text).mid(at, end - at);
        at = end + 1;
        block = beginsBlock(line) ? line.size() : block + (line.startsWith(u'|') ? line.size() / tableDiscount : line.size());
        if (line.size() > longestLine || block > longestBlock || markerLength(line) > mostNesting)
            return false;
        if (line.size() > mostColumns && line.count(u'|') > mostColumns)
            return false;
        if (line.size() > mostNesting && (line.count(u'>') > mostNesting || line.count(u'[') > mostNesting * 10))
            return false;
    }
    return true;
}

} // namespace trinity
