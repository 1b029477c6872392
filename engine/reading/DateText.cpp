// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DateText.h"

#include "engine/reading/DateAtom.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestDateLine = 300;
constexpr qsizetype longestSeparator = 20;

bool isDateSeparator(QStringView between)
{
    static const QSet<QString> separators{u"-"_s,       u"–"_s,       u"—"_s,        u"‒"_s,   u"―"_s,       u"−"_s,      u"~"_s,
                                          u"〜"_s,      u"～"_s,      u"→"_s,        u"->"_s,  u"--"_s,      u"to"_s,     u"until"_s,
                                          u"till"_s,    u"through"_s, u"and"_s,      u"bis"_s, u"bis zum"_s, u"a"_s,      u"au"_s,
                                          u"jusqu'a"_s, u"jusqu’a"_s, u"jusqu'en"_s, u"al"_s,  u"hasta"_s,   u"fino a"_s, u"fino al"_s,
                                          u"ate"_s,     u"по"_s,      u"до"_s,       u"/"_s};
    return between.size() <= longestSeparator && separators.contains(words::folded(between));
}

/// Whether the text goes on with a word for "today" after a separator; `to` is where that ends.
bool readsToday(QStringView rest, qsizetype &to)
{
    static const QStringList todays{u"present"_s,
                                    u"to date"_s,
                                    u"today"_s,
                                    u"now"_s,
                                    u"current"_s,
                                    u"currently"_s,
                                    u"ongoing"_s,
                                    u"date"_s,
                                    u"bis heute"_s,
                                    u"heute"_s,
                                    u"aktuell"_s,
                                    u"jetzt"_s,
                                    u"dato"_s,
                                    u"laufend"_s,
                                    u"aujourd'hui"_s,
                                    u"aujourd’hui"_s,
                                    u"à ce jour"_s,
                                    u"présent"_s,
                                    u"en cours"_s,
                                    u"actuel"_s,
                                    u"maintenant"_s,
                                    u"la actualidad"_s,
                                    u"actualidad"_s,
                                    u"presente"_s,
                                    u"hoy"_s,
                                    u"actualmente"_s,
                                    u"actual"_s,
                                    u"oggi"_s,
                                    u"in corso"_s,
                                    u"attuale"_s,
                                    u"ad oggi"_s,
                                    u"hoje"_s,
                                    u"atualmente"_s,
                                    u"atual"_s,
                                    u"o presente"_s,
                                    u"o momento"_s,
                                    u"настоящее время"_s,
                                    u"наст. время"_s,
                                    u"сейчас"_s,
                                    u"至今"_s,
                                    u"现在"_s,
                                    u"現在"_s,
                                    u"الآن"_s,
                                    u"היום"_s};
    for (const auto &today : todays) {
        if (!rest.startsWith(today, Qt::CaseInsensitive))
            continue;
        if (today.size() < rest.size() && rest.at(today.size()).isLetterOrNumber())
            continue;
        to = today.size();
        return true;
    }
    return false;
}

/// What follows the first date: its length in the line when that means "to this day", else -1.
qsizetype openEndAfter(QStringView line, qsizetype at)
{
    qsizetype end = at;
    while (end < line.size() && !line.at(end).isLetterOrNumber() && line.at(end) != u')')
        ++end;
    qsizetype today = 0;
    const QStringView gap = line.mid(at, end - at);
    const bool dash = isDateSeparator(gap);
    if ((dash || gap.trimmed().isEmpty()) && end > at && readsToday(line.mid(end), today)) // "2019 – today", "2019 to date"
        return end + today - at;
    for (qsizetype word = 1; word <= 2; ++word) { // "2019 until today", "2019 hasta la actualidad"
        qsizetype next = end;
        for (qsizetype i = 0; i < word && next < line.size(); ++i) {
            while (next < line.size() && !line.at(next).isSpace())
                ++next;
            while (next < line.size() && line.at(next).isSpace())
                ++next;
        }
        if (isDateSeparator(line.mid(end, next - end)) && readsToday(line.mid(next), today))
            return next + today - at;
    }
    if (dash && (end == line.size() || line.at(end) == u')')) // "2019 –"
        return end - at;
    return -1;
}

/// "Mar – Jun 2019": the month before a separator belongs to the same year.
void addMonthBefore(QStringView line, const DateAtom &atom, DateText &date)
{
    qsizetype end = atom.from;
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    if (end == 0 || !isDateSeparator(line.mid(end - 1, 1)))
        return;
    qsizetype from = 0;
    const QString word = wordEndingAt(line, end - 1, from);
    if (const int month = monthNumber(word)) {
        DateAtom first = atom;
        first.month = month;
        first.day = 0;
        date.end = atom.iso();
        date.endFrom = atom.from;
        date.endTo = atom.to;
        date.start = first.iso();
        date.startFrom = from;
        date.startTo = end - 1;
        while (date.startTo > from && line.at(date.startTo - 1).isSpace())
            --date.startTo;
        date.from = from;
        date.single = false;
    }
}

