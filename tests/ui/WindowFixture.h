// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/jobs/JobQueue.h"
#include "ui/MainWindow.h"
#include "ui/Commands.h"
#include "ui/servers/BuiltInEngine.h"

#include <QtCore/QTemporaryDir>

#include <functional>
#include <memory>

class QMimeData;

namespace trinity::ui {
class SitePreview;
}

namespace trinity::test {

constexpr int pageTimeout = 40000; ///< ms; a browser starts for the first page

/// Runs the event loop until it is so. QTest's own waiting sleeps between its looks, and a browser, which works in many
/// small steps, would take seconds for what takes it 50 ms.
[[nodiscard]] bool waitUntil(const std::function<bool()> &isSo);
/// Long enough for a page to paint.
void waitAFrame();

[[nodiscard]] std::unique_ptr<QMimeData> filesOf(const QStringList &paths);
/// What a script says that runs beside the page, in a world of its own.
[[nodiscard]] QVariant evaluate(ui::SitePreview &preview, const QString &script);

/// A whole window over the real queue and the real themes, and the things a person would bring to it.
class WindowFixture
{
public:
    /// `recoveryFolder` is for a second window that finds what a first one has kept; empty: one of its own.
    explicit WindowFixture(const ui::UiSettings &settings = {}, const QString &recoveryFolder = {});
    ~WindowFixture();

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] JobQueue &queue() { return *m_queue; }
    [[nodiscard]] const ThemeCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] ui::BuiltInEngine &engine() { return m_engine; }
    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] const QList<QUrl> &opened() const { return m_opened; }

    [[nodiscard]] QString stateOf(JobId id) const { return toString(m_queue->job(id)->state); }

    /// A file with that content; its path.
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); } ///< of such a file
    [[nodiscard]] QString folder(const QString &name);
    [[nodiscard]] static QByteArray curriculum(); ///< a JSON Resume of an invented person, long enough to scroll
    [[nodiscard]] static QByteArray otherCurriculum();

    /// What a drag and a drop of these files do, at the widget under the pointer.
    void hover(QWidget *over, const QMimeData &data);
    void leave(QWidget *over);
    void drop(QWidget *over, const QMimeData &data);

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }

    void trigger(ui::CommandId id); ///< once it is possible
    [[nodiscard]] bool dropCurriculum(); ///< and waits until it is read
    [[nodiscard]] bool makeAllSites(); ///< drops it, makes its site in every chosen theme and waits
    [[nodiscard]] ui::SitePreview *visiblePreview(); ///< once it shows a page

    /// Saves a picture of the window when TRINITY_SCREENSHOTS names a folder.
    void screenshot(const QString &name, QWidget *widget = nullptr);

private:
    SystemClock m_clock;
    ThemeCatalog m_catalog;
    std::unique_ptr<JobQueue> m_queue;
    ui::BuiltInEngine m_engine;
    QTemporaryDir m_folder;
    QList<QUrl> m_opened;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace trinity::test
