// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/jobs/ScriptedWriter.h"
#include "tests/ui/WindowFixture.h"
#include "ui/Workspace.h"
#include "ui/preview/SitePreview.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/sources/SourcePane.h"
#include "ui/widgets/MessageBar.h"

#include <QtCore/QMimeData>
#include <QtGui/QContextMenuEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;

class tst_SourceList final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theDeleteKeyRemovesASource();
    void theDeleteKeyMeansTheListThatHasTheFocus();
    void removesAllThatAreSelected();
    void theMenuOfARowRemovesIt();
    void showsTheNeighbourAfterwards();
    void showsTheStartAfterTheLast();
    void asksBeforeItStopsWork();
    void listsAFileOnce();
    void listsAFileOfOneDropOnce();
    void namesTheFilesThatAreThereAlready();
    void readsAChangedFileAnew();
    void listsEachPastedText();
    void listsASampleOnce();

private:
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }

    [[nodiscard]] QListView *list() { return find<QListView>(u"sourceList"_s); }
    [[nodiscard]] ui::Workspace &workspace() { return m_fixture->window().workspace(); }
    [[nodiscard]] QString message() { return find<ui::MessageBar>(u"messageBar"_s)->text(); }
    [[nodiscard]] QMessageBox *question() { return find<QMessageBox>(u"removeQuestion"_s); }
    bool add(const QStringList &files); ///< and waits until they are read
    bool addThree();
    bool press(Qt::Key key, QWidget *focus);

    std::unique_ptr<ScriptedWriter> m_writer;
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_SourceList::init()
{
    m_writer = std::make_unique<ScriptedWriter>();
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
}

void tst_SourceList::cleanup()
{
    m_fixture->queue().cancelAll();
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle() && m_writer->running == 0; }));
    m_fixture.reset();
}

bool tst_SourceList::add(const QStringList &files)
{
    m_fixture->drop(&m_fixture->window(), *filesOf(files));
    auto &queue = m_fixture->queue();
    return waitUntil([&] {
        const auto sources = queue.sources();
        return std::all_of(sources.begin(), sources.end(), [&](SourceId id) { return queue.reading(id).has_value(); });
    });
}

bool tst_SourceList::addThree()
{
    return add({m_fixture->file(u"noor.json"_s, WindowFixture::curriculum()),
                m_fixture->file(u"tomas.txt"_s, WindowFixture::otherCurriculum()),
                m_fixture->file(u"tomas two.txt"_s, WindowFixture::otherCurriculum())})
        && m_fixture->queue().sources().size() == 3;
}

bool tst_SourceList::press(Qt::Key key, QWidget *focus)
{
    m_fixture->window().activateWindow(); // after a question
    focus->setFocus();
    const auto *command = m_fixture->window().commands().action(CommandId::RemoveSource);
    if (!waitUntil([&] { return focus->hasFocus() && command->isEnabled() == workspace().hasSource(); }))
        return false;
    QTest::keyClick(focus, key);
    return true;
}

void tst_SourceList::theDeleteKeyRemovesASource()
{
    QVERIFY(addThree());
    const auto sources = m_fixture->queue().sources();
    QCOMPARE(workspace().source(), sources.at(0));
    m_fixture->trigger(CommandId::MakeSites);
    QVERIFY(waitUntil([&] { return !m_fixture->queue().jobs().isEmpty() && m_fixture->queue().isIdle(); }));
    workspace().setChosen(sources.at(0), workspace().theme(), true);

    QVERIFY(press(Qt::Key_Delete, list()));
    QVERIFY(!question()); // nothing was running
    QCOMPARE(m_fixture->queue().sources(), sources.mid(1));
    QVERIFY(m_fixture->queue().jobs().isEmpty());
    QCOMPARE(list()->model()->rowCount(), 2);
    QCOMPARE(find<QTableView>(u"queueTable"_s)->model()->rowCount(), 0);
    QVERIFY(workspace().choices().isEmpty());
    QVERIFY2(QFile::exists(m_fixture->path(u"noor.json"_s)), "the file on disk is not touched");
    QVERIFY(m_fixture->window().commands().action(CommandId::RemoveSource)->toolTip().contains(u"files on disk"_s));
}

void tst_SourceList::theDeleteKeyMeansTheListThatHasTheFocus()
{
    QVERIFY(addThree());
    m_fixture->trigger(CommandId::MakeSites);
    QVERIFY(waitUntil([&] { return !m_fixture->queue().jobs().isEmpty() && m_fixture->queue().isIdle(); }));
    auto *table = find<QTableView>(u"queueTable"_s);
    const auto jobs = m_fixture->queue().jobs().size();
    table->selectRow(0);
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::Cancel)->isEnabled(); }));
    QVERIFY(press(Qt::Key_Delete, table));
    QCOMPARE(m_fixture->queue().jobs().size(), jobs - 1);
    QCOMPARE(m_fixture->queue().sources().size(), 3);
    table->selectRow(0);
    QVERIFY(waitUntil([&] { return m_fixture->window().commands().action(CommandId::Cancel)->isEnabled(); }));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(press(Qt::Key_Delete, list()));
    QCOMPARE(m_fixture->queue().jobs().size(), jobs - 1);
    QCOMPARE(m_fixture->queue().sources().size(), 2);
    QVERIFY(press(Qt::Key_Delete, find<QListView>(u"themeList"_s)));
    QCOMPARE(m_fixture->queue().jobs().size(), jobs - 1);
    QCOMPARE(m_fixture->queue().sources().size(), 2);
}

