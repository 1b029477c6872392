// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ServerConnection.h"
#include "app/window/EngineConnection.h"
#include "app/window/SettingsStore.h"
#include "engine/base/Clock.h"
#include "engine/cache/ResponseCache.h"
#include "engine/jobs/JobQueue.h"
#include "engine/site/ThemeCatalog.h"
#include "ui/MainWindow.h"

namespace trinity {

/// Everything the window needs, in the order in which it must be made; it dies in the reverse order.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application();

    /// Shows the window with these files queued.
    void start(const QStringList &files);

private:
    [[nodiscard]] static JobSettings jobSettings();
    [[nodiscard]] static CacheSettings cacheSettings();

    SystemClock m_clock;
    SettingsStore m_store;
    ThemeCatalog m_catalog;
    ResponseCache m_cache;
    ServerConnection m_connection;
    JobQueue m_queue;
    EngineConnection m_engine;
    ui::MainWindow m_window;
};

} // namespace trinity
