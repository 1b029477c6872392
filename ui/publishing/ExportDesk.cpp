// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/publishing/ExportDesk.h"

#include "ui/Commands.h"
#include "ui/Logging.h"
#include "ui/Workspace.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QFutureWatcher>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

#include <utility>

namespace trinity::ui {

namespace {

constexpr std::pair<CommandId, ExportFormat> formatCommands[] = {
    {CommandId::ExportAsFolder, ExportFormat::Folder},
    {CommandId::ExportAsSingleFile, ExportFormat::SingleFile},
    {CommandId::ExportAsZip, ExportFormat::Zip},
};

Result<QStringList> exportItems(const QString &folder, ExportFormat format, const QList<ExportItem> &items)
{
    return SiteExporter(folder, format).exportSites(items);
}

} // namespace

ExportDesk::ExportDesk(Workspace &workspace, Commands &commands, QWidget *window)
    : QObject(window), m_workspace(workspace), m_commands(commands), m_window(window)
{
    connect(commands.action(CommandId::Export), &QAction::triggered, this, &ExportDesk::exportAgain);
    connect(commands.action(CommandId::ExportTo), &QAction::triggered, this, &ExportDesk::chooseAndExport);
    for (const auto &[id, format] : formatCommands)
        connect(commands.action(id), &QAction::triggered, this, [this, format = format] { setFormat(format); });
    setFormat(m_format);
}

void ExportDesk::setFormat(ExportFormat format)
{
    m_format = format;
    for (const auto &[id, its] : formatCommands)
        m_commands.action(id)->setChecked(its == format);
}

QList<std::pair<SourceId, QString>> ExportDesk::pages() const
{
    if (const auto choices = m_workspace.choices(); !choices.isEmpty())
        return choices;
    QList<std::pair<SourceId, QString>> pages;
    for (const auto id : m_workspace.queue().jobs()) {
        const auto job = m_workspace.queue().job(id);
        const std::pair page(job ? job->source : SourceId(), job ? job->theme : QString());
        if (job && job->state == JobState::Done && !pages.contains(page))
            pages.append(page);
    }
    if (pages.isEmpty() && m_workspace.hasSource() && m_workspace.queue().reading(m_workspace.source()))
        pages.append({m_workspace.source(), m_workspace.theme()});
    return pages;
}

int ExportDesk::count() const
{
    return static_cast<int>(pages().size());
}

void ExportDesk::describe(CommandState *state) const
{
    state->sitesToExport = count();
    state->exporting = m_busy;
}

QList<ExportItem> ExportDesk::items() const
{
    QList<ExportItem> items;
    for (const auto &[source, theme] : pages()) {
        const auto job = m_workspace.jobFor(source, theme);
        const auto finished = job && job->state == JobState::Done ? m_workspace.queue().site(job->id) : std::nullopt;
        ExportItem item;
        item.sourceName = m_workspace.queue().exportName(source);
        if (finished) {
            item.site = *finished;
        } else if (const auto page = m_workspace.queue().siteNow(source, theme)) {
            item.site = *page;
        } else {
            continue;
        }
        items.append(item);
    }
    return items;
}

void ExportDesk::exportAgain()
{
    if (m_folder.isEmpty())
        chooseAndExport();
    else
        exportTo(m_folder);
}

void ExportDesk::chooseAndExport()
{
    QString start = m_folder;
    if (start.isEmpty())
        start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, tr("Export to a folder"), start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Export here"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDesk::exportTo);
    dialog->open();
}

void ExportDesk::exportTo(const QString &folder)
{
    const auto wanted = items();
    if (m_busy || wanted.isEmpty())
        return;
    m_folder = folder;
    m_busy = true;
    emit busyChanged();
    auto *watcher = new QFutureWatcher<Result<QStringList>>(this);
    connect(watcher, &QFutureWatcher<Result<QStringList>>::finished, this, [this, watcher, folder] {
        watcher->deleteLater();
        m_busy = false;
        emit busyChanged();
        const auto result = watcher->result();
        if (result) {
            emit exported(folder, *result);
        } else {
            qCWarning(lcExport) << "Export failed:" << result.error().detail;
            emit failed(result.error());
        }
    });
    watcher->setFuture(QtConcurrent::run(&exportItems, folder, m_format, wanted));
}

} // namespace trinity::ui
