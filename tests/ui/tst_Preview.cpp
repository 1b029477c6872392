// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"
#include "tests/ui/WindowFixture.h"
#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/gallery/ThemeListModel.h"
#include "ui/preview/CompareColumn.h"
#include "ui/preview/ComparePane.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/PreviewPane.h"
#include "ui/preview/SitePreview.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtGui/QAccessible>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;

namespace {

/// A model's answer that stops in the middle until the test releases it.
FakeReply halfThenHold(const FakeRequest &request)
{
    const QJsonObject schema = request.json().value(u"format"_s).toObject();
    const QString text = QString::fromUtf8(QJsonDocument(instanceOf(schema).toObject()).toJson(QJsonDocument::Compact));
    StreamOptions options;
    options.pausePerChunk = std::chrono::milliseconds(1); // keeps the chunks apart
    const auto steps = FakeReply::ollamaChat(text, options).steps();
    FakeReply reply;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (i == steps.size() * 2 / 3)
            reply.hold();
        if (steps.at(i).kind == FakeReply::Step::Kind::Send)
            reply.send(steps.at(i).bytes);
    }
    return reply;
}

} // namespace

class tst_Preview final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void drawsThePersonsOwnPageOnEachCard();
    void showsThePageAtEveryWidth();
    void runsNoScriptOfThePageAndLetsNothingOut();
    void asksBeforeALinkLeaves();
    void switchesThemesQuickly();
    void fillsInWhileTheAnswerStreams_data();
    void fillsInWhileTheAnswerStreams();
    void comparesThemesSideBySide();
    void narrowPanesCutNoWordOff();
    void scrollsPanesTogether();

private:
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_Preview::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
}

void tst_Preview::drawsThePersonsOwnPageOnEachCard()
{
    QVERIFY(m_fixture->dropCurriculum());
    auto *model = find<QListView>(u"themeList"_s)->model();
    QSet<QByteArray> pictures;
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto picture = [model, row] { return model->index(row, 0).data(ui::ThemeListModel::PictureRole).value<QImage>(); };
        QVERIFY(waitUntil([&] { return !picture().isNull(); }));
        const QImage image = picture();
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); x += 3) {
            for (int y = 0; y < image.height(); y += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 8, "the picture is one plain field");
        pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), static_cast<qsizetype>(model->rowCount()));
    // Whatever draws them must not be a window of its own: a desktop would show it.
    for (const auto *window : QApplication::topLevelWidgets())
        QVERIFY2(window == &m_fixture->window() || !window->isVisible(), window->metaObject()->className());
}

void tst_Preview::showsThePageAtEveryWidth()
{
    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::ShowPreview);
    auto *preview = m_fixture->visiblePreview();
    QVERIFY(preview->isShowing());
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor Haddad"_s));
    auto *widths = m_fixture->window().findChild<ui::PreviewPane *>()->findChild<ui::SegmentedControl *>(u"deviceWidths"_s);
    for (const int width : {390, 768, 1280}) {
        widths->setCurrent(width);
        QVERIFY(waitUntil([&] { return qAbs(evaluate(*preview, u"window.innerWidth"_s).toInt() - width) <= 2; }));
    }
    widths->setCurrent(0);
    QVERIFY(waitUntil([&] { return evaluate(*preview, u"window.innerWidth"_s).toInt() == preview->width() - 2; }));
}

void tst_Preview::runsNoScriptOfThePageAndLetsNothingOut()
{
    QTcpServer outside;
    QVERIFY(outside.listen(QHostAddress::LocalHost));
    QSignalSpy called(&outside, &QTcpServer::newConnection);
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(outside.serverPort());
    Site site;
    site.files.insert(u"index.html"_s,
                      "<!doctype html><title>t</title><p id=p>before</p><script>document.getElementById('p').textContent='after'</script>"
                      "<img id=i src='"
                          + address + "/pixel.png'><link rel=stylesheet href='" + address
                          + "/style.css'>"
                            "<iframe src='"
                          + address + "/frame'></iframe><img src='extra.png'>");
    ui::PreviewHost host;
    {
        ui::SitePreview preview(host);
        preview.resize(400, 300);
        preview.show();
        QSignalSpy shown(&preview, &ui::SitePreview::shown);
        preview.showSite(u"x"_s, site, Qt::white);
        QVERIFY(waitUntil([&] { return shown.size() == 1; }));
        QCOMPARE(evaluate(preview, u"document.getElementById('p').textContent"_s).toString(), u"before"_s);
        QCOMPARE(evaluate(preview, u"document.getElementById('i').naturalWidth"_s).toInt(), 0);
        QVERIFY(host.blockedRequests() >= 2);
        QCOMPARE(called.size(), 0);
    }
}

