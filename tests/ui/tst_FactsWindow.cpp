// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityFile.h"
#include "tests/engine/jobs/ScriptedWriter.h"
#include "tests/ui/WindowFixture.h"
#include "ui/Workspace.h"
#include "ui/documents/DocumentDesk.h"
#include "ui/facts/FactTreeModel.h"
#include "ui/facts/FactsPane.h"
#include "ui/facts/FactsRoom.h"
#include "ui/facts/SourcePage.h"
#include "ui/facts/SourceText.h"
#include "ui/facts/StatementList.h"
#include "ui/preview/WebEngineSetup.h"
#include "ui/queue/JobListModel.h"
#include "ui/widgets/MessageBar.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;
using ui::CommandId;
using Action = ui::StatementCard::Action;

/// Facts and documents in the whole window: what a person sees of invented sentences, what they can do, and that it is kept.
class tst_FactsWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theCountStandsWhereTheSiteIsShown();
    void confirmingCountsAtOnceAndCanBeTakenBack();
    void theSourcesWordsTakeThePlaceOfASentence();
    void aRemovedSentenceComesBack();
    void showsTheSourceOfASentenceAndTheFactOfAPlace();
    void theKeyboardGoesFromSentenceToSentence();
    void saysWhatReadingCameTo();
    void aRefusedFileSaysWhatToDo();
    void aSavedDocumentShowsItsWordsWithoutAsking();
    void savingADocumentAgainAsksNothing();
    void neverOverwritesWhatAnotherProgramChanged();
    void saysWhenADocumentCannotBeSaved();
    void decisionsSurviveTheWindow();
    void decisionsSurviveTheRemovalOfTheirSource();

private:
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_fixture->find<Widget>(name);
    }

    void open(const QString &recoveryFolder = {});
    [[nodiscard]] bool writeInventions(); ///< for the curriculum, in the first theme; with the facts shown
    [[nodiscard]] ui::StatementList &list() { return m_fixture->window().facts().pane()->statements(); }
    [[nodiscard]] QPushButton *button(int card, Action action) { return list().cards().at(card)->button(action); }
    [[nodiscard]] JobQueue &queue() { return m_fixture->queue(); }
    [[nodiscard]] SourceId source() { return m_fixture->window().workspace().source(); }
    [[nodiscard]] QString message() { return find<ui::MessageBar>(u"messageBar"_s)->text(); }
    [[nodiscard]] QString badge() { return find<QToolButton>(u"factBadge"_s)->text(); }
    [[nodiscard]] bool saveAt(const QString &path);

    std::unique_ptr<ScriptedWriter> m_writer;
    std::unique_ptr<WindowFixture> m_fixture;
};

void tst_FactsWindow::open(const QString &recoveryFolder)
{
    m_fixture.reset();
    m_fixture = std::make_unique<WindowFixture>(ui::UiSettings(), recoveryFolder);
    queue().setWriter(m_writer.get());
    QVERIFY(QTest::qWaitForWindowExposed(&m_fixture->window()));
}

void tst_FactsWindow::init()
{
    m_writer = std::make_unique<ScriptedWriter>();
    open();
}

void tst_FactsWindow::cleanup()
{
    queue().cancelAll();
    QVERIFY(waitUntil([&] { return queue().isIdle() && m_writer->running == 0; }));
    m_fixture.reset();
    m_writer.reset();
}

bool tst_FactsWindow::writeInventions()
{
    auto &workspace = m_fixture->window().workspace();
    workspace.setChosenThemes({workspace.theme()});
    if (!m_fixture->dropCurriculum())
        return false;
    WrittenWording written;
    written.wording.writer = u"scripted"_s;
    written.wording.subtitle = u"Fourteen years between the studio and the compiler."_s;
    written.wording.about = u"Noor Haddad builds recording tools. She led 340 people at Initech. In 2016 she won a Grammy."_s;
    m_writer->answers.enqueue(written);
    m_fixture->trigger(CommandId::MakeSites);
    m_fixture->trigger(CommandId::ShowFacts);
    return waitUntil([&] { return queue().isIdle() && list().cards().size() == 2; });
}

