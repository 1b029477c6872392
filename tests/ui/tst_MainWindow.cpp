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
#include "ui/gallery/ThemeGallery.h"
#include "ui/gallery/ThemeListModel.h"
#include "ui/preview/CompareColumn.h"
#include "ui/preview/ComparePane.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/SitePreview.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/publishing/ExportDesk.h"
#include "ui/sources/DropOverlay.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;

namespace {

constexpr int pageTimeout = 15000; // a browser starts for the first page

QMimeData *filesOf(const QStringList &paths)
{
    auto *data = new QMimeData;
    QList<QUrl> urls;
    for (const auto &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data->setUrls(urls);
    return data;
}

QVariant evaluate(ui::SitePreview &preview, const QString &script)
{
    std::optional<QVariant> answer;
    preview.evaluate(script, [&answer](const QVariant &value) { answer = value; });
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, pageTimeout);
    return answer.value_or(QVariant());
}

/// A model's answer that stops in the middle until the test releases it.
FakeReply halfThenHold(const FakeRequest &request)
{
    const QJsonObject schema = request.json().value(u"format"_s).toObject();
    const QString text = QString::fromUtf8(QJsonDocument(instanceOf(schema).toObject()).toJson(QJsonDocument::Compact));
    const auto steps = FakeReply::ollamaChat(text).steps();
    FakeReply reply;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (i == steps.size() * 2 / 3)
            reply.hold();
        reply.send(steps.at(i).bytes);
    }
    return reply;
}

void collectNameless(QAccessibleInterface *node, QStringList *nameless)
{
    if (!node || !node->isValid())
        return;
    const bool speaks = node->role() != QAccessible::NoRole && !node->state().invisible;
    static const QList<QAccessible::Role> interactive{
        QAccessible::PushButton, QAccessible::ButtonMenu, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::ComboBox,
        QAccessible::EditableText, QAccessible::List, QAccessible::Table, QAccessible::MenuItem, QAccessible::ListItem, QAccessible::Dialog,
        QAccessible::ToolBar, QAccessible::SpinBox, QAccessible::Slider, QAccessible::PageTab, QAccessible::ButtonDropDown};
    if (speaks && interactive.contains(node->role()) && node->text(QAccessible::Name).isEmpty()) {
        const QObject *object = node->object();
        nameless->append(object ? u"%1 %2"_s.arg(QString::fromLatin1(object->metaObject()->className()), object->objectName())
                                : u"item of role %1"_s.arg(node->role()));
    }
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), nameless);
}

} // namespace

class tst_MainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsWithThreeWaysToBegin();
    void showsTheVerdictBeforeTheDrop();
    void takesFilesDroppedAnywhere();
    void takesDroppedText();
    void saysWhatCannotBeUsed();
    void pastesTextWithAName();
    void makesASiteInEveryTheme();
    void drawsThePersonsOwnPageOnEachCard();
    void showsThePageAtEveryWidth();
    void runsNoScriptOfThePageAndLetsNothingOut();
    void asksBeforeALinkLeaves();
    void switchesThemesQuickly();
    void fillsInWhileTheAnswerStreams();
    void saysWhyItWaitsAndWritesWithTheBuiltInWriter();
    void comparesThemesSideBySide();
    void scrollsPanesTogether();
    void exportsWhatIsFinished_data();
    void exportsWhatIsFinished();
    void exportsOnlyWhatWasChosen();
    void keepsTheOldExportWhenSavingFails();
    void disabledCommandsSayWhy();
    void worksWithTheKeyboardAlone();
    void showsTheEngineInWords();
    void everyControlHasAName();
    void remembersHowItLooked();
    void looksRightInLightAndDark_data();
    void looksRightInLightAndDark();

private:
    template<typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }
    void trigger(CommandId id) { m_fixture->window().commands().action(id)->trigger(); }
    void dropCurriculum();
    void makeAllSites();
    [[nodiscard]] ui::SitePreview *visiblePreview();

    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_MainWindow::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
}

void tst_MainWindow::cleanup()
{
    m_fixture.reset();
}

void tst_MainWindow::dropCurriculum()
{
    const std::unique_ptr<QMimeData> data(filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum())}));
    m_fixture->drop(&m_fixture->window(), *data);
    QTRY_VERIFY(m_fixture->queue().reading(m_fixture->window().workspace().source()));
}