void tst_SourceList::removesAllThatAreSelected()
{
    QVERIFY(addThree());
    const auto last = m_fixture->queue().sources().last();
    auto *selection = list()->selectionModel();
    selection->select(list()->model()->index(1, 0), QItemSelectionModel::Select);
    auto *command = m_fixture->window().commands().action(CommandId::RemoveSource);
    QVERIFY(waitUntil([&] { return command->text() == u"&Remove 2 sources"_s; }));
    QVERIFY(press(Qt::Key_Delete, list()));
    QCOMPARE(m_fixture->queue().sources(), QList<SourceId>{last});
    QCOMPARE(workspace().source(), last);
    QVERIFY(waitUntil([&] { return command->text() == u"&Remove source"_s; }));
}

void tst_SourceList::theMenuOfARowRemovesIt()
{
    QVERIFY(addThree());
    const auto sources = m_fixture->queue().sources();
    const auto row = list()->visualRect(list()->model()->index(1, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::RightButton, Qt::NoModifier, row);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, row, list()->viewport()->mapToGlobal(row));
    QCoreApplication::sendEvent(list()->viewport(), &asked);
    auto *menu = list()->findChild<QMenu *>(u"sourceMenu"_s);
    QVERIFY(menu && menu->isVisible());
    auto *command = m_fixture->window().commands().action(CommandId::RemoveSource);
    QVERIFY(menu->actions().contains(command));
    m_fixture->screenshot(u"source-menu"_s, menu);
    command->trigger();
    menu->close();
    QCOMPARE(m_fixture->queue().sources(), (QList<SourceId>{sources.at(0), sources.at(2)}));
}

void tst_SourceList::showsTheNeighbourAfterwards()
{
    QVERIFY(addThree());
    const auto sources = m_fixture->queue().sources();
    m_fixture->trigger(CommandId::ShowPreview);
    auto *preview = m_fixture->visiblePreview();
    const auto title = [&] { return evaluate(*preview, u"document.title"_s).toString(); };
    QVERIFY(title().contains(u"Noor"_s));
    QVERIFY(press(Qt::Key_Delete, list()));
    QCOMPARE(workspace().source(), sources.at(1));
    QCOMPARE(workspace().selectedSources(), QList<SourceId>{sources.at(1)});
    QVERIFY(waitUntil([&] { return preview->isShowing() && title().contains(u"Tomas"_s); }));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QCOMPARE(workspace().source(), sources.at(2));
    QVERIFY(press(Qt::Key_Delete, list()));
    QCOMPARE(workspace().source(), sources.at(1));
    QCOMPARE(workspace().selectedSources(), QList<SourceId>{sources.at(1)});
    QVERIFY(preview->isVisible());
}

void tst_SourceList::showsTheStartAfterTheLast()
{
    QVERIFY(m_fixture->makeAllSites());
    m_fixture->trigger(CommandId::ShowPreview);
    QVERIFY(m_fixture->visiblePreview()->isShowing());
    QVERIFY(press(Qt::Key_Delete, list()));
    QVERIFY(!workspace().hasSource());
    QVERIFY(workspace().selectedSources().isEmpty());
    QVERIFY(waitUntil([&] { return find<QWidget>(u"emptyState"_s)->isVisible(); }));
    QVERIFY(!find<ui::SitePreview>(u"sitePreview"_s)->isShowing());
    QVERIFY(!list()->isVisible());
    QVERIFY(!m_fixture->window().commands().action(CommandId::RemoveSource)->isEnabled());
    for (const auto id : {CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare})
        QVERIFY(!m_fixture->window().commands().action(id)->isChecked());
    waitAFrame();
    m_fixture->screenshot(u"removed-last"_s);
    QVERIFY(m_fixture->dropCurriculum());
    QVERIFY(list()->isVisible());
    QVERIFY(find<QWidget>(u"themeList"_s)->isVisible());
}

