// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/extract/RunBoxes.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr double gapInHeights = 1.7; // of the run; words stand about a third of it apart
constexpr double leastGap = 9; // points

bool leavesInk(QChar c)
{
    return !c.isSpace() && !c.isLowSurrogate() && c.unicode() >= 0x20;
}

bool onOneLine(const QRectF &line, const QRectF &box)
{
    // A hyphen or a full stop is a small box anywhere between the top and the bottom of its line.
    const double overlap = std::min(line.bottom(), box.bottom()) - std::max(line.top(), box.top());
    const double lower = std::min(line.height(), box.height());
    return overlap >= -0.3 * std::max(line.height(), box.height()) && (overlap >= 0.4 * lower || lower < 3);
}

} // namespace

QList<BoxedLine> boxedLinesOf(const QString &text)
{
    QList<BoxedLine> lines;
    BoxedLine line;
    int characters = 0;
    for (const QChar c : text) {
        if (c == u'\n') {
            lines << line;
            line = {};
            line.firstCharacter = ++characters;
            continue;
        }
        characters += c.isLowSurrogate() ? 0 : 1;
        if (c == u'\r')
            continue;
        line.text += c;
        line.visible += leavesInk(c) ? 1 : 0;
    }
    lines << line;
    return lines;
}

bool dealBoxes(const QList<QRectF> &boxes, QList<BoxedLine> &lines)
{
    QList<QList<QRectF>> groups;
    QRectF whole;
    for (const auto &box : boxes) {
        const bool same = !groups.isEmpty() && onOneLine(whole, box) && box.left() > groups.last().last().left() - 0.5;
        if (!same) {
            groups << QList<QRectF>();
            whole = box;
        }
        groups.last() << box;
        whole = whole.united(box);
    }
    qsizetype group = 0;
    for (const auto &line : std::as_const(lines)) {
        if (line.visible == 0)
            continue;
        if (group == groups.size() || groups.at(group).size() > line.visible)
            return false;
        ++group;
    }
    if (group != groups.size())
        return false;
    group = 0;
    for (auto &line : lines)
        if (line.visible > 0)
            line.boxes = groups.at(group++);
    return true;
}

qsizetype endOfRun(const BoxedLine &line, qsizetype first)
{
    const bool leftwards = std::any_of(line.text.begin(), line.text.end(),
                                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
    QRectF whole = line.boxes.value(first);
    for (qsizetype i = first + 1; i < line.boxes.size(); ++i) {
        const QRectF &box = line.boxes.at(i);
        const QRectF &before = line.boxes.at(i - 1);
        const double gap = box.left() - before.right();
        const bool apart = gap > std::max(leastGap, gapInHeights * whole.height()) || box.left() < before.left() - 0.5;
        if (!onOneLine(whole, box) || (apart && !leftwards))
            return i;
        whole = whole.united(box);
    }
    return -1;
}

std::optional<qsizetype> positionOfBox(const BoxedLine &line, qsizetype box)
{
    if (line.boxes.size() != line.visible)
        return std::nullopt;
    for (qsizetype i = 0; i < line.text.size(); ++i)
        if (leavesInk(line.text.at(i)) && box-- == 0)
            return i;
    return std::nullopt;
}

} // namespace trinity
