// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QMimeData;
class QWidget;

namespace trinity::ui {

class Commands;
class Workspace;

/// The one way by which files, folders, texts and samples become sources, whoever brings them: drop, dialog, paste,
/// command line. Reading itself is the queue's work, in the background.
class SourceIntake final : public QObject
{
    Q_OBJECT

public:
    SourceIntake(Workspace &workspace, Commands &commands, const QString &samplesDirectory, QWidget *window);

    void addPaths(const QStringList &paths);
    void addText(const QString &name, const QString &text);
    void addMimeData(const QMimeData &data);
    void addSample(const QString &path);
    void addFirstSample();
    [[nodiscard]] const QStringList &samples() const { return m_samples; } ///< paths of the sample portfolios
    [[nodiscard]] bool hasSamples() const { return !m_samples.isEmpty(); }

    void chooseFiles();
    void chooseFolder();
    void pasteFromClipboard(); ///< files are added, text is shown first
    void openPasteDialog(const QString &text);

    /// A name for a text: its first line, shortened.
    [[nodiscard]] static QString nameFor(const QString &text);
    /// "mara-lindqvist.json" as people would say it: "Mara Lindqvist".
    [[nodiscard]] static QString sampleTitle(const QString &path);

signals:
    void sourcesAdded(const QList<trinity::SourceId> &sources);
    void refused(const QString &why);

private:
    Workspace &m_workspace;
    QStringList m_samples;
    QWidget *m_window;
    QString m_lastFolder;
};

} // namespace trinity::ui