bool tst_FactsWindow::saveAt(const QString &path)
{
    m_fixture->window().documentDesk().saveTo(source(), path);
    return waitUntil([&] { return message().startsWith(u"Saved as"_s); });
}

void tst_FactsWindow::theCountStandsWhereTheSiteIsShown()
{
    QVERIFY(writeInventions());
    m_fixture->trigger(CommandId::ShowFacts); // closes the pane
    m_fixture->trigger(CommandId::ShowPreview);
    auto *pane = m_fixture->window().facts().pane();
    QVERIFY(waitUntil([&] { return !pane->isVisible(); }));
    QCOMPARE(badge(), u"2 to check"_s);
    QCOMPARE(find<QToolButton>(u"factBadge"_s)->accessibleName(), u"2 to check"_s);
    auto *table = find<QTableView>(u"queueTable"_s);
    const auto cell = table->model()->index(0, static_cast<int>(ui::JobListModel::Column::Facts));
    QVERIFY2(cell.data().toString().contains(u"2 to check"_s), qPrintable(cell.data().toString()));
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"not found in your file"_s));
    QTest::mouseClick(find<QToolButton>(u"factBadge"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return pane->isVisible() && list().cards().size() == 2; }));
    QVERIFY(list().cards().first()->accessibleDescription().contains(u"Text about you"_s));
    m_fixture->trigger(CommandId::ShowFacts);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QVERIFY(waitUntil([&] { return pane->isVisible(); }));
}

void tst_FactsWindow::confirmingCountsAtOnceAndCanBeTakenBack()
{
    QVERIFY(writeInventions());
    button(0, Action::Confirm)->click();
    QVERIFY(waitUntil([&] { return badge() == u"1 to check"_s && list().cards().at(0)->isConfirmed(); }));
    QCOMPARE(queue().confirmed(source()), QStringList{u"She led 340 people at Initech."_s});
    button(0, Action::TakeBack)->click();
    QVERIFY(waitUntil([&] { return badge() == u"2 to check"_s && !list().cards().at(0)->isConfirmed(); }));
    QVERIFY(queue().confirmed(source()).isEmpty());
}

void tst_FactsWindow::theSourcesWordsTakeThePlaceOfASentence()
{
    QVERIFY(writeInventions());
    const JobId job = queue().jobs().first();
    QVERIFY(queue().site(job)->files.value(u"index.html"_s).contains("Initech"));
    button(0, Action::UseSource)->click();
    QVERIFY(waitUntil([&] { return badge() == u"Facts checked"_s && list().cards().isEmpty(); }));
    QVERIFY(!queue().site(job)->files.value(u"index.html"_s).contains("Initech"));
    QVERIFY(find<QLabel>(u"statementNotice"_s)->isVisible());
}

void tst_FactsWindow::aRemovedSentenceComesBack()
{
    QVERIFY(writeInventions());
    button(0, Action::Remove)->click();
    QVERIFY(waitUntil([&] { return list().cards().size() == 1; }));
    QCOMPARE(queue().wording(queue().jobs().first())->about, u"Noor Haddad builds recording tools. In 2016 she won a Grammy."_s);
    QVERIFY(message().contains(u"removed"_s));
    QTest::mouseClick(find<QPushButton>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return list().cards().size() == 2; }));
    QCOMPARE(badge(), u"2 to check"_s);
}

void tst_FactsWindow::showsTheSourceOfASentenceAndTheFactOfAPlace()
{
    QVERIFY(writeInventions());
    QTest::mouseClick(list().cards().first()->findChild<QToolButton *>(u"showSource"_s), Qt::LeftButton);
    auto *text = find<ui::SourceText>(u"sourceText"_s);
    QVERIFY(waitUntil([&] { return text->isVisible(); }));
    QCOMPARE(text->toPlainText(), queue().reading(source())->document.text);
    QVERIFY(m_fixture->window().commands().action(CommandId::ShowSource)->isChecked());

    // The other way: from a place to its fact, and back.
    auto *tree = find<QTreeView>(u"factTree"_s);
    QTextCursor cursor(text->document());
    cursor.setPosition(static_cast<int>(text->toPlainText().indexOf("Halfmoon"_L1)) + 2);
    text->setTextCursor(cursor);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(waitUntil([&] { return tree->isVisible() && tree->currentIndex().isValid(); }));
    QCOMPARE(tree->currentIndex().data().toString(), u"Halfmoon Studios"_s);
    const auto place = text->shownPlaces().value(0);
    QCOMPARE(text->toPlainText().mid(place.start, place.end - place.start), u"Halfmoon Studios"_s);
}

