// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/SiteContent.h"

#include "engine/portfolio/JsonResume.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstNonEmpty(std::initializer_list<QString> candidates)
{
    for (const auto &candidate : candidates)
        if (!candidate.isEmpty())
            return candidate;
    return {};
}

QJsonObject callToAction(const Basics &basics)
{
    if (!basics.url.isEmpty())
        return {{u"text"_s, basics.url}, {u"url"_s, basics.url}};
    for (const auto &profile : basics.profiles)
        if (!profile.url.isEmpty())
            return {{u"text"_s, firstNonEmpty({profile.network, profile.url})}, {u"url"_s, profile.url}};
    if (!basics.email.isEmpty())
        return {{u"text"_s, basics.email}, {u"url"_s, u"mailto:"_s + basics.email}};
    return {};
}

} // namespace

QString SiteContent::headline() const
{
    return firstNonEmpty({wording.headline, facts.basics.label, facts.basics.name});
}

QString SiteContent::subtitle() const
{
    return firstNonEmpty({wording.subtitle, facts.basics.summary});
}

QString SiteContent::tagline() const
{
    return firstNonEmpty({wording.tagline, facts.basics.label});
}

QString SiteContent::about() const
{
    return firstNonEmpty({wording.about, facts.about});
}

QString SiteContent::itemText(const QString &pointer, const QString &sourceText) const
{
    return firstNonEmpty({wording.items.value(pointer), sourceText});
}

QJsonObject SiteContent::toJson() const
{
    QJsonArray repos;
    for (qsizetype i = 0; i < facts.projects.size(); ++i) {
        const auto &project = facts.projects.at(i);
        QJsonObject repo{{u"name"_s, project.name},
                         {u"description"_s, itemText(u"/projects/%1"_s.arg(i), project.description)},
                         {u"url"_s, project.url},
                         {u"language"_s, project.language},
                         {u"tags"_s, QJsonArray::fromStringList(project.keywords)}};
        if (project.stars)
            repo.insert(u"stars"_s, *project.stars);
        repos.append(repo);
    }
    QJsonObject resume = jsonResumeFromPortfolio(facts);
    resume.remove(u"projects"_s);
    return {{u"brand_name"_s, facts.basics.name},
            {u"tagline"_s, tagline()},
            {u"hero"_s, QJsonObject{{u"title"_s, headline()}, {u"subtitle"_s, subtitle()}}},
            {u"repos"_s, repos},
            {u"menu_items"_s, QJsonArray()},
            {u"cta"_s, callToAction(facts.basics)},
            {u"x_resume"_s, resume}};
}

} // namespace trinity
