// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/CareerView.h"

#include "engine/site/CleanText.h"
#include "engine/site/DateWords.h"
#include "engine/site/PersonView.h"
#include "engine/site/SafeUrl.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t figureLimit = 4;
constexpr int chartYears = 40;
constexpr qsizetype longFigure = 8; ///< letters of a value that needs a smaller size

void addAddress(ViewObject &item, const QString &address)
{
    const auto url = SafeUrl::fromText(address);
    item.text("href", url ? url->href() : QString());
    item.text("host", url ? url->host() : QString());
}

void addYear(ViewObject &item, const QString &date, const SiteLabels &labels)
{
    const auto year = yearOf(date);
    item.text("year", year ? QString::number(*year) : date);
    item.text("date", dateInWords(date, labels));
    item.text("iso", isoDate(date));
}

void addSpan(ViewObject &item, const QString &start, const QString &end, const SiteLabels &labels)
{
    const auto startYear = yearOf(start);
    const auto endYear = yearOf(end);
    item.text("dates", spanInWords(start, end, labels));
    item.text("years", spanInYears(start, end));
    item.text("start_year", startYear ? QString::number(*startYear) : QString());
    item.text("end_year", endYear ? QString::number(*endYear) : QString());
    item.text("start_text", dateInWords(start, labels));
    const bool isOpen = !start.isEmpty() && end.isEmpty();
    item.text("end_text", start == end ? QString() : isOpen ? labels.word("present"_L1) : dateInWords(end, labels));
    item.text("start_iso", isoDate(start));
    item.text("end_iso", isoDate(end));
    item.flag("current", !start.isEmpty() && end.isEmpty());
}

QString joined(QStringList parts, const QString &separator = u", "_s)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