void tst_FactsWindow::theKeyboardGoesFromSentenceToSentence()
{
    QVERIFY(writeInventions());
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    m_fixture->trigger(CommandId::NextStatement);
    QVERIFY(button(0, Action::Confirm)->hasFocus());
    QTest::keyClick(&m_fixture->window(), Qt::Key_F8);
    QVERIFY(waitUntil([&] { return button(1, Action::Confirm)->hasFocus(); }));
    QTest::keyClick(button(1, Action::Confirm), Qt::Key_Space);
    QVERIFY(waitUntil([&] { return list().cards().at(1)->isConfirmed() && button(0, Action::Confirm)->hasFocus(); }));
    QTest::keyClick(button(0, Action::Confirm), Qt::Key_Space);
    QVERIFY(waitUntil([&] { return !m_fixture->window().commands().action(CommandId::NextStatement)->isEnabled(); }));
}

void tst_FactsWindow::saysWhatReadingCameTo()
{
    const auto resume = QByteArray("{'basics': {'name': 'Ada Okonkwo', 'lens': '35 mm'}, 'printer': 'A5'}").replace('\'', '"');
    m_fixture->drop(&m_fixture->window(), *filesOf({m_fixture->file(u"ada.json"_s, resume)}));
    auto *rows = find<QListView>(u"sourceList"_s)->model();
    QVERIFY(waitUntil([&] { return rows->rowCount() == 1 && queue().reading(source()); }));
    const QModelIndex row = rows->index(0, 0);
    QVERIFY2(row.data(Qt::AccessibleTextRole).toString().contains(u"2 notes"_s), qPrintable(row.data(Qt::AccessibleTextRole).toString()));
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"2 unknown keys kept"_s));
}

void tst_FactsWindow::aRefusedFileSaysWhatToDo()
{
    m_fixture->drop(&m_fixture->window(), *filesOf({m_fixture->file(u"cv.docx"_s, "PK\x03\x04 and nothing that follows")}));
    auto *rows = find<QListView>(u"sourceList"_s)->model();
    QVERIFY(waitUntil([&] { return rows->rowCount() == 1 && rows->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"archive"_s); }));
    m_fixture->window().facts().setShown(true);
    m_fixture->window().facts().pane()->showTab(ui::FactsPane::Tab::Reading);
    QVERIFY(waitUntil([&] { return find<QPushButton>(u"pasteInstead"_s); }));
    m_fixture->trigger(CommandId::ShowSource);
    QVERIFY(waitUntil([&] { return find<QLabel>(u"sourceNotice"_s)->text().contains(u"archive"_s); }));
    QVERIFY(!m_fixture->window().commands().action(CommandId::SaveDocument)->isEnabled());
    QTest::mouseClick(find<QPushButton>(u"pasteInstead"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return find<QDialog>(u"pasteDialog"_s); }));
    find<QDialog>(u"pasteDialog"_s)->close();
}

void tst_FactsWindow::aSavedDocumentShowsItsWordsWithoutAsking()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"noor haddad.trinity"_s);
    QVERIFY(writeInventions());
    button(0, Action::Confirm)->click();
    QVERIFY(m_fixture->window().documentDesk().hasUnsaved(source()));
    QVERIFY(saveAt(path));
    QVERIFY(!m_fixture->window().documentDesk().hasUnsaved(source()));

    open();
    m_fixture->drop(&m_fixture->window(), *filesOf({path}));
    m_fixture->trigger(CommandId::ShowFacts);
    QVERIFY(waitUntil([&] { return queue().isIdle() && list().cards().size() == 2; }));
    QCOMPARE(m_writer->calls, 1); // for the first window
    QVERIFY(list().cards().at(0)->isConfirmed());
    QCOMPARE(badge(), u"1 to check"_s);
    const auto job = queue().job(queue().jobs().first());
    QVERIFY(job->fromDocument);
    QVERIFY(queue().site(job->id)->files.value(u"index.html"_s).contains("Initech"));
    QVERIFY(!m_fixture->window().documentDesk().hasUnsaved(source()));
}

