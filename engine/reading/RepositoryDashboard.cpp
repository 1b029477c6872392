// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/RepositoryDashboard.h"

#include <cmath>
#include <optional>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QStringView updatedMark = u"Updated ";
constexpr qsizetype longestLanguage = 40;
constexpr qsizetype longestOwner = 80;

/// "898", "1,234" or "1.2k"; nothing else.
std::optional<qint64> countIn(const QString &text)
{
    if (text.isEmpty() || text.size() > 12)
        return std::nullopt;
    QString digits = text;
    double factor = 1;
    if (digits.endsWith(u'k', Qt::CaseInsensitive)) {
        factor = 1000;
        digits.chop(1);
    } else {
        digits.remove(u',');
    }
    for (const QChar c : digits)
        if (!(c >= u'0' && c <= u'9') && !(factor > 1 && c == u'.'))
            return std::nullopt;
    bool ok = false;
    const double number = digits.toDouble(&ok);
    if (!ok)
        return std::nullopt;
    return static_cast<qint64>(std::llround(number * factor));
}

bool isUpdated(const QString &line)
{
    return line.startsWith(updatedMark) && line.size() < 80;
}

/// One record of the page, as line numbers of its parts.
struct Record {
    qsizetype name = -1;
    QList<qsizetype> description;
    qsizetype language = -1; ///< -1 when the page leaves it out
    qsizetype stars = -1;
    qsizetype forks = -1;
    qsizetype updated = -1;
};

class DashboardReading
{
public:
    explicit DashboardReading(FactSheet &sheet) : m_sheet(sheet), m_lines(linesOf(sheet.text()))
    {
        for (auto &line : m_lines)
            line = plain(line);
    }

    void read();

private:
    /// Bullets mean nothing here: a description may well begin with a dash.
    SourceLine plain(SourceLine line) const;
    std::optional<Record> recordEndingAt(qsizetype updated, qsizetype from) const;
    void placeNameAndDescription(Record &record, QList<qsizetype> rest, bool first) const;
    void write(const Record &record);
    void readOwner(qsizetype line);
    void leaveUnplaced(qsizetype from, qsizetype to);

    FactSheet &m_sheet;
    QList<SourceLine> m_lines;
};

SourceLine DashboardReading::plain(SourceLine line) const
{
    if (!line.bullet)
        return line;
    qsizetype from = line.start;
    while (from > 0 && m_sheet.text().at(from - 1) != u'\n')
        --from;
    SourceLine whole;
    whole.start = from;
    whole.end = line.end;
    whole.text = m_sheet.text().mid(from, line.end - from);
    const auto words = whole.whole();
    whole.start = words.start;
    whole.text = words.text;
    whole.afterBlank = line.afterBlank;
    return whole;
}

void DashboardReading::placeNameAndDescription(Record &record, QList<qsizetype> rest, bool first) const
{
    if (rest.isEmpty())
        return;
    qsizetype name = 0;
    if (first) {
        // The page's head stands before the first record: the name is the last line with an empty line below it.
        name = rest.size() - 1;
        while (name > 0 && !m_lines.at(rest.at(name)).afterBlank)
            --name;
        name = std::max<qsizetype>(0, name - 1);
        if (name + 1 < rest.size() && !m_lines.at(rest.at(name + 1)).afterBlank)
            name = rest.size() - 1;
    }
    record.name = rest.at(name);
    record.description = rest.mid(name + 1);
}

std::optional<Record> DashboardReading::recordEndingAt(qsizetype updated, qsizetype from) const
{
    QList<qsizetype> filled;
    for (qsizetype i = from; i < updated; ++i)
        if (!m_lines.at(i).isBlank())
            filled << i;
    if (filled.size() < 3 || !countIn(m_lines.at(filled.last()).text) || !countIn(m_lines.at(filled.at(filled.size() - 2)).text))
        return std::nullopt;

    Record record;
    record.updated = updated;
    record.forks = filled.takeLast();
    record.stars = filled.takeLast();
    const QString &language = m_lines.at(filled.last()).text;
    // With an empty line above its language, count or mark, a record has a name and no description.
    const bool described = !m_lines.at(filled.last()).afterBlank;
    if (filled.size() > 1 && language.size() <= longestLanguage && language.count(u' ') <= 2)
        record.language = filled.takeLast();
    if (!described && record.language >= 0)
        record.name = filled.last();
    else
        placeNameAndDescription(record, filled, from == 0);
    return record;
}