void tst_Preview::asksBeforeALinkLeaves()
{
    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::ShowPreview);
    auto *preview = m_fixture->visiblePreview();
    const auto question = [this] { return m_fixture->find<QMessageBox>(u"linkQuestion"_s); };
    const auto click = u"document.querySelector('a[href^=\"https\"]').click()"_s;
    (void)evaluate(*preview, click);
    QVERIFY(waitUntil([&] { return question(); }));
    QVERIFY2(question()->informativeText().startsWith(u"https://"_s), qPrintable(question()->informativeText()));
    QVERIFY(m_fixture->opened().isEmpty());
    question()->button(QMessageBox::Cancel)->click();
    QVERIFY(waitUntil([&] { return !question(); }));
    QVERIFY(m_fixture->opened().isEmpty());

    (void)evaluate(*preview, click);
    QVERIFY(waitUntil([&] { return question(); }));
    const QString address = question()->informativeText();
    for (auto *button : question()->buttons()) {
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QVERIFY(waitUntil([&] { return m_fixture->opened().size() == 1; }));
    QCOMPARE(QString::fromLatin1(m_fixture->opened().first().toEncoded()), address);
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor"_s));
}

void tst_Preview::switchesThemesQuickly()
{
    QVERIFY(m_fixture->makeAllSites());
    m_fixture->trigger(CommandId::ShowPreview);
    auto *preview = m_fixture->visiblePreview();
    QList<qint64> times;
    for (int i = 0; i < m_fixture->catalog().themes().size() * 2; ++i) {
        QSignalSpy shown(preview, &ui::SitePreview::shown);
        QElapsedTimer timer;
        timer.start();
        m_fixture->trigger(CommandId::NextTheme);
        QVERIFY(waitUntil([&] { return shown.size() == 1; }));
        times.append(timer.elapsed());
    }
    std::sort(times.begin(), times.end());
    qInfo() << "Theme switch, from the command to the loaded page, in ms: median" << times.at(times.size() / 2) << "slowest"
            << times.last();
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor"_s));
}

void tst_Preview::fillsInWhileTheAnswerStreams_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addRow("as designed") << Theme::Scheme::Auto;
    QTest::addRow("light") << Theme::Scheme::Light;
    QTest::addRow("dark") << Theme::Scheme::Dark;
}

void tst_Preview::fillsInWhileTheAnswerStreams()
{
    QFETCH(Theme::Scheme, scheme);
    m_fixture->window().workspace().setScheme(scheme);
    FakeLlmServer server;
    server.setHandler(halfThenHold);
    HttpClient http(m_fixture->clock());
    LlmServer where;
    where.url = server.url();
    where.model = u"fake:latest"_s;
    LlmEndpoint endpoint(where, RequestLimit::fixed(4), http, m_fixture->clock());
    LlmWriter writer(endpoint.client());
    m_fixture->queue().setWriter(&writer);

    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::ShowPreview);
    auto *preview = m_fixture->visiblePreview();
    const QString before = evaluate(*preview, u"document.body.innerText"_s).toString();
    (void)evaluate(*preview, u"document.body.dataset.probe = 'same document'; window.scrollTo(0, 300); 1"_s);
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::MakeSites)->isEnabled(); }));
    m_fixture->trigger(CommandId::MakeSites);
    QVERIFY(waitUntil([&] { return server.held() >= 1; }));
    QVERIFY(waitUntil([&] { return evaluate(*preview, u"document.body.innerText"_s).toString() != before; }));
    m_fixture->screenshot(u"streaming-"_s + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(qAbs(evaluate(*preview, u"window.scrollY"_s).toDouble() - 300) < 2);
    const QString half = evaluate(*preview, u"document.body.innerText"_s).toString();
    QVERIFY(!m_fixture->queue().isIdle());

    while (!m_fixture->queue().isIdle()) {
        server.release();
        waitAFrame();
    }
    for (const auto id : m_fixture->queue().jobs()) {
        QCOMPARE(m_fixture->stateOf(id), u"done"_s);
        QVERIFY(m_fixture->queue().job(id)->writer.contains(u"fake:latest"_s));
    }
    QVERIFY(waitUntil([&] { return evaluate(*preview, u"document.body.innerText"_s).toString() != half; }));
    QVERIFY(qAbs(evaluate(*preview, u"window.scrollY"_s).toDouble() - 300) < 2);
    m_fixture->queue().setWriter(nullptr);
}

