// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageLine.h"

#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar dividedMark(0x0002); // stands for the hyphen at a line's end
constexpr double leastItemIndent = 5; // points
constexpr double mostItemIndent = 45;
constexpr double widestDateColumn = 220;
constexpr double sideBearing = 2.5; // ink begins that far from where its character does

/// Signs as other programs know them: ligatures as letters, the bullets of symbol fonts as bullets.
QString plainSigns(const QString &text)
{
    static const QHash<char16_t, QString> signs{{0xFB00, u"ff"_s},  {0xFB01, u"fi"_s}, {0xFB02, u"fl"_s},  {0xFB03, u"ffi"_s},
                                                {0xFB04, u"ffl"_s}, {0xFB05, u"st"_s}, {0xFB06, u"st"_s},  {0xF0B7, u"•"_s},
                                                {0xF0A7, u"▪"_s},   {0xF0D8, u"➢"_s},  {0xF076, u"•"_s},   {0xF0FC, u"✓"_s},
                                                {0xF02D, u"-"_s},   {0x00A0, u" "_s},  {0x00AD, QString()}};
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (const auto sign = signs.constFind(c.unicode()); sign != signs.constEnd())
            plain += *sign;
        else if (c == dividedMark || (c.unicode() >= 0x20 && c.unicode() != 0x7F && c.unicode() < 0xFFFE))
            plain += c;
        else if (c == u'\t')
            plain += u' ';
    }
    return plain.trimmed();
}

PageLine lineOf(QList<PageRun> runs, std::optional<double> gutter, int page)
{
    std::stable_sort(runs.begin(), runs.end(), [](const PageRun &a, const PageRun &b) { return a.box.left() < b.box.left(); });
    PageLine line;
    line.page = page;
    line.placed = runs.first().isPlaced();
    for (const auto &run : std::as_const(runs)) {
        const QString words = plainSigns(run.text);
        if (words.isEmpty())
            continue;
        line.text += line.text.isEmpty() ? words : u'\t' + words;
        line.box = line.box.united(run.box);
        line.textLeft = run.box.left();
        if (run.size > line.size) {
            line.size = run.size;
            line.baseline = run.baseline;
        }
    }
    line.column = gutter && line.box.left() >= *gutter - 3 ? 1 : 0;
    return line;
}

bool beginsWithBullet(const QString &text)
{
    return !text.isEmpty() && QStringView(u"•‣◦▪▸►●○■□➢➤✓✔∙·-–*").contains(text.front()) && text.size() > 1 && text.at(1).isSpace();
}

/// The second level of Word's lists has the letter o for a bullet.
bool beginsWithLetterBullet(const QString &text)
{
    return text.size() > 3 && text.front() == u'o' && text.at(1).isSpace() && text.at(2).isUpper();
}

struct Column {
    double left = 1e9; ///< where most lines begin, or further left
    double right = 0;
};

Column columnAround(const QList<PageLine> &lines, qsizetype index)
{
    const auto &line = lines.at(index);
    Column column;
    QHash<int, int> lefts;
    for (const auto &other : lines) {
        if (!other.placed || other.page != line.page || other.column != line.column)
            continue;
        column.right = std::max(column.right, other.box.right());
        ++lefts[static_cast<int>(std::lround(other.box.left() / sideBearing))];
    }
    for (auto it = lefts.cbegin(); it != lefts.cend(); ++it) // one line that sticks out is no edge
        if (it.value() + lefts.value(it.key() + 1) >= 3)
            column.left = std::min(column.left, it.key() * sideBearing);
    return column;
}

} // namespace

QList<PageLine> pageLines(const QList<PageRun> &runs, std::optional<double> gutter, int page)
{
    QList<PageLine> lines;
    const auto add = [&](const QList<PageRun> &together) {
        if (const auto line = lineOf(together, gutter, page); !line.text.isEmpty())
            lines << line;
    };
    QList<PageRun> together;
    for (const auto &run : runs) {
        const bool same = !together.isEmpty()
            && std::all_of(together.begin(), together.end(), [&](const PageRun &other) { return other.sharesLineWith(run); });
        if (!same && !together.isEmpty())
            add(std::exchange(together, {}));
        together << run;
    }
    if (!together.isEmpty())
        add(together);
    return lines;
}

