// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/EntrySplitter.h"

#include "engine/reading/HeadingParts.h"
#include "engine/reading/LabelledText.h"
#include "engine/reading/ProjectEntry.h"
#include "engine/reading/WordLists.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostHeadingLines = 3;
constexpr qsizetype longestEntryHeading = 200;
constexpr qsizetype wrappedLine = 60; // a bullet that long may go on in the next line without an indent

std::optional<DateText> dateOf(const SourceLine &line)
{
    auto date = line.bullet || line.text.size() > longestEntryHeading ? std::nullopt : findDate(line.text);
    // "It was rebuilt (2019). Then it was sold.": a date within prose
    if (date && date->from > 0 && date->to < line.text.size() && words::isSentence(line.text) && projectNameEnd(line.text) < 0)
        date.reset();
    return date;
}

/// The sign after the name of a project that its description follows on the same line; null when there is none.
QChar signAfterName(const SourceLine &line)
{
    const auto end = projectNameEnd(line.text);
    return end < 0 ? QChar() : line.text.at(end);
}

bool isDashOrBar(QChar c)
{
    return !c.isNull() && QStringView(u"–—-|").contains(c);
}

bool isOnlyDate(const SourceLine &line, const DateText &date)
{
    const auto nothing = [](QStringView text) {
        return std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
    };
    return nothing(QStringView(line.text).first(date.from)) && nothing(QStringView(line.text).mid(date.to));
}

class Splitter
{
public:
    Splitter(const QList<SourceLine> &lines, CvSection section)
        : m_lines(lines)
        , m_section(section)
        , m_titled(std::any_of(lines.begin(), lines.end(), [](const SourceLine &line) { return line.title; }))
    {
    }

    QList<CvEntry> split();

private:
    enum class Last { Nothing, Heading, Bullet, Body };

    void takeBullet(const SourceLine &line);
    void takeLine(qsizetype index);
    [[nodiscard]] bool beginsEntry(qsizetype index, const std::optional<DateText> &date) const;
    [[nodiscard]] bool isContinuation(const SourceLine &line) const;
    [[nodiscard]] bool isNamedProject(const SourceLine &line, bool dated) const;
    [[nodiscard]] bool isListed(const SourceLine &line) const;
    [[nodiscard]] bool belongsBelow(qsizetype index) const;
    [[nodiscard]] bool datedLineFollows(qsizetype index) const;
    void begin();
    void addHeading(const SourceLine &line, const std::optional<DateText> &date);
    void setDate(const SourceLine &line, const DateText &date);
    void addBody(const SourceLine &line);

    const QList<SourceLine> &m_lines;
    const CvSection m_section;
    const bool m_titled; ///< subheadings begin the entries, and nothing else does
    QList<CvEntry> m_entries;
    Last m_last = Last::Nothing;
    qsizetype m_headingLines = 0;
    bool m_bulletEntry = false; ///< the current entry began with a bullet
    int m_entryIndent = 0;
    QChar m_nameSign; ///< what stands after the name in the first line of the current entry
    int m_bulletIndent = 0;
    qsizetype m_lastLength = 0; ///< of the last line, to see wrapped bullets
};

void Splitter::begin()
{
    m_entries << CvEntry();
    m_headingLines = 0;
    m_last = Last::Nothing;
    m_bulletEntry = false;
    m_nameSign = QChar();
}

void Splitter::setDate(const SourceLine &line, const DateText &date)
{
    CvEntry &entry = m_entries.last();
    entry.dated = true;
    entry.startDate = date.start;
    entry.endDate = date.end;
    entry.start = line.cut(date.startFrom, date.startTo);
    entry.end = line.cut(date.endFrom, date.endTo);
}

void Splitter::addHeading(const SourceLine &line, const std::optional<DateText> &date)
{
    CvEntry &entry = m_entries.last();
    const auto add = [&](qsizetype from, qsizetype to) {
        const auto parts = headingParts(line, from, to);
        if (parts.isEmpty())
            return;
        entry.parts << parts;
        entry.headings << CvEntry::Heading{line, from, to};
    };
    if (date && !entry.dated) {
        setDate(line, *date);
        add(0, date->from);
        add(date->to, line.text.size());
    } else {
        add(0, line.text.size());
    }
    entry.links << line.links;
    ++m_headingLines;
    m_last = Last::Heading;
}

void Splitter::addBody(const SourceLine &line)
{
    CvEntry &entry = m_entries.last();
    // An address or a label alone on its line is no part of the sentence before.
    const bool apart = !line.text.contains(u' ') || LabelledText(line.whole()).isTechnologies() || LabelledText(line.whole()).isLink()
        || (!entry.body.isEmpty() && entry.body.last().text.contains(u"://"_s) && !entry.body.last().text.contains(u' '));
    if (m_last == Last::Body && !line.afterBlank && !apart && !entry.body.isEmpty())
        entry.body.last().add(line.whole(), u" ");
    else
        entry.body << line.whole();
    for (const auto &link : line.links)
        entry.bodyLinks << link.address;
    m_last = Last::Body;
}

bool Splitter::isContinuation(const SourceLine &line) const
{
    if (m_last != Last::Bullet || line.afterBlank || line.bullet || line.title)
        return false;
    return line.indent > m_bulletIndent || line.text.front().isLower() || (m_lastLength >= wrappedLine && !dateOf(line));
}

