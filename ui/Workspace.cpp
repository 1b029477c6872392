// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/Workspace.h"

#include "ui/Commands.h"
#include "ui/style/ThemeColours.h"

#include <QtGui/QColor>

#include <algorithm>

namespace trinity::ui {

namespace {

constexpr qsizetype fewestPanes = 2;
constexpr qsizetype mostPanes = 4;

} // namespace

Workspace::Workspace(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent) : QObject(parent), m_queue(queue), m_catalog(catalog)
{
    const QStringList ids = catalog.ids();
    m_theme = ids.value(0);
    m_chosenThemes = ids;
    m_comparedThemes = ids.mid(0, std::min<qsizetype>(3, ids.size()));

    connect(&queue, &JobQueue::siteChanged, this, [this](JobId id) {
        if (const auto job = m_queue.job(id))
            emit pageChanged(job->source, job->theme);
    });
    connect(&queue, &JobQueue::jobFinished, this, [this](JobId id) {
        if (const auto job = m_queue.job(id))
            emit pageChanged(job->source, job->theme);
    });
    connect(&queue, &JobQueue::sourceRead, this, [this](SourceId source) {
        for (const auto &theme : m_catalog.themes())
            emit pageChanged(source, theme.id);
    });
    connect(&queue, &JobQueue::sourceRemoved, this, &Workspace::forget);
}

void Workspace::forget(SourceId source)
{
    const auto choices = m_choices.size();
    m_choices.removeIf([source](const auto &choice) { return choice.first == source.value; });
    if (m_choices.size() != choices)
        emit choicesChanged();
    QList<SourceId> selected = m_selectedSources;
    selected.removeAll(source);
    setSelectedSources(selected);
    if (source == m_source)
        setSource({});
}

void Workspace::setSource(SourceId source)
{
    if (source == m_source)
        return;
    m_source = source;
    emit sourceChanged();
}

void Workspace::setSelectedSources(const QList<SourceId> &sources)
{
    if (sources == m_selectedSources)
        return;
    m_selectedSources = sources;
    emit selectedSourcesChanged();
}

void Workspace::setTheme(const QString &theme)
{
    if (theme == m_theme || !m_catalog.find(theme))
        return;
    m_theme = theme;
    emit themeChanged();
}

void Workspace::stepTheme(int step)
{
    const QStringList ids = m_catalog.ids();
    if (ids.isEmpty())
        return;
    const auto count = ids.size();
    setTheme(ids.at((ids.indexOf(m_theme) + step + count) % count));
}

void Workspace::setChosenThemes(const QStringList &themes)
{
    QStringList known;
    for (const auto &id : m_catalog.ids()) {
        if (themes.contains(id))
            known.append(id);
    }
    if (known == m_chosenThemes)
        return;
    m_chosenThemes = known;
    emit chosenThemesChanged();
}

void Workspace::setComparedThemes(const QStringList &themes)
{
    if (themes == m_comparedThemes || themes.size() < fewestPanes || themes.size() > mostPanes)
        return;
    m_comparedThemes = themes;
    emit comparedThemesChanged();
}

void Workspace::setScheme(Theme::Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    emit schemeChanged();
}

void Workspace::setChosen(SourceId source, const QString &theme, bool chosen)
{
    if (chosen == isChosen(source, theme))
        return;
    if (chosen)
        m_choices.insert({source.value, theme});
    else
        m_choices.remove({source.value, theme});
    emit choicesChanged();
}

QList<Workspace::Choice> Workspace::choices() const
{
    QList<Choice> ordered;
    for (const auto source : m_queue.sources()) {
        for (const auto &theme : m_catalog.ids()) {
            if (isChosen(source, theme))
                ordered.append({source, theme});
        }
    }
    return ordered;
}

void Workspace::describe(CommandState *state) const
{
    state->hasSource = hasSource();
    state->sourceReadable = m_queue.reading(m_source).has_value();
    state->sourcesToMake = static_cast<int>(m_selectedSources.size());
    state->themesToMake = static_cast<int>(m_chosenThemes.size());
}

int Workspace::runningJobsOf(const QList<SourceId> &sources) const
{
    int running = 0;
    for (const auto id : m_queue.jobs()) {
        const auto job = m_queue.job(id);
        running += job && !isFinal(job->state) && sources.contains(job->source) ? 1 : 0;
    }
    return running;
}

std::optional<Job> Workspace::jobFor(SourceId source, const QString &theme) const
{
    const auto ids = m_queue.jobs();
    for (auto it = ids.crbegin(); it != ids.crend(); ++it) {
        auto job = m_queue.job(*it);
        if (job && job->source == source && job->theme == theme)
            return job;
    }
    return std::nullopt;
}

Result<Site> Workspace::page(SourceId source, const QString &theme) const
{
    SiteOptions options;
    options.scheme = m_scheme;
    const auto job = jobFor(source, theme);
    if (job && !isFinal(job->state)) {
        if (auto site = m_queue.site(job->id, options))
            return *site;
    }
    return m_queue.siteNow(source, theme, options);
}

QString Workspace::titleOf(SourceId source) const
{
    const auto reading = m_queue.reading(source);
    if (reading && !reading->portfolio.basics.name.isEmpty())
        return reading->portfolio.basics.name;
    return m_queue.sourceName(source);
}

QString Workspace::themeName(const QString &id) const
{
    const Theme *theme = m_catalog.find(id);
    return theme ? theme->name : id;
}

QColor Workspace::groundOf(const QString &theme) const
{
    const Theme *found = m_catalog.find(theme);
    return found ? ThemeColours::of(*found, m_scheme).ground : QColor(Qt::white);
}

} // namespace trinity::ui
