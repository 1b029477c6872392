// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/documents/DocumentDesk.h"

#include "engine/portfolio/TrinityFile.h"
#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/sources/SourceIntake.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/MessageBar.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QFutureWatcher>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr auto trinityEnding = ".trinity"_L1;

QString withEnding(const QString &path)
{
    return path.endsWith(trinityEnding, Qt::CaseInsensitive) ? path : path + trinityEnding;
}

} // namespace

DocumentDesk::DocumentDesk(Workspace &workspace, Commands &commands, SourceIntake &intake, MessageBar &messages,
                           const QString &recoveryFolder, QWidget *window)
    : QObject(window), m_workspace(workspace), m_intake(intake), m_messages(messages), m_window(window), m_unsaved(recoveryFolder)
{
    connect(commands.action(CommandId::SaveDocument), &QAction::triggered, this, &DocumentDesk::save);
    connect(commands.action(CommandId::SaveDocumentAs), &QAction::triggered, this, &DocumentDesk::saveAs);
    connect(commands.action(CommandId::OpenDocument), &QAction::triggered, this, &DocumentDesk::open);
    connect(&workspace.queue(), &JobQueue::sourceRead, this, &DocumentDesk::handleRead);
    connect(&workspace.queue(), &JobQueue::sourceRemoved, this, &DocumentDesk::handleRemoved);
}

DocumentDesk::~DocumentDesk()
{
    for (const auto &kept : std::as_const(m_removed))
        m_unsaved.discard(kept); // they could be brought back until now
}

QString DocumentDesk::keyOf(SourceId source)
{
    return u"source%1"_s.arg(source.value);
}

QString DocumentDesk::pathOf(SourceId source) const
{
    if (const auto known = m_paths.constFind(source); known != m_paths.cend())
        return *known;
    const auto reading = m_workspace.queue().reading(source);
    return reading && reading->document.kind == SourceKind::Trinity ? m_intake.pathOf(source) : QString();
}

void DocumentDesk::save()
{
    const SourceId source = m_workspace.source();
    const QString path = pathOf(source);
    if (path.isEmpty()) {
        saveAs();
    } else if (m_intake.pathOf(source) == path && m_intake.hasChangedOnDisk(source)) {
        m_messages.say(MessageBar::Level::Error,
                       tr("%1 was changed by another program meanwhile, so it was not overwritten. Nothing of yours is lost. Save it under "
                          "another name, or drop the file again to read it anew.")
                           .arg(QFileInfo(path).fileName()),
                       tr("Save as…"), [this] { saveAs(); });
    } else {
        saveTo(source, path);
    }
}

void DocumentDesk::saveAs()
{
    const SourceId source = m_workspace.source();
    QString start = pathOf(source);
    if (start.isEmpty()) {
        QString folder = m_lastFolder;
        if (folder.isEmpty() && !m_intake.pathOf(source).isEmpty())
            folder = QFileInfo(m_intake.pathOf(source)).absolutePath();
        if (folder.isEmpty())
            folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        start = folder + u'/' + m_workspace.queue().exportName(source) + trinityEnding;
    }
    auto *dialog = new QFileDialog(m_window, tr("Save document"), QFileInfo(start).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({tr("Trinity documents (*.trinity)")});
    dialog->setDefaultSuffix(QString(trinityEnding).mid(1));
    dialog->selectFile(QFileInfo(start).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, source](const QString &path) { saveTo(source, withEnding(path)); });
    dialog->open();
}

void DocumentDesk::saveTo(SourceId source, const QString &path)
{
    const auto document = m_workspace.queue().document(source);
    if (!document)
        return;
    m_lastFolder = QFileInfo(path).absolutePath();
    auto *watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcher<Result<void>>::finished, this, [this, watcher, source, path] {
        watcher->deleteLater();
        handleSaved(source, path, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&TrinityFile::save, path, *document));
}

void DocumentDesk::handleSaved(SourceId source, const QString &path, const Result<void> &result)
{
    if (!result) {
        m_messages.say(MessageBar::Level::Error, ErrorText::of(result.error()).happened + u' ' + tr("Nothing of yours is lost."),
                       tr("Save as…"), [this] { saveAs(); });
        return;
    }
    m_paths.insert(source, path);
    m_intake.noteSaved(source, path);
    m_changed.remove(source);
    m_unsaved.forget(keyOf(source));
    m_messages.say(MessageBar::Level::Info, tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
    emit changed();
    emit saved(path);
}

void DocumentDesk::open()
{
    auto *dialog = new QFileDialog(m_window, tr("Open document"), m_lastFolder.isEmpty() ? QDir::homePath() : m_lastFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"openDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Trinity documents (*.trinity)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        m_lastFolder = QFileInfo(files.value(0)).absolutePath();
        m_intake.addPaths(files);
    });
    dialog->open();
}

void DocumentDesk::noteChange(SourceId source)
{
    m_changed.insert(source);
    keep(source);
    emit changed();
}

void DocumentDesk::keep(SourceId source)
{
    const QString name = m_workspace.queue().sourceName(source);
    if (const auto document = m_workspace.queue().document(source))
        (void)m_unsaved.keep(keyOf(source), name, pathOf(source), document->toJson()); // what fails is logged
}

/// The saved words of a document are shown at once; nobody is asked for them.
void DocumentDesk::handleRead(SourceId source)
{
    const auto reading = m_workspace.queue().reading(source);
    if (!reading)
        return;
    if (const auto kept = m_broughtBack.constFind(source); kept != m_broughtBack.cend()) {
        noteChange(source); // kept anew, under its new number
        m_unsaved.discard(*kept);
        m_broughtBack.erase(kept);
    }
    QStringList themes = m_workspace.catalog().ids();
    themes.removeIf([&](const QString &theme) {
        return !m_workspace.queue().hasDocumentWords(source, theme) || m_workspace.jobFor(source, theme).has_value();
    });
    if (!themes.isEmpty())
        m_workspace.queue().addJobs(source, themes);
}

void DocumentDesk::handleRemoved(SourceId source)
{
    m_paths.remove(source);
    m_broughtBack.remove(source);
    if (!m_changed.remove(source))
        return;
    emit changed();
    const auto kept = m_unsaved.kept(keyOf(source));
    m_removed.append(kept);
    m_messages.say(MessageBar::Level::Info, tr("%1 was removed with decisions of yours that were not saved.").arg(kept.name),
                   tr("Bring it back"), [this, kept] { bringBack(kept); });
}

void DocumentDesk::bringBack(const UnsavedDocuments::Kept &kept)
{
    QFile file(kept.file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_removed.removeIf([&](const UnsavedDocuments::Kept &other) { return other.file == kept.file; });
    const SourceId source = m_intake.addBytes(kept.name, file.readAll());
    m_broughtBack.insert(source, kept);
    if (!kept.path.isEmpty())
        m_paths.insert(source, kept.path);
}

void DocumentDesk::offerLeft()
{
    const auto left = m_unsaved.left();
    if (left.isEmpty())
        return;
    const QString what = left.size() == 1
        ? tr("Your decisions about %1 were not saved the last time. They are kept.").arg(left.first().name)
        : tr("%n document(s) were not saved the last time. They are kept.", nullptr, static_cast<int>(left.size()));
    m_messages.say(MessageBar::Level::Info, what, tr("Open"), [this, left] {
        for (const auto &kept : left)
            bringBack(kept);
    });
}

} // namespace trinity::ui
