// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DateText.h"

#include "engine/reading/WordLists.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = 300;

/// One date: where it stands and what it means.
struct Atom {
    qsizetype from = 0;
    qsizetype to = 0;
    int year = 0;
    int month = 0; ///< 0 when not said
    int day = 0;
    int untilYear = 0; ///< of "2019/20"

    [[nodiscard]] QString iso() const
    {
        QString text = QString::number(year);
        if (month > 0)
            text += u"-%1"_s.arg(month, 2, 10, QChar(u'0'));
        if (month > 0 && day > 0)
            text += u"-%1"_s.arg(day, 2, 10, QChar(u'0'));
        return text;
    }
};

const QHash<QString, int> &months()
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
        u"spring"_s,     u"summer"_s,  u"autumn"_s,  u"fall"_s,      u"winter"_s,   u"fruhling"_s, u"fruhjahr"_s, u"sommer"_s, u"herbst"_s,
        u"printemps"_s,  u"ete"_s,     u"automne"_s, u"hiver"_s,     u"primavera"_s, u"verano"_s,  u"otono"_s,    u"invierno"_s,
        u"estate"_s,     u"autunno"_s, u"inverno"_s, u"verao"_s,     u"outono"_s,   u"ws"_s,       u"ss"_s,       u"wise"_s,   u"sose"_s,
        u"wintersemester"_s, u"sommersemester"_s, u"early"_s, u"late"_s, u"mid"_s, u"anfang"_s, u"ende"_s, u"mitte"_s, u"debut"_s, u"fin"_s};
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

/// The word that ends before `end` (spaces and one of ". , '" skipped), folded; `from` is where it begins.
QString wordBefore(QStringView line, qsizetype end, qsizetype &from)
{
    while (end > 0 && (line.at(end - 1).isSpace() || line.at(end - 1) == u'.' || line.at(end - 1) == u','))
        --end;
    from = end;
    while (from > 0 && (line.at(from - 1).isLetter() || line.at(from - 1).isMark()))
        --from;
    return words::folded(line.mid(from, end - from));
}

/// "/03", "-03-14", "年3月": what follows the year.
void readRight(QStringView line, Atom &atom, bool afterSeason)
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
bool readNumbersLeft(QStringView line, Atom &atom)
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
void readDay(QStringView line, Atom &atom, qsizetype end)
{
    while (end > 0 && (line.at(end - 1).isSpace() || u".º°"_s.contains(line.at(end - 1))))
        --end;
    qsizetype wordFrom = 0;
    const QString particle = wordBefore(line, end, wordFrom);
    if (particle == "de"_L1 || particle == "er"_L1 || particle == "st"_L1 || particle == "nd"_L1 || particle == "rd"_L1 || particle == "th"_L1)
        end = wordFrom;
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    qsizetype from = 0;
    const int day = numberBefore(line, end, 2, from);
    if (day >= 1 && QDate(atom.year, atom.month, day).isValid() && (from == 0 || line.at(from - 1).isSpace() || line.at(from - 1) == u'(')) {
        atom.day = day;
        atom.from = from;
    }
}