void tst_MainWindow::makeAllSites()
{
    dropCurriculum();
    QTRY_VERIFY(m_fixture->window().commands().action(CommandId::MakeSites)->isEnabled());
    trigger(CommandId::MakeSites);
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->queue().jobs().isEmpty() && m_fixture->queue().isIdle(), pageTimeout);
}

ui::SitePreview *tst_MainWindow::visiblePreview()
{
    auto *preview = find<ui::SitePreview>(u"sitePreview"_s);
    (void)QTest::qWaitFor([preview] { return preview->isShowing(); }, pageTimeout);
    return preview;
}

void tst_MainWindow::startsWithThreeWaysToBegin()
{
    for (const auto &name : {u"startFiles"_s, u"startPaste"_s, u"startSample"_s})
        QVERIFY2(find<QPushButton>(name)->isVisible(), qPrintable(name));
    QVERIFY(!find<QLabel>(u"engineLine"_s)->text().isEmpty());
    QVERIFY(!find<QWidget>(u"sourcePane"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"startSample"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->queue().isIdle() && !m_fixture->queue().jobs().isEmpty(), pageTimeout);
    QVERIFY(find<QWidget>(u"themeList"_s)->isVisible());
    for (const auto id : m_fixture->queue().jobs())
        QCOMPARE(m_fixture->queue().job(id)->state, JobState::Done);
}

void tst_MainWindow::showsTheVerdictBeforeTheDrop()
{
    auto *overlay = find<ui::DropOverlay>(u"dropOverlay"_s);
    QVERIFY(!overlay->isVisible());
    const std::unique_ptr<QMimeData> data(filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum()),
                                                   m_fixture->file(u"tomas verhoeven.txt"_s, WindowFixture::otherCurriculum())}));
    m_fixture->hover(&m_fixture->window(), *data);
    QVERIFY(overlay->isVisible());
    QCOMPARE(overlay->verdict().sentence, u"Add 2 files (1 text, 1 JSON)"_s);
    QVERIFY(m_fixture->queue().sources().isEmpty());
    m_fixture->leave(&m_fixture->window());
    QVERIFY(!overlay->isVisible());
    QVERIFY(m_fixture->queue().sources().isEmpty());
}

void tst_MainWindow::takesFilesDroppedAnywhere()
{
    const std::unique_ptr<QMimeData> first(filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum())}));
    m_fixture->drop(find<QWidget>(u"emptyState"_s), *first);
    QTRY_COMPARE(m_fixture->queue().sources().size(), 1);
    const std::unique_ptr<QMimeData> second(filesOf({m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum())}));
    m_fixture->drop(find<QListView>(u"sourceList"_s)->viewport(), *second);
    QTRY_COMPARE(m_fixture->queue().sources().size(), 2);
    QTRY_COMPARE(find<QListView>(u"sourceList"_s)->model()->index(0, 0).data().toString(), u"Noor Haddad"_s);
    QVERIFY(find<QWidget>(u"themeList"_s)->isVisible());
}

void tst_MainWindow::takesDroppedText()
{
    QMimeData data;
    data.setText(QString::fromUtf8(WindowFixture::otherCurriculum()));
    m_fixture->drop(&m_fixture->window(), data);
    QTRY_COMPARE(m_fixture->queue().sources().size(), 1);
    QCOMPARE(m_fixture->queue().sourceName(m_fixture->queue().sources().first()), u"Tomas Verhoeven"_s);
}

void tst_MainWindow::saysWhatCannotBeUsed()
{
    const std::unique_ptr<QMimeData> data(
        filesOf({m_fixture->file(u"cv.txt"_s, WindowFixture::otherCurriculum()), m_fixture->file(u"photo.png"_s, "\x89PNG")}));
    m_fixture->drop(&m_fixture->window(), *data);
    QTRY_COMPARE(m_fixture->queue().sources().size(), 1);
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"photo.png"_s), qPrintable(bar->text()));
}