void mendDividedWords(QList<PageLine> &lines)
{
    QString all;
    for (const auto &line : std::as_const(lines))
        all += line.text + u'\n';
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString &text = lines[i].text;
        const bool divided = text.endsWith(dividedMark);
        text.replace(dividedMark, u"-"_s);
        if (!divided || i + 1 == lines.size() || text.size() < 3 || !text.at(text.size() - 2).isLetter())
            continue;
        QString &next = lines[i + 1].text;
        if (next.isEmpty() || !next.front().isLower())
            continue;
        const qsizetype space = next.indexOf(u' ');
        const QString rest = space < 0 ? next : next.first(space);
        const QString begun = text.sliced(text.lastIndexOf(u' ') + 1);
        const auto letters = std::find_if_not(rest.cbegin(), rest.cend(), [](QChar c) { return c.isLetter(); }) - rest.cbegin();
        if (!all.contains(begun + rest.first(letters))) // "long-term" elsewhere in the text is a word with a hyphen
            text.chop(1);
        text += rest;
        next = space < 0 ? QString() : next.sliced(space + 1);
    }
    lines.removeIf([](const PageLine &line) { return line.text.isEmpty(); });
}

void markItems(QList<PageLine> &lines, double size, double pitch)
{
    const auto letterBullet = [](const PageLine &line) { return beginsWithLetterBullet(line.text); };
    if (std::count_if(lines.begin(), lines.end(), letterBullet) > 1)
        for (auto &line : lines)
            if (letterBullet(line))
                line.text.replace(0, 1, u"◦"_s);
    if (lines.size() > 20'000 || std::any_of(lines.begin(), lines.end(), [](const PageLine &line) { return beginsWithBullet(line.text); }))
        return;
    QHash<std::pair<int, int>, Column> columns;
    QHash<std::pair<int, int>, int> alike; // how many lines of a column begin there
    const auto key = [](const PageLine &line) { return std::pair(line.page, line.column); };
    const auto place = [](const PageLine &line) { return std::pair(line.column, static_cast<int>(line.box.left())); };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!columns.contains(key(lines.at(i))))
            columns.insert(key(lines.at(i)), columnAround(lines, i));
        ++alike[place(lines.at(i))];
    }
    bool inside = false; // an item
    double cell = 0; // where the text beside a date begins
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto &line = lines[i];
        const Column column = columns.value(key(line));
        const bool below = i > 0 && line.page == lines.at(i - 1).page && line.baseline > lines.at(i - 1).baseline;
        cell = line.textLeft > line.box.left() && line.textLeft - column.left < widestDateColumn ? line.textLeft : (below ? cell : 0);
        const bool inCell = cell > 0 && line.box.left() > cell - sideBearing;
        const double indent = line.box.left() - (inCell ? cell : column.left);
        int companions = 0;
        for (int near = -2; near <= 2; ++near)
            companions += alike.value(std::pair(line.column, static_cast<int>(line.box.left()) + near));
        if (!line.placed || indent < leastItemIndent || indent > mostItemIndent || companions < 2 || line.size > 1.15 * size) {
            inside = false;
            continue;
        }
        const auto &before = lines.at(std::max<qsizetype>(i - 1, 0));
        const double firstWord = line.box.width() * double(line.text.indexOf(u' ') + 1) / double(line.text.size() + 1);
        const bool full = before.box.right() + (firstWord > 0 ? firstWord : line.box.width()) + 0.3 * size > column.right - 1;
        const bool sentenceEnds = QStringView(u".!?;").contains(before.text.back()) && line.text.front().isUpper();
        const bool near = line.baseline > before.baseline && line.baseline - before.baseline < 1.25 * pitch;
        line.continues = inside && full && near && !sentenceEnds;
        line.bullet = !line.continues;
        inside = true;
    }
}

} // namespace trinity
