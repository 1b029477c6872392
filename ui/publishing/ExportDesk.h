// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"
#include "engine/publishing/SiteExporter.h"

#include <QtCore/QObject>

class QWidget;

namespace trinity::ui {

class Commands;
struct CommandState;
class Workspace;

/// Saves sites to a folder, in the background and all of them or none. Which: the chosen ones, else all finished ones,
/// else the one in the preview.
class ExportDesk final : public QObject
{
    Q_OBJECT

public:
    ExportDesk(Workspace &workspace, Commands &commands, QWidget *window);

    [[nodiscard]] QList<ExportItem> items() const;
    [[nodiscard]] int count() const; ///< of items(), without making them
    void describe(CommandState *state) const;
    [[nodiscard]] bool isBusy() const { return m_busy; }

    [[nodiscard]] const QString &folder() const { return m_folder; }
    void setFolder(const QString &folder) { m_folder = folder; }
    [[nodiscard]] ExportFormat format() const { return m_format; }
    void setFormat(ExportFormat format);

    void exportAgain(); ///< to the last folder; asks for one the first time
    void chooseAndExport();
    void exportTo(const QString &folder);

signals:
    void busyChanged();
    void exported(const QString &folder, const QStringList &files); ///< the files to open
    void failed(const trinity::Error &error);

private:
    [[nodiscard]] QList<std::pair<SourceId, QString>> pages() const;

    Workspace &m_workspace;
    const Commands &m_commands;
    QWidget *m_window;
    QString m_folder;
    ExportFormat m_format = ExportFormat::Folder;
    bool m_busy = false;
};

} // namespace trinity::ui
