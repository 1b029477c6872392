// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/SourceIntake.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/sources/DropVerdict.h"
#include "ui/sources/PasteDialog.h"
#include "ui/style/Icons.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int longestName = 48;

QStringList samplesIn(const QString &directory)
{
    return directory.isEmpty() ? QStringList() : PortfolioReader::portfolioFilesIn(directory);
}

} // namespace

SourceIntake::SourceIntake(Workspace &workspace, Commands &commands, const QString &samplesDirectory, QWidget *window)
    : QObject(window), m_workspace(workspace), m_samples(samplesIn(samplesDirectory)), m_window(window)
{
    connect(commands.action(CommandId::AddFiles), &QAction::triggered, this, &SourceIntake::chooseFiles);
    connect(commands.action(CommandId::AddFolder), &QAction::triggered, this, &SourceIntake::chooseFolder);
    connect(commands.action(CommandId::Paste), &QAction::triggered, this, &SourceIntake::pasteFromClipboard);
    connect(commands.action(CommandId::PasteText), &QAction::triggered, this, [this] { openPasteDialog({}); });
    connect(commands.action(CommandId::AddSample), &QAction::triggered, this, &SourceIntake::addFirstSample);
    connect(&workspace.queue(), &JobQueue::sourceRemoved, this, [this](SourceId source) { m_files.remove(source); });
}

void SourceIntake::addPaths(const QStringList &paths)
{
    const DropVerdict verdict = DropVerdict::ofPaths(paths);
    Taken taken;
    for (const auto &file : verdict.files)
        take(file, &taken);
    tell(taken);
    const bool allTaken = verdict.advice.isEmpty() && !verdict.files.isEmpty();
    if (allTaken)
        return;
    QString why = verdict.advice.isEmpty() ? verdict.sentence : verdict.sentence + u". "_s + verdict.advice;
    if (!taken.known.isEmpty())
        why += u' ' + alreadyListed(taken.known);
    emit refused(why);
}

SourceIntake::FileStamp SourceIntake::stampOf(const QString &path)
{
    const QFileInfo info(path);
    FileStamp stamp;
    stamp.path = info.canonicalFilePath();
    stamp.size = info.size();
    stamp.modified = info.lastModified();
    return stamp;
}

void SourceIntake::take(const QString &path, Taken *taken)
{
    const FileStamp stamp = stampOf(path); // before it is read: a change meanwhile is then seen the next time
    const auto same = std::find_if(m_files.cbegin(), m_files.cend(), [&](const FileStamp &other) { return other.path == stamp.path; });
    if (same != m_files.cend() && !stamp.path.isEmpty()) {
        const SourceId old = same.key();
        if (taken->added.contains(old) || taken->known.contains(old))
            return; // twice in one drop
        if (*same == stamp) {
            taken->known.append(old);
            return;
        }
        m_workspace.queue().removeSource(old);
    }
    const SourceId source = m_workspace.queue().addSource(Source::file(path));
    m_files.insert(source, stamp);
    taken->added.append(source);
}

void SourceIntake::tell(const Taken &taken)
{
    if (!taken.known.isEmpty()) {
        emit foundAgain(taken.known.first());
        emit noticed(alreadyListed(taken.known));
    }
    if (!taken.added.isEmpty())
        emit sourcesAdded(taken.added);
}

QString SourceIntake::alreadyListed(const QList<SourceId> &known) const
{
    if (known.size() == 1)
        return tr("%1 is already in the list.").arg(m_workspace.queue().sourceName(known.first()));
    return tr("%n file(s) are already in the list.", nullptr, static_cast<int>(known.size()));
}

void SourceIntake::addText(const QString &name, const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    const QString title = name.trimmed().isEmpty() ? nameFor(text) : name.trimmed();
    (void)addBytes(title, text.toUtf8());
}

SourceId SourceIntake::addBytes(const QString &name, const QByteArray &bytes)
{
    const SourceId source = m_workspace.queue().addSource(Source::text(name, bytes));
    emit sourcesAdded({source});
    return source;
}