void tst_MainWindow::pastesTextWithAName()
{
    QApplication::clipboard()->setText(QString::fromUtf8(WindowFixture::otherCurriculum()));
    QTest::keyClick(&m_fixture->window(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(find<QPlainTextEdit>(u"pasteText"_s));
    QCOMPARE(find<QLineEdit>(u"pasteName"_s)->placeholderText(), u"Tomas Verhoeven"_s);
    find<QLineEdit>(u"pasteName"_s)->setText(u"Tomas"_s);
    QTest::mouseClick(find<QPushButton>(u"pasteAdd"_s), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->queue().sources().size(), 1);
    QCOMPARE(m_fixture->queue().sourceName(m_fixture->queue().sources().first()), u"Tomas"_s);
}

void tst_MainWindow::makesASiteInEveryTheme()
{
    makeAllSites();
    const auto themes = m_fixture->catalog().ids();
    QCOMPARE(m_fixture->queue().jobs().size(), themes.size());
    QTRY_COMPARE(find<QLabel>(u"queueSummary"_s)->text(), u"%1 of %1 done"_s.arg(themes.size()));
    auto *table = find<QTableView>(u"queueTable"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), static_cast<int>(themes.size()));
}

void tst_MainWindow::drawsThePersonsOwnPageOnEachCard()
{
    dropCurriculum();
    auto *model = find<QListView>(u"themeList"_s)->model();
    QSet<QByteArray> pictures;
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto picture = [model, row] { return model->index(row, 0).data(ui::ThemeListModel::PictureRole).value<QImage>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!picture().isNull(), pageTimeout);
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
}

void tst_MainWindow::showsThePageAtEveryWidth()
{
    dropCurriculum();
    trigger(CommandId::ShowPreview);
    auto *preview = visiblePreview();
    QVERIFY(preview->isShowing());
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor Haddad"_s));
    auto *widths = find<ui::SegmentedControl>(u"deviceWidths"_s);
    for (const int width : {390, 768, 1280}) {
        widths->setCurrent(width);
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(evaluate(*preview, u"window.innerWidth"_s).toInt() - width) <= 2, pageTimeout);
    }
    widths->setCurrent(0);
    QTRY_COMPARE_WITH_TIMEOUT(evaluate(*preview, u"window.innerWidth"_s).toInt(), preview->width(), pageTimeout);
}

void tst_MainWindow::runsNoScriptOfThePageAndLetsNothingOut()
{
    QTcpServer outside;
    QVERIFY(outside.listen(QHostAddress::LocalHost));
    QSignalSpy called(&outside, &QTcpServer::newConnection);
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(outside.serverPort());
    Site site;
    site.files.insert(u"index.html"_s, "<!doctype html><title>t</title><p id=p>before</p><script>document.getElementById('p').textContent='after'</script>"
                                       "<img id=i src='" + address + "/pixel.png'><link rel=stylesheet href='" + address + "/style.css'>"
                                       "<iframe src='" + address + "/frame'></iframe><img src='extra.png'>");
    ui::PreviewHost host;
    {
        ui::SitePreview preview(host);
        preview.resize(400, 300);
        preview.show();
        QSignalSpy shown(&preview, &ui::SitePreview::shown);
        preview.showSite(u"x"_s, site, Qt::white);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, pageTimeout);
        QCOMPARE(evaluate(preview, u"document.getElementById('p').textContent"_s).toString(), u"before"_s);
        QCOMPARE(evaluate(preview, u"document.getElementById('i').naturalWidth"_s).toInt(), 0);
        QVERIFY(host.blockedRequests() >= 2);
        QCOMPARE(called.size(), 0);
    }
}

void tst_MainWindow::asksBeforeALinkLeaves()
{
    dropCurriculum();
    trigger(CommandId::ShowPreview);
    auto *preview = visiblePreview();
    const auto question = [this] { return m_fixture->find<QMessageBox>(u"linkQuestion"_s); };
    const auto click = u"document.querySelector('a[href^=\"https\"]').click()"_s;
    (void)evaluate(*preview, click);
    QTRY_VERIFY_WITH_TIMEOUT(question(), pageTimeout);
    QVERIFY2(question()->informativeText().startsWith(u"https://"_s), qPrintable(question()->informativeText()));
    QVERIFY(m_fixture->opened().isEmpty());
    question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!question());
    QVERIFY(m_fixture->opened().isEmpty());

    (void)evaluate(*preview, click);
    QTRY_VERIFY_WITH_TIMEOUT(question(), pageTimeout);
    const QString address = question()->informativeText();
    for (auto *button : question()->buttons()) {
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QTRY_COMPARE(m_fixture->opened().size(), 1);
    QCOMPARE(QString::fromLatin1(m_fixture->opened().first().toEncoded()), address);
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor"_s));
}

