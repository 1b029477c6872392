// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FeaturedItems.h"

#include <algorithm>
#include <numeric>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype placesForJobs = 2;

QString saidOf(const QString &text, const QStringList &highlights)
{
    QString said = text.simplified();
    for (const auto &highlight : highlights) {
        const auto more = highlight.simplified();
        if (!said.isEmpty() && !more.isEmpty())
            said += u' ';
        said += more;
    }
    return said;
}

QString joined(const QStringList &parts)
{
    QStringList kept;
    for (const auto &part : parts)
        if (const auto said = part.simplified(); !said.isEmpty())
            kept.append(said);
    return kept.join(u", "_s);
}

QList<FeaturedItem> projectItems(const QList<Project> &projects)
{
    QList<qsizetype> order(projects.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&projects](qsizetype a, qsizetype b) {
        return projects.at(a).stars.value_or(-1) > projects.at(b).stars.value_or(-1);
    });
    QList<FeaturedItem> items;
    for (const auto index : order) {
        const auto &project = projects.at(index);
        const auto said = saidOf(project.description, project.highlights);
        if (said.isEmpty())
            continue;
        FeaturedItem item;
        item.id = u"p%1"_s.arg(index);
        item.pointer = u"/projects/%1"_s.arg(index);
        item.fact = joined({project.name, project.language}) + u": "_s + said;
        items.append(item);
    }
    return items;
}

QList<FeaturedItem> jobItems(const QList<Work> &work)
{
    QList<FeaturedItem> items;
    for (qsizetype index = 0; index < work.size(); ++index) {
        const auto &job = work.at(index);
        const auto said = saidOf(job.summary.isEmpty() ? job.description : job.summary, job.highlights);
        if (said.isEmpty())
            continue;
        FeaturedItem item;
        item.id = u"w%1"_s.arg(index);
        item.pointer = u"/work/%1"_s.arg(index);
        item.fact = joined({job.position, job.name}) + u": "_s + said;
        items.append(item);
    }
    return items;
}

} // namespace

QList<FeaturedItem> featuredItemsOf(const Portfolio &portfolio, int most)
{
    const auto jobs = jobItems(portfolio.work);
    const auto projects = projectItems(portfolio.projects);
    const auto jobCount = std::min(jobs.size(), std::max(placesForJobs, most - projects.size()));
    const auto projectCount = std::min(projects.size(), most - jobCount);
    return jobs.first(jobCount) + projects.first(projectCount);
}

} // namespace trinity