bool SourceIntake::hasChangedOnDisk(SourceId source) const
{
    const auto known = m_files.constFind(source);
    return known != m_files.cend() && QFileInfo::exists(known->path) && stampOf(known->path) != *known;
}

void SourceIntake::noteSaved(SourceId source, const QString &path)
{
    m_files.insert(source, stampOf(path));
}

void SourceIntake::addMimeData(const QMimeData &data)
{
    if (data.hasUrls()) {
        QStringList paths;
        for (const auto &url : data.urls()) {
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        }
        if (!paths.isEmpty()) {
            addPaths(paths);
            return;
        }
    } else if (data.hasText() && !data.text().trimmed().isEmpty()) {
        addText({}, data.text());
        return;
    }
    const DropVerdict verdict = DropVerdict::of(data);
    emit refused(verdict.sentence + u". "_s + verdict.advice);
}

void SourceIntake::addSample(const QString &path)
{
    Taken taken;
    take(path, &taken);
    tell(taken);
    for (const auto source : taken.added + taken.known) {
        QStringList themes = m_workspace.catalog().ids();
        themes.removeIf([&](const QString &theme) { return m_workspace.jobFor(source, theme).has_value(); });
        m_workspace.queue().addJobs(source, themes);
    }
}

QMenu *SourceIntake::newSampleMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("&Sample"), parent);
    menu->setIcon(icon(IconId::Sample));
    for (const auto &path : std::as_const(m_samples))
        menu->addAction(sampleTitle(path), this, [this, path] { addSample(path); });
    menu->setEnabled(hasSamples());
    return menu;
}

void SourceIntake::addFirstSample()
{
    if (m_samples.isEmpty())
        emit refused(tr("The sample portfolios are not installed. Add a file of your own, or paste some text."));
    else
        addSample(m_samples.first());
}

void SourceIntake::chooseFiles()
{
    auto *dialog = new QFileDialog(m_window, tr("Add portfolio files"), m_lastFolder.isEmpty() ? QDir::homePath() : m_lastFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setObjectName(u"filesDialog"_s);
    dialog->setNameFilters({tr("Portfolios (*.pdf *.docx *.odt *.txt *.text *.md *.markdown *.json *.trinity *.html *.htm)"),
                            tr("Documents (*.pdf *.docx *.odt)"), tr("Text and Markdown (*.txt *.text *.md *.markdown)"),
                            tr("JSON Resume and Trinity documents (*.json *.trinity)"), tr("Saved web pages (*.html *.htm)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        m_lastFolder = QFileInfo(files.value(0)).absolutePath();
        addPaths(files);
    });
    dialog->open();
}

void SourceIntake::chooseFolder()
{
    auto *dialog =
        new QFileDialog(m_window, tr("Add the portfolio files of a folder"), m_lastFolder.isEmpty() ? QDir::homePath() : m_lastFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_lastFolder = folder;
        addPaths({folder});
    });
    dialog->open();
}

void SourceIntake::pasteFromClipboard()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data && data->hasUrls())
        addMimeData(*data);
    else
        openPasteDialog(data ? data->text() : QString());
}

void SourceIntake::openPasteDialog(const QString &text)
{
    auto *dialog = new PasteDialog(text, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasteDialog::textGiven, this, &SourceIntake::addText);
    dialog->open();
}

QString SourceIntake::nameFor(const QString &text)
{
    const auto lines = QStringView(text).split(u'\n');
    for (const auto &line : lines) {
        QString name = line.toString().remove(u'#').simplified();
        if (name.isEmpty())
            continue;
        return name.size() <= longestName ? name : name.left(longestName - 1).trimmed() + u'…';
    }
    return tr("Pasted text");
}

QString SourceIntake::sampleTitle(const QString &path)
{
    QStringList words = QFileInfo(path).completeBaseName().split(QLatin1Char('-'), Qt::SkipEmptyParts);
    for (auto &word : words)
        word.replace(0, 1, word.at(0).toUpper());
    return words.join(u' ');
}

} // namespace trinity::ui
