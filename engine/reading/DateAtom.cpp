// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DateAtom.h"

#include "engine/reading/WordLists.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

const QHash<QString, int> &monthTable()
{
    static const QHash<QString, int> table = [] {
        const QStringList names{
            u"january jan januar janner janvier janv enero ene gennaio gen janeiro января январь"_s,
            u"february feb februar fevrier fevr fev febrero febbraio fevereiro февраля февраль"_s,
            u"march mar marz mrz mars marzo marco марта март"_s,
            u"april apr avril avr abril abr aprile апреля апрель"_s,
            u"may mai mayo maggio mag maio мая май"_s,
            u"june jun juni juin junio giugno giu junho июня июнь"_s,
            u"july jul juli juillet juil julio luglio lug julho июля июль"_s,
            u"august aug aout agosto ago августа август"_s,
            u"september sep sept septembre septiembre set settembre setembro сентября сентябрь"_s,
            u"october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь"_s,
            u"november nov novembre noviembre novembro ноября ноябрь"_s,
            u"december dec dezember dez decembre diciembre dic dicembre dezembro декабря декабрь"_s,
        };
        QHash<QString, int> made;
        for (int i = 0; i < names.size(); ++i)
            for (const auto &name : names.at(i).split(u' '))
                made.insert(words::folded(name), i + 1);
        return made;
    }();
    return table;
}

bool isSeason(const QString &word)
{
    static const QSet<QString> seasons{
        u"spring"_s,   u"summer"_s,    u"autumn"_s,         u"fall"_s,           u"winter"_s,   u"fruhling"_s,
        u"fruhjahr"_s, u"sommer"_s,    u"herbst"_s,         u"printemps"_s,      u"ete"_s,      u"automne"_s,
        u"hiver"_s,    u"primavera"_s, u"verano"_s,         u"otono"_s,          u"invierno"_s, u"estate"_s,
        u"autunno"_s,  u"inverno"_s,   u"verao"_s,          u"outono"_s,         u"ws"_s,       u"ss"_s,
        u"wise"_s,     u"sose"_s,      u"wintersemester"_s, u"sommersemester"_s, u"early"_s,    u"late"_s,
        u"mid"_s,      u"anfang"_s,    u"ende"_s,           u"mitte"_s,          u"debut"_s,    u"fin"_s};
    return seasons.contains(word);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Reads up to `most` digits that end right before `end`; returns -1 for none.
int numberBefore(QStringView line, qsizetype end, int most, qsizetype &from)
{
    from = end;
    while (from > 0 && isDigit(line.at(from - 1)) && end - from <= most)
        --from;
    if (from == end || end - from > most)
        return -1;
    return line.mid(from, end - from).toInt();
}

int numberAt(QStringView line, qsizetype from, int most, qsizetype &to)
{
    to = from;
    while (to < line.size() && isDigit(line.at(to)) && to - from <= most)
        ++to;
    if (to == from || to - from > most)
        return -1;
    return line.mid(from, to - from).toInt();
}

bool isMonth(int number)
{
    return number >= 1 && number <= 12;
}

/// "/03", "-03-14", "年3月": what follows the year.
void readRight(QStringView line, DateAtom &atom, bool afterSeason)
{
    qsizetype at = atom.to;
    qsizetype to = 0;
    if (at < line.size() && line.at(at) == u'年') {
        atom.to = at + 1;
        const int month = numberAt(line, at + 1, 2, to);
        if (isMonth(month) && to < line.size() && line.at(to) == u'月') {
            atom.month = month;
            atom.to = to + 1;
        }
        return;
    }
    if (at + 1 >= line.size() || !QStringView(u"-/.").contains(line.at(at)))
        return;
    const QChar mark = line.at(at);
    const int number = numberAt(line, at + 1, 2, to);
    if (number < 0 || to - at != 3 || (to < line.size() && line.at(to).isLetter()))
        return;
    const bool nextYear = number == (atom.year + 1) % 100;
    if (nextYear && mark != u'.' && (afterSeason || !isMonth(number))) {
        atom.untilYear = atom.year + 1;
        atom.to = to;
        return;
    }
    if (!isMonth(number))
        return;
    atom.month = number;
    atom.to = to;
    if (to < line.size() && line.at(to) == mark) {
        qsizetype dayTo = 0;
        const int day = numberAt(line, to + 1, 2, dayTo);
        if (QDate(atom.year, atom.month, std::max(day, 0)).isValid()) {
            atom.day = day;
            atom.to = dayTo;
        }
    }
}

/// "03/", "14.03.": numbers that stand right before the year. Whether there were any.
bool readNumbersLeft(QStringView line, DateAtom &atom)
{
    if (atom.from == 0 || !QStringView(u"./-").contains(line.at(atom.from - 1)))
        return false;
    const QChar mark = line.at(atom.from - 1);
    qsizetype from = 0;
    const int last = numberBefore(line, atom.from - 1, 2, from);
    if (last < 0 || (from > 0 && line.at(from - 1).isLetter()))
        return false;
    if (from > 0 && line.at(from - 1) == mark) {
        qsizetype firstFrom = 0;
        const int first = numberBefore(line, from - 1, 2, firstFrom);
        // Day and month in the European order; the American one where only that makes sense.
        if (isMonth(last) && QDate(atom.year, last, std::max(first, 0)).isValid()) {
            atom.month = last;
            atom.day = first;
        } else if (isMonth(first) && QDate(atom.year, first, last).isValid()) {
            atom.month = first;
            atom.day = last;
        }
        if (first >= 0) {
            atom.from = firstFrom;
            return true;
        }
    }
    if (!isMonth(last))
        return false;
    atom.month = last;
    atom.from = from;
    return true;
}

/// A day number before or behind the month's name.
void readDay(QStringView line, DateAtom &atom, qsizetype end)
{
    while (end > 0 && (line.at(end - 1).isSpace() || QStringView(u".º°").contains(line.at(end - 1))))
        --end;
    qsizetype wordFrom = 0;
    const QString particle = wordEndingAt(line, end, wordFrom);
    if (particle == "de"_L1 || particle == "er"_L1 || particle == "st"_L1 || particle == "nd"_L1 || particle == "rd"_L1
        || particle == "th"_L1)
        end = wordFrom;
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    qsizetype from = 0;
    const int day = numberBefore(line, end, 2, from);
    if (day >= 1 && QDate(atom.year, atom.month, day).isValid()
        && (from == 0 || line.at(from - 1).isSpace() || line.at(from - 1) == u'(')) {
        atom.day = day;
        atom.from = from;
    }
}

/// "März", "1 mars", "March 1,", "Summer": words before the year. Whether a season was said.
bool readWordsLeft(QStringView line, DateAtom &atom)
{
    qsizetype end = atom.from;
    if (end > 1 && (line.at(end - 1) == u'/' || line.at(end - 1) == u'-') && line.at(end - 2).isLetter()) // "Jan/2020"
        --end;
    qsizetype from = 0;
    QString word = wordEndingAt(line, end, from);
    int dayBehindMonth = -1;
    if (word.isEmpty()) { // "March 1, 2019"
        qsizetype numberEnd = end;
        while (numberEnd > 0 && (line.at(numberEnd - 1).isSpace() || line.at(numberEnd - 1) == u','))
            --numberEnd;
        qsizetype numberFrom = 0;
        dayBehindMonth = numberBefore(line, numberEnd, 2, numberFrom);
        if (dayBehindMonth < 1)
            return false;
        word = wordEndingAt(line, numberFrom, from);
        if (!monthTable().contains(word))
            return false;
    }
    static const QSet<QString> particles{u"de"_s, u"del"_s, u"di"_s, u"of"_s, u"do"_s};
    if (particles.contains(word)) {
        end = from;
        word = wordEndingAt(line, end, from);
    }
    if (const int month = monthTable().value(word)) {
        atom.month = month;
        atom.from = from;
        if (dayBehindMonth > 0 && QDate(atom.year, month, dayBehindMonth).isValid())
            atom.day = dayBehindMonth;
        else
            readDay(line, atom, from);
        return false;
    }
    if (!isSeason(word))
        return false;
    atom.from = from;
    return true;
}

} // namespace