void tst_MainWindow::switchesThemesQuickly()
{
    makeAllSites();
    trigger(CommandId::ShowPreview);
    auto *preview = visiblePreview();
    QList<qint64> times;
    for (int i = 0; i < m_fixture->catalog().themes().size() * 2; ++i) {
        QSignalSpy shown(preview, &ui::SitePreview::shown);
        QElapsedTimer timer;
        timer.start();
        trigger(CommandId::NextTheme);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, pageTimeout);
        times.append(timer.elapsed());
    }
    std::sort(times.begin(), times.end());
    qInfo() << "Theme switch, from the command to the loaded page, in ms: median" << times.at(times.size() / 2) << "slowest" << times.last();
    QVERIFY(evaluate(*preview, u"document.title"_s).toString().contains(u"Noor"_s));
}

void tst_MainWindow::fillsInWhileTheAnswerStreams()
{
    FakeLlmServer server;
    server.setHandler(halfThenHold);
    HttpClient http(m_fixture->clock());
    LlmServer where;
    where.url = server.url();
    where.model = u"fake:latest"_s;
    LlmEndpoint endpoint(where, 4, http, m_fixture->clock());
    LlmWriter writer(endpoint.client());
    m_fixture->queue().setWriter(&writer);

    dropCurriculum();
    trigger(CommandId::ShowPreview);
    auto *preview = visiblePreview();
    const QString before = evaluate(*preview, u"document.body.innerText"_s).toString();
    (void)evaluate(*preview, u"document.body.dataset.probe = 'same document'; window.scrollTo(0, 300); 1"_s);
    QTRY_VERIFY(m_fixture->window().commands().action(CommandId::MakeSites)->isEnabled());
    trigger(CommandId::MakeSites);
    QTRY_VERIFY_WITH_TIMEOUT(server.held() >= 1, pageTimeout);
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(*preview, u"document.body.innerText"_s).toString() != before, pageTimeout);
    m_fixture->screenshot(u"streaming"_s);
    QCOMPARE(evaluate(*preview, u"window.scrollY"_s).toInt(), 300);
    const QString half = evaluate(*preview, u"document.body.innerText"_s).toString();
    QVERIFY(!m_fixture->queue().isIdle());

    while (!m_fixture->queue().isIdle()) {
        server.release();
        QTest::qWait(20);
    }
    for (const auto id : m_fixture->queue().jobs()) {
        QCOMPARE(m_fixture->queue().job(id)->state, JobState::Done);
        QVERIFY(m_fixture->queue().job(id)->writer.contains(u"fake:latest"_s));
    }
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(*preview, u"document.body.innerText"_s).toString() != half, pageTimeout);
    QCOMPARE(evaluate(*preview, u"window.scrollY"_s).toInt(), 300);
    m_fixture->queue().setWriter(nullptr);
}

void tst_MainWindow::saysWhyItWaitsAndWritesWithTheBuiltInWriter()
{
    FakeLlmServer server;
    server.stop();
    HttpClient http(m_fixture->clock());
    LlmServer where;
    where.url = server.url();
    where.model = u"fake:latest"_s;
    LlmEndpoint endpoint(where, 4, http, m_fixture->clock());
    LlmWriter writer(endpoint.client());
    auto settings = m_fixture->queue().settings();
    settings.waiting.whenDown = WhenDown::Wait;
    m_fixture->queue().setSettings(settings);
    m_fixture->queue().setWriter(&writer);
    makeAllSites();
    auto *table = find<QTableView>(u"queueTable"_s);
    table->selectAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->window().commands().action(CommandId::WriteBuiltIn)->isEnabled(), pageTimeout);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->index(0, 2).data().toString().startsWith(u"Waiting"_s), pageTimeout);
    m_fixture->screenshot(u"waiting"_s);
    trigger(CommandId::WriteBuiltIn);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->queue().isIdle(), pageTimeout);
    for (const auto id : m_fixture->queue().jobs())
        QCOMPARE(m_fixture->queue().job(id)->state, JobState::Done);
    m_fixture->queue().setWriter(nullptr);
}

