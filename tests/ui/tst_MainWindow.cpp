// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/ui/WindowFixture.h"
#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/publishing/ExportDesk.h"
#include "ui/sources/DropOverlay.h"
#include "ui/widgets/MessageBar.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;

class tst_MainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void startsWithThreeWaysToBegin();
    void showsTheVerdictBeforeTheDrop();
    void takesFilesDroppedAnywhere();
    void takesDroppedText();
    void saysWhatCannotBeUsed();
    void pastesTextWithAName();
    void makesASiteInEveryTheme();
    void saysWhyItWaitsAndWritesWithTheBuiltInWriter();
    void exportsWhatIsFinished_data();
    void exportsWhatIsFinished();
    void exportsOnlyWhatWasChosen();
    void keepsTheOldExportWhenSavingFails();
    void fitsASmallScreen_data();
    void fitsASmallScreen();

private:
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_MainWindow::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
}

void tst_MainWindow::startsWithThreeWaysToBegin()
{
    for (const auto &name : {u"startFiles"_s, u"startPaste"_s, u"startSample"_s})
        QVERIFY2(find<QPushButton>(name)->isVisible(), qPrintable(name));
    QVERIFY(!find<QLabel>(u"engineLine"_s)->text().isEmpty());
    QVERIFY(!find<QWidget>(u"sourcePane"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"startSample"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle() && !m_fixture->queue().jobs().isEmpty(); }));
    QVERIFY(find<QWidget>(u"themeList"_s)->isVisible());
    for (const auto id : m_fixture->queue().jobs())
        QCOMPARE(m_fixture->stateOf(id), u"done"_s);
}

void tst_MainWindow::showsTheVerdictBeforeTheDrop()
{
    auto *overlay = find<ui::DropOverlay>(u"dropOverlay"_s);
    QVERIFY(!overlay->isVisible());
    const auto data = filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum()),
                               m_fixture->file(u"tomas verhoeven.txt"_s, WindowFixture::otherCurriculum())});
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
    const auto first = filesOf({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum())});
    m_fixture->drop(find<QWidget>(u"emptyState"_s), *first);
    QVERIFY(waitUntil([&] { return m_fixture->queue().sources().size() == 1; }));
    const auto second = filesOf({m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum())});
    m_fixture->drop(find<QListView>(u"sourceList"_s)->viewport(), *second);
    QVERIFY(waitUntil([&] { return m_fixture->queue().sources().size() == 2; }));
    QVERIFY(waitUntil([&] { return find<QListView>(u"sourceList"_s)->model()->index(0, 0).data().toString() == u"Noor Haddad"_s; }));
    QVERIFY(find<QWidget>(u"themeList"_s)->isVisible());
}

void tst_MainWindow::takesDroppedText()
{
    QMimeData data;
    data.setText(QString::fromUtf8(WindowFixture::otherCurriculum()));
    m_fixture->drop(&m_fixture->window(), data);
    QVERIFY(waitUntil([&] { return m_fixture->queue().sources().size() == 1; }));
    QCOMPARE(m_fixture->queue().sourceName(m_fixture->queue().sources().first()), u"Tomas Verhoeven"_s);
}

void tst_MainWindow::saysWhatCannotBeUsed()
{
    const auto data = filesOf({m_fixture->file(u"cv.txt"_s, WindowFixture::otherCurriculum()), m_fixture->file(u"photo.png"_s, "\x89PNG")});
    m_fixture->drop(&m_fixture->window(), *data);
    QVERIFY(waitUntil([&] { return m_fixture->queue().sources().size() == 1; }));
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"photo.png"_s), qPrintable(bar->text()));
}

void tst_MainWindow::pastesTextWithAName()
{
    QApplication::clipboard()->setText(QString::fromUtf8(WindowFixture::otherCurriculum()));
    QTest::keyClick(&m_fixture->window(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(waitUntil([&] { return find<QPlainTextEdit>(u"pasteText"_s); }));
    QCOMPARE(find<QLineEdit>(u"pasteName"_s)->placeholderText(), u"Tomas Verhoeven"_s);
    find<QLineEdit>(u"pasteName"_s)->setText(u"Tomas"_s);
    QTest::mouseClick(find<QPushButton>(u"pasteAdd"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return m_fixture->queue().sources().size() == 1; }));
    QCOMPARE(m_fixture->queue().sourceName(m_fixture->queue().sources().first()), u"Tomas"_s);
}

void tst_MainWindow::makesASiteInEveryTheme()
{
    QVERIFY(m_fixture->makeAllSites());
    const auto themes = m_fixture->catalog().ids();
    QCOMPARE(m_fixture->queue().jobs().size(), themes.size());
    QVERIFY(waitUntil([&] { return find<QLabel>(u"queueSummary"_s)->text() == u"%1 of %1 done"_s.arg(themes.size()); }));
    auto *table = find<QTableView>(u"queueTable"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), static_cast<int>(themes.size()));
}

