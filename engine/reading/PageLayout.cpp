// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageLayout.h"

#include "engine/reading/CvHead.h"
#include "engine/reading/DateText.h"
#include "engine/reading/PageColumns.h"
#include "engine/reading/PageFurniture.h"
#include "engine/reading/PageLine.h"
#include "engine/reading/SectionHeadings.h"

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double gapOfParagraphs = 1.3; // of the usual distance of lines
constexpr double gapAfterDate = 2.6; // what follows a job's line of title and date belongs to it
constexpr double titleSize = 1.35; // of the text's size, at least
constexpr qsizetype mostTitleLines = 3;

class Layout
{
public:
    explicit Layout(const QList<PageLine> &lines) : m_lines(lines) { }

    QString text();

private:
    void measure();
    void joinTitle();
    void moveTitleToFront();
    [[nodiscard]] bool isBlankBefore(qsizetype index) const;

    QList<PageLine> m_lines;
    double m_size = 10; ///< of most of the text
    double m_pitch = 14; ///< the usual distance of lines of that size
};

double middleOf(QList<double> values, double otherwise)
{
    if (values.isEmpty())
        return otherwise;
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void Layout::measure()
{
    QList<double> sizes;
    for (const auto &line : std::as_const(m_lines))
        if (line.placed)
            sizes << QList<double>(std::min<qsizetype>(1 + line.text.size() / 10, 20), line.size);
    m_size = middleOf(sizes, m_size);
    QList<double> pitches;
    for (qsizetype i = 1; i < m_lines.size(); ++i) {
        const auto &line = m_lines.at(i);
        const auto &before = m_lines.at(i - 1);
        const double distance = line.baseline - before.baseline;
        if (line.placed && before.placed && line.page == before.page && distance > 0.8 * m_size && distance < 3 * m_size)
            pitches << distance;
    }
    // Most lines of a CV end a paragraph: the usual distance inside one is among the smaller ones.
    std::sort(pitches.begin(), pitches.end());
    m_pitch = pitches.isEmpty() ? 1.35 * m_size : pitches.at(pitches.size() / 5);
}

/// A name in large letters that a narrow column wraps is one line.
void Layout::joinTitle()
{
    qsizetype largest = -1;
    for (qsizetype i = 0; i < m_lines.size() && m_lines.at(i).page == 0; ++i)
        if (m_lines.at(i).placed && m_lines.at(i).size > titleSize * m_size
            && (largest < 0 || m_lines.at(i).size > 1.15 * m_lines.at(largest).size) && looksLikeName(m_lines.at(i).text))
            largest = i;
    if (largest < 0)
        return;
    PageLine &title = m_lines[largest];
    for (qsizetype count = 1; count < mostTitleLines && largest + 1 < m_lines.size(); ++count) {
        const PageLine &next = m_lines.at(largest + 1);
        const double distance = next.baseline - title.baseline;
        const QString joined = title.text + u' ' + next.text;
        if (!next.placed || std::abs(next.size - title.size) > 0.15 * title.size || distance <= 0 || distance > 2 * title.size
            || title.text.count(u' ') > 1 || next.text.count(u' ') > 1 || !looksLikeName(joined))
            break;
        title.text = joined;
        title.baseline = next.baseline;
        m_lines.remove(largest + 1);
    }
    title.title = true;
}

/// In a file with a sidebar the name often comes after it; what stands first in the text is the name.
void Layout::moveTitleToFront()
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [](const PageLine &line) { return line.title; });
    if (found == m_lines.end())
        return;
    const qsizetype from = found - m_lines.begin();
    const bool headingBefore =
        std::any_of(m_lines.begin(), found, [](const PageLine &line) { return sectionOfHeading(line.text).has_value(); });
    if (!headingBefore)
        return;
    qsizetype to = from + 1;
    while (to < m_lines.size() && to - from < mostTitleLines && m_lines.at(to).page == 0 && m_lines.at(to).placed
           && m_lines.at(to).baseline > m_lines.at(to - 1).baseline && !sectionOfHeading(m_lines.at(to).text)
           && m_lines.at(to).baseline - m_lines.at(to - 1).baseline < 2 * m_lines.at(to - 1).size)
        ++to;
    std::rotate(m_lines.begin(), m_lines.begin() + from, m_lines.begin() + to);
    m_lines[to - from].apart = true;
}

bool Layout::isBlankBefore(qsizetype index) const
{
    const auto &line = m_lines.at(index);
    const auto &before = m_lines.at(index - 1);
    if (line.apart)
        return true;
    if (!line.placed || !before.placed)
        return line.page != before.page || sectionOfHeading(line.text).has_value();
    const bool small = line.text.front().isLower() && !line.bullet;
    if (line.page != before.page || line.baseline <= before.baseline)
        return !small;
    const double distance = line.baseline - before.baseline;
    const double usual = m_pitch * std::max(1.0, std::max(line.size, before.size) / m_size * 0.95);
    const bool heading = sectionOfHeading(line.text).has_value();
    const bool dated = !before.bullet && before.text.size() < 160 && findDate(before.text).has_value();
    return distance > usual * (dated && !heading ? gapAfterDate : gapOfParagraphs);
}

QString Layout::text()
{
    measure();
    markItems(m_lines, m_size, m_pitch);
    joinTitle();
    moveTitleToFront();
    QString text;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto &line = m_lines.at(i);
        if (i > 0)
            text += isBlankBefore(i) ? u"\n\n"_s : u"\n"_s;
        if (line.bullet)
            text += u"• "_s;
        else if (line.continues)
            text += u"  "_s;
        text += line.text;
    }
    return text;
}

} // namespace

LaidOutText layOut(const QList<PrintedPage> &pages)
{
    LaidOutText result;
    QList<PrintedPage> clean = pages;
    result.leftOut = takeFurniture(clean);
    QList<PageLine> lines;
    for (qsizetype i = 0; i < clean.size(); ++i)
        lines << pageLines(inReadingOrder(clean.at(i)), gutterOf(clean.at(i)), static_cast<int>(i));
    mendDividedWords(lines);
    result.text = Layout(lines).text();
    return result;
}

} // namespace trinity
