// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/ProjectView.h"

#include "engine/site/CleanText.h"
#include "engine/site/DateWords.h"
#include "engine/site/SafeUrl.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barBlocks = 32; ///< the longest star bar

struct Entry {
    qsizetype place; ///< in the source
    const Project *project;
};

std::optional<int> projectYear(const Project &project)
{
    return project.startDate.isEmpty() ? yearOf(project.endDate) : yearOf(project.startDate);
}

/// A round number of stars for one block of the bar: 1, 2 or 5 times a power of ten.
qint64 starUnit(qint64 most)
{
    const double raw = double(most) / barBlocks;
    if (raw <= 1)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (raw <= step * power)
            return qint64(step * power);
    return qint64(10 * power);
}

ViewObject projectItem(const Entry &entry, const SiteContent &content, const SiteLabels &labels, qint64 mostStars)
{
    const auto &project = *entry.project;
    ViewObject item;
    item.text("id", u"project-%1"_s.arg(entry.place + 1));
    item.text("name", project.name);
    item.number("name_length", letterCount(project.name));
    item.text("text", content.itemText(u"/projects/%1"_s.arg(entry.place), project.description));
    const auto url = SafeUrl::fromText(project.url);
    item.text("href", url ? url->href() : QString());
    item.text("host", url ? url->host() : QString());
    item.text("language", project.language);
    const auto year = projectYear(project);
    item.text("year", year ? QString::number(*year) : QString());
    item.text("years", project.endDate.isEmpty() && year ? QString::number(*year) : spanInYears(project.startDate, project.endDate));
    item.text("dates", project.endDate.isEmpty() ? dateInWords(project.startDate, labels) : spanInWords(project.startDate, project.endDate, labels));
    item.text("start_iso", isoDate(project.startDate));
    item.text("activity", project.lastActivity);
    item.text("role", project.roles.join(u", "_s));
    item.text("entity", project.entity);

    auto keywords = project.keywords;
    keywords.removeAll(QString());
    item.text("keywords_text", keywords.join(u", "_s));
    item.list("keywords", textItems(keywords));
    item.list("highlights", textItems(project.highlights));

    item.flag("has_stars", project.stars.has_value());
    item.number("stars", project.stars.value_or(0));
    item.text("stars_text", project.stars ? labels.grouped(*project.stars) : QString());
    item.text("forks_text", project.forks ? labels.grouped(*project.forks) : QString());
    item.number("star_percent", mostStars > 0 ? project.stars.value_or(0) * 100 / mostStars : 0);
    const auto blocks = mostStars > 0 ? project.stars.value_or(0) / starUnit(mostStars) : 0;
    item.text("star_bar", QString(qsizetype(blocks), u'\u2588'));

    QString stars;
    if (project.stars && *project.stars > 0) {
        const auto word = *project.stars == 1 ? labels.word("star"_L1) : labels.word("stars"_L1);
        // German nouns keep their capital
        stars = u"%1 %2"_s.arg(labels.grouped(*project.stars), labels.language() == "de"_L1 ? word : word.toLower());
    }
    item.text("stars_phrase", stars);
    QStringList meta{project.language, year ? QString::number(*year) : QString(), stars};
    meta.removeAll(QString());
    item.text("meta_text", meta.join(u" \u00b7 "_s));
    return item;
}

std::vector<Entry> ordered(const QList<Project> &projects, Theme::ProjectOrder order, bool anyStars)
{
    std::vector<Entry> entries;
    for (qsizetype i = 0; i < projects.size(); ++i)
        if (!projects.at(i).name.trimmed().isEmpty() || !projects.at(i).description.trimmed().isEmpty())
            entries.push_back({i, &projects.at(i)});
    if (order == Theme::ProjectOrder::Stars && anyStars)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry &a, const Entry &b) { return a.project->stars.value_or(-1) > b.project->stars.value_or(-1); });
    if (order == Theme::ProjectOrder::Newest)
        std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
            return projectYear(*a.project).value_or(0) > projectYear(*b.project).value_or(0);
        });
    return entries;
}

std::vector<ViewObject> groupedByLanguage(const std::vector<Entry> &rest, const SiteContent &content, const SiteLabels &labels, qint64 mostStars)
{
    std::map<QString, std::vector<ViewObject>> groups;
    QStringList order;
    for (const auto &entry : rest) {
        const auto &language = entry.project->language;
        if (!groups.contains(language))
            order << language;
        groups[language].push_back(projectItem(entry, content, labels, mostStars));
    }
    std::stable_sort(order.begin(), order.end(), [&](const QString &a, const QString &b) {
        if (a.isEmpty() != b.isEmpty())
            return b.isEmpty(); // projects of no known language come last
        return groups[a].size() > groups[b].size();
    });
    std::vector<ViewObject> items;
    for (const auto &language : order) {
        ViewObject group;
        group.text("language", language);
        group.list("projects", std::move(groups[language]));
        items.push_back(std::move(group));
    }
    return items;
}

} // namespace

void addProjects(ViewObject &page, const SiteContent &content, const Theme &theme, const SiteLabels &labels)
{
    const auto &projects = content.facts.projects;
    qint64 mostStars = 0;
    int firstYear = 9999, lastYear = 0;
    bool anyLanguage = false;
    for (const auto &project : projects) {
        mostStars = std::max(mostStars, project.stars.value_or(0));
        anyLanguage = anyLanguage || !project.language.isEmpty();
        if (const auto year = projectYear(project)) {
            firstYear = std::min(firstYear, *year);
            lastYear = std::max(lastYear, *year);
        }
    }
    const bool anyStars = mostStars > 0;
    const auto entries = ordered(projects, theme.projectOrder, anyStars);
    // One or two left over would make a list of their own for nothing: they join the featured ones.
    auto featuredCount = std::min(entries.size(), size_t(theme.featuredProjects));
    if (entries.size() - featuredCount <= 2)
        featuredCount = entries.size();

    std::vector<ViewObject> featured, rest;
    for (size_t i = 0; i < entries.size(); ++i) {
        auto item = projectItem(entries[i], content, labels, mostStars);
        item.flag("featured", i < featuredCount);
        (i < featuredCount ? featured : rest).push_back(std::move(item));
    }
    page.list("projects", std::move(featured));
    page.list("more_projects", std::move(rest));
    page.list("more_by_language", groupedByLanguage({entries.begin() + std::ptrdiff_t(featuredCount), entries.end()}, content, labels, mostStars));
    page.number("project_total", qint64(entries.size()));
    page.text("project_total_word", labels.countWord(qsizetype(entries.size())));
    page.text("project_years",
              lastYear == 0           ? QString()
              : firstYear == lastYear ? QString::number(firstYear)
                                      : u"%1 %2 %3"_s.arg(QString::number(firstYear), labels.word("to"_L1), QString::number(lastYear)));
    page.flag("any_stars", anyStars);
    page.flag("any_year", lastYear != 0);
    page.flag("any_language", anyLanguage);
    page.flag("sorted_by_stars", theme.projectOrder == Theme::ProjectOrder::Stars && anyStars);
    page.number("star_unit", starUnit(mostStars));
    page.text("star_unit_text", labels.grouped(starUnit(mostStars)));
}

} // namespace trinity