void DashboardReading::write(const Record &record)
{
    const QString pointer = u"/projects/%1"_s.arg(m_sheet.portfolio.projects.size());
    Project project;
    m_sheet.set(project.name, pointer + u"/name"_s, m_lines.at(record.name).whole());
    Snippet description;
    for (const auto line : record.description)
        description.add(m_lines.at(line).whole(), u" ");
    m_sheet.set(project.description, pointer + u"/description"_s, description);
    if (record.language >= 0 && m_lines.at(record.language).text != "N/A"_L1)
        m_sheet.set(project.language, pointer + u"/language"_s, m_lines.at(record.language).whole());
    const auto &stars = m_lines.at(record.stars);
    m_sheet.set(project.stars, pointer + u"/stars"_s, countIn(stars.text).value_or(0), stars.whole());
    const auto &forks = m_lines.at(record.forks);
    m_sheet.set(project.forks, pointer + u"/forks"_s, countIn(forks.text).value_or(0), forks.whole());
    const auto &updated = m_lines.at(record.updated);
    m_sheet.set(project.lastActivity, pointer + u"/lastActivity"_s, updated.cut(updatedMark.size(), updated.text.size()));
    m_sheet.portfolio.projects << project;
}

void DashboardReading::readOwner(qsizetype line)
{
    const auto &first = m_lines.at(line);
    qsizetype end = first.text.size();
    for (const auto mark : {QStringView(u" // "), QStringView(u" / "), QStringView(u" | "), QStringView(u" · "), QStringView(u"'s ")})
        if (const auto at = first.text.indexOf(mark); at > 0)
            end = std::min(end, at);
    const Snippet owner = first.cut(0, end);
    if (owner.text.size() <= longestOwner && owner.text.count(u' ') <= 4)
        m_sheet.set(m_sheet.portfolio.basics.name, u"/basics/name"_s, owner);
    const QString rest = first.text.mid(end);
    if (m_sheet.portfolio.basics.name.isEmpty() || !rest.isEmpty())
        m_sheet.unplaced(first.whole());
}

void DashboardReading::leaveUnplaced(qsizetype from, qsizetype to)
{
    Snippet paragraph;
    for (qsizetype i = from; i < to; ++i) {
        const auto &line = m_lines.at(i);
        if (line.isBlank()) {
            m_sheet.unplaced(paragraph);
            paragraph = {};
        } else {
            paragraph.add(line.whole(), u"\n");
        }
    }
    m_sheet.unplaced(paragraph);
}

void DashboardReading::read()
{
    QList<Record> records;
    qsizetype from = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (!isUpdated(m_lines.at(i).text))
            continue;
        if (const auto record = recordEndingAt(i, from); record && record->name >= 0) {
            records << *record;
            from = i + 1;
        }
    }
    const qsizetype headEnd = records.isEmpty() ? m_lines.size() : records.first().name;
    qsizetype head = 0;
    while (head < headEnd && m_lines.at(head).isBlank())
        ++head;
    if (head < headEnd) {
        readOwner(head);
        leaveUnplaced(head + 1, headEnd);
    }
    for (const auto &record : records)
        write(record);
    leaveUnplaced(from, m_lines.size());
}

} // namespace

void readRepositoryDashboard(FactSheet &sheet)
{
    DashboardReading(sheet).read();
}

bool looksLikeRepositoryDashboard(const QString &text)
{
    QString beforeLast;
    QString last;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            end = text.size();
        // No count and no "Updated" line is long: a huge line is not copied.
        const QString line = end - at < 200 ? QStringView(text).mid(at, end - at).trimmed().toString() : u"..."_s;
        at = end + 1;
        if (line.isEmpty())
            continue;
        if (isUpdated(line) && countIn(last) && countIn(beforeLast))
            return true;
        beforeLast = last;
        last = line;
    }
    return false;
}

} // namespace trinity