QString DateAtom::iso() const
{
    QString text = QString::number(year);
    if (month > 0)
        text += u"-%1"_s.arg(month, 2, 10, QChar(u'0'));
    if (month > 0 && day > 0)
        text += u"-%1"_s.arg(day, 2, 10, QChar(u'0'));
    return text;
}

QList<DateAtom> dateAtomsOf(QStringView line)
{
    QList<DateAtom> atoms;
    for (qsizetype i = 0; i + 4 <= line.size(); ++i) {
        if (!isDigit(line.at(i))
            || (i > 0 && (isDigit(line.at(i - 1)) || (line.at(i - 1).isLetter() && line.at(i - 1).unicode() < 0x2000))))
            continue;
        qsizetype to = 0;
        const int year = numberAt(line, i, 4, to);
        if (to - i != 4 || year < 1900 || year > 2099)
            continue;
        if (to < line.size() && line.at(to).isLetter() && line.at(to).unicode() < 0x2000)
            continue;
        DateAtom atom;
        atom.from = i;
        atom.to = to;
        atom.year = year;
        bool season = false;
        if (!readNumbersLeft(line, atom))
            season = readWordsLeft(line, atom);
        if (atom.month == 0)
            readRight(line, atom, season);
        if (!atoms.isEmpty() && atom.from < atoms.last().to)
            atom.from = std::max(i, atoms.last().to);
        atoms << atom;
        i = atom.to - 1;
    }
    return atoms;
}

int monthNumber(const QString &word)
{
    return monthTable().value(word);
}

QString wordEndingAt(QStringView line, qsizetype end, qsizetype &from)
{
    while (end > 0 && (line.at(end - 1).isSpace() || line.at(end - 1) == u'.' || line.at(end - 1) == u','))
        --end;
    from = end;
    while (from > 0 && (line.at(from - 1).isLetter() || line.at(from - 1).isMark()))
        --from;
    return words::folded(line.mid(from, end - from));
}

} // namespace trinity
