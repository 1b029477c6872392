// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageFurniture.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double marginShare = 0.09; // of the page's height: where running heads and page numbers stand

bool inMargin(const PageRun &run, const PrintedPage &page)
{
    return run.isPlaced()
        && (run.box.bottom() < page.size.height() * marginShare || run.box.top() > page.size.height() * (1 - marginShare));
}

/// What browsers print around a page: date, time and title above, address and page number below.
bool isBrowserMark(const QString &text)
{
    static const QRegularExpression mark(
        uR"(^(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?|(?:https?|file|about|blob):\S+)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() < 2000 && mark.match(text.trimmed()).hasMatch();
}

QStringList takeBrowserMarks(PrintedPage &page)
{
    QStringList taken;
    const QList<PageRun> all = page.runs;
    for (const auto &mark : all) {
        const double edge = page.size.height() * 0.05;
        const bool outermost = mark.isPlaced() && (mark.box.bottom() < edge || mark.box.top() > page.size.height() - edge);
        if (!outermost || !isBrowserMark(mark.text))
            continue;
        page.runs.removeIf([&](const PageRun &run) {
            const bool beside = run.isPlaced() && std::abs(run.baseline - mark.baseline) < 2;
            if (beside && !taken.contains(run.text))
                taken << run.text;
            return beside;
        });
    }
    return taken;
}

} // namespace

bool isPageNumber(const QString &text)
{
    static const QRegularExpression number(
        uR"(^(?:[-–—]\s*)?(?:(?:page|seite|página|pagina|pág\.|pag\.|p\.|s\.)\s*)?\d{1,3}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,3})?(?:\s*[-–—])?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() < 30 && number.match(text.trimmed()).hasMatch();
}

QStringList takeFurniture(QList<PrintedPage> &pages)
{
    QStringList taken;
    for (auto &page : pages)
        taken << takeBrowserMarks(page);
    taken.removeDuplicates();
    if (pages.size() < 2)
        return taken;
    QSet<QString> running;
    for (const auto &run : std::as_const(pages.first().runs))
        if (inMargin(run, pages.first()))
            running << run.text;
    const auto isTaken = [&](const PageRun &run, qsizetype index) {
        const auto &page = pages.at(index);
        if (!inMargin(run, page) || !(isPageNumber(run.text) || (index > 0 && running.contains(run.text))))
            return false;
        if (!taken.contains(run.text))
            taken << run.text;
        return true;
    };
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QList<PageRun> kept;
        for (const auto &run : std::as_const(pages.at(i).runs))
            if (!isTaken(run, i))
                kept << run;
        pages[i].runs = kept;
    }
    return taken;
}

} // namespace trinity
