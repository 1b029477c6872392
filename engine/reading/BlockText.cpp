// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/BlockText.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnsPerLevel = 4;

/// An address as people write it: without scheme and closing slash.
QStringView bareAddress(QStringView address)
{
    for (const auto &prefix : {u"mailto:"_s, u"tel:"_s, u"https://"_s, u"http://"_s, u"www."_s})
        if (address.startsWith(prefix, Qt::CaseInsensitive))
            address = address.sliced(prefix.size());
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

bool isKept(const QString &address)
{
    return address.startsWith("mailto:"_L1, Qt::CaseInsensitive) || address.startsWith("http://"_L1, Qt::CaseInsensitive)
        || address.startsWith("https://"_L1, Qt::CaseInsensitive);
}

} // namespace

SourceLine BlockText::writeLine(const RichText &words)
{
    SourceLine line;
    line.text = words.text;
    line.bold = words.bold;
    line.start = m_text.size();
    qsizetype written = 0;
    const auto writeUpTo = [&](qsizetype position) {
        if (position <= written)
            return;
        line.runs << SourceLine::Run{written, m_text.size(), position - written};
        m_text += QStringView(words.text).sliced(written, position - written);
        written = position;
    };
    for (const auto &link : words.links) {
        if (!isKept(link.address) || link.to <= written)
            continue;
        writeUpTo(link.from);
        const qsizetype from = m_text.size();
        writeUpTo(link.to);
        Snippet address(link.address, from, m_text.size());
        const QStringView shown = QStringView(words.text).sliced(link.from, link.to - link.from);
        if (bareAddress(shown).compare(bareAddress(link.address), Qt::CaseInsensitive) != 0) {
            m_text += u" <"_s;
            address.start = m_text.size();
            m_text += link.address;
            address.end = m_text.size();
            m_text += u'>';
        }
        line.links << LineLink(link.from, link.to, address);
    }
    writeUpTo(words.text.size());
    line.end = m_text.size();
    if (line.runs.size() == 1)
        line.runs.clear();
    return line;
}

void BlockText::addRow(const QList<RichText> &cells, bool head, Room before)
{
    if (!m_text.isEmpty())
        m_text += before == Room::Apart ? u"\n\n"_s : u"\n"_s;
    MarkdownBlock block;
    block.kind = MarkdownBlock::Kind::Row;
    block.tableHead = head;
    for (const auto &cell : cells) {
        if (!block.lines.isEmpty())
            m_text += u'\t';
        SourceLine line = writeLine(cell);
        line.afterBlank = true;
        block.lines << line;
    }
    m_blocks << block;
}

void BlockText::add(MarkdownBlock::Kind kind, int level, const RichText &words, Room before)
{
    if (!m_text.isEmpty())
        m_text += before == Room::Apart ? u"\n\n"_s : u"\n"_s;
    MarkdownBlock block;
    block.kind = kind;
    block.level = kind == MarkdownBlock::Kind::Heading ? level : 0;
    const bool item = kind == MarkdownBlock::Kind::Item;
    qsizetype from = 0;
    while (from <= words.text.size()) {
        qsizetype end = words.text.indexOf(u'\n', from);
        if (end < 0)
            end = words.text.size();
        const RichText piece = words.cut(from, end).trimmed();
        from = end + 1;
        if (piece.isBlank())
            continue;
        const bool first = block.lines.isEmpty();
        if (!first)
            m_text += u'\n';
        if (item)
            m_text += QString(level * 2, u' ') + (first ? u"• "_s : u"  "_s);
        SourceLine line = writeLine(piece);
        line.afterBlank = first && before == Room::Apart && !item;
        line.bullet = item && first;
        line.indent = item ? (level + 1) * columnsPerLevel + (first ? 0 : 1) : 0;
        block.lines << line;
    }
    if (block.lines.isEmpty())
        return;
    block.lines.last().breaksAfter = !item;
    m_blocks << block;
}

} // namespace trinity
