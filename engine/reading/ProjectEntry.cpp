// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ProjectEntry.h"

#include "engine/reading/LabelledText.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/ListItem.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype mostNameWords = 7;
constexpr qsizetype starsWindow = 40; // a count of stars at the end of a line is no longer

bool isSeparator(QChar c)
{
    return c.isSpace() || QStringView(u"|•·:;,–—-/").contains(c);
}

std::optional<qint64> starsIn(QString number)
{
    double factor = 1;
    if (number.endsWith(u'k', Qt::CaseInsensitive)) {
        factor = 1000;
        number.chop(1);
    } else {
        number.remove(u',');
    }
    bool ok = false;
    const double count = number.toDouble(&ok) * factor;
    return ok && count >= 0 && count < 1e15 ? std::optional<qint64>(std::llround(count)) : std::nullopt;
}

/// Whether the full stop at `at` ends an abbreviation: "Nr. 7", "St. Marien".
bool isAbbreviation(QStringView line, qsizetype at)
{
    qsizetype from = at;
    while (from > 0 && line.at(from - 1).isLetter())
        --from;
    return line.at(at) == u'.' && at - from >= 1 && at - from <= 3;
}

/// "Harbour school. Courses for beginners": where the name ends in a heading that has its date elsewhere, or -1.
qsizetype firstStop(QStringView line)
{
    constexpr qsizetype mostWordsBeforeStop = 4;
    const auto stop = line.indexOf(u". ");
    if (stop <= 0 || stop > longestName || isAbbreviation(line, stop) || line.first(stop).count(u' ') >= mostWordsBeforeStop)
        return -1;
    return line.at(stop + 2).isUpper() ? stop : -1;
}

bool isBareAddress(const QString &text)
{
    return !text.contains(u' ') && text.contains(u'.') && text.size() < 2048 && !linkableAddress(text).isEmpty();
}

class ProjectWriter
{
public:
    ProjectWriter(FactSheet &sheet, const CvEntry &entry)
        : m_sheet(sheet), m_entry(entry), m_pointer(u"/projects/%1"_s.arg(sheet.portfolio.projects.size()))
    {
    }

    void write();

private:
    void heading(const CvEntry::Heading &heading);
    bool takeTail(const SourceLine &line, qsizetype from, qsizetype &to);
    void takeText(const Snippet &text, bool bullet);
    void describe(Snippet text);
    void links();
    void address(const Snippet &address);

    FactSheet &m_sheet;
    const CvEntry &m_entry;
    const QString m_pointer;
    Project m_project;
    QList<Snippet> m_tags; ///< from the end of the heading, last one first
};