void tst_MainWindow::comparesThemesSideBySide()
{
    makeAllSites();
    trigger(CommandId::ShowCompare);
    auto *pane = m_fixture->window().findChild<ui::ComparePane *>();
    const auto count = std::min<qsizetype>(3, m_fixture->catalog().themes().size());
    QTRY_COMPARE(pane->columns().size(), count);
    for (auto *column : pane->columns()) {
        QTRY_VERIFY_WITH_TIMEOUT(column->preview().isShowing(), pageTimeout);
        QVERIFY(evaluate(column->preview(), u"document.title"_s).toString().contains(u"Noor"_s));
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(evaluate(column->preview(), u"window.innerWidth"_s).toInt() - 768) <= 4, pageTimeout);
    }
    pane->addPane();
    QTRY_COMPARE(pane->columns().size(), count + 1);
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
    QTRY_COMPARE(pane->columns().size(), count);
}

void tst_MainWindow::scrollsPanesTogether()
{
    makeAllSites();
    trigger(CommandId::ShowCompare);
    auto *pane = m_fixture->window().findChild<ui::ComparePane *>();
    QTRY_VERIFY(pane->columns().size() >= 2);
    for (auto *column : pane->columns())
        QTRY_VERIFY_WITH_TIMEOUT(column->preview().isShowing(), pageTimeout);
    ui::PagePlace bottom;
    bottom.fraction = 0.8;
    emit pane->columns().at(0)->preview().scrolled(bottom);
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt() > 50, pageTimeout);
    QCOMPARE(evaluate(pane->columns().at(0)->preview(), u"window.scrollY"_s).toInt(), 0);
    find<QToolButton>(u"scrollSync"_s)->setChecked(false);
    const int stays = evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt();
    emit pane->columns().at(0)->preview().scrolled(ui::PagePlace());
    QCOMPARE(evaluate(pane->columns().at(1)->preview(), u"window.scrollY"_s).toInt(), stays);
}

void tst_MainWindow::exportsWhatIsFinished_data()
{
    QTest::addColumn<CommandId>("format");
    QTest::addColumn<QString>("nameOf");
    QTest::addRow("folders") << CommandId::ExportAsFolder << u"noor/%1/index.html"_s;
    QTest::addRow("single files") << CommandId::ExportAsSingleFile << u"noor-%1.html"_s;
    QTest::addRow("zip files") << CommandId::ExportAsZip << u"noor-%1.zip"_s;
}

void tst_MainWindow::exportsWhatIsFinished()
{
    QFETCH(CommandId, format);
    QFETCH(QString, nameOf);
    makeAllSites();
    const QString folder = m_fixture->folder(u"out"_s);
    m_fixture->window().exportDesk().setFolder(folder);
    trigger(format);
    QTRY_VERIFY(m_fixture->window().commands().action(CommandId::Export)->isEnabled());
    QTest::keyClick(&m_fixture->window(), Qt::Key_E, Qt::ControlModifier);
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), pageTimeout);
    QVERIFY2(bar->text().contains(u"4 sites"_s) || bar->text().contains(QString::number(m_fixture->catalog().themes().size())), qPrintable(bar->text()));
    for (const auto &theme : m_fixture->catalog().ids()) {
        const QFileInfo file(folder + u'/' + nameOf.arg(theme));
        QVERIFY2(file.size() > 1000, qPrintable(file.filePath()));
    }
    QTest::mouseClick(find<QPushButton>(u"messageAction"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->opened(), QList<QUrl>{QUrl::fromLocalFile(folder)});
}

void tst_MainWindow::exportsOnlyWhatWasChosen()
{
    makeAllSites();
    auto &workspace = m_fixture->window().workspace();
    const QString chosen = m_fixture->catalog().ids().at(1);
    workspace.setChosen(workspace.source(), chosen, true);
    QTRY_COMPARE(m_fixture->window().commands().action(CommandId::Export)->text(), u"&Export 1 site"_s);
    const QString folder = m_fixture->folder(u"chosen"_s);
    QSignalSpy exported(&m_fixture->window().exportDesk(), &ui::ExportDesk::exported);
    m_fixture->window().exportDesk().exportTo(folder);
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(QDir(folder + u"/noor"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{chosen});
}

void tst_MainWindow::keepsTheOldExportWhenSavingFails()
{
    makeAllSites();
    const QString blocked = m_fixture->file(u"a file, not a folder"_s, "x");
    m_fixture->window().exportDesk().exportTo(blocked);
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), pageTimeout);
    QCOMPARE(bar->property("level").toString(), u"error"_s);
    QCOMPARE(QFileInfo(blocked).size(), 1);
}

