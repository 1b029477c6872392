// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/SeedDialect.h"

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SiteContent.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostRepos = 20; // the guide's limits
constexpr qsizetype longestSubtitle = 500;

OrderedJson textOf(const QString &text)
{
    return OrderedJson::text(text);
}

/// At most as long as the guide allows, cut behind a sentence, else behind a word.
QString shortSubtitle(const QString &text)
{
    if (text.size() <= longestSubtitle)
        return text;
    static const QString sentenceEnds = u".!?。"_s;
    for (auto i = longestSubtitle; i > longestSubtitle / 4; --i)
        if (sentenceEnds.contains(text.at(i - 1)) && (text.at(i).isSpace() || text.at(i - 1) == u'。'))
            return text.first(i);
    const auto space = text.lastIndexOf(u' ', longestSubtitle);
    if (space > longestSubtitle / 4)
        return text.first(space);
    return text.first(longestSubtitle - (text.at(longestSubtitle - 1).isHighSurrogate() ? 1 : 0));
}

OrderedJson linkOf(const QString &words, const QString &url)
{
    auto link = OrderedJson::object();
    link.append(u"text"_s, textOf(words));
    link.append(u"url"_s, textOf(url));
    return link;
}

OrderedJson callToAction(const Basics &basics)
{
    if (!basics.url.isEmpty())
        return linkOf(basics.url, basics.url);
    for (const auto &profile : basics.profiles)
        if (!profile.url.isEmpty())
            return linkOf(profile.network.isEmpty() ? profile.url : profile.network, profile.url);
    if (!basics.email.isEmpty())
        return linkOf(basics.email, u"mailto:"_s + basics.email);
    return OrderedJson::object();
}

/// What a project has beside the guide's keys, in the form of JSON Resume.
OrderedJson ownPartOf(Project project, bool reworded)
{
    project.name.clear();
    project.url.clear();
    project.language.clear();
    project.lastActivity.clear();
    project.stars.reset();
    project.forks.reset();
    project.keywords.clear();
    if (!reworded)
        project.description.clear();
    project.extra.remove("x_seed"_L1);
    Portfolio alone;
    alone.projects << project;
    return orderedJsonResume(alone).value(u"projects").values().first();
}

OrderedJson repoOf(const Project &project, const QString &words)
{
    auto repo = OrderedJson::object();
    repo.append(u"name"_s, textOf(project.name));
    repo.append(u"description"_s, textOf(words));
    repo.append(u"url"_s, textOf(project.url));
    if (project.stars)
        repo.append(u"stars"_s, OrderedJson::number(*project.stars));
    if (project.forks)
        repo.append(u"forks"_s, OrderedJson::number(*project.forks));
    repo.append(u"language"_s, textOf(project.language));
    repo.append(u"tags"_s, OrderedJson::fromQt(QJsonArray::fromStringList(project.keywords)));
    if (!project.lastActivity.isEmpty())
        repo.append(u"updated"_s, textOf(project.lastActivity));
    const auto kept = project.extra.value("x_seed"_L1).toObject();
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        const auto current = repo.value(it.key());
        if (current.toText().isEmpty() && current.isEmpty())
            repo.set(it.key(), OrderedJson::fromQt(it.value()));
    }
    if (const auto own = ownPartOf(project, words != project.description); !own.isEmpty())
        repo.append(u"x_resume"_s, own);
    return repo;
}

OrderedJson heroOf(const SiteContent &content, const QJsonObject &kept)
{
    auto hero = OrderedJson::object();
    hero.append(u"title"_s, textOf(content.headline()));
    hero.append(u"subtitle"_s, textOf(shortSubtitle(content.subtitle())));
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        const bool reworded = (it.key() == "title"_L1 && !content.wording.headline.isEmpty())
            || (it.key() == "subtitle"_L1 && !content.wording.subtitle.isEmpty());
        if (!reworded)
            hero.set(it.key(), OrderedJson::fromQt(it.value()));
    }
    return hero;
}

