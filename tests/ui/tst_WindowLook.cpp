// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/jobs/ScriptedWriter.h"
#include "tests/ui/WindowFixture.h"
#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/documents/DocumentDesk.h"
#include "ui/facts/FactsPane.h"
#include "ui/facts/FactsRoom.h"
#include "ui/facts/StatementList.h"
#include "ui/gallery/ThemeListModel.h"
#include "ui/preview/CompareColumn.h"
#include "ui/preview/ComparePane.h"
#include "ui/preview/PreviewPane.h"
#include "ui/preview/SitePreview.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/publishing/ExportDesk.h"
#include "ui/sources/SourcePane.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMimeData>
#include <QtCore/QScopeGuard>
#include <QtGui/QAccessible>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;

namespace {

void collectNameless(QAccessibleInterface *node, QStringList *nameless)
{
    if (!node || !node->isValid())
        return;
    const bool speaks = node->role() != QAccessible::NoRole && !node->state().invisible;
    static const QList<QAccessible::Role> interactive{
        QAccessible::PushButton, QAccessible::ButtonMenu,   QAccessible::CheckBox, QAccessible::RadioButton,
        QAccessible::ComboBox,   QAccessible::EditableText, QAccessible::List,     QAccessible::Table,
        QAccessible::MenuItem,   QAccessible::ListItem,     QAccessible::Dialog,   QAccessible::ToolBar,
        QAccessible::SpinBox,    QAccessible::Slider,       QAccessible::PageTab,  QAccessible::ButtonDropDown};
    if (speaks && interactive.contains(node->role()) && node->text(QAccessible::Name).isEmpty()) {
        const QObject *object = node->object();
        nameless->append(object ? u"%1 %2"_s.arg(QString::fromLatin1(object->metaObject()->className()), object->objectName())
                                : u"item of role %1"_s.arg(node->role()));
    }
    if (node->object() && node->object()->inherits("QWebEngineView"))
        return; // the page inside is the theme's matter
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), nameless);
}

/// Three of its sentences are not in the file.
WrittenWording writtenForNoor()
{
    WrittenWording written;
    written.wording.writer = u"ollama:qwen2.5:7b"_s;
    written.wording.headline = u"She builds recording tools that musicians forget are there"_s;
    written.wording.subtitle = u"Fourteen years between the studio and the compiler, trusted by every label in Europe."_s;
    written.wording.about = u"Noor Haddad builds recording tools. She led 340 people at Initech. She moved 4,200 tapes into a searchable "
                            "archive. In 2016 she won a Grammy."_s;
    written.attempts = 1;
    return written;
}

/// Of another program: with keys and a date of its own.
QByteArray resumeWithLeftovers()
{
    return "{'basics': {'name': 'Tomas Verhoeven', 'label': 'Landscape photographer', 'favouriteLens': '35 mm'},"
           "'work': [{'name': 'Atlas Cooperative', 'position': 'Cartographer', 'startDate': 'one spring', 'badge': 7}],"
           "'projects': [{'name': 'Lost Stations', 'description': '140 closed railway stations, one map.'}],"
           "'printSettings': {'paper': 'A5'}}"_ba.replace('\'', '"');
}

} // namespace

class tst_WindowLook final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void opensQuickly();
    void disabledCommandsSayWhy();
    void worksWithTheKeyboardAlone();
    void showsTheEngineInWords();
    void everyControlHasAName();
    void remembersHowItLooked();
    void looksRightInLightAndDark_data();
    void looksRightInLightAndDark();
    void factsLookRight_data();
    void factsLookRight();

private:
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_WindowLook::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
}

void tst_WindowLook::opensQuickly()
{
    m_fixture.reset();
    QElapsedTimer timer;
    timer.start();
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
    qInfo() << "Themes read, window made and shown, in ms:" << timer.elapsed();
    QVERIFY(find<QPushButton>(u"startFiles"_s)->isVisible());
}

void tst_WindowLook::disabledCommandsSayWhy()
{
    for (const auto *action : m_fixture->window().commands().all()) {
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        if (!action->isEnabled())
            QVERIFY2(action->toolTip().contains(u'\n'), qPrintable(action->text()));
    }
    QVERIFY(!m_fixture->window().commands().action(CommandId::ShowCompare)->isEnabled());
    QVERIFY(m_fixture->dropCurriculum());
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::ShowCompare)->isEnabled(); }));
}

