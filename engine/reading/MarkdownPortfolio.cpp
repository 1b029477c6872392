// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/MarkdownPortfolio.h"

#include "engine/reading/CvHead.h"
#include "engine/reading/CvSections.h"
#include "engine/reading/PlainTextCv.h"
#include "engine/reading/ProjectTable.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestFrontMatter = 20'000;

class MarkdownReading
{
public:
    explicit MarkdownReading(FactSheet &sheet) : m_sheet(sheet) { }

    void read();
    void read(const QList<MarkdownBlock> &blocks);

private:
    qsizetype readFrontMatter();
    void takeFrontMatter(const QString &key, const Snippet &value);
    void takeHeading(const MarkdownBlock &block);
    bool takeName(const SourceLine &heading);
    void takeHtml(const MarkdownBlock &block);
    void takeTable(qsizetype &index);
    void endSection();
    [[nodiscard]] bool looksLikeProjects() const;

    FactSheet &m_sheet;
    QList<MarkdownBlock> m_blocks;
    bool m_inHead = true;
    std::optional<CvSection> m_section;
    int m_sectionLevel = 0;
    SourceLine m_heading;
    QList<SourceLine> m_lines;
};

bool isEntrySection(CvSection section)
{
    return section == CvSection::Work || section == CvSection::Volunteer || section == CvSection::Education
        || section == CvSection::Projects;
}

/// The metadata block between "---" lines at the beginning; returns where the text goes on.
qsizetype MarkdownReading::readFrontMatter()
{
    const QString &text = m_sheet.text();
    if (!text.startsWith("---\n"_L1))
        return 0;
    const auto end = QStringView(text).first(std::min(text.size(), longestFrontMatter)).indexOf(u"\n---", 3);
    if (end < 0)
        return 0;
    static const QRegularExpression pair(uR"(^([A-Za-z_-]{1,40}):[ \t]*(.*)$)"_s);
    for (const auto &line : linesOf(text.mid(4, end - 3))) {
        const auto match = pair.match(line.text);
        if (!match.hasMatch()) {
            m_sheet.unplaced(line.whole());
            continue;
        }
        qsizetype from = match.capturedStart(2);
        qsizetype to = match.capturedEnd(2);
        if (to - from >= 2 && QStringView(u"\"'").contains(line.text.at(from)) && line.text.at(to - 1) == line.text.at(from)) {
            ++from;
            --to;
        }
        Snippet value = line.cut(from, to);
        value.start += 4; // the lines were those of the block
        value.end += 4;
        takeFrontMatter(match.captured(1).toLower(), value);
    }
    const auto next = text.indexOf(u'\n', end + 1);
    return next < 0 ? text.size() : next + 1;
}

void MarkdownReading::takeFrontMatter(const QString &key, const Snippet &value)
{
    auto &basics = m_sheet.portfolio.basics;
    if (value.isEmpty())
        return;
    if ((key == "name"_L1 || key == "author"_L1 || (key == "title"_L1 && looksLikeName(value.text))) && basics.name.isEmpty())
        m_sheet.set(basics.name, u"/basics/name"_s, value);
    else if ((key == "role"_L1 || key == "position"_L1 || key == "label"_L1) && basics.label.isEmpty())
        m_sheet.set(basics.label, u"/basics/label"_s, value);
    else if ((key == "description"_L1 || key == "bio"_L1 || key == "summary"_L1) && basics.summary.isEmpty())
        m_sheet.set(basics.summary, u"/basics/summary"_s, value);
    else if (key == "email"_L1 && basics.email.isEmpty())
        m_sheet.set(basics.email, u"/basics/email"_s, value);
    else
        m_sheet.unplaced(Snippet(key + u": "_s + value.text, value.start, value.end));
}

