// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "ui/PageStack.h"
#include "ui/UiSettings.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include <functional>
#include <memory>

class QDockWidget;
class QSplitter;

namespace trinity::ui {

class Appearance;
class Commands;
class ComparePane;
class DocumentDesk;
class EngineStatus;
class EnglishPlurals;
class ExportDesk;
class FactsRoom;
class LinkQuestion;
class MainToolBar;
class MessageBar;
class PreviewHost;
class PreviewPane;
class QueuePane;
class RegionCycle;
class SourceIntake;
class SourcePane;
class StatusLine;
class ThemeGallery;
class Workspace;
struct CommandState;

/// What the window is given. Everything referred to must outlive it.
struct WindowParts {
    JobQueue &queue;
    const ThemeCatalog &catalog;
    EngineStatus &engine;
    QString samplesDirectory; ///< empty: no samples
    std::function<void(const QUrl &)> openUrl; ///< opens addresses and folders outside the application
    UiSettings settings;
    QString recoveryFolder; ///< for documents that are not saved yet; empty: nothing is kept
};

/// Lays the panes out and connects the commands to them. Owns no feature itself.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Files and folders, as if they had been dropped.
    void addFiles(const QStringList &paths);
    [[nodiscard]] UiSettings settings() const; ///< to be stored when closed() is emitted

    [[nodiscard]] Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] Commands &commands() const { return *m_commands; }
    [[nodiscard]] ExportDesk &exportDesk() const { return *m_exportDesk; }
    [[nodiscard]] DocumentDesk &documentDesk() const { return *m_documents; }
    [[nodiscard]] FactsRoom &facts() const { return *m_facts; }

signals:
    void closed();

private:
    using Page = PageStack::Page;

    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void buildPanes(const WindowParts &parts);
    void buildBars();
    void connectCommands();
    void connectNews();
    void restore(const UiSettings &settings);
    void showPage(Page page);
    void openSite(SourceId source, const QString &theme);
    void openFacts(SourceId source, const QString &theme);
    void makeSites();
    void handleSourcesAdded(const QList<SourceId> &sources);
    void refreshLater();
    void refresh();
    [[nodiscard]] CommandState commandState() const;

    EnglishPlurals *m_plurals; // first: everything below speaks
    EngineStatus &m_engine;
    std::function<void(const QUrl &)> m_openUrl;
    std::unique_ptr<PreviewHost> m_host; // outlives the stack: the destructor sees to it
    Workspace *m_workspace;
    Commands *m_commands;
    Appearance *m_appearance;
    SourceIntake *m_intake;
    ExportDesk *m_exportDesk;
    LinkQuestion *m_links;
    RegionCycle *m_regions;
    MainToolBar *m_toolBar = nullptr;
    MessageBar *m_messages = nullptr;
    QSplitter *m_splitter = nullptr;
    SourcePane *m_sources = nullptr;
    PageStack *m_stack = nullptr;
    ThemeGallery *m_gallery = nullptr;
    PreviewPane *m_preview = nullptr;
    ComparePane *m_compare = nullptr;
    FactsRoom *m_facts = nullptr;
    DocumentDesk *m_documents = nullptr;
    QueuePane *m_queue = nullptr;
    QDockWidget *m_queueDock = nullptr;
    StatusLine *m_status = nullptr;
    QTimer m_refresh;
    bool m_painted = false;
};

} // namespace trinity::ui
