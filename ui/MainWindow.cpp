// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/MainWindow.h"

#include "ui/Commands.h"
#include "ui/MainMenu.h"
#include "ui/MainToolBar.h"
#include "ui/RegionCycle.h"
#include "ui/ShortcutList.h"
#include "ui/Workspace.h"
#include "ui/gallery/ThemeGallery.h"
#include "ui/preview/ComparePane.h"
#include "ui/preview/LinkQuestion.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/PreviewPane.h"
#include "ui/publishing/ExportDesk.h"
#include "ui/queue/JobListModel.h"
#include "ui/queue/QueuePane.h"
#include "ui/servers/EngineChip.h"
#include "ui/servers/EngineStatus.h"
#include "ui/sources/EmptyState.h"
#include "ui/sources/SourceIntake.h"
#include "ui/sources/SourcePane.h"
#include "ui/sources/WindowDrop.h"
#include "ui/style/Appearance.h"
#include "ui/style/Icons.h"
#include "ui/text/EngineText.h"
#include "ui/text/EnglishPlurals.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"
#include "ui/widgets/MessageBar.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr QSize firstWindowSize(1280, 800);
constexpr int queueFirstHeight = 214;
constexpr int sourcesFirstWidth = 236;

} // namespace

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_plurals(new EnglishPlurals(this))
    , m_engine(parts.engine)
    , m_openUrl(parts.openUrl)
    , m_host(std::make_unique<PreviewHost>())
    , m_appearance(new Appearance(this))
    , m_workspace(new Workspace(parts.queue, parts.catalog, this))
    , m_commands(new Commands(this))
    , m_intake(new SourceIntake(*m_workspace, parts.samplesDirectory, this))
    , m_exportDesk(new ExportDesk(*m_workspace, this))
    , m_links(new LinkQuestion(parts.openUrl, this))
    , m_regions(new RegionCycle(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Trinity"_s);
    setAccessibleName(u"Trinity"_s);
    setWindowIcon(QIcon(u":/trinity/icons/trinity.svg"_s));
    buildPanes();
    buildQueueDock();
    buildBars();
    connectCommands();
    connectViewCommands();
    connectExport();
    connectNews();
    restore(parts.settings);
    show(Page::Empty);
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &MainWindow::refresh);
    refresh();
}

MainWindow::~MainWindow()
{
    delete m_stack; // every view of a page, before the host they read from
}

void MainWindow::addFiles(const QStringList &paths)
{
    m_intake->addPaths(paths);
}

void MainWindow::buildPanes()
{
    const auto command = [this](CommandId id) { return m_commands->action(id); };
    m_messages = new MessageBar(this);
    m_sources = new SourcePane(*m_workspace, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"centre"_s);
    m_stack->setAccessibleName(tr("Sites"));
    m_stack->addWidget(new EmptyState(m_engine, command(CommandId::AddFiles), command(CommandId::PasteText), command(CommandId::AddSample),
                                      command(CommandId::EngineSettings), m_stack));
    m_gallery = new ThemeGallery(*m_workspace, *m_commands, *m_host, m_stack);
    m_preview = new PreviewPane(*m_workspace, *m_commands, *m_host, m_stack);
    m_compare = new ComparePane(*m_workspace, *m_host, m_stack);
    for (QWidget *pane : {static_cast<QWidget *>(m_gallery), static_cast<QWidget *>(m_preview), static_cast<QWidget *>(m_compare)})
        m_stack->addWidget(pane);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setAccessibleName(tr("Sources and sites"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sources);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({sourcesFirstWidth, firstWindowSize.width() - sourcesFirstWidth});

    auto *middle = new QWidget(this);
    middle->setAccessibleName(tr("Workspace"));
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_splitter, 1);
    setCentralWidget(middle);
}