/// The facts that the guide has no key for; they repeat name, role and address, which belong to their object.
OrderedJson resumeOf(Portfolio portfolio)
{
    portfolio.projects.clear();
    portfolio.extra.remove("x_seed"_L1);
    portfolio.extra.remove("$schema"_L1);
    return orderedJsonResume(portfolio);
}

} // namespace

OrderedJson seedFromPortfolio(const Portfolio &portfolio, const Wording &wording)
{
    const SiteContent content(portfolio, wording);
    const auto kept = portfolio.extra.value("x_seed"_L1).toObject();
    auto repos = OrderedJson::list();
    auto more = OrderedJson::list();
    for (qsizetype i = 0; i < portfolio.projects.size(); ++i) {
        const auto &project = portfolio.projects.at(i);
        (i < mostRepos ? repos : more).append(repoOf(project, content.itemText(u"/projects/%1"_s.arg(i), project.description)));
    }
    auto seed = OrderedJson::object();
    seed.append(u"brand_name"_s, textOf(portfolio.basics.name));
    seed.append(u"tagline"_s, textOf(content.tagline()));
    seed.append(u"hero"_s, heroOf(content, kept.value("hero"_L1).toObject()));
    seed.append(u"repos"_s, repos);
    seed.append(u"menu_items"_s, OrderedJson::list());
    seed.append(u"cta"_s, callToAction(portfolio.basics));
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        const bool ours = (it.key() == "hero"_L1 && it.value().isObject()) || (it.key() == "tagline"_L1 && !wording.tagline.isEmpty());
        if (!ours)
            seed.set(it.key(), OrderedJson::fromQt(it.value()));
    }
    if (const auto resume = resumeOf(portfolio); !resume.isEmpty())
        seed.append(u"x_resume"_s, resume);
    if (!more.isEmpty())
        seed.append(u"x_more_repos"_s, more);
    return seed;
}

QStringList seedOmissions(const Portfolio &portfolio)
{
    QStringList found;
    const auto add = [&found](const QString &what) { found << what; };
    for (const auto &[key, count] : std::initializer_list<std::pair<QString, qsizetype>>{{u"work"_s, portfolio.work.size()},
                                                                                         {u"volunteer"_s, portfolio.volunteer.size()},
                                                                                         {u"education"_s, portfolio.education.size()},
                                                                                         {u"awards"_s, portfolio.awards.size()},
                                                                                         {u"certificates"_s, portfolio.certificates.size()},
                                                                                         {u"publications"_s, portfolio.publications.size()},
                                                                                         {u"talks"_s, portfolio.talks.size()},
                                                                                         {u"skills"_s, portfolio.skills.size()},
                                                                                         {u"languages"_s, portfolio.languages.size()},
                                                                                         {u"interests"_s, portfolio.interests.size()},
                                                                                         {u"references"_s, portfolio.references.size()}})
        if (count > 0)
            add(u"%1 (%2)"_s.arg(key).arg(count));
    const auto &basics = portfolio.basics;
    if (!portfolio.about.isEmpty())
        add(u"about"_s);
    if (!basics.phone.isEmpty() || !basics.image.isEmpty() || !(basics.location == Location()) || !basics.profiles.isEmpty())
        add(u"phone, picture, place and profiles"_s);
    if (basics.summary.size() > longestSubtitle)
        add(u"the summary beyond its first %1 characters"_s.arg(longestSubtitle));
    if (portfolio.projects.size() > mostRepos)
        add(u"projects beyond the first %1 (%2)"_s.arg(mostRepos).arg(portfolio.projects.size() - mostRepos));
    qsizetype richer = 0;
    for (const auto &project : portfolio.projects)
        richer += ownPartOf(project, false).isEmpty() ? 0 : 1;
    if (richer > 0)
        add(u"dates, highlights, roles and other details of projects (%1)"_s.arg(richer));
    return found;
}

} // namespace trinity
