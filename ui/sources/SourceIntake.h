// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QStringList>

class QMenu;
class QMimeData;
class QWidget;

namespace trinity::ui {

class Commands;
class Workspace;

/// The one way by which files, folders, texts and samples become sources, whoever brings them: drop, dialog, paste,
/// command line. A file is listed once: brought again it is found again, and when it has changed meanwhile it takes the
/// place of what was read before. Reading itself is the queue's work, in the background.
class SourceIntake final : public QObject
{
    Q_OBJECT

public:
    SourceIntake(Workspace &workspace, Commands &commands, const QString &samplesDirectory, QWidget *window);

    void addPaths(const QStringList &paths);
    void addText(const QString &name, const QString &text);
    SourceId addBytes(const QString &name, const QByteArray &bytes); ///< of any kind that is read
    void addMimeData(const QMimeData &data);
    void addSample(const QString &path);
    void addFirstSample();
    [[nodiscard]] const QStringList &samples() const { return m_samples; } ///< paths of the sample portfolios
    [[nodiscard]] QMenu *newSampleMenu(QWidget *parent);
    [[nodiscard]] bool hasSamples() const { return !m_samples.isEmpty(); }

    void chooseFiles();
    void chooseFolder();
    void pasteFromClipboard(); ///< files are added, text is shown first
    void openPasteDialog(const QString &text);

    /// The file that a source is, canonical; empty for texts.
    [[nodiscard]] QString pathOf(SourceId source) const { return m_files.value(source).path; }
    /// Whether another program has changed the file since it was read or saved.
    [[nodiscard]] bool hasChangedOnDisk(SourceId source) const;
    /// The file is from now on what the source is, and as new as that.
    void noteSaved(SourceId source, const QString &path);

    /// A name for a text: its first line, shortened.
    [[nodiscard]] static QString nameFor(const QString &text);
    /// "mara-lindqvist.json" as people would say it: "Mara Lindqvist".
    [[nodiscard]] static QString sampleTitle(const QString &path);

signals:
    void sourcesAdded(const QList<trinity::SourceId> &sources);
    void foundAgain(trinity::SourceId source); ///< brought again and unchanged
    void noticed(const QString &what);
    void refused(const QString &why);

private:
    /// How a file looked when it was added: enough to see that it has changed.
    struct FileStamp {
        QString path; ///< canonical
        qint64 size = 0;
        QDateTime modified;
        bool operator==(const FileStamp &) const = default;
    };
    /// What became of the files of one drop.
    struct Taken {
        QList<SourceId> added;
        QList<SourceId> known;
    };

    [[nodiscard]] static FileStamp stampOf(const QString &path);
    void take(const QString &path, Taken *taken);
    void tell(const Taken &taken);
    [[nodiscard]] QString alreadyListed(const QList<SourceId> &known) const;

    Workspace &m_workspace;
    QStringList m_samples;
    QWidget *m_window;
    QString m_lastFolder;
    QHash<SourceId, FileStamp> m_files;
};

} // namespace trinity::ui
