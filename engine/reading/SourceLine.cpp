// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/SourceLine.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The length of a bullet with the space after it, or 0.
qsizetype bulletLength(QStringView text)
{
    static const QString marks = u"•‣◦▪▸►●○■□➢➤✓✔☑✅❖◆◇✦–—*-+·∙→➔➜»›⁃"_s;
    if (text.size() < 2 || !marks.contains(text.at(0)))
        return 0;
    // A dash or an asterisk needs its space; a round bullet is one even when the word follows at once.
    qsizetype length = 1;
    while (length < text.size() && text.at(length).isSpace())
        ++length;
    if (length == 1 && QStringView(u"–—*-+·✓✔→➔➜»›").contains(text.at(0)))
        return 0;
    return length;
}

/// Word processors write a hollow bullet as the letter "o". One such line alone may be a wrapped Portuguese or Italian one.
void findLetterBullets(QList<SourceLine> &lines)
{
    const auto isLetterBullet = [](const SourceLine &line) {
        return !line.bullet && line.indent > 0 && line.text.size() > 2 && line.text.at(0) == u'o' && line.text.at(1).isSpace()
            && !line.text.at(2).isLower();
    };
    if (std::count_if(lines.begin(), lines.end(), isLetterBullet) < 2)
        return;
    for (auto &line : lines) {
        if (!isLetterBullet(line))
            continue;
        qsizetype from = 1;
        while (from < line.text.size() && line.text.at(from).isSpace())
            ++from;
        line.bullet = true;
        line.start += from;
        line.text.remove(0, from);
    }
}

qsizetype sourcePosition(const SourceLine &line, qsizetype position, bool asEnd)
{
    if (line.runs.isEmpty())
        return line.start + position;
    // The last run that begins at or before the position; an end belongs to the run it closes.
    const qsizetype wanted = asEnd ? position - 1 : position;
    auto run = std::upper_bound(line.runs.begin(), line.runs.end(), wanted,
                                [](qsizetype value, const SourceLine::Run &candidate) { return value < candidate.textStart; });
    if (run == line.runs.begin())
        return line.start;
    --run;
    const qsizetype inside = std::min(position - run->textStart, run->length);
    return std::clamp(run->sourceStart + inside, line.start, line.end);
}

} // namespace

void Snippet::add(const Snippet &more, QStringView glue)
{
    if (more.isEmpty())
        return;
    if (isEmpty()) {
        *this = more;
        return;
    }
    text += glue;
    text += more.text;
    start = std::min(start, more.start);
    end = std::max(end, more.end);
}

Snippet SourceLine::cut(qsizetype from, qsizetype to) const
{
    from = std::clamp<qsizetype>(from, 0, text.size());
    to = std::clamp<qsizetype>(to, from, text.size());
    while (from < to && text.at(from).isSpace())
        ++from;
    while (to > from && text.at(to - 1).isSpace())
        --to;
    if (from == to)
        return {};
    const qsizetype first = sourcePosition(*this, from, false);
    const qsizetype last = sourcePosition(*this, to, true);
    if (first < last)
        return Snippet(text.mid(from, to - from), first, last);
    return Snippet(text.mid(from, to - from), start, end); // nothing better is known than the whole line
}

QList<SourceLine> linesOf(const QString &text)
{
    constexpr int tabWidth = 8;
    QList<SourceLine> lines;
    bool afterBlank = true;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            end = text.size();
        SourceLine line;
        qsizetype from = at;
        for (; from < end && text.at(from).isSpace(); ++from)
            line.indent += text.at(from) == u'\t' ? tabWidth : 1;
        qsizetype to = end;
        while (to > from && text.at(to - 1).isSpace())
            --to;
        if (const auto bullet = bulletLength(QStringView(text).mid(from, to - from)); bullet > 0 && from + bullet < to) {
            line.bullet = true;
            from += bullet;
        }
        line.start = from;
        line.end = to;
        line.text = text.mid(from, to - from);
        line.afterBlank = afterBlank;
        afterBlank = line.isBlank();
        lines << line;
        at = end + 1;
    }
    findLetterBullets(lines);
    return lines;
}

} // namespace trinity
