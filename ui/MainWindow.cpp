// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/MainWindow.h"

#include "ui/Commands.h"
#include "ui/Logging.h"
#include "ui/MainMenu.h"
#include "ui/MainToolBar.h"
#include "ui/RegionCycle.h"
#include "ui/ShortcutList.h"
#include "ui/StatusLine.h"
#include "ui/Workspace.h"
#include "ui/documents/DocumentDesk.h"
#include "ui/facts/FactsPane.h"
#include "ui/facts/FactsRoom.h"
#include "ui/facts/SourcePage.h"
#include "ui/facts/WordingReview.h"
#include "ui/gallery/ThemeGallery.h"
#include "ui/preview/ComparePane.h"
#include "ui/preview/LinkQuestion.h"
#include "ui/preview/PreviewBar.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/PreviewPane.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/publishing/ExportDesk.h"
#include "ui/publishing/ExportNews.h"
#include "ui/queue/JobListModel.h"
#include "ui/queue/QueueDock.h"
#include "ui/queue/QueuePane.h"
#include "ui/servers/EngineStatus.h"
#include "ui/sources/EmptyState.h"
#include "ui/sources/SourceIntake.h"
#include "ui/sources/SourcePane.h"
#include "ui/sources/WindowDrop.h"
#include "ui/style/Appearance.h"
#include "ui/text/EnglishPlurals.h"
#include "ui/widgets/MessageBar.h"

#include <QtWidgets/QListView>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr QSize firstWindowSize(1280, 800);
constexpr int sourcesFirstWidth = 236;

} // namespace

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_plurals(new EnglishPlurals(this))
    , m_engine(parts.engine)
    , m_openUrl(parts.openUrl)
    , m_host(std::make_unique<PreviewHost>())
    , m_workspace(new Workspace(parts.queue, parts.catalog, this))
    , m_commands(new Commands(this))
    , m_appearance(new Appearance(*m_commands, this))
    , m_intake(new SourceIntake(*m_workspace, *m_commands, parts.samplesDirectory, this))
    , m_exportDesk(new ExportDesk(*m_workspace, *m_commands, this))
    , m_links(new LinkQuestion(parts.openUrl, this))
    , m_regions(new RegionCycle(*m_commands, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Trinity"_s);
    setAccessibleName(u"Trinity"_s);
    setWindowIcon(QIcon(u":/trinity/icons/trinity.svg"_s));
    preparePageSurface(*this);
    buildPanes(parts);
    buildBars();
    connectCommands();
    connectNews();
    restore(parts.settings);
    showPage(Page::Empty);
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &MainWindow::refresh);
    refresh();
    QTimer::singleShot(0, m_documents, &DocumentDesk::offerLeft);
}

MainWindow::~MainWindow()
{
    delete m_stack; // every view of a page, before the host they read from
}

void MainWindow::addFiles(const QStringList &paths)
{
    m_intake->addPaths(paths);
}

void MainWindow::buildPanes(const WindowParts &parts)
{
    const auto command = [this](CommandId id) { return m_commands->action(id); };
    m_messages = new MessageBar(this);
    m_sources = new SourcePane(*m_workspace, *m_commands, this);
    m_stack = new PageStack(*m_commands, this);
    auto *start = new EmptyState(m_engine, command(CommandId::AddFiles), command(CommandId::PasteText), command(CommandId::AddSample),
                                 command(CommandId::EngineSettings), m_stack);
    m_gallery = new ThemeGallery(*m_workspace, *m_commands, *m_host, m_stack);
    m_preview = new PreviewPane(*m_workspace, *m_commands, *m_host, m_stack);
    m_compare = new ComparePane(*m_workspace, *m_host, m_stack);
    m_facts = new FactsRoom(*m_workspace, *m_commands, *m_messages, this);
    m_preview->bar().addAtEnd(m_facts->newBadge());
    m_documents = new DocumentDesk(*m_workspace, *m_commands, *m_intake, *m_messages, parts.recoveryFolder, this);
    m_stack->addPages({start->inScrollArea(), m_gallery, m_preview, m_compare, m_facts->page()});

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

    m_queue = new QueuePane(*m_workspace, *m_commands, this);
    m_queueDock = new QueueDock(m_queue, this);
}

void MainWindow::buildBars()
{
    auto *samples = m_intake->newSampleMenu(this);
    m_toolBar = new MainToolBar(*m_commands, m_engine, samples, this);
    addToolBar(m_toolBar);
    fillMenuBar(*menuBar(), *m_commands, samples, m_queueDock->toggleViewAction());
    menuBar()->setAccessibleName(tr("Menu bar"));

    m_status = new StatusLine(this);
    setStatusBar(m_status);

    m_regions->add(m_toolBar);
    m_regions->add(m_sources, m_sources->list());
    m_regions->add(m_stack);
    m_regions->add(m_facts->pane());
    m_regions->add(m_queue, m_queue->table());
}

