// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "engine/site/ThemeCatalog.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <utility>

namespace trinity::ui {

struct CommandState;

/// What the person is looking at: one current source and theme, the themes chosen for the next batch, the themes side by
/// side, the sites chosen for export. The panes read and change it, and never each other. Owns nothing of the engine.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    using Choice = std::pair<SourceId, QString>;

    Workspace(JobQueue &queue, const ThemeCatalog &catalog, QObject *parent = nullptr);

    [[nodiscard]] JobQueue &queue() const { return m_queue; }
    [[nodiscard]] const ThemeCatalog &catalog() const { return m_catalog; }

    [[nodiscard]] SourceId source() const { return m_source; } ///< value 0: none yet
    [[nodiscard]] bool hasSource() const { return m_source.value != 0; }
    void setSource(SourceId source);
    [[nodiscard]] QList<SourceId> selectedSources() const { return m_selectedSources; }
    void setSelectedSources(const QList<SourceId> &sources);

    [[nodiscard]] const QString &theme() const { return m_theme; }
    void setTheme(const QString &theme);
    void stepTheme(int step); ///< next and previous, around the corner

    [[nodiscard]] const QStringList &chosenThemes() const { return m_chosenThemes; }
    void setChosenThemes(const QStringList &themes);

    [[nodiscard]] const QStringList &comparedThemes() const { return m_comparedThemes; } ///< two to four, one per pane
    void setComparedThemes(const QStringList &themes);

    [[nodiscard]] Theme::Scheme scheme() const { return m_scheme; } ///< of the pages in the previews
    void setScheme(Theme::Scheme scheme);

    [[nodiscard]] bool isChosen(SourceId source, const QString &theme) const { return m_choices.contains({source.value, theme}); }
    void setChosen(SourceId source, const QString &theme, bool chosen);
    [[nodiscard]] QList<Choice> choices() const;

    /// How many of these sources' sites are on their way.
    [[nodiscard]] int runningJobsOf(const QList<SourceId> &sources) const;
    /// What it says to the rules of the commands.
    void describe(CommandState *state) const;
    /// The newest job of a source and theme.
    [[nodiscard]] std::optional<Job> jobFor(SourceId source, const QString &theme) const;
    /// The page to show: the one filling in while it is written, else what the queue can build now.
    [[nodiscard]] Result<Site> page(SourceId source, const QString &theme) const;
    /// The person's name, once the source is read; before that the source's.
    [[nodiscard]] QString titleOf(SourceId source) const;
    [[nodiscard]] QString themeName(const QString &id) const;
    [[nodiscard]] QColor groundOf(const QString &theme) const;

signals:
    void sourceChanged();
    void selectedSourcesChanged();
    void themeChanged();
    void chosenThemesChanged();
    void comparedThemesChanged();
    void schemeChanged();
    void choicesChanged();
    /// This page looks different now.
    void pageChanged(trinity::SourceId source, const QString &theme);

private:
    void forget(SourceId source);

    JobQueue &m_queue;
    const ThemeCatalog &m_catalog;
    SourceId m_source;
    QList<SourceId> m_selectedSources;
    QString m_theme;
    QStringList m_chosenThemes;
    QStringList m_comparedThemes;
    Theme::Scheme m_scheme = Theme::Scheme::Auto;
    QSet<std::pair<quint64, QString>> m_choices;
};

} // namespace trinity::ui