/// "Hi, I'm Jonas Weber 👋" and "Portfolio of Jonas Weber": the name in a first heading.
bool MarkdownReading::takeName(const SourceLine &heading)
{
    static const QRegularExpression greeting(
        uR"(^(?:\W*(?:hi|hello|hey|hallo|servus|moin|bonjour|salut|hola|ciao|olá|oi)\b(?:\s+there|\s+zusammen)?[\s,!.👋]*)?(?:(?:i['’]?m|i am|my name is|this is|ich bin|mein name ist|je suis|je m['’]appelle|soy|me llamo|sono|mi chiamo|sou|eu sou|chamo-me|meu nome é)\s+)?(?:(?:the\s+)?(?:portfolio|website|homepage|cv|resume|curriculum vitae)\s+(?:of|von|de|di)\s+)?)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression tail(
        uR"((?:['’]s\s+(?:portfolio|website|homepage|page|cv|resume|readme)|\s*[-–—|:]\s*(?:portfolio|cv|resume|curriculum vitae|lebenslauf))\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    qsizetype from = greeting.match(heading.text).capturedLength();
    qsizetype to = heading.text.size();
    if (const auto match = tail.match(heading.text); match.hasMatch())
        to = match.capturedStart();
    const auto isWord = [&](qsizetype at) {
        return heading.text.at(at).isLetterOrNumber() || heading.text.at(at) == u')' || heading.text.at(at) == u'.';
    };
    // An emoji may stand on either side.
    while (from < to && !heading.text.at(from).isLetterOrNumber()
           && !(heading.text.at(from).isSurrogate() && heading.text.at(from).unicode() < 0xD83C))
        ++from;
    while (to > from && !isWord(to - 1))
        --to;
    const Snippet name = heading.cut(from, to);
    if (name.isEmpty())
        return false;
    // "Jonas Weber – Backend developer": the rest is a role.
    for (const auto &mark : {u" – "_s, u" — "_s, u" - "_s, u" | "_s, u" · "_s, u", "_s}) {
        const auto at = heading.text.indexOf(mark, from);
        if (at <= from || at >= to)
            continue;
        const Snippet first = heading.cut(from, at);
        const Snippet rest = heading.cut(at + mark.size(), to);
        if (!looksLikeName(first.text) || rest.isEmpty() || (mark == u", "_s && !words::namesRole(rest.text)))
            continue;
        m_sheet.set(m_sheet.portfolio.basics.name, u"/basics/name"_s, first);
        if (m_sheet.portfolio.basics.label.isEmpty())
            m_sheet.set(m_sheet.portfolio.basics.label, u"/basics/label"_s, rest);
        return true;
    }
    m_sheet.set(m_sheet.portfolio.basics.name, u"/basics/name"_s, name);
    return true;
}

bool MarkdownReading::looksLikeProjects() const
{
    qsizetype items = 0;
    qsizetype named = 0;
    for (const auto &line : m_lines) {
        if (!line.bullet && !line.title)
            continue;
        ++items;
        const bool bold = std::any_of(line.bold.begin(), line.bold.end(), [](const auto &range) { return range.first == 0; });
        const bool linked = std::any_of(line.links.begin(), line.links.end(), [](const LineLink &link) { return link.from == 0; });
        named += (bold || linked) && line.text.size() > 8 ? 1 : 0;
    }
    return items >= 2 && named * 2 >= items;
}

void MarkdownReading::endSection()
{
    if (m_lines.isEmpty() && (m_inHead || m_section))
        return;
    if (m_inHead)
        readCvHead(m_sheet, m_lines);
    else if (m_section)
        readCvSection(m_sheet, *m_section, m_lines);
    else if (looksLikeProjects())
        readCvSection(m_sheet, CvSection::Projects, m_lines);
    else
        leaveUnplaced(m_sheet, m_heading.whole(), m_lines);
    m_lines.clear();
}

void MarkdownReading::takeHeading(const MarkdownBlock &block)
{
    const SourceLine &heading = block.lines.first();
    const auto section = sectionOfHeading(heading.text);
    const bool deeper = !m_inHead && block.level > m_sectionLevel;
    if (m_inHead && !section && m_sheet.portfolio.basics.name.isEmpty() && takeName(heading))
        return;
    if (deeper && (!section || (m_section && isEntrySection(*m_section)))) {
        SourceLine title = heading;
        title.title = true;
        title.afterBlank = true;
        m_lines << title;
        return;
    }
    endSection();
    m_inHead = false;
    m_section = section;
    m_sectionLevel = block.level;
    m_heading = heading;
}

/// Words without tags; a first-level heading counts as one.
void MarkdownReading::takeHtml(const MarkdownBlock &block)
{
    static const QRegularExpression tag(u"<[^>]{0,2000}>"_s);
    for (const auto &line : block.lines) {
        QString words = line.text;
        words.remove(tag);
        words = words.simplified();
        words.replace("&amp;"_L1, "&"_L1).replace("&nbsp;"_L1, " "_L1).replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1);
        if (words.isEmpty() || words.startsWith("<!--"_L1))
            continue;
        SourceLine plain;
        const auto at = line.text.indexOf(words);
        plain.text = words;
        plain.start = at < 0 ? line.start : line.start + at;
        plain.end = at < 0 ? line.end : plain.start + words.size();
        if (at < 0)
            plain.runs << SourceLine::Run{0, plain.start, 0};
        plain.afterBlank = true;
        plain.breaksAfter = true;
        if (line.text.contains("<h1"_L1, Qt::CaseInsensitive) && m_inHead && m_sheet.portfolio.basics.name.isEmpty() && takeName(plain))
            continue;
        m_lines << plain;
    }
}

