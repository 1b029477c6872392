// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/CountLine.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CountWords {
    const char16_t *language;
    const char16_t *repositories; // %1: a number above 2
    const char16_t *projects; // %1: a number above 2
    const char16_t *mostly; // %1: the phrase above, %2: a programming language
    const char16_t *mostStarred; // %1: names, separated by commas
};

constexpr std::array countWords{
    CountWords{u"de", u"%1 Repositorien", u"%1 Projekte", u"%1, überwiegend %2", u"Die meisten Sterne: %1."},
    CountWords{u"en", u"%1 repositories", u"%1 projects", u"%1, mostly %2", u"Most starred: %1."},
    CountWords{u"es", u"%1 repositorios", u"%1 proyectos", u"%1, sobre todo %2", u"Con más estrellas: %1."},
    CountWords{u"fr", u"%1 dépôts", u"%1 projets", u"%1, surtout %2", u"Les plus étoilés : %1."},
    CountWords{u"it", u"%1 repository", u"%1 progetti", u"%1, soprattutto %2", u"Con più stelle: %1."},
    CountWords{u"pt", u"%1 repositórios", u"%1 projetos", u"%1, sobretudo %2", u"Com mais estrelas: %1."},
};

constexpr qsizetype fewestProjects = 3;
constexpr qsizetype namedProjects = 3;

bool isRepository(const Project &project)
{
    return project.stars || project.forks || !project.lastActivity.isEmpty();
}

// The language of more than half of all projects, or nothing.
QString mainLanguage(const QList<Project> &projects)
{
    QHash<QString, qsizetype> counts;
    for (const auto &project : projects) {
        if (project.language.isEmpty())
            continue;
        const auto count = ++counts[project.language];
        if (count * 2 > projects.size())
            return project.language;
    }
    return {};
}

QStringList mostStarred(const QList<Project> &projects)
{
    QList<const Project *> starred;
    for (const auto &project : projects)
        if (project.stars.value_or(0) > 0 && !project.name.isEmpty())
            starred.append(&project);
    // With few of them, or the same number for all, "the most" says nothing.
    if (starred.size() <= namedProjects * 2)
        return {};
    std::stable_sort(starred.begin(), starred.end(), [](const Project *a, const Project *b) { return *a->stars > *b->stars; });
    if (starred.at(namedProjects - 1)->stars == starred.at(namedProjects)->stars)
        return {};
    QStringList names;
    for (const auto *project : starred.first(namedProjects))
        names.append(project->name);
    return names;
}

} // namespace

QString projectCountLine(const Portfolio &portfolio)
{
    const auto &projects = portfolio.projects;
    if (projects.size() < fewestProjects)
        return {};
    const auto tag = portfolio.language.section(u'-', 0, 0).toLower();
    const auto *words = std::find_if(countWords.begin(), countWords.end(),
                                     [&tag](const CountWords &candidate) { return tag == QStringView(candidate.language); });
    if (words == countWords.end())
        return {};

    const auto text = [](const char16_t *pattern) { return QStringView(pattern).toString(); };
    const bool allAreRepositories = std::all_of(projects.begin(), projects.end(), isRepository);
    auto line = text(allAreRepositories ? words->repositories : words->projects).arg(QLocale(tag).toString(projects.size()));
    if (const auto language = mainLanguage(projects); !language.isEmpty())
        line = text(words->mostly).arg(line, language);
    line += u'.';
    if (const auto names = mostStarred(projects); !names.isEmpty())
        line += u' ' + text(words->mostStarred).arg(names.join(u", "_s));
    return line;
}

} // namespace trinity