void tst_FactsWindow::savingADocumentAgainAsksNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"noor.trinity"_s);
    QVERIFY(writeInventions());
    m_fixture->trigger(CommandId::SaveDocument); // has no place yet
    QVERIFY(waitUntil([&] { return find<QFileDialog>(u"saveDialog"_s); }));
    find<QFileDialog>(u"saveDialog"_s)->close();
    QVERIFY(saveAt(path));
    button(1, Action::Confirm)->click();
    QVERIFY(waitUntil([&] { return !find<QFileDialog>(u"saveDialog"_s); }));
    m_fixture->trigger(CommandId::SaveDocument);
    QVERIFY(waitUntil([&] { return !m_fixture->window().documentDesk().hasUnsaved(source()); }));
    QVERIFY(!find<QFileDialog>(u"saveDialog"_s));
    ImportReport report;
    QCOMPARE(TrinityFile::open(path, report)->confirmed(), QStringList{u"In 2016 she won a Grammy."_s});
}

void tst_FactsWindow::neverOverwritesWhatAnotherProgramChanged()
{
    QVERIFY(writeInventions());
    const QString path = m_fixture->path(u"noor.trinity"_s);
    QVERIFY(saveAt(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write("\n\n") == 2);
    file.close();
    const auto size = QFileInfo(path).size();
    m_fixture->trigger(CommandId::SaveDocument);
    QVERIFY(waitUntil([&] { return message().contains(u"changed by another program"_s); }));
    QCOMPARE(QFileInfo(path).size(), size);
}

void tst_FactsWindow::saysWhenADocumentCannotBeSaved()
{
    QVERIFY(writeInventions());
    button(0, Action::Confirm)->click();
    m_fixture->window().documentDesk().saveTo(source(), m_fixture->path(u"no such folder/noor.trinity"_s));
    QVERIFY(waitUntil([&] { return message().contains(u"Nothing of yours is lost"_s); }));
    QVERIFY(m_fixture->window().documentDesk().hasUnsaved(source()));
}

void tst_FactsWindow::decisionsSurviveTheWindow()
{
    const QTemporaryDir kept;
    open(kept.path());
    QVERIFY(writeInventions());
    button(0, Action::Confirm)->click();
    QVERIFY(waitUntil([&] { return badge() == u"1 to check"_s; }));
    m_fixture->window().close(); // asks nothing

    open(kept.path());
    QVERIFY(waitUntil([&] { return message().contains(u"noor.json"_s); }));
    QTest::mouseClick(find<QPushButton>(u"messageAction"_s), Qt::LeftButton);
    m_fixture->trigger(CommandId::ShowFacts);
    QVERIFY(waitUntil([&] { return queue().isIdle() && list().cards().size() == 2; }));
    QVERIFY(list().cards().at(0)->isConfirmed());
    QVERIFY(m_fixture->window().documentDesk().hasUnsaved(source()));
    QCOMPARE(m_writer->calls, 1);
    const QTemporaryDir folder;
    QVERIFY(saveAt(folder.filePath(u"noor.trinity"_s)));

    open(kept.path());
    QCoreApplication::processEvents();
    QVERIFY(!find<ui::MessageBar>(u"messageBar"_s)->isVisible());
}

void tst_FactsWindow::decisionsSurviveTheRemovalOfTheirSource()
{
    QVERIFY(writeInventions());
    button(0, Action::Confirm)->click();
    m_fixture->trigger(CommandId::RemoveSource);
    QVERIFY(waitUntil([&] { return queue().sources().isEmpty() && message().contains(u"noor.json"_s); }));
    QTest::mouseClick(find<QPushButton>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(waitUntil([&] { return queue().isIdle() && list().cards().size() == 2 && list().cards().at(0)->isConfirmed(); }));
}

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_FactsWindow"_s);
    tst_FactsWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_FactsWindow.moc"