void tst_MainWindow::saysWhyItWaitsAndWritesWithTheBuiltInWriter()
{
    FakeLlmServer server;
    server.stop();
    HttpClient http(m_fixture->clock());
    LlmServer where;
    where.url = server.url();
    where.model = u"fake:latest"_s;
    LlmEndpoint endpoint(where, RequestLimit::fixed(4), http, m_fixture->clock());
    LlmWriter writer(endpoint.client());
    auto settings = m_fixture->queue().settings();
    settings.wording.whenDown = WhenDown::Wait;
    m_fixture->queue().setSettings(settings);
    m_fixture->queue().setWriter(&writer);
    QVERIFY(m_fixture->dropCurriculum());
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::MakeSites)->isEnabled(); }));
    m_fixture->trigger(CommandId::MakeSites);
    auto *table = find<QTableView>(u"queueTable"_s);
    table->selectAll();
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::WriteBuiltIn)->isEnabled(); }));
    QVERIFY(waitUntil([&] { return table->model()->index(0, 2).data().toString().startsWith(u"Waiting"_s); }));
    m_fixture->screenshot(u"waiting"_s);
    m_fixture->trigger(CommandId::WriteBuiltIn);
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle(); }));
    for (const auto id : m_fixture->queue().jobs())
        QCOMPARE(m_fixture->stateOf(id), u"done"_s);
    m_fixture->queue().setWriter(nullptr);
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
    QVERIFY(m_fixture->makeAllSites());
    const QString folder = m_fixture->folder(u"out"_s);
    m_fixture->window().exportDesk().setFolder(folder);
    m_fixture->trigger(format);
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::Export)->isEnabled(); }));
    QTest::keyClick(&m_fixture->window(), Qt::Key_E, Qt::ControlModifier);
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QVERIFY(waitUntil([&] { return bar->isVisible(); }));
    QVERIFY2(bar->text().contains(u"4 sites"_s) || bar->text().contains(QString::number(m_fixture->catalog().themes().size())),
             qPrintable(bar->text()));
    for (const auto &theme : m_fixture->catalog().ids()) {
        const QFileInfo file(folder + u'/' + nameOf.arg(theme));
        QVERIFY2(file.size() > 1000, qPrintable(file.filePath()));
    }
    QTest::mouseClick(find<QPushButton>(u"messageAction"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->opened(), QList<QUrl>{QUrl::fromLocalFile(folder)});
}

void tst_MainWindow::exportsOnlyWhatWasChosen()
{
    QVERIFY(m_fixture->makeAllSites());
    auto &workspace = m_fixture->window().workspace();
    const QString chosen = m_fixture->catalog().ids().at(1);
    workspace.setChosen(workspace.source(), chosen, true);
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::Export)->text() == u"&Export 1 site"_s; }));
    const QString folder = m_fixture->folder(u"chosen"_s);
    QSignalSpy exported(&m_fixture->window().exportDesk(), &ui::ExportDesk::exported);
    m_fixture->window().exportDesk().exportTo(folder);
    QVERIFY(waitUntil([&] { return exported.size() == 1; }));
    QCOMPARE(QDir(folder + u"/noor"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{chosen});
}

void tst_MainWindow::keepsTheOldExportWhenSavingFails()
{
    QVERIFY(m_fixture->makeAllSites());
    const QString blocked = m_fixture->file(u"a file, not a folder"_s, "x");
    m_fixture->window().exportDesk().exportTo(blocked);
    auto *bar = find<ui::MessageBar>(u"messageBar"_s);
    QVERIFY(waitUntil([&] { return bar->isVisible(); }));
    QCOMPARE(bar->property("level").toString(), u"error"_s);
    QCOMPARE(QFileInfo(blocked).size(), 1);
}

void tst_MainWindow::fitsASmallScreen_data()
{
    QTest::addColumn<CommandId>("view");
    QTest::newRow("gallery") << CommandId::ShowGallery;
    QTest::newRow("preview") << CommandId::ShowPreview;
    QTest::newRow("compare") << CommandId::ShowCompare;
    QTest::newRow("source") << CommandId::ShowSource;
    QTest::newRow("facts") << CommandId::ShowFacts;
}

/// Twice this size is what 200 % text needs, and a full HD screen has.
void tst_MainWindow::fitsASmallScreen()
{
    QFETCH(CommandId, view);
    constexpr QSize smallest(860, 500);
    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::MakeSites);
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle(); }));
    m_fixture->trigger(view);
    auto &window = m_fixture->window();
    const QSize needed = window.minimumSizeHint();
    QStringList widest;
    for (const auto *part : window.findChildren<QWidget *>())
        if (part->isVisible() && (part->minimumSizeHint().width() > 400 || part->minimumSizeHint().height() > 150))
            widest << QStringLiteral("%1 %2 %3x%4")
                          .arg(QLatin1StringView(part->metaObject()->className()), part->objectName())
                          .arg(part->minimumSizeHint().width())
                          .arg(part->minimumSizeHint().height());
    QVERIFY2(needed.width() <= smallest.width() && needed.height() <= smallest.height(),
             qPrintable(QStringLiteral("%1x%2: %3").arg(needed.width()).arg(needed.height()).arg(widest.join(QStringLiteral(", ")))));
    window.resize(smallest);
    QVERIFY(waitUntil([&] { return window.size() == smallest; }));
}

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_MainWindow"_s);
    tst_MainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_MainWindow.moc"