void tst_WindowLook::worksWithTheKeyboardAlone()
{
    QVERIFY(m_fixture->dropCurriculum());
    auto *window = &m_fixture->window();
    auto *themes = find<QListView>(u"themeList"_s);
    themes->setFocus();
    themes->selectionModel()->setCurrentIndex(themes->model()->index(0, 0), QItemSelectionModel::NoUpdate);
    const auto before = window->workspace().chosenThemes().size();
    QTest::keyClick(themes, Qt::Key_Space);
    QCOMPARE(window->workspace().chosenThemes().size(), before - 1);
    QTest::keyClick(themes, Qt::Key_Right);
    QCOMPARE(themes->currentIndex().row(), 1);
    QTest::keyClick(themes, Qt::Key_Return);
    QCOMPARE(window->workspace().theme(), m_fixture->catalog().ids().at(1));
    QVERIFY(find<ui::SitePreview>(u"sitePreview"_s)->isVisible());
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(waitUntil([&] { return themes->isVisible(); }));

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
    QVERIFY(waitUntil([&] { return find<QDialog>(u"shortcutList"_s); }));
    m_fixture->screenshot(u"shortcuts"_s, find<QDialog>(u"shortcutList"_s));
    find<QDialog>(u"shortcutList"_s)->close();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle() && !m_fixture->queue().jobs().isEmpty(); }));
    auto *table = find<QTableView>(u"queueTable"_s);
    table->setFocus();
    table->selectAll();
    QVERIFY(waitUntil([&] { return window->commands().action(CommandId::Cancel)->isEnabled(); }));
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(waitUntil([&] { return m_fixture->queue().jobs().isEmpty(); }));
}

void tst_WindowLook::showsTheEngineInWords()
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
    QVERIFY(waitUntil([&] { return find<QLabel>(u"privacyLabel"_s)->text().contains(u"api.example.org"_s); }));

    QTest::mouseClick(chip, Qt::LeftButton);
    auto *key = find<QLineEdit>(u"engineKey"_s);
    QVERIFY(waitUntil([&] { return key->isVisible(); }));
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QCOMPARE(find<QComboBox>(u"engineModel"_s)->count(), 2);
    QTest::mouseClick(find<QPushButton>(u"testEngine"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return find<QLabel>(u"testResult"_s)->text().contains(u"No engine runs"_s); }));
    m_fixture->screenshot(u"engine"_s, find<QDialog>(u"connectionPanel"_s));
    QTest::mouseClick(find<QPushButton>(u"useBuiltIn"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return chip->text() == u"Built-in writer"_s; }));
}

void tst_WindowLook::everyControlHasAName()
{
    QVERIFY(m_fixture->makeAllSites());
    QStringList nameless;
    for (const auto id : {CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare, CommandId::ShowSource,
                          CommandId::ShowFacts, CommandId::EngineSettings, CommandId::PasteText, CommandId::ShowShortcuts}) {
        m_fixture->trigger(id);
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

void tst_WindowLook::remembersHowItLooked()
{
    auto &window = m_fixture->window();
    window.resize(1111, 777);
    m_fixture->trigger(CommandId::ColoursDark);
    m_fixture->trigger(CommandId::ExportAsZip);
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

void tst_WindowLook::looksRightInLightAndDark_data()
{
    QTest::addColumn<CommandId>("colours");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)}) {
        QTest::addRow("light-%d", size.width()) << CommandId::ColoursLight << size;
        QTest::addRow("dark-%d", size.width()) << CommandId::ColoursDark << size;
    }
}

void tst_WindowLook::looksRightInLightAndDark()
{
    QFETCH(CommandId, colours);
    QFETCH(QSize, size);
    auto &window = m_fixture->window();
    const auto name = [](QLatin1StringView state) { return QString::fromLatin1(QTest::currentDataTag()) + u'-' + state; };
    window.resize(size);
    m_fixture->trigger(colours);
    QCoreApplication::processEvents();
    const bool dark = window.palette().color(QPalette::Window).lightness() < 128;
    QCOMPARE(dark, colours == CommandId::ColoursDark);
    m_fixture->screenshot(name("1-empty"_L1));
    const auto data = filesOf(
        {m_fixture->file(u"noor.json"_s, WindowFixture::curriculum()), m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum())});
    m_fixture->hover(&window, *data);
    m_fixture->screenshot(name("2-drop"_L1));
    m_fixture->leave(&window);
    QVERIFY(m_fixture->makeAllSites());
    const auto second = filesOf({m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum())});
    m_fixture->drop(&window, *second);
    find<ui::SourcePane>(u"sourcePane"_s)->select(m_fixture->queue().sources().first());
    auto *model = find<QListView>(u"themeList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(waitUntil([&] { return !model->index(row, 0).data(ui::ThemeListModel::PictureRole).value<QImage>().isNull(); }));
    m_fixture->screenshot(name("3-gallery"_L1));
    m_fixture->trigger(CommandId::ShowPreview);
    QVERIFY(m_fixture->visiblePreview()->isShowing());
    waitAFrame();
    m_fixture->screenshot(name("4-preview"_L1));
    m_fixture->window().findChild<ui::PreviewPane *>()->findChild<ui::SegmentedControl *>(u"deviceWidths"_s)->setCurrent(390);
    waitAFrame();
    m_fixture->screenshot(name("5-phone"_L1));
    m_fixture->trigger(CommandId::ShowCompare);
    auto *pane = window.findChild<ui::ComparePane *>();
    QVERIFY(waitUntil([&] { return pane->columns().size() >= 2; }));
    for (auto *column : pane->columns())
        QVERIFY(waitUntil([&] { return column->preview().isShowing(); }));
    window.workspace().setChosen(window.workspace().source(), pane->columns().at(1)->theme(), true);
    waitAFrame();
    m_fixture->screenshot(name("6-compare"_L1));
    window.exportDesk().exportTo(m_fixture->folder(u"out"_s));
    QVERIFY(waitUntil([&] { return find<ui::MessageBar>(u"messageBar"_s)->isVisible(); }));
    waitAFrame();
    m_fixture->screenshot(name("7-exported"_L1));
}

