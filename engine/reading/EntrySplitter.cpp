// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/EntrySplitter.h"

#include "engine/reading/LabelledText.h"
#include "engine/reading/ProjectEntry.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostHeadingLines = 3;
constexpr qsizetype longestEntryHeading = 200;
constexpr qsizetype wrappedLine = 60; // a bullet that long may go on in the next line without an indent

std::optional<DateText> dateOf(const SourceLine &line)
{
    return line.bullet || line.text.size() > longestEntryHeading ? std::nullopt : findDate(line.text);
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
    [[nodiscard]] bool isNamedProject(const SourceLine &line) const;
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
    int m_bulletIndent = 0;
    qsizetype m_lastLength = 0; ///< of the last line, to see wrapped bullets
};

void Splitter::begin()
{
    m_entries << CvEntry();
    m_headingLines = 0;
    m_last = Last::Nothing;
    m_bulletEntry = false;
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
    const bool apart = !line.text.contains(u' ') || LabelledText(line.whole()).isTechnologies() || LabelledText(line.whole()).isLink();
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
bool Splitter::isNamedProject(const SourceLine &line) const
{
    if (m_section != CvSection::Projects || !line.afterBlank || line.bullet || projectNameEnd(line.text) < 0)
        return false;
    const LabelledText labelled(line.whole());
    return !labelled.isTechnologies() && !labelled.isLink();
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
        if (date)
            return entry.dated && !entry.parts.isEmpty();
        if (isNamedProject(line))
            return true;
        return line.afterBlank && !words::isSentence(line.text);
    }
    if (date || isNamedProject(line))
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
    const auto date = dateOf(line);
    if (beginsEntry(index, date)) {
        begin();
        m_entryIndent = line.indent;
        addHeading(line, date);
        return;
    }
    if (date && !m_entries.last().dated && m_last != Last::Body) {
        addHeading(line, date);
        return;
    }
    const bool room = m_last == Last::Heading && m_headingLines < mostHeadingLines && line.text.size() <= longestEntryHeading;
    const bool roleBelowTitle = m_titled && m_headingLines == 1 && m_section != CvSection::Projects && words::namesRole(line.text);
    if (room && !words::isSentence(line.text) && (!line.afterBlank || roleBelowTitle))
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

bool isTrimmed(QChar c)
{
    return c.isSpace() || QStringView(u",;:|–—-·•()[]/").contains(c);
}

/// A part without the separators around it; brackets that belong together stay.
Snippet trimmedPart(const SourceLine &line, qsizetype from, qsizetype to)
{
    while (from < to && isTrimmed(line.text.at(from)) && line.text.at(from) != u'(')
        ++from;
    while (to > from && isTrimmed(line.text.at(to - 1)) && line.text.at(to - 1) != u')')
        --to;
    const QStringView rest = QStringView(line.text).mid(from, to - from);
    if (rest.endsWith(u')') && !rest.contains(u'('))
        return trimmedPart(line, from, to - 1);
    if (rest.startsWith(u'(') && (!rest.contains(u')') || rest.indexOf(u')') == rest.size() - 1))
        return trimmedPart(line, from + 1, to);
    return line.cut(from, to);
}

/// Where " at " and its like begin, and how long they are; nothing when there is none.
std::pair<qsizetype, qsizetype> atIn(QStringView text)
{
    static const QStringList words{u" at "_s,   u" @ "_s,      u" bei der "_s, u" bei "_s, u" beim "_s,
                                   u" chez "_s, u" presso "_s, u" na "_s,      u" no "_s};
    for (const auto &word : words)
        if (const auto at = text.indexOf(word); at > 0)
            return {at, word.size()};
    return {-1, 0};
}

void addPart(QList<CvEntry::Part> &parts, const SourceLine &line, qsizetype from, qsizetype to, QChar separator)
{
    const Snippet text = trimmedPart(line, from, to);
    if (std::none_of(text.text.begin(), text.text.end(), [](QChar c) { return c.isLetterOrNumber(); }))
        return;
    if (separator == u',' && !parts.isEmpty() && words::isLegalForm(text.text)) { // "Acme, Inc."
        parts.last().text.add(text, u", ");
        return;
    }
    parts << CvEntry::Part{text, parts.isEmpty() ? QChar() : separator};
}

enum class Cut { Strong, Comma };

QList<qsizetype> cutsOf(const QString &text, qsizetype from, qsizetype to, Cut cut)
{
    QList<qsizetype> cuts;
    int depth = 0;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text.at(i);
        if (c == u'(' || c == u'[')
            ++depth;
        else if ((c == u')' || c == u']') && depth > 0)
            --depth;
        if (depth > 0)
            continue;
        const bool spaced = i > from && text.at(i - 1).isSpace() && i + 1 < to && text.at(i + 1).isSpace();
        const bool wide = c.isSpace() && i + 1 < to && text.at(i + 1).isSpace();
        const bool strong =
            c == u'|' || c == u'•' || c == u'·' || c == u';' || c == u'\t' || wide || (spaced && QStringView(u"–—-/").contains(c));
        if (c == u',' && i > from && text.at(i - 1).isDigit() && i + 1 < to && text.at(i + 1).isDigit())
            continue; // "120,000"
        if (cut == Cut::Strong ? strong : (c == u',' || c == u'、' || c == u'，' || c == u'،'))
            cuts << i;
    }
    return cuts;
}

} // namespace

QList<CvEntry::Part> headingParts(const SourceLine &line, qsizetype from, qsizetype to)
{
    QList<CvEntry::Part> parts;
    QStringView rest = QStringView(line.text).mid(from, to - from);
    if (rest.trimmed().isEmpty())
        return parts;
    QChar separator = u'|';
    QList<qsizetype> cuts;
    // Separators at the ends only framed a date that has been taken out.
    qsizetype first = from;
    qsizetype last = to;
    while (first < last && isTrimmed(line.text.at(first)) && line.text.at(first) != u'(')
        ++first;
    while (last > first && isTrimmed(line.text.at(last - 1)) && line.text.at(last - 1) != u')')
        --last;
    cuts = cutsOf(line.text, first, last, Cut::Strong);
    if (cuts.isEmpty()) {
        rest = QStringView(line.text).mid(first, last - first);
        if (const auto [at, length] = atIn(rest); at > 0) {
            addPart(parts, line, first, first + at, QChar());
            qsizetype start = first + at + length;
            QChar before = u'@';
            const auto commas = cutsOf(line.text, start, last, Cut::Comma);
            for (const auto comma : commas) {
                addPart(parts, line, start, comma, before);
                before = u',';
                start = comma + 1;
            }
            addPart(parts, line, start, last, before);
            return parts;
        }
        separator = u',';
        cuts = cutsOf(line.text, first, last, Cut::Comma);
    }
    qsizetype start = first;
    for (const auto cut : cuts) {
        addPart(parts, line, start, cut, separator);
        start = cut + 1;
    }
    addPart(parts, line, start, last, separator);
    return parts;
}

QList<CvEntry> splitEntries(const QList<SourceLine> &lines, CvSection section)
{
    return Splitter(lines, section).split();
}

} // namespace trinity