void tst_SourceList::asksBeforeItStopsWork()
{
    m_fixture->queue().setWriter(m_writer.get());
    QVERIFY(addThree());
    const auto first = m_fixture->queue().sources().first();
    m_fixture->trigger(CommandId::MakeSites);
    QVERIFY(waitUntil([&] { return m_writer->running > 0; }));
    const int running = m_writer->running;

    QVERIFY(press(Qt::Key_Delete, list()));
    QVERIFY(question());
    QVERIFY2(question()->text().contains(u"Noor Haddad"_s), qPrintable(question()->text()));
    QVERIFY(question()->defaultButton() == question()->button(QMessageBox::Cancel));
    m_fixture->screenshot(u"remove-question"_s, question());
    question()->button(QMessageBox::Cancel)->click();
    QVERIFY(waitUntil([&] { return !question(); }));
    QVERIFY(m_fixture->queue().sources().contains(first));
    QCOMPARE(m_writer->running, running);

    QVERIFY(press(Qt::Key_Delete, list()));
    QVERIFY(question());
    for (auto *button : question()->buttons()) {
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QVERIFY(!m_fixture->queue().sources().contains(first));
    QVERIFY(m_fixture->queue().jobs().isEmpty());
    QVERIFY(waitUntil([&] { return m_writer->running == 0 && m_fixture->queue().isIdle(); }));
    QCOMPARE(m_writer->cancelled, running);
}

void tst_SourceList::listsAFileOnce()
{
    QVERIFY(addThree());
    const auto sources = m_fixture->queue().sources();
    QCOMPARE(workspace().source(), sources.at(0));
    const QString indirect = m_fixture->folder(u"sub"_s) + u"/../tomas.txt"_s;
    m_fixture->drop(&m_fixture->window(), *filesOf({indirect}));
    QCOMPARE(m_fixture->queue().sources(), sources);
    QCOMPARE(workspace().source(), sources.at(1));
    QCOMPARE(workspace().selectedSources(), QList<SourceId>{sources.at(1)});
    QCOMPARE(message(), u"tomas.txt is already in the list."_s);
    QCOMPARE(find<ui::MessageBar>(u"messageBar"_s)->property("level").toString(), u"info"_s);
    waitAFrame();
    m_fixture->screenshot(u"already-listed"_s);

    // Once it is removed it is new again.
    QVERIFY(press(Qt::Key_Delete, list()));
    m_fixture->drop(&m_fixture->window(), *filesOf({indirect}));
    QCOMPARE(m_fixture->queue().sources().size(), 3);
}

void tst_SourceList::listsAFileOfOneDropOnce()
{
    const QString path = m_fixture->file(u"noor.json"_s, WindowFixture::curriculum());
    QVERIFY(add({path, path}));
    QCOMPARE(m_fixture->queue().sources().size(), 1);
    QVERIFY(message().isEmpty());
}

void tst_SourceList::namesTheFilesThatAreThereAlready()
{
    QVERIFY(addThree());
    const QString fresh = m_fixture->file(u"new.txt"_s, WindowFixture::otherCurriculum());
    m_fixture->drop(&m_fixture->window(), *filesOf({m_fixture->path(u"noor.json"_s), m_fixture->path(u"tomas.txt"_s), fresh}));
    QCOMPARE(m_fixture->queue().sources().size(), 4);
    QCOMPARE(workspace().source(), m_fixture->queue().sources().last());
    QCOMPARE(message(), u"2 files are already in the list."_s);
    m_fixture->drop(&m_fixture->window(), *filesOf({fresh, m_fixture->file(u"photo.png"_s, "\x89PNG")}));
    QVERIFY2(message().contains(u"photo.png"_s) && message().contains(u"new.txt is already in the list."_s), qPrintable(message()));
}

void tst_SourceList::readsAChangedFileAnew()
{
    QVERIFY(addThree());
    const auto old = m_fixture->queue().sources().at(1);
    m_fixture->queue().addJobs(old, {workspace().theme()});
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle(); }));
    m_fixture->trigger(CommandId::ShowPreview);
    const QString path = m_fixture->file(u"tomas.txt"_s, "Tomasine Verhoeven\nPotter\n\nProjects\nBowl: a bowl.\n");
    QVERIFY(add({path}));
    const auto sources = m_fixture->queue().sources();
    QCOMPARE(sources.size(), 3);
    QVERIFY(!sources.contains(old));
    QVERIFY(m_fixture->queue().jobs().isEmpty());
    QCOMPARE(workspace().source(), sources.last());
    QCOMPARE(workspace().titleOf(sources.last()), u"Tomasine Verhoeven"_s);
    QCOMPARE(m_fixture->queue().exportName(sources.last()), u"tomas"_s);
    QVERIFY(message().isEmpty());
    QVERIFY(find<ui::SitePreview>(u"sitePreview"_s)->isVisible());
}

void tst_SourceList::listsEachPastedText()
{
    QMimeData data;
    data.setText(QString::fromUtf8(WindowFixture::otherCurriculum()));
    m_fixture->drop(&m_fixture->window(), data);
    m_fixture->drop(&m_fixture->window(), data);
    QCOMPARE(m_fixture->queue().sources().size(), 2);
}

void tst_SourceList::listsASampleOnce()
{
    m_fixture->trigger(CommandId::AddSample);
    QVERIFY(waitUntil([&] { return !m_fixture->queue().jobs().isEmpty() && m_fixture->queue().isIdle(); }));
    const auto jobs = m_fixture->queue().jobs();
    m_fixture->queue().remove(jobs.first());
    m_fixture->trigger(CommandId::AddSample);
    QCOMPARE(m_fixture->queue().sources().size(), 1);
    QCOMPARE(m_fixture->queue().jobs().size(), jobs.size()); // the one that was missing, and no second of the others
    QVERIFY(waitUntil([&] { return m_fixture->queue().isIdle(); }));
}

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_SourceList"_s);
    tst_SourceList test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_SourceList.moc"
