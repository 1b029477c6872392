// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/HeadingParts.h"

#include "engine/reading/WordLists.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

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

QList<CvEntry::Part> headingParts(const SourceLine &line, qsizetype from, qsizetype to, AtWords atWords)
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
        if (const auto [at, length] = atWords == AtWords::Cut ? atIn(rest) : std::pair<qsizetype, qsizetype>(-1, 0); at > 0) {
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

} // namespace trinity