/// "since", "until" and their like before the phrase.
void readPrefix(QStringView line, DateText &date)
{
    static const QSet<QString> since{u"since"_s, u"from"_s, u"seit"_s, u"ab"_s, u"von"_s, u"depuis"_s,
                                     u"desde"_s, u"dal"_s,  u"da"_s,   u"de"_s, u"с"_s};
    static const QSet<QString> until{u"until"_s, u"till"_s, u"bis"_s, u"jusqu'en"_s, u"hasta"_s, u"fino al"_s, u"ate"_s, u"до"_s};
    qsizetype from = 0;
    const QString word = wordEndingAt(line, date.from, from);
    if (word.isEmpty())
        return;
    if (since.contains(word)) {
        if (date.single && word != "de"_L1 && word != "from"_L1 && word != "von"_L1) {
            date.single = false;
            date.end.clear();
            date.endFrom = date.endTo = 0;
        }
        date.from = from;
    } else if (until.contains(word) && date.single) {
        date.single = false;
        date.start.clear();
        date.startFrom = date.startTo = 0;
        date.from = from;
    }
}

void takeBrackets(QStringView line, DateText &date)
{
    const auto before = date.from > 0 ? line.at(date.from - 1) : QChar();
    const auto after = date.to < line.size() ? line.at(date.to) : QChar();
    if ((before == u'(' && after == u')') || (before == u'[' && after == u']')) {
        --date.from;
        ++date.to;
    }
}

DateText dateFrom(QStringView line, const QList<DateAtom> &atoms, qsizetype &index)
{
    const DateAtom &first = atoms.at(index);
    DateText date;
    date.from = date.startFrom = first.from;
    date.to = date.startTo = first.to;
    date.start = first.iso();
    date.end = date.start;
    date.endFrom = first.from;
    date.endTo = first.to;
    date.single = true;
    if (first.untilYear > 0) {
        date.end = QString::number(first.untilYear);
        date.single = false;
    } else if (index + 1 < atoms.size() && isDateSeparator(line.mid(first.to, atoms.at(index + 1).from - first.to))) {
        const DateAtom &second = atoms.at(++index);
        date.end = second.iso();
        date.endFrom = second.from;
        date.endTo = date.to = second.to;
        date.single = false;
    } else if (const auto length = openEndAfter(line, first.to); length >= 0) {
        date.to = first.to + length;
        date.end.clear();
        date.endFrom = date.endTo = 0;
        date.single = false;
    } else {
        addMonthBefore(line, first, date);
    }
    readPrefix(line, date);
    takeBrackets(line, date);
    return date;
}

bool joinsYears(QStringView between)
{
    static const QSet<QString> joints{u"and"_s, u"&"_s, u"und"_s, u"et"_s, u"y"_s, u"e"_s};
    return between.size() <= longestSeparator && joints.contains(words::folded(between));
}

QList<DateText> datesOf(QStringView line)
{
    QList<DateText> dates;
    if (line.size() > longestDateLine)
        return dates;
    const auto atoms = dateAtomsOf(line);
    for (qsizetype i = 0; i < atoms.size(); ++i) {
        qsizetype last = i; // "2018, 2019 and 2022" is a list, and no period
        while (last + 1 < atoms.size() && line.mid(atoms.at(last).to, atoms.at(last + 1).from - atoms.at(last).to).trimmed() == u",")
            ++last;
        if (last > i && last + 1 < atoms.size() && joinsYears(line.mid(atoms.at(last).to, atoms.at(last + 1).from - atoms.at(last).to))) {
            i = last + 1;
            continue;
        }
        dates << dateFrom(line, atoms, i);
    }
    return dates;
}

bool endsPhrase(QStringView rest)
{
    rest = rest.trimmed();
    return rest.isEmpty() || QStringView(u",;|·•)]:.").contains(rest.front()) || QStringView(u"–—-").contains(rest.front());
}

/// What goes on behind a bracket with a date when that belongs to a name and not to a sentence.
bool beginsRemark(QStringView rest)
{
    rest = rest.trimmed();
    return !rest.isEmpty() && QStringView(u":.–—-|").contains(rest.front());
}

bool beginsPhrase(QStringView before)
{
    if (before.endsWith(u"  ") || before.endsWith(u'\t'))
        return true;
    before = before.trimmed();
    return before.isEmpty() || QStringView(u",;|·•([:–—-").contains(before.back());
}

} // namespace

std::optional<DateText> findDate(QStringView line)
{
    const auto dates = datesOf(line);
    std::optional<DateText> best;
    for (const auto &date : dates) {
        const bool atStart = line.first(date.from).trimmed().isEmpty();
        const bool atEnd = QStringView(line.mid(date.to)).trimmed().isEmpty();
        const bool between = beginsPhrase(line.first(date.from)) && endsPhrase(line.mid(date.to));
        // "Fluxcal (2021): a toolkit": what stands before the bracket is no separator
        const bool bracketed = date.from > 0 && line.at(date.from) == u'(' && beginsRemark(line.mid(date.to));
        const bool gap = line.mid(date.to).startsWith(u"  ") || line.mid(date.to).startsWith(u'\t') || line.mid(date.to).startsWith(u' ');
        if (atEnd || between || bracketed || (atStart && gap))
            best = date;
    }
    return best;
}

std::optional<DateText> findDateAnywhere(QStringView line)
{
    const auto dates = datesOf(line);
    if (dates.isEmpty())
        return std::nullopt;
    return dates.last();
}

QString isoDateOf(QStringView words)
{
    const auto date = findDateAnywhere(words);
    return !date ? QString() : (date->start.isEmpty() ? date->end : date->start);
}

} // namespace trinity