void tst_WindowLook::factsLookRight_data()
{
    QTest::addColumn<CommandId>("colours");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light-facts") << CommandId::ColoursLight << Qt::LeftToRight;
    QTest::newRow("dark-facts") << CommandId::ColoursDark << Qt::LeftToRight;
    QTest::newRow("mirrored-facts") << CommandId::ColoursLight << Qt::RightToLeft;
}

void tst_WindowLook::factsLookRight()
{
    QFETCH(CommandId, colours);
    QFETCH(Qt::LayoutDirection, direction);
    const auto name = [](QLatin1StringView state) { return QString::fromLatin1(QTest::currentDataTag()) + u'-' + state; };
    QApplication::setLayoutDirection(direction);
    const auto leftToRight = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
    m_fixture = std::make_unique<WindowFixture>(); // a window is mirrored from its beginning
    ScriptedWriter writer;
    auto &window = m_fixture->window();
    auto &queue = m_fixture->queue();
    window.resize(1440, 900);
    m_fixture->trigger(colours);
    queue.setWriter(&writer);
    const auto idle = qScopeGuard([&] { // the writer is still known when something fails half way
        queue.cancelAll();
        (void)waitUntil([&] { return queue.isIdle() && writer.running == 0; });
        queue.setWriter(nullptr);
    });
    window.workspace().setChosenThemes({window.workspace().theme()});
    QVERIFY(m_fixture->dropCurriculum());
    m_fixture->trigger(CommandId::ShowPreview);
    m_fixture->trigger(CommandId::ShowFacts);
    QVERIFY(m_fixture->visiblePreview()->isShowing());
    waitAFrame();
    m_fixture->screenshot(name("1-unwritten"_L1));

    writer.answers.enqueue(writtenForNoor());
    m_fixture->trigger(CommandId::MakeSites);
    auto *list = window.findChild<ui::StatementList *>();
    QVERIFY(waitUntil([&] { return queue.isIdle() && list->cards().size() == 3; }));
    QVERIFY(m_fixture->visiblePreview()->isShowing());
    waitAFrame();
    m_fixture->screenshot(name("2-to-check"_L1));
    list->cards().first()->button(ui::StatementCard::Action::Confirm)->click();
    QVERIFY(waitUntil([&] { return list->cards().first()->isConfirmed(); }));
    list->cards().last()->button(ui::StatementCard::Action::Remove)->click();
    QVERIFY(waitUntil([&] { return list->cards().size() == 2; }));
    waitAFrame();
    m_fixture->screenshot(name("3-decided"_L1));

    window.facts().pane()->showTab(ui::FactsPane::Tab::Facts);
    auto *tree = find<QTreeView>(u"factTree"_s);
    window.facts().pane()->selectFactAt(queue.reading(window.workspace().source())->document.text.indexOf("4,200 tapes"_L1));
    QVERIFY(waitUntil([&] { return tree->currentIndex().isValid() && find<QWidget>(u"sourceText"_s)->isVisible(); }));
    waitAFrame();
    m_fixture->screenshot(name("4-facts"_L1));
    m_fixture->trigger(CommandId::SaveDocument);
    QVERIFY(waitUntil([&] { return find<QDialog>(u"saveDialog"_s); }));
    find<QDialog>(u"saveDialog"_s)->close();
    window.documentDesk().saveTo(window.workspace().source(), m_fixture->path(u"noor haddad.trinity"_s));
    QVERIFY(waitUntil([&] { return find<ui::MessageBar>(u"messageBar"_s)->text().startsWith(u"Saved as"_s); }));

    window.facts().pane()->showTab(ui::FactsPane::Tab::Reading);
    m_fixture->drop(&window, *filesOf({m_fixture->file(u"tomas.json"_s, resumeWithLeftovers())}));
    find<ui::SourcePane>(u"sourcePane"_s)->select(queue.sources().last());
    QVERIFY(waitUntil([&] { return queue.reading(window.workspace().source()).has_value(); }));
    waitAFrame();
    m_fixture->screenshot(name("5-reading"_L1));
    m_fixture->drop(&window, *filesOf({m_fixture->file(u"broken cv.docx"_s, "PK\x03\x04 and nothing that follows")}));
    find<ui::SourcePane>(u"sourcePane"_s)->select(queue.sources().last());
    QVERIFY(waitUntil([&] { return find<QPushButton>(u"pasteInstead"_s); }));
    waitAFrame();
    m_fixture->screenshot(name("6-refused"_L1));
}

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_WindowLook"_s);
    tst_WindowLook test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_WindowLook.moc"