std::vector<ViewObject> workItems(const SiteContent &content, const SiteLabels &labels)
{
    std::vector<ViewObject> items;
    for (qsizetype i = 0; i < content.facts.work.size(); ++i) {
        const auto &work = content.facts.work.at(i);
        ViewObject item;
        item.text("id", u"work-%1"_s.arg(i + 1));
        item.text("position", work.position.isEmpty() ? work.name : work.position);
        item.text("name", work.position.isEmpty() ? QString() : work.name);
        item.text("place", work.location);
        item.text("text", content.itemText(u"/work/%1"_s.arg(i), work.summary.isEmpty() ? work.description : work.summary));
        addAddress(item, work.url);
        addSpan(item, work.startDate, work.endDate, labels);
        item.list("highlights", textItems(work.highlights));
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<ViewObject> educationItems(const QList<Education> &education, const SiteLabels &labels)
{
    std::vector<ViewObject> items;
    for (const auto &study : education) {
        ViewObject item;
        const auto title = joined({study.studyType, study.area});
        item.text("title", title.isEmpty() ? study.institution : title);
        item.text("institution", title.isEmpty() ? QString() : study.institution);
        item.text("score", study.score);
        item.text("text", study.extra.value("summary"_L1).toString());
        addAddress(item, study.url);
        addSpan(item, study.startDate, study.endDate, labels);
        // A finished degree often has an end only: its year is the year of the degree.
        const auto year = yearOf(study.endDate.isEmpty() ? study.startDate : study.endDate);
        item.text("year", year ? QString::number(*year) : QString());
        item.text("courses_text", joined(study.courses));
        item.list("courses", textItems(study.courses));
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<ViewObject> volunteerItems(const QList<Volunteer> &volunteer, const SiteLabels &labels)
{
    std::vector<ViewObject> items;
    for (const auto &role : volunteer) {
        ViewObject item;
        item.text("position", role.position.isEmpty() ? role.organization : role.position);
        item.text("organization", role.position.isEmpty() ? QString() : role.organization);
        item.text("text", role.summary);
        addAddress(item, role.url);
        addSpan(item, role.startDate, role.endDate, labels);
        item.list("highlights", textItems(role.highlights));
        items.push_back(std::move(item));
    }
    return items;
}

template<typename Entry, typename Fill>
std::vector<ViewObject> itemsFrom(const QList<Entry> &entries, Fill fill)
{
    std::vector<ViewObject> items;
    for (const auto &entry : entries) {
        ViewObject item;
        fill(item, entry);
        items.push_back(std::move(item));
    }
    return items;
}

void addHonours(ViewObject &page, const Portfolio &facts, const SiteLabels &labels)
{
    page.list("awards", itemsFrom(facts.awards, [&](ViewObject &item, const Award &award) {
                  item.text("title", award.title);
                  item.text("awarder", award.awarder);
                  item.text("text", award.summary);
                  addYear(item, award.date, labels);
              }));
    page.list("certificates", itemsFrom(facts.certificates, [&](ViewObject &item, const Certificate &certificate) {
                  item.text("name", certificate.name);
                  item.text("issuer", certificate.issuer);
                  addAddress(item, certificate.url);
                  addYear(item, certificate.date, labels);
              }));
    page.list("publications", itemsFrom(facts.publications, [&](ViewObject &item, const Publication &publication) {
                  item.text("name", publication.name);
                  item.text("publisher", publication.publisher);
                  item.text("text", publication.summary);
                  addAddress(item, publication.url);
                  addYear(item, publication.releaseDate, labels);
              }));
    page.list("talks", itemsFrom(facts.talks, [&](ViewObject &item, const Talk &talk) {
                  item.text("title", talk.title);
                  item.text("event", talk.event);
                  addAddress(item, talk.url);
                  addYear(item, talk.date, labels);
              }));
}

void fillFigure(ViewObject &figure, const QString &value, const QString &text, const QString &source)
{
    figure.text("value", value);
    figure.number("length", letterCount(value));
    figure.flag("is_long", letterCount(value) > longFigure);
    figure.text("text", text);
    figure.text("source", source);
}

void addAbilities(ViewObject &page, const Portfolio &facts)
{
    page.list("skills", itemsFrom(facts.skills, [](ViewObject &item, const Skill &skill) {
                  item.text("name", skill.name);
                  item.text("level", skill.level);
                  item.text("keywords_text", joined(skill.keywords));
                  item.list("keywords", textItems(skill.keywords));
              }));
    QStringList spoken;
    for (const auto &language : facts.languages)
        spoken << language.language;
    page.text("languages_text", joined(spoken));
    page.list("languages", itemsFrom(facts.languages, [](ViewObject &item, const SpokenLanguage &language) {
                  item.text("name", language.language);
                  item.text("level", language.fluency);
              }));
    page.list("interests", itemsFrom(facts.interests, [](ViewObject &item, const Interest &interest) {
                  item.text("name", interest.name);
                  item.text("keywords_text", joined(interest.keywords));
                  item.list("keywords", textItems(interest.keywords));
              }));
    page.list("references", itemsFrom(facts.references, [](ViewObject &item, const Reference &reference) {
                  item.text("name", reference.name);
                  item.text("text", reference.reference);
              }));
}

} // namespace

void addCareer(ViewObject &page, const SiteContent &content, const SiteLabels &labels)
{
    const auto &facts = content.facts;
    page.list("work", workItems(content, labels));
    page.list("education", educationItems(facts.education, labels));
    page.list("volunteer", volunteerItems(facts.volunteer, labels));
    addHonours(page, facts, labels);
    addAbilities(page, facts);

    QString earliest, latest;
    bool current = false;
    for (const auto &work : facts.work) {
        if (!work.startDate.isEmpty() && (earliest.isEmpty() || work.startDate < earliest))
            earliest = work.startDate;
        latest = std::max(latest, work.endDate);
        current = current || (!work.startDate.isEmpty() && work.endDate.isEmpty());
    }
    const auto from = yearOf(earliest);
    const auto to = yearOf(latest);
    const QString end = current ? labels.word("present"_L1) : to ? QString::number(*to) : QString();
    const QString start = from ? QString::number(*from) : QString();
    page.text("work_years", start.isEmpty() || end.isEmpty() || start == end ? start : u"%1 %2 %3"_s.arg(start, labels.word("to"_L1), end));
}

void addFigures(ViewObject &page, const SiteContent &content, const SiteLabels &labels)
{
    // A number with the sign or unit letter that is written to it, but no year, no version and no part of a word.
    static const QRegularExpression number(uR"((?<![\p{L}\p{N}.,/#-])([+\x{2212}]?\d{1,3}(?:[.,\x{202F}\x{00A0} ]\d{3})+|\d+(?:[.,]\d+)?)(\s?%|[kKM]\b|\+)?(?![\p{L}\p{N}/.-]))"_s);
    std::vector<ViewObject> figures;
    for (const auto &work : content.facts.work) {
        for (const auto &highlight : work.highlights) {
            for (auto it = number.globalMatch(highlight); it.hasNext() && figures.size() < figureLimit;) {
                const auto match = it.next();
                const auto digits = match.captured(1);
                bool isNumber = false;
                const int plain = digits.toInt(&isNumber);
                if (isNumber && ((plain >= 1900 && plain <= 2100 && match.captured(2).isEmpty()) || plain < 2))
                    continue;
                ViewObject figure;
                fillFigure(figure, match.captured(0).trimmed(), highlight, work.name);
                figures.push_back(std::move(figure));
                break; // one figure for a sentence
            }
        }
    }
    const auto starred = std::max_element(content.facts.projects.begin(), content.facts.projects.end(), [](const Project &a, const Project &b) {
        return a.stars.value_or(0) < b.stars.value_or(0);
    });
    if (starred != content.facts.projects.end() && starred->stars.value_or(0) > 1 && figures.size() < figureLimit) {
        ViewObject figure;
        fillFigure(figure, labels.grouped(*starred->stars), labels.word("stars_for"_L1).arg(starred->name),
                   starred->url.contains("github.com"_L1) ? u"GitHub"_s : QString());
        figures.push_back(std::move(figure));
    }
    if (figures.size() < 2)
        figures.clear();
    page.list("figures", std::move(figures));
}

void addChart(ViewObject &page, const Portfolio &facts)
{
    struct Point {
        QString text;
        int year;
    };
    QList<Point> projects, events;
    int first = 9999, last = 0, dated = 0;
    const auto see = [&](std::optional<int> year) {
        if (!year)
            return false;
        first = std::min(first, *year);
        last = std::max(last, *year);
        ++dated;
        return true;
    };
    for (const auto &project : facts.projects) {
        const auto year = yearOf(project.startDate);
        if (see(year))
            projects.append({project.name, *year});
    }
    for (const auto &talk : facts.talks)
        if (const auto year = yearOf(talk.date); see(year))
            events.append({talk.event.isEmpty() ? talk.title : talk.event, *year});
    for (const auto &award : facts.awards)
        if (const auto year = yearOf(award.date); see(year))
            events.append({award.title, *year});
    bool anyJob = false;
    for (const auto &work : facts.work) {
        anyJob = see(yearOf(work.startDate)) || anyJob;
        see(yearOf(work.endDate));
    }
    const int years = last - first + 1;
    if (dated < 2 || !anyJob || years < 2 || years > chartYears) {
        page.noObject("chart");
        return;
    }

    ViewObject chart;
    std::vector<ViewObject> columns, jobs, points, marks;
    for (int year = first; year <= last; ++year) {
        ViewObject item;
        item.text("text", QString::number(year));
        item.number("column", year - first + 1);
        columns.push_back(std::move(item));
    }
    for (const auto &work : facts.work) {
        const auto from = yearOf(work.startDate);
        if (!from)
            continue;
        const int to = std::max(*from, yearOf(work.endDate).value_or(last));
        ViewObject item;
        item.text("text", work.name.isEmpty() ? work.position : work.name);
        item.number("start", *from - first + 1);
        item.number("span", to - *from + 1);
        item.flag("current", work.endDate.isEmpty());
        jobs.push_back(std::move(item));
    }
    std::stable_sort(projects.begin(), projects.end(), [](const Point &a, const Point &b) { return a.year < b.year; });
    for (qsizetype i = 0; i < projects.size(); ++i) {
        ViewObject item;
        item.text("text", projects.at(i).text);
        item.number("column", projects.at(i).year - first + 1);
        item.number("row", i % 2 + 1);
        points.push_back(std::move(item));
    }
    for (const auto &event : events) {
        ViewObject item;
        item.text("text", event.text);
        item.number("column", event.year - first + 1);
        marks.push_back(std::move(item));
    }
    chart.number("columns", years);
    chart.list("years", std::move(columns));
    chart.list("jobs", std::move(jobs));
    chart.list("points", std::move(points));
    chart.list("events", std::move(marks));
    page.object("chart", std::move(chart));
}

} // namespace trinity