void tst_MainWindow::disabledCommandsSayWhy()
{
    for (const auto *action : m_fixture->window().commands().all()) {
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        if (!action->isEnabled())
            QVERIFY2(action->toolTip().contains(u'\n'), qPrintable(action->text()));
    }
    QVERIFY(!m_fixture->window().commands().action(CommandId::ShowCompare)->isEnabled());
    dropCurriculum();
    QTRY_VERIFY(m_fixture->window().commands().action(CommandId::ShowCompare)->isEnabled());
}

void tst_MainWindow::worksWithTheKeyboardAlone()
{
    dropCurriculum();
    auto *window = &m_fixture->window();
    auto *themes = find<QListView>(u"themeList"_s);
    themes->setFocus();
    themes->setCurrentIndex(themes->model()->index(0, 0));
    const auto before = window->workspace().chosenThemes().size();
    QTest::keyClick(themes, Qt::Key_Space);
    QCOMPARE(window->workspace().chosenThemes().size(), before - 1);
    QTest::keyClick(themes, Qt::Key_Right);
    QCOMPARE(themes->currentIndex().row(), 1);
    QTest::keyClick(themes, Qt::Key_Return);
    QCOMPARE(window->workspace().theme(), m_fixture->catalog().ids().at(1));
    QVERIFY(find<ui::SitePreview>(u"sitePreview"_s)->isVisible());
    QTest::keyClick(window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(themes->isVisible());

    find<QListView>(u"sourceList"_s)->setFocus();
    QSet<QWidget *> reached;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(window, Qt::Key_F6);
        reached.insert(QApplication::focusWidget());
    }
    QVERIFY(reached.contains(find<QTableView>(u"queueTable"_s)));
    QVERIFY(reached.contains(find<QListView>(u"sourceList"_s)));
    QVERIFY(reached.size() >= 3);

    QTest::keyClick(window, Qt::Key_F1);
    QTRY_VERIFY(find<QDialog>(u"shortcutList"_s));
    m_fixture->screenshot(u"shortcuts"_s, find<QDialog>(u"shortcutList"_s));
    find<QDialog>(u"shortcutList"_s)->close();
    QTest::keyClick(window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->queue().isIdle() && !m_fixture->queue().jobs().isEmpty(), pageTimeout);
    auto *table = find<QTableView>(u"queueTable"_s);
    table->setFocus();
    table->selectAll();
    QTRY_VERIFY(window->commands().action(CommandId::Cancel)->isEnabled());
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_VERIFY(m_fixture->queue().jobs().isEmpty());
}

void tst_MainWindow::showsTheEngineInWords()
{
    auto *chip = find<QToolButton>(u"engineChip"_s);
    QCOMPARE(chip->text(), u"Built-in writer"_s);
    ui::EngineStatus::Snapshot engine;
    engine.state = ui::EngineStatus::State::Ready;
    engine.serverName = u"Ollama"_s;
    engine.choice.model = u"qwen2.5:7b"_s;
    engine.models = {u"qwen2.5:7b"_s, u"llama3.2:3b"_s};
    m_fixture->engine().setSnapshot(engine);
    QVERIFY(chip->text().contains(u"Ollama"_s) && chip->text().contains(u"qwen2.5:7b"_s));
    engine.state = ui::EngineStatus::State::Waiting;
    engine.retryIn = std::chrono::seconds(42);
    engine.error = Error(ErrorKind::Unreachable);
    m_fixture->engine().setSnapshot(engine);
    QVERIFY2(chip->text().contains(u"0:42"_s), qPrintable(chip->text()));
    engine.isLocal = false;
    engine.host = u"api.example.org"_s;
    m_fixture->engine().setSnapshot(engine);
    QTRY_VERIFY(find<QLabel>(u"privacyLabel"_s)->text().contains(u"api.example.org"_s));

    QTest::mouseClick(chip, Qt::LeftButton);
    auto *key = find<QLineEdit>(u"engineKey"_s);
    QTRY_VERIFY(key->isVisible());
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QCOMPARE(find<QComboBox>(u"engineModel"_s)->count(), 2);
    QTest::mouseClick(find<QPushButton>(u"testEngine"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(u"testResult"_s)->text().contains(u"No engine answers"_s));
    m_fixture->screenshot(u"engine"_s, find<QDialog>(u"connectionPanel"_s));
    QTest::mouseClick(find<QPushButton>(u"useBuiltIn"_s), Qt::LeftButton);
    QTRY_COMPARE(chip->text(), u"Built-in writer"_s);
}

void tst_MainWindow::everyControlHasAName()
{
    makeAllSites();
    QStringList nameless;
    for (const auto id : {CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare, CommandId::EngineSettings, CommandId::PasteText,
                          CommandId::ShowShortcuts}) {
        trigger(id);
        QCoreApplication::processEvents();
        for (auto *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible())
                collectNameless(QAccessible::queryAccessibleInterface(widget), &nameless);
        }
        for (auto *dialog : m_fixture->window().findChildren<QDialog *>())
            dialog->close();
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u"\n"_s)));
}