/// Takes one keyword or the stars off the end of the heading.
bool ProjectWriter::takeTail(const SourceLine &line, qsizetype from, qsizetype &to)
{
    while (to > from && isSeparator(line.text.at(to - 1)))
        --to;
    for (const auto &[codeFrom, codeTo] : line.code) {
        if (codeTo != to || codeFrom <= from)
            continue;
        m_tags << line.cut(codeFrom, codeTo);
        to = codeFrom;
        return true;
    }
    static const QRegularExpression stars(u"(?:[★⭐☆✩]\\x{FE0F}?\\s*([\\d][\\d.,]*k?)|([\\d][\\d.,]*k?)\\s*(?:[★⭐☆✩]\\x{FE0F}?|stars?))$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const qsizetype window = std::max(from, to - starsWindow);
    const auto match = stars.match(line.text.mid(window, to - window));
    const int group = match.hasCaptured(1) ? 1 : 2;
    const auto count = match.hasMatch() && !m_project.stars ? starsIn(match.captured(group)) : std::nullopt;
    if (!count || window + match.capturedStart() <= from)
        return false;
    m_sheet.set(m_project.stars, m_pointer + u"/stars"_s, *count,
                line.cut(window + match.capturedStart(group), window + match.capturedEnd(group)));
    to = window + match.capturedStart();
    return true;
}

/// A description may end in the project's address.
void ProjectWriter::describe(Snippet text)
{
    const auto space = text.text.lastIndexOf(u' ');
    const QString last = text.text.mid(space + 1);
    if (m_project.url.isEmpty() && (last.startsWith("http"_L1) || last.startsWith("www."_L1)) && isBareAddress(last)) {
        address(subSnippet(text, space + 1, text.text.size()));
        qsizetype end = std::max<qsizetype>(0, space);
        while (end > 0 && QStringView(u" –—-|:(").contains(text.text.at(end - 1)))
            --end;
        text = subSnippet(text, 0, end);
    }
    m_sheet.addParagraph(m_project.description, m_pointer + u"/description"_s, text);
}

void ProjectWriter::heading(const CvEntry::Heading &heading)
{
    const SourceLine &line = heading.line;
    qsizetype from = heading.from;
    qsizetype to = heading.to;
    while (from < to && isSeparator(line.text.at(from)))
        ++from;
    while (takeTail(line, from, to)) { }
    if (!m_project.name.isEmpty()) {
        takeText(line.cut(from, to), false);
        return;
    }
    qsizetype nameEnd = -1; // after what is bold or linked
    for (const auto &[start, end] : line.bold)
        nameEnd = start == from ? std::max(nameEnd, end) : nameEnd;
    for (const auto &link : line.links)
        nameEnd = link.from == from ? std::max(nameEnd, link.to) : nameEnd;
    const bool hasMark = nameEnd >= 0;
    if (!hasMark)
        nameEnd = projectNameEnd(QStringView(line.text).mid(from, to - from));
    if (nameEnd < 0 && m_entry.dated && line.bold.isEmpty())
        nameEnd = firstStop(QStringView(line.text).mid(from, to - from));
    else if (hasMark)
        nameEnd -= from;
    nameEnd = nameEnd < 0 ? to : std::min(to, from + nameEnd);
    qsizetype rest = nameEnd;
    while (nameEnd > from && isSeparator(line.text.at(nameEnd - 1)))
        --nameEnd;
    while (rest < to && (isSeparator(line.text.at(rest)) || line.text.at(rest) == u'.'))
        ++rest;
    m_sheet.set(m_project.name, m_pointer + u"/name"_s, line.cut(from, nameEnd));
    if (rest < to)
        describe(line.cut(rest, to));
}

void ProjectWriter::address(const Snippet &address)
{
    const QString linkable = linkableAddress(address.text);
    if (linkable.isEmpty())
        m_sheet.find(u"the address %1 was left out: it is not a web or mail address"_s.arg(address.text.left(80)));
    else if (m_project.url.isEmpty())
        m_sheet.set(m_project.url, m_pointer + u"/url"_s, linkable, address);
    else if (m_project.url != linkable)
        m_sheet.unplaced(address);
}

void ProjectWriter::takeText(const Snippet &text, bool bullet)
{
    const LabelledText labelled(text);
    if (labelled.isTechnologies()) {
        for (const auto &keyword : splitList(labelled.value))
            m_sheet.append(m_project.keywords, m_pointer + u"/keywords"_s, keyword);
        return;
    }
    if (const Snippet &candidate = labelled.isLink() ? labelled.value : text; isBareAddress(candidate.text) && m_project.url.isEmpty()) {
        address(candidate);
        return;
    }
    if (bullet)
        m_sheet.append(m_project.highlights, m_pointer + u"/highlights"_s, text);
    else
        describe(text);
}

void ProjectWriter::links()
{
    for (const auto &link : m_entry.links)
        address(link.address);
    for (const auto &link : m_entry.bodyLinks)
        address(link);
}

void ProjectWriter::write()
{
    links();
    for (const auto &line : m_entry.headings)
        heading(line);
    if (m_entry.dated) {
        m_sheet.set(m_project.startDate, m_pointer + u"/startDate"_s, m_entry.startDate, m_entry.start);
        m_sheet.set(m_project.endDate, m_pointer + u"/endDate"_s, m_entry.endDate, m_entry.end);
    }
    std::reverse(m_tags.begin(), m_tags.end());
    for (const auto &tag : m_tags)
        m_sheet.append(m_project.keywords, m_pointer + u"/keywords"_s, tag);
    for (const auto &text : m_entry.body)
        takeText(text, false);
    for (const auto &text : m_entry.bullets)
        takeText(text, true);
    m_sheet.portfolio.projects << m_project;
}

} // namespace

qsizetype projectNameEnd(QStringView line)
{
    const auto isName = [&](qsizetype end) { return end <= longestName && line.first(end).count(u' ') < mostNameWords; };
    for (qsizetype i = 1; i < std::min(line.size(), longestName + 2); ++i) {
        const QChar c = line.at(i);
        const bool before = line.at(i - 1).isSpace();
        const bool after = i + 1 < line.size() && line.at(i + 1).isSpace();
        if ((c == u':' && after) || (QStringView(u"–—-").contains(c) && before && after) || c == u'|' || c == u'\t')
            return isName(i) ? i : -1;
        if (c == u',' && after && line.first(i).count(u' ') == 0)
            return i;
        if (QStringView(u".!?").contains(c) && after && !isAbbreviation(line, i))
            return -1;
    }
    return -1;
}

void writeProject(FactSheet &sheet, const CvEntry &entry)
{
    ProjectWriter(sheet, entry).write();
}

} // namespace trinity