/// "März", "1 mars", "March 1,", "Summer": words before the year. Whether a season was said.
bool readWordsLeft(QStringView line, Atom &atom)
{
    qsizetype end = atom.from;
    qsizetype from = 0;
    QString word = wordBefore(line, end, from);
    int dayBehindMonth = -1;
    if (word.isEmpty()) { // "March 1, 2019"
        qsizetype numberEnd = end;
        while (numberEnd > 0 && (line.at(numberEnd - 1).isSpace() || line.at(numberEnd - 1) == u','))
            --numberEnd;
        qsizetype numberFrom = 0;
        dayBehindMonth = numberBefore(line, numberEnd, 2, numberFrom);
        if (dayBehindMonth < 1)
            return false;
        word = wordBefore(line, numberFrom, from);
        if (!months().contains(word))
            return false;
    }
    static const QSet<QString> particles{u"de"_s, u"del"_s, u"di"_s, u"of"_s, u"do"_s};
    if (particles.contains(word)) {
        end = from;
        word = wordBefore(line, end, from);
    }
    if (const int month = months().value(word)) {
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

QList<Atom> atomsOf(QStringView line)
{
    QList<Atom> atoms;
    for (qsizetype i = 0; i + 4 <= line.size(); ++i) {
        if (!isDigit(line.at(i)) || (i > 0 && (isDigit(line.at(i - 1)) || (line.at(i - 1).isLetter() && line.at(i - 1).unicode() < 0x2000))))
            continue;
        qsizetype to = 0;
        const int year = numberAt(line, i, 4, to);
        if (to - i != 4 || year < 1900 || year > 2099)
            continue;
        if (to < line.size() && line.at(to).isLetter() && line.at(to).unicode() < 0x2000)
            continue;
        Atom atom;
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

bool isSeparator(QStringView between)
{
    static const QSet<QString> separators{u"-"_s, u"–"_s, u"—"_s, u"‒"_s, u"―"_s, u"−"_s, u"~"_s, u"〜"_s, u"～"_s, u"→"_s, u"->"_s, u"--"_s,
                                          u"to"_s, u"until"_s, u"till"_s, u"through"_s, u"and"_s, u"bis"_s, u"bis zum"_s, u"a"_s, u"au"_s,
                                          u"jusqu'a"_s, u"jusqu’a"_s, u"jusqu'en"_s, u"al"_s, u"hasta"_s, u"fino a"_s, u"fino al"_s,
                                          u"ate"_s, u"по"_s, u"до"_s, u"/"_s};
    return separators.contains(words::folded(between));
}

/// Whether the text goes on with a word for "today" after a separator; `to` is where that ends.
bool readsToday(QStringView rest, qsizetype &to)
{
    static const QStringList todays{
        u"present"_s, u"to date"_s, u"today"_s, u"now"_s, u"current"_s, u"currently"_s, u"ongoing"_s, u"date"_s, u"bis heute"_s, u"heute"_s,
        u"aktuell"_s, u"jetzt"_s, u"dato"_s, u"laufend"_s, u"aujourd'hui"_s, u"aujourd’hui"_s, u"à ce jour"_s, u"présent"_s, u"en cours"_s,
        u"actuel"_s, u"maintenant"_s, u"la actualidad"_s, u"actualidad"_s, u"presente"_s, u"hoy"_s, u"actualmente"_s, u"actual"_s, u"oggi"_s,
        u"in corso"_s, u"attuale"_s, u"ad oggi"_s, u"hoje"_s, u"atualmente"_s, u"atual"_s, u"o presente"_s, u"o momento"_s,
        u"настоящее время"_s, u"наст. время"_s, u"сейчас"_s, u"至今"_s, u"现在"_s, u"現在"_s, u"الآن"_s, u"היום"_s};
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
    const bool dash = isSeparator(gap);
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
        if (isSeparator(line.mid(end, next - end)) && readsToday(line.mid(next), today))
            return next + today - at;
    }
    if (dash && (end == line.size() || line.at(end) == u')')) // "2019 –"
        return end - at;
    return -1;
}

/// "Mar – Jun 2019": the month before a separator belongs to the same year.
void addMonthBefore(QStringView line, const Atom &atom, DateText &date)
{
    qsizetype end = atom.from;
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    if (end == 0 || !isSeparator(line.mid(end - 1, 1)))
        return;
    qsizetype from = 0;
    const QString word = wordBefore(line, end - 1, from);
    if (const int month = months().value(word)) {
        Atom first = atom;
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
    static const QSet<QString> since{u"since"_s, u"from"_s, u"seit"_s, u"ab"_s, u"von"_s, u"depuis"_s, u"desde"_s, u"dal"_s, u"da"_s, u"de"_s, u"с"_s};
    static const QSet<QString> until{u"until"_s, u"till"_s, u"bis"_s, u"jusqu'en"_s, u"hasta"_s, u"fino al"_s, u"ate"_s, u"до"_s};
    qsizetype from = 0;
    const QString word = wordBefore(line, date.from, from);
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

DateText dateFrom(QStringView line, const QList<Atom> &atoms, qsizetype &index)
{
    const Atom &first = atoms.at(index);
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
    } else if (index + 1 < atoms.size() && isSeparator(line.mid(first.to, atoms.at(index + 1).from - first.to))) {
        const Atom &second = atoms.at(++index);
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

QList<DateText> datesOf(QStringView line)
{
    QList<DateText> dates;
    if (line.size() > longestLine)
        return dates;
    const auto atoms = atomsOf(line);
    for (qsizetype i = 0; i < atoms.size(); ++i)
        dates << dateFrom(line, atoms, i);
    return dates;
}

bool endsPhrase(QStringView rest)
{
    rest = rest.trimmed();
    return rest.isEmpty() || u",;|·•)]:."_s.contains(rest.front()) || u"–—-"_s.contains(rest.front());
}

bool beginsPhrase(QStringView before)
{
    if (before.endsWith(u"  ") || before.endsWith(u'\t'))
        return true;
    before = before.trimmed();
    return before.isEmpty() || u",;|·•([:–—-"_s.contains(before.back());
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
        const bool gap = line.mid(date.to).startsWith(u"  ") || line.mid(date.to).startsWith(u'\t') || line.mid(date.to).startsWith(u' ');
        if (atEnd || between || (atStart && gap))
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

} // namespace trinity