void tst_MainWindow::remembersHowItLooked()
{
    auto &window = m_fixture->window();
    window.resize(1111, 777);
    trigger(CommandId::ColoursDark);
    trigger(CommandId::ExportAsZip);
    window.exportDesk().setFolder(u"/somewhere"_s);
    const ui::UiSettings saved = window.settings();
    QCOMPARE(saved.colours, ui::ColourScheme::Dark);
    m_fixture = std::make_unique<WindowFixture>(saved);
    const ui::UiSettings again = m_fixture->window().settings();
    QCOMPARE(again.colours, ui::ColourScheme::Dark);
    QCOMPARE(again.exportFormat, ExportFormat::Zip);
    QCOMPARE(again.exportFolder, u"/somewhere"_s);
    QCOMPARE(m_fixture->window().size(), QSize(1111, 777));
}

void tst_MainWindow::looksRightInLightAndDark_data()
{
    QTest::addColumn<CommandId>("colours");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)}) {
        QTest::addRow("light-%d", size.width()) << CommandId::ColoursLight << size;
        QTest::addRow("dark-%d", size.width()) << CommandId::ColoursDark << size;
    }
}

void tst_MainWindow::looksRightInLightAndDark()
{
    QFETCH(CommandId, colours);
    QFETCH(QSize, size);
    auto &window = m_fixture->window();
    const auto name = [](QLatin1StringView state) { return QString::fromLatin1(QTest::currentDataTag()) + u'-' + state; };
    window.resize(size);
    trigger(colours);
    QCoreApplication::processEvents();
    const bool dark = window.palette().color(QPalette::Window).lightness() < 128;
    QCOMPARE(dark, colours == CommandId::ColoursDark);
    m_fixture->screenshot(name("1-empty"_L1));
    const std::unique_ptr<QMimeData> data(filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum()),
                                                   m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum())}));
    m_fixture->hover(&window, *data);
    m_fixture->screenshot(name("2-drop"_L1));
    m_fixture->leave(&window);
    makeAllSites();
    m_fixture->drop(&window, *data);
    auto *model = find<QListView>(u"themeList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        QTRY_VERIFY_WITH_TIMEOUT(!model->index(row, 0).data(ui::ThemeListModel::PictureRole).value<QImage>().isNull(), pageTimeout);
    m_fixture->screenshot(name("3-gallery"_L1));
    trigger(CommandId::ShowPreview);
    QVERIFY(visiblePreview()->isShowing());
    QTest::qWait(120); // a frame to paint
    m_fixture->screenshot(name("4-preview"_L1));
    find<ui::SegmentedControl>(u"deviceWidths"_s)->setCurrent(390);
    QTest::qWait(120);
    m_fixture->screenshot(name("5-phone"_L1));
    trigger(CommandId::ShowCompare);
    auto *pane = window.findChild<ui::ComparePane *>();
    QTRY_VERIFY(pane->columns().size() >= 2);
    for (auto *column : pane->columns())
        QTRY_VERIFY_WITH_TIMEOUT(column->preview().isShowing(), pageTimeout);
    window.workspace().setChosen(window.workspace().source(), pane->columns().at(1)->theme(), true);
    QTest::qWait(120);
    m_fixture->screenshot(name("6-compare"_L1));
    window.exportDesk().exportTo(m_fixture->folder(u"out"_s));
    QTRY_VERIFY(find<ui::MessageBar>(u"messageBar"_s)->isVisible());
    QTest::qWait(60);
    m_fixture->screenshot(name("7-exported"_L1));
}

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    ui::prepareWebEngine();
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_MainWindow"_s);
    tst_MainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_MainWindow.moc"