/// "Brave Box: a lending box of books" begins a project even though it is a sentence.
bool Splitter::isNamedProject(const SourceLine &line, bool dated) const
{
    const QChar sign = m_section == CvSection::Projects && !line.bullet ? signAfterName(line) : QChar();
    if (sign.isNull())
        return false;
    // In a list of them each has a line, without room between.
    const bool alike = !m_nameSign.isNull() && (dated || (isDashOrBar(sign) && isDashOrBar(m_nameSign)));
    if (!line.afterBlank && (!alike || line.text.front().isLower() || line.indent > m_entryIndent))
        return false;
    const LabelledText labelled(line.whole());
    return !labelled.isTechnologies() && !labelled.isLink();
}

/// A short sentence below a heading that says all: "Ran the fish section."
bool Splitter::belongsBelow(qsizetype index) const
{
    const CvEntry &entry = m_entries.last();
    const QString &text = m_lines.at(index).text;
    if (!entry.dated || entry.parts.isEmpty() || text.count(u' ') < 2 || datedLineFollows(index))
        return false;
    return (text.startsWith(u'(') && text.endsWith(u')'))
        || (text.endsWith(u'.') && !words::isLegalForm(QStringView(text).mid(text.lastIndexOf(u' ') + 1)));
}

/// "Stage, Copenhague, hiver 2017 (3 semaines)" below another course of study on one line: its date only stands elsewhere.
bool Splitter::isListed(const SourceLine &line) const
{
    if (m_section != CvSection::Education || m_titled || m_entries.isEmpty() || m_last != Last::Heading
        || line.text.size() > longestEntryHeading)
        return false;
    const CvEntry &entry = m_entries.last();
    return entry.dated && entry.headings.size() == 1 && entry.parts.size() >= 2 && line.text.contains(u", "_s)
        && findDateAnywhere(line.text);
}

bool Splitter::datedLineFollows(qsizetype index) const
{
    for (qsizetype i = index + 1; i < m_lines.size() && i <= index + 2; ++i) {
        const auto &line = m_lines.at(i);
        if (line.bullet)
            return false;
        if (const auto date = line.isBlank() ? std::nullopt : dateOf(line))
            return i == index + 1 || isOnlyDate(line, *date);
        if (!line.isBlank() && words::isSentence(line.text))
            return false;
    }
    return false;
}

bool Splitter::beginsEntry(qsizetype index, const std::optional<DateText> &date) const
{
    const auto &line = m_lines.at(index);
    if (m_entries.isEmpty() || line.title)
        return true;
    if (m_titled)
        return false;
    const CvEntry &entry = m_entries.last();
    if (m_last == Last::Heading || m_last == Last::Nothing) { // still in the heading
        if (date && (isOnlyDate(line, *date) || m_nameSign.isNull() || !isNamedProject(line, true)))
            return entry.dated && !entry.parts.isEmpty();
        if (isNamedProject(line, date.has_value()))
            return true;
        return line.afterBlank && !words::isSentence(line.text) && !belongsBelow(index);
    }
    if (date || isNamedProject(line, false))
        return true;
    if (words::isSentence(line.text) || line.text.size() > longestEntryHeading || !line.text.contains(u' '))
        return line.afterBlank && !words::isSentence(line.text) && line.text.size() <= longestEntryHeading && !line.text.contains(u"://"_s);
    return line.afterBlank || datedLineFollows(index) || (m_last == Last::Bullet && line.indent <= m_entryIndent);
}

void Splitter::takeBullet(const SourceLine &line)
{
    const bool asEntry = m_entries.isEmpty() || (m_bulletEntry && line.indent <= m_bulletIndent);
    if (!asEntry) {
        m_entries.last().bullets << line.whole();
        for (const auto &link : line.links)
            m_entries.last().bodyLinks << link.address;
        m_last = Last::Bullet;
        if (!m_bulletEntry)
            m_bulletIndent = line.indent;
        m_lastLength = line.text.size();
        return;
    }
    begin();
    SourceLine heading = line;
    heading.bullet = false;
    addHeading(heading, dateOf(heading));
    m_bulletEntry = true;
    m_bulletIndent = line.indent;
    m_entryIndent = line.indent;
}

void Splitter::takeLine(qsizetype index)
{
    const auto &line = m_lines.at(index);
    if (isContinuation(line)) {
        m_entries.last().bullets.last().add(line.whole(), u" ");
        m_lastLength = line.text.size();
        return;
    }
    auto date = dateOf(line);
    const bool listed = !date && isListed(line);
    if (listed)
        date = findDateAnywhere(line.text);
    if (listed || beginsEntry(index, date)) {
        begin();
        m_entryIndent = line.indent;
        addHeading(line, date);
        m_nameSign = m_section == CvSection::Projects ? signAfterName(line) : QChar();
        return;
    }
    if (date && !m_entries.last().dated && m_last != Last::Body) {
        addHeading(line, date);
        return;
    }
    const bool room = m_last == Last::Heading && m_headingLines < mostHeadingLines && line.text.size() <= longestEntryHeading;
    const bool roleBelowTitle = m_titled && m_headingLines == 1 && m_section != CvSection::Projects && words::namesRole(line.text);
    const CvEntry &entry = m_entries.last();
    const bool saysAll = entry.dated && entry.parts.size() >= 3 && !words::namesRole(line.text); // role, employer, place, period
    const bool detail = LabelledText(line.whole()).isDetail();
    if (room && !saysAll && !detail && !belongsBelow(index) && !words::isSentence(line.text) && (!line.afterBlank || roleBelowTitle))
        addHeading(line, std::nullopt);
    else
        addBody(line);
}

QList<CvEntry> Splitter::split()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).isBlank())
            continue;
        if (m_lines.at(i).bullet)
            takeBullet(m_lines.at(i));
        else
            takeLine(i);
    }
    return m_entries;
}

} // namespace

QList<CvEntry> splitEntries(const QList<SourceLine> &lines, CvSection section)
{
    return Splitter(lines, section).split();
}

} // namespace trinity
