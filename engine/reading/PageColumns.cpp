// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageColumns.h"

#include "engine/reading/DateText.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr double gridStep = 3; // points
constexpr double outermostGutter = 0.12; // of the page's width, from either side
constexpr qsizetype leastColumnRuns = 5;
constexpr qsizetype leastJumps = 4;

enum class Side { Left, Right, Both };

Side sideOf(const PageRun &run, double gutter)
{
    if (run.box.right() <= gutter + gridStep)
        return Side::Left;
    return run.box.left() >= gutter - gridStep ? Side::Right : Side::Both;
}

bool isDateColumn(const QList<PageRun> &runs, double gutter, Side side)
{
    qsizetype dates = 0;
    qsizetype all = 0;
    for (const auto &run : runs) {
        if (!run.isPlaced() || sideOf(run, gutter) != side)
            continue;
        ++all;
        dates += run.text.size() < 40 && findDateAnywhere(run.text) ? 1 : 0;
    }
    return dates * 5 >= all * 2;
}

/// How many lines hold something on both sides.
qsizetype facingLines(const QList<PageRun> &runs, double gutter)
{
    QList<const PageRun *> left;
    QList<const PageRun *> right;
    for (const auto &run : runs) {
        if (!run.isPlaced())
            continue;
        if (const Side side = sideOf(run, gutter); side != Side::Both)
            (side == Side::Left ? left : right) << &run;
    }
    if (left.size() < leastColumnRuns || right.size() < leastColumnRuns)
        return 0;
    const double top =
        std::max((*std::min_element(left.begin(), left.end(), [](auto a, auto b) { return a->box.top() < b->box.top(); }))->box.top(),
                 (*std::min_element(right.begin(), right.end(), [](auto a, auto b) { return a->box.top() < b->box.top(); }))->box.top());
    const auto below = [top](const PageRun *run) { return run->box.top() >= top - 1; };
    return std::min(std::count_if(left.begin(), left.end(), below), std::count_if(right.begin(), right.end(), below));
}

} // namespace

std::optional<double> gutterOf(const PrintedPage &page)
{
    const double width = page.size.width();
    const auto cells = static_cast<qsizetype>(width / gridStep);
    if (cells < 20 || cells > 10'000 || page.runs.size() > 20'000)
        return std::nullopt;
    QList<qsizetype> crossing(cells + 2, 0); // differences first
    qsizetype placed = 0;
    for (const auto &run : page.runs) {
        if (!run.isPlaced())
            continue;
        ++placed;
        const auto from = std::clamp<qsizetype>(static_cast<qsizetype>(run.box.left() / gridStep), 0, cells);
        const auto to = std::clamp<qsizetype>(static_cast<qsizetype>(run.box.right() / gridStep), from, cells);
        ++crossing[from];
        --crossing[to + 1];
    }
    if (placed < 2 * leastColumnRuns)
        return std::nullopt;
    for (qsizetype i = 1; i < crossing.size(); ++i)
        crossing[i] += crossing.at(i - 1);
    const qsizetype allowed = std::max<qsizetype>(2, placed / 12); // a heading over the whole width is no line of a column
    const auto first = static_cast<qsizetype>(double(cells) * outermostGutter);
    std::optional<double> best;
    qsizetype bestFacing = 0;
    for (qsizetype i = first; i < cells - first; ++i) {
        if (crossing.at(i) > allowed)
            continue;
        qsizetype end = i;
        while (end + 1 < cells - first && crossing.at(end + 1) <= allowed)
            ++end;
        const double middle = double(i + end + 1) / 2 * gridStep;
        const qsizetype facing = end - i >= 1 ? facingLines(page.runs, middle) : 0;
        if (facing > bestFacing && facing >= leastColumnRuns && !isDateColumn(page.runs, middle, Side::Left)
            && !isDateColumn(page.runs, middle, Side::Right)) {
            best = middle;
            bestFacing = facing;
        }
        i = end;
    }
    return best;
}

QList<PageRun> inReadingOrder(const PrintedPage &page)
{
    const auto gutter = gutterOf(page);
    const bool placed = std::all_of(page.runs.begin(), page.runs.end(), [](const PageRun &run) { return run.isPlaced(); });
    if (!gutter || !placed)
        return page.runs;
    qsizetype jumps = 0;
    QList<Side> sides;
    for (const auto &run : page.runs)
        if (const Side side = sideOf(run, *gutter); side != Side::Both) {
            jumps += !sides.isEmpty() && sides.last() != side ? 1 : 0;
            sides << side;
        }
    const auto smaller = std::min(sides.count(Side::Left), sides.count(Side::Right));
    if (jumps < leastJumps || jumps * 3 < smaller)
        return page.runs;

    QList<PageRun> byHeight = page.runs;
    std::stable_sort(byHeight.begin(), byHeight.end(), [](const PageRun &a, const PageRun &b) { return a.baseline < b.baseline; });
    QList<PageRun> ordered;
    QList<PageRun> right;
    for (const auto &run : std::as_const(byHeight)) {
        const Side side = sideOf(run, *gutter);
        if (side == Side::Both) { // a line over both columns ends them
            ordered << std::exchange(right, {}) << run;
            continue;
        }
        (side == Side::Left ? ordered : right) << run;
    }
    return ordered << right;
}

} // namespace trinity