void MainWindow::connectCommands()
{
    const auto on = [this](CommandId id, auto then) { connect(m_commands->action(id), &QAction::triggered, this, then); };
    addActions(m_commands->ofWindow());
    on(CommandId::Quit, [this] { close(); });
    on(CommandId::MakeSites, [this] { makeSites(); });
    connect(m_stack, &PageStack::pageWanted, this, &MainWindow::showPage);
    connect(m_facts, &FactsRoom::pageWanted, this, [this] { showPage(Page::Source); });
    connect(&m_facts->review(), &WordingReview::decided, m_documents, &DocumentDesk::noteChange);
    on(CommandId::ShowShortcuts, [this] { ShortcutList::showOver(*m_commands, this); });
    connect(new WindowDrop(this), &WindowDrop::dropped, m_intake, &SourceIntake::addMimeData);
    connect(m_intake, &SourceIntake::sourcesAdded, this, &MainWindow::handleSourcesAdded);
    connect(m_intake, &SourceIntake::foundAgain, m_sources, qOverload<SourceId>(&SourcePane::select));
    connect(m_intake, &SourceIntake::noticed, this, [this](const QString &what) { m_messages->say(MessageBar::Level::Info, what); });
    connect(m_intake, &SourceIntake::refused, this, [this](const QString &why) { m_messages->say(MessageBar::Level::Error, why); });
    connect(m_queue, &QueuePane::openRequested, this, &MainWindow::openSite);
    connect(m_queue, &QueuePane::factsRequested, this, &MainWindow::openFacts);
    connect(m_gallery, &ThemeGallery::previewRequested, this, [this](const QString &theme) { openSite(m_workspace->source(), theme); });
    connect(m_preview, &PreviewPane::linkActivated, m_links, &LinkQuestion::ask, Qt::QueuedConnection); // not inside the page's own call
    connect(m_compare, &ComparePane::linkActivated, m_links, &LinkQuestion::ask, Qt::QueuedConnection);
    connect(m_exportDesk, &ExportDesk::busyChanged, this, &MainWindow::refreshLater);
    new ExportNews(*m_exportDesk, *m_messages, m_openUrl, this);
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
    connect(m_facts, &FactsRoom::changed, this, &MainWindow::refreshLater);
    connect(&m_engine, &EngineStatus::changed, this, &MainWindow::refreshLater);
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
    m_facts->setShown(settings.showFacts);
    if (!settings.chosenThemes.isEmpty())
        m_workspace->setChosenThemes(settings.chosenThemes);
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
    settings.showFacts = m_facts->isShown();
    settings.splitter = m_splitter->saveState();
    return settings;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    emit closed();
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    if (!std::exchange(m_painted, true))
        qCDebug(lcWindow) << "first painted";
    QMainWindow::paintEvent(event);
}

void MainWindow::showPage(Page page)
{
    m_stack->showPage(page);
    m_sources->setVisible(page != Page::Empty);
    m_queueDock->setVisible(page != Page::Empty && (m_queueDock->isVisible() || m_queue->model().counts().all > 0));
    m_facts->setAvailable(page != Page::Empty);
}

void MainWindow::openSite(SourceId source, const QString &theme)
{
    m_sources->select(source);
    m_workspace->setTheme(theme);
    showPage(Page::Preview);
}

void MainWindow::openFacts(SourceId source, const QString &theme)
{
    openSite(source, theme);
    m_facts->showStatements();
}

void MainWindow::makeSites()
{
    for (const auto source : m_workspace->selectedSources())
        m_workspace->queue().addJobs(source, m_workspace->chosenThemes());
    m_queueDock->show();
}

void MainWindow::handleSourcesAdded(const QList<SourceId> &sources)
{
    m_sources->select(sources.first());
    if (m_stack->page() == Page::Empty) {
        showPage(Page::Gallery);
        m_queueDock->show();
    }
}

void MainWindow::refreshLater()
{
    if (!m_refresh.isActive())
        m_refresh.start(0);
}

void MainWindow::refresh()
{
    if (!m_workspace->hasSource() && m_stack->page() != Page::Empty)
        showPage(Page::Empty); // the last source was removed
    m_commands->update(commandState());
    m_status->tell(m_queue->model().counts(), m_engine.snapshot());
}

CommandState MainWindow::commandState() const
{
    CommandState state;
    m_queue->describe(&state);
    m_facts->describe(&state);
    m_workspace->describe(&state);
    m_exportDesk->describe(&state);
    state.hasSamples = m_intake->hasSamples();
    return state;
}

} // namespace trinity::ui