void tst_Preview::comparesThemesSideBySide()
{
    QVERIFY(m_fixture->makeAllSites());
    m_fixture->trigger(CommandId::ShowCompare);
    auto *pane = m_fixture->window().findChild<ui::ComparePane *>();
    const auto count = std::min<qsizetype>(3, m_fixture->catalog().themes().size());
    QVERIFY(waitUntil([&] { return pane->columns().size() == count; }));
    for (auto *column : pane->columns()) {
        QVERIFY(waitUntil([&] { return column->preview().isShowing(); }));
        QVERIFY(evaluate(column->preview(), u"document.title"_s).toString().contains(u"Noor"_s));
        QVERIFY(waitUntil([&] { return qAbs(evaluate(column->preview(), u"window.innerWidth"_s).toInt() - 768) <= 4; }));
    }
    pane->addPane();
    QVERIFY(waitUntil([&] { return pane->columns().size() == count + 1; }));
    QVERIFY(!find<QToolButton>(u"addPane"_s)->isEnabled());

    // Choosing a theme that stands in another pane swaps the two.
    const QString first = pane->columns().at(0)->theme();
    const QString second = pane->columns().at(1)->theme();
    emit pane->columns().at(0)->themeChosen(second);
    QCOMPARE(pane->columns().at(0)->theme(), second);
    QCOMPARE(pane->columns().at(1)->theme(), first);

    pane->toggleFocus(pane->columns().at(1));
    QVERIFY(!pane->columns().at(0)->isVisible());
    QVERIFY(pane->columns().at(1)->isVisible());
    pane->toggleFocus(pane->columns().at(1));
    QVERIFY(pane->columns().at(0)->isVisible());

    emit pane->columns().at(3)->closeRequested();
    QVERIFY(waitUntil([&] { return pane->columns().size() == count; }));
}

void tst_Preview::narrowPanesCutNoWordOff()
{
    FakeLlmServer server;
    server.setHandler(halfThenHold);
    HttpClient http(m_fixture->clock());
    LlmServer where;
    where.url = server.url();
    where.model = u"fake:latest"_s;
    LlmEndpoint endpoint(where, RequestLimit::fixed(4), http, m_fixture->clock());
    LlmWriter writer(endpoint.client());
    m_fixture->queue().setWriter(&writer);
    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::MakeSites);
    m_fixture->trigger(CommandId::ShowCompare);
    auto *pane = m_fixture->window().findChild<ui::ComparePane *>();
    QVERIFY(waitUntil([&] { return pane->columns().size() >= 2; }));
    const auto stateOf = [](const ui::CompareColumn *column) { return column->findChild<ui::ElidedLabel *>(u"paneState"_s); };
    QVERIFY(waitUntil([&] { return server.held() >= pane->columns().size(); }));
    for (const int width : {1280, 1440, 1600}) {
        m_fixture->window().resize(width, 800);
        waitAFrame();
        for (const auto *column : pane->columns()) {
            const auto *state = stateOf(column);
            QVERIFY(waitUntil([&] { return state->text().startsWith(u"Writing"_s); }));
            QVERIFY2(width < 1600 || state->shownText() == state->text(), qPrintable(state->shownText()));
            const QString shown = state->shownText();
            QVERIFY2(shown.isEmpty() || state->fontMetrics().horizontalAdvance(shown) <= state->width(), qPrintable(shown));
            QVERIFY2(shown == state->text() || state->toolTip() == state->text(), qPrintable(shown));
            QCOMPARE(QAccessible::queryAccessibleInterface(const_cast<ui::ElidedLabel *>(state))->text(QAccessible::Name), state->text());
        }
        m_fixture->screenshot(u"compare-writing-%1"_s.arg(width));
    }
    m_fixture->queue().cancelAll();
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle(); }));
    m_fixture->queue().setWriter(nullptr);
}

void tst_Preview::scrollsPanesTogether()
{
    QVERIFY(m_fixture->makeAllSites());
    m_fixture->trigger(CommandId::ShowCompare);
    auto *pane = m_fixture->window().findChild<ui::ComparePane *>();
    QVERIFY(waitUntil([&] { return pane->columns().size() >= 2; }));
    for (auto *column : pane->columns())
        QVERIFY(waitUntil([&] { return column->preview().isShowing(); }));
    ui::PagePlace bottom;
    bottom.fraction = 0.8;
    emit pane->columns().at(0)->preview().scrolled(bottom);
    QVERIFY(waitUntil([&] { return evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt() > 50; }));
    QCOMPARE(evaluate(pane->columns().at(0)->preview(), u"window.scrollY"_s).toInt(), 0);
    find<QToolButton>(u"scrollSync"_s)->setChecked(false);
    const int stays = evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt();
    emit pane->columns().at(0)->preview().scrolled(ui::PagePlace());
    QCOMPARE(evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt(), stays);
}

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_Preview"_s);
    tst_Preview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Preview.moc"