void MainWindow::buildQueueDock()
{
    m_queue = new QueuePane(*m_workspace, *m_commands, this);
    m_queueDock = new QDockWidget(tr("Queue"), this);
    m_queueDock->setObjectName(u"queueDock"_s);
    m_queueDock->setAccessibleName(tr("Queue"));
    m_queueDock->setFeatures(QDockWidget::DockWidgetClosable);
    auto *noTitle = new QWidget(m_queueDock);
    noTitle->setAccessibleName(tr("Queue"));
    m_queueDock->setTitleBarWidget(noTitle);
    m_queueDock->setWidget(m_queue);
    addDockWidget(Qt::BottomDockWidgetArea, m_queueDock);
    resizeDocks({m_queueDock}, {queueFirstHeight}, Qt::Vertical);
}

void MainWindow::buildBars()
{
    auto *samples = new QMenu(tr("&Sample"), this);
    samples->setIcon(icon(IconId::Sample));
    for (const auto &path : m_intake->samples())
        samples->addAction(SourceIntake::sampleTitle(path), m_intake, [this, path] { m_intake->addSample(path); });
    samples->setEnabled(!samples->isEmpty());
    m_toolBar = new MainToolBar(*m_commands, m_engine, samples, this);
    addToolBar(m_toolBar);
    QAction *queueToggle = m_queueDock->toggleViewAction();
    queueToggle->setText(tr("&Queue"));
    fillMenuBar(*menuBar(), *m_commands, samples, queueToggle);
    menuBar()->setAccessibleName(tr("Menu bar"));

    m_summary = new QLabel(this);
    m_privacy = new QLabel(this);
    for (auto *label : {m_summary, m_privacy})
        label->setTextFormat(Qt::PlainText);
    m_privacy->setObjectName(u"privacyLabel"_s);
    statusBar()->setAccessibleName(tr("Status"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_summary, 1);
    statusBar()->addPermanentWidget(m_privacy);

    m_regions->add(m_toolBar);
    m_regions->add(m_sources, m_sources->list());
    m_regions->add(m_stack);
    m_regions->add(m_queue, m_queue->table());
}

void MainWindow::connectCommands()
{
    const auto on = [this](CommandId id, auto *object, auto slot) {
        connect(m_commands->action(id), &QAction::triggered, object, [object, slot] { std::invoke(slot, object); });
    };
    addActions(m_commands->all());
    on(CommandId::AddFiles, m_intake, &SourceIntake::chooseFiles);
    on(CommandId::AddFolder, m_intake, &SourceIntake::chooseFolder);
    on(CommandId::Paste, m_intake, &SourceIntake::pasteFromClipboard);
    on(CommandId::AddSample, m_intake, &SourceIntake::addFirstSample);
    on(CommandId::Quit, this, &QWidget::close);
    on(CommandId::MakeSites, this, &MainWindow::makeSites);
    on(CommandId::Cancel, m_queue, &QueuePane::cancelSelected);
    on(CommandId::Retry, m_queue, &QueuePane::retrySelected);
    on(CommandId::WriteBuiltIn, m_queue, &QueuePane::writeSelectedWithBuiltIn);
    on(CommandId::CopyError, m_queue, &QueuePane::copySelectedErrors);
    on(CommandId::ClearFinished, m_queue, &QueuePane::clearFinished);
    on(CommandId::StopAll, &m_workspace->queue(), &JobQueue::cancelAll);
    on(CommandId::EngineSettings, m_toolBar->chip(), &EngineChip::openPanel);
    connect(m_commands->action(CommandId::PasteText), &QAction::triggered, m_intake, [this] { m_intake->openPasteDialog({}); });
    connect(m_commands->action(CommandId::OpenSite), &QAction::triggered, this, [this] {
        for (const auto &job : m_queue->selectedJobs().mid(0, 1))
            openSite(job.source, job.theme);
    });
    connect(m_queue, &QueuePane::openRequested, this, &MainWindow::openSite);
    connect(new WindowDrop(this), &WindowDrop::dropped, m_intake, &SourceIntake::addMimeData);
    connect(m_intake, &SourceIntake::sourcesAdded, this, &MainWindow::handleSourcesAdded);
    connect(m_intake, &SourceIntake::refused, this, [this](const QString &why) { m_messages->say(MessageBar::Level::Error, why); });
}

void MainWindow::connectViewCommands()
{
    const auto on = [this](CommandId id, auto then) { connect(m_commands->action(id), &QAction::triggered, this, then); };
    on(CommandId::ShowGallery, [this] { show(Page::Gallery); });
    on(CommandId::ShowPreview, [this] { show(Page::Preview); });
    on(CommandId::ShowCompare, [this] { show(Page::Compare); });
    on(CommandId::NextTheme, [this] { m_workspace->stepTheme(1); });
    on(CommandId::PreviousTheme, [this] { m_workspace->stepTheme(-1); });
    on(CommandId::NextRegion, [this] { m_regions->step(1); });
    on(CommandId::PreviousRegion, [this] { m_regions->step(-1); });
    on(CommandId::ColoursSystem, [this] { m_appearance->setScheme(ColourScheme::System); });
    on(CommandId::ColoursLight, [this] { m_appearance->setScheme(ColourScheme::Light); });
    on(CommandId::ColoursDark, [this] { m_appearance->setScheme(ColourScheme::Dark); });
    on(CommandId::ShowShortcuts, [this] {
        auto *list = new ShortcutList(*m_commands, this);
        list->setAttribute(Qt::WA_DeleteOnClose);
        list->open();
    });
    connect(m_gallery, &ThemeGallery::previewRequested, this, [this](const QString &theme) { openSite(m_workspace->source(), theme); });
    connect(m_preview, &PreviewPane::linkActivated, m_links, &LinkQuestion::ask);
    connect(m_compare, &ComparePane::linkActivated, m_links, &LinkQuestion::ask);
}

void MainWindow::connectExport()
{
    const auto on = [this](CommandId id, auto then) { connect(m_commands->action(id), &QAction::triggered, m_exportDesk, then); };
    on(CommandId::Export, [this] { m_exportDesk->exportAgain(); });
    on(CommandId::ExportTo, [this] { m_exportDesk->chooseAndExport(); });
    on(CommandId::ExportAsFolder, [this] { m_exportDesk->setFormat(ExportFormat::Folder); });
    on(CommandId::ExportAsSingleFile, [this] { m_exportDesk->setFormat(ExportFormat::SingleFile); });
    on(CommandId::ExportAsZip, [this] { m_exportDesk->setFormat(ExportFormat::Zip); });
    connect(m_exportDesk, &ExportDesk::busyChanged, this, &MainWindow::refreshLater);
    connect(m_exportDesk, &ExportDesk::exported, this, [this](const QString &folder, const QStringList &files) {
        m_messages->say(MessageBar::Level::Good,
                        tr("%n site(s) exported to %1", nullptr, static_cast<int>(files.size())).arg(QDir::toNativeSeparators(folder)),
                        tr("Open folder"), [this, folder] { m_openUrl(QUrl::fromLocalFile(folder)); });
    });
    connect(m_exportDesk, &ExportDesk::failed, this, [this](const Error &error) {
        m_messages->say(MessageBar::Level::Error, ErrorText::of(error).sentence(), tr("Other folder"), [this] { m_exportDesk->chooseAndExport(); });
    });
}

void MainWindow::connectNews()
{
    for (const auto changed : {&Workspace::sourceChanged, &Workspace::selectedSourcesChanged, &Workspace::chosenThemesChanged,
                               &Workspace::choicesChanged, &Workspace::themeChanged})
        connect(m_workspace, changed, this, &MainWindow::refreshLater);
    connect(&m_workspace->queue(), &JobQueue::sourceRead, this, &MainWindow::refreshLater);
    connect(&m_workspace->queue(), &JobQueue::jobsChanged, this, &MainWindow::refreshLater);
    connect(&m_workspace->queue(), &JobQueue::jobFinished, this, &MainWindow::refreshLater);
    connect(&m_queue->model(), &JobListModel::countsChanged, this, &MainWindow::refreshLater);
    connect(m_queue, &QueuePane::selectionChanged, this, &MainWindow::refreshLater);
    connect(&m_engine, &EngineStatus::changed, this, &MainWindow::refreshLater);
    connect(&m_workspace->queue(), &JobQueue::idle, this, [this] {
        if (!isActiveWindow())
            QApplication::alert(this);
    });
}

void MainWindow::restore(const UiSettings &settings)
{
    resize(firstWindowSize);
    restoreGeometry(settings.geometry);
    restoreState(settings.layout);
    m_splitter->restoreState(settings.splitter);
    m_appearance->setScheme(settings.colours);
    m_exportDesk->setFolder(settings.exportFolder);
    m_exportDesk->setFormat(settings.exportFormat);
    if (!settings.chosenThemes.isEmpty())
        m_workspace->setChosenThemes(settings.chosenThemes);
    const CommandId colours[] = {CommandId::ColoursSystem, CommandId::ColoursLight, CommandId::ColoursDark};
    m_commands->action(colours[static_cast<int>(settings.colours)])->setChecked(true);
    const CommandId formats[] = {CommandId::ExportAsFolder, CommandId::ExportAsSingleFile, CommandId::ExportAsZip};
    m_commands->action(formats[static_cast<int>(settings.exportFormat)])->setChecked(true);
}

UiSettings MainWindow::settings() const
{
    UiSettings settings;
    settings.colours = m_appearance->scheme();
    settings.exportFolder = m_exportDesk->folder();
    settings.exportFormat = m_exportDesk->format();
    settings.chosenThemes = m_workspace->chosenThemes();
    settings.geometry = saveGeometry();
    settings.layout = saveState();
    settings.splitter = m_splitter->saveState();
    return settings;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    emit closed();
}

void MainWindow::show(Page page)
{
    m_stack->setCurrentIndex(static_cast<int>(page));
    m_sources->setVisible(page != Page::Empty);
    m_queueDock->setVisible(page != Page::Empty && (m_queueDock->isVisible() || m_queue->model().counts().all > 0));
    const QList<CommandId> commands{CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare};
    if (page != Page::Empty)
        m_commands->action(commands.at(static_cast<int>(page) - 1))->setChecked(true);
}

void MainWindow::openSite(SourceId source, const QString &theme)
{
    m_sources->select(source.value);
    m_workspace->setTheme(theme);
    show(Page::Preview);
}

void MainWindow::makeSites()
{
    for (const auto source : m_workspace->selectedSources())
        m_workspace->queue().addJobs(source, m_workspace->chosenThemes());
    m_queueDock->show();
}

void MainWindow::handleSourcesAdded(const QList<SourceId> &sources)
{
    m_sources->select(sources.first().value);
    if (m_stack->currentIndex() == static_cast<int>(Page::Empty)) {
        show(Page::Gallery);
        m_queueDock->show();
        m_gallery->list()->setFocus();
    }
}

void MainWindow::refreshLater()
{
    if (!m_refresh.isActive())
        m_refresh.start(0);
}

void MainWindow::refresh()
{
    m_commands->update(commandState());
    const auto counts = m_queue->model().counts();
    m_summary->setText(counts.all > 0 ? JobText::summary(counts.done, counts.failed, counts.all) : tr("Ready"));
    m_privacy->setText(EngineText::privacy(m_engine.snapshot()));
}

CommandState MainWindow::commandState() const
{
    const auto counts = m_queue->model().counts();
    CommandState state;
    state.hasSource = m_workspace->hasSource();
    state.hasSamples = !m_intake->samples().isEmpty();
    state.sourcesToMake = static_cast<int>(m_workspace->selectedSources().size());
    state.themesToMake = static_cast<int>(m_workspace->chosenThemes().size());
    state.jobsRunning = counts.running;
    state.jobsFinished = counts.all - counts.running;
    state.sitesToExport = m_exportDesk->count();
    state.exporting = m_exportDesk->isBusy();
    for (const auto &job : m_queue->selectedJobs()) {
        ++state.selected;
        state.selectedRunning += isFinal(job.state) ? 0 : 1;
        state.selectedRetryable += job.state == JobState::Failed || job.state == JobState::Cancelled || (isFinal(job.state) && job.fellBack) ? 1 : 0;
        state.selectedWaiting += job.state == JobState::Waiting || job.state == JobState::Writing ? 1 : 0;
        state.selectedOpenable += m_workspace->queue().reading(job.source) ? 1 : 0;
        state.selectedFailed += job.state == JobState::Failed ? 1 : 0;
    }
    return state;
}

} // namespace trinity::ui
