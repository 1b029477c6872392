// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/window/Application.h"

#include "app/DataFolders.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QDesktopServices>

namespace trinity {

Application::Application()
    : m_catalog(ThemeCatalog::fromDirectories(themeFolders()))
    , m_cache(cacheSettings())
    , m_connection(m_clock, &m_cache)
    , m_queue(m_catalog, m_clock)
    , m_engine(m_connection, m_queue)
    , m_window(ui::WindowParts{m_queue, m_catalog, m_engine, samplesFolder(), [](const QUrl &url) { QDesktopServices::openUrl(url); },
                               m_store.loadUi(), recoveryFolder()})
{
    m_queue.setSettings(jobSettings());
    m_queue.setSavedAnswers(&m_cache);
    connect(&m_engine, &EngineConnection::chosen, this, [this](const ConnectionWish &wish) { m_store.saveConnection(wish); });
    connect(&m_window, &ui::MainWindow::closed, this, [this] {
        m_store.saveUi(m_window.settings());
        m_queue.cancelAll();
        if (m_queue.isIdle())
            QCoreApplication::quit();
        else
            connect(&m_queue, &JobQueue::idle, QCoreApplication::instance(), &QCoreApplication::quit);
    });
}

void Application::start(const QStringList &files)
{
    auto wish = m_store.loadConnection().value_or(ConnectionWish());
    (void)wish.fillFromEnvironment(); // a word it does not know is as good as none here: the chip shows what was found
    m_engine.begin(wish);
    m_window.show();
    if (!files.isEmpty())
        m_window.addFiles(files);
}

/// In the window people see that the server is away and decide themselves, so jobs wait as long as it takes.
JobSettings Application::jobSettings()
{
    JobSettings settings;
    settings.wording.whenDown = WhenDown::Wait;
    return settings;
}

CacheSettings Application::cacheSettings()
{
    CacheSettings settings;
    settings.folder = cacheFolder();
    return settings;
}

} // namespace trinity