/// One line of a table row whose columns have no names of ours.
SourceLine joinedRow(const QList<SourceLine> &cells)
{
    SourceLine line;
    for (const auto &cell : cells) {
        if (cell.isBlank())
            continue;
        if (line.text.isEmpty()) {
            line.start = cell.start;
        } else {
            line.runs << SourceLine::Run{line.text.size(), line.end, 0};
            line.text += u" | "_s;
        }
        for (auto run : cell.runs) {
            run.textStart += line.text.size();
            line.runs << run;
        }
        for (auto link : cell.links) {
            link.from += line.text.size();
            link.to += line.text.size();
            line.links << link;
        }
        line.text += cell.text;
        line.end = std::max(line.end, cell.end);
    }
    line.bullet = true;
    line.afterBlank = true;
    return line;
}

void MarkdownReading::takeTable(qsizetype &index)
{
    const MarkdownBlock &head = m_blocks.at(index);
    const bool projects = !m_section || *m_section == CvSection::Projects;
    const auto table = projects && head.tableHead ? ProjectTable::fromHead(head.lines) : std::nullopt;
    const qsizetype first = index;
    while (index + 1 < m_blocks.size() && m_blocks.at(index + 1).kind == MarkdownBlock::Kind::Row && !m_blocks.at(index + 1).tableHead)
        ++index;
    if (table) {
        if (!m_lines.isEmpty())
            endSection(); // what stands before the table in its section comes first
        if (!m_inHead)
            m_section = CvSection::Projects; // whatever its heading says
        for (qsizetype row = first + 1; row <= index; ++row)
            table->readRow(m_sheet, m_blocks.at(row).lines);
        return;
    }
    for (qsizetype row = head.tableHead && first < index ? first + 1 : first; row <= index; ++row)
        if (const auto line = joinedRow(m_blocks.at(row).lines); !line.isBlank())
            m_lines << line;
}

void MarkdownReading::read(const QList<MarkdownBlock> &blocks)
{
    m_blocks = blocks;
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        const auto &block = m_blocks.at(i);
        switch (block.kind) {
        case MarkdownBlock::Kind::Heading: takeHeading(block); break;
        case MarkdownBlock::Kind::Row: takeTable(i); break;
        case MarkdownBlock::Kind::Html: takeHtml(block); break;
        case MarkdownBlock::Kind::Code: {
            Snippet code;
            for (const auto &line : block.lines)
                code.add(line.whole(), u"\n");
            m_sheet.unplaced(code);
            break;
        }
        default: m_lines << block.lines; break;
        }
    }
    endSection();
}

void MarkdownReading::read()
{
    const auto markdown = parseMarkdown(m_sheet.text(), readFrontMatter());
    read(markdown.blocks);
    for (const auto &image : markdown.leftOut)
        m_sheet.find(u"the image %1 was left out: pages carry no pictures from elsewhere"_s.arg(image));
}

} // namespace

void readMarkdownPortfolio(FactSheet &sheet)
{
    if (!isSafeMarkdown(sheet.text())) {
        sheet.find(u"the text was read as plain text: its lines or tables are too large for Markdown"_s);
        readPlainTextCv(sheet);
        return;
    }
    MarkdownReading(sheet).read();
}

void readBlocks(FactSheet &sheet, const QList<MarkdownBlock> &blocks)
{
    MarkdownReading(sheet).read(blocks);
}

} // namespace trinity
