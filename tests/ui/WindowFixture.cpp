// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/ui/WindowFixture.h"

#include "ui/Workspace.h"
#include "ui/preview/SitePreview.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTimer>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QApplication>

#include <chrono>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace trinity::test {

namespace {

void runEventLoop(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
    // The program's own event loop deletes what asked for it; a test has none, so this stands in for it.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

bool waitUntil(const std::function<bool()> &isSo)
{
    const QDeadlineTimer deadline(pageTimeout);
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        runEventLoop(std::chrono::milliseconds(5));
    }
    return true;
}

void waitAFrame()
{
    runEventLoop(std::chrono::milliseconds(80));
}

std::unique_ptr<QMimeData> filesOf(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const auto &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data->setUrls(urls);
    return data;
}

QVariant evaluate(ui::SitePreview &preview, const QString &script)
{
    // Shared, because the answer may come after the time is up. A page that is replaced takes its answer with it.
    const auto answer = std::make_shared<std::optional<QVariant>>();
    const QDeadlineTimer deadline(pageTimeout);
    while (!answer->has_value() && !deadline.hasExpired()) {
        preview.evaluate(script, [answer](const QVariant &value) { *answer = value; });
        const QDeadlineTimer patience(1000);
        (void)waitUntil([&] { return answer->has_value() || patience.hasExpired(); });
    }
    return answer->value_or(QVariant());
}

WindowFixture::WindowFixture(const ui::UiSettings &settings, const QString &recoveryFolder)
    : m_catalog(ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)}))
    , m_queue(std::make_unique<JobQueue>(m_catalog, m_clock))
{
    m_window = std::make_unique<ui::MainWindow>(ui::WindowParts{*m_queue, m_catalog, m_engine, QStringLiteral(TRINITY_SAMPLES_DIR),
                                                                [this](const QUrl &url) { m_opened.append(url); }, settings,
                                                                recoveryFolder.isEmpty() ? path(u"unsaved"_s) : recoveryFolder});
    m_window->show();
}

WindowFixture::~WindowFixture()
{
    m_queue->cancelAll();
    (void)waitUntil([this] { return m_queue->isIdle(); });
    m_window.reset();
    m_queue.reset();
    QCoreApplication::processEvents();
}

QString WindowFixture::file(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

QString WindowFixture::folder(const QString &name)
{
    QDir(m_folder.path()).mkpath(name);
    return m_folder.filePath(name);
}

QByteArray WindowFixture::curriculum()
{
    return R"({"basics":{"name":"Noor Haddad","label":"Sound engineer and toolmaker","email":"noor@example.org","url":"https://example.org/noor",
"summary":"Builds recording tools that musicians forget are there. Fourteen years between the studio and the compiler.",
"location":{"city":"Lisbon","countryCode":"PT"},"profiles":[{"network":"Codeberg","username":"noor","url":"https://codeberg.org/noor"}]},
"work":[{"name":"Halfmoon Studios","position":"Lead engineer","startDate":"2019-03","summary":"Runs the recording rooms and writes their software.",
"highlights":["Cut session set-up from an hour to six minutes","Moved 4,200 tapes into a searchable archive"]},
{"name":"Radio Atlântico","position":"Broadcast technician","startDate":"2014-01","endDate":"2019-02","summary":"Kept three transmitters on the air."},
{"name":"Freelance","position":"Live sound","startDate":"2011-05","endDate":"2013-12","summary":"Two hundred concerts, most of them outdoors."}],
"projects":[{"name":"tapeworm","description":"Digitises reel tapes and cuts them at silence.","url":"https://example.org/tapeworm","keywords":["C++","DSP"]},
{"name":"roomtone","description":"Measures a room in ninety seconds and suggests where the panels go.","keywords":["Rust"]},
{"name":"cuesheet","description":"A cue list for one-person theatre crews.","keywords":["Qt"]},
{"name":"hum","description":"Finds mains hum and takes it out without touching the bass.","keywords":["Python"]}],
"education":[{"institution":"University of Porto","area":"Electrical engineering","studyType":"Master","startDate":"2006","endDate":"2011"}],
"skills":[{"name":"Audio","keywords":["mixing","restoration","acoustics"]},{"name":"Code","keywords":["C++","Rust","Python"]}],
"languages":[{"language":"Portuguese","fluency":"native"},{"language":"English","fluency":"fluent"},{"language":"Arabic","fluency":"native"}],
"interests":[{"name":"Tide pools"},{"name":"Long trains"}]})";
}

QByteArray WindowFixture::otherCurriculum()
{
    return R"(Tomas Verhoeven
Landscape photographer and map maker

I photograph borders that no longer exist and draw the maps that explain them.

Experience
2018 - today  Freelance photographer, Ghent
2012 - 2018  Cartographer, Atlas Cooperative

Projects
Lost Stations: 140 closed railway stations, one map.
Dike Book: walking the sea wall in 31 days.
)";
}

void WindowFixture::hover(QWidget *over, const QMimeData &data)
{
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over, &enter);
    QDragMoveEvent move(QPoint(24, 24), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over, &move);
}

void WindowFixture::leave(QWidget *over)
{
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(over, &leave);
}

void WindowFixture::drop(QWidget *over, const QMimeData &data)
{
    hover(over, data);
    QDropEvent drop(QPointF(24, 24), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over, &drop);
}

void WindowFixture::trigger(ui::CommandId id)
{
    auto *action = m_window->commands().action(id);
    (void)waitUntil([action] { return action->isEnabled(); });
    action->trigger();
}

bool WindowFixture::dropCurriculum()
{
    drop(m_window.get(), *filesOf({file(u"noor.json"_s, curriculum())}));
    auto *compare = m_window->commands().action(ui::CommandId::ShowCompare); // the commands know of the source, too
    return waitUntil([this, compare] { return m_queue->reading(m_window->workspace().source()) && compare->isEnabled(); });
}

bool WindowFixture::makeAllSites()
{
    if (!dropCurriculum())
        return false;
    trigger(ui::CommandId::MakeSites);
    return waitUntil([this] { return !m_queue->jobs().isEmpty() && m_queue->isIdle(); });
}

ui::SitePreview *WindowFixture::visiblePreview()
{
    auto *preview = find<ui::SitePreview>(u"sitePreview"_s);
    (void)waitUntil([preview] { return preview->isShowing(); });
    return preview;
}

void WindowFixture::screenshot(const QString &name, QWidget *widget)
{
    const QString folder = qEnvironmentVariable("TRINITY_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    (widget ? widget : m_window.get())->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace trinity::test
