// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/documents/UnsavedDocuments.h"
#include "ui/facts/FactTreeModel.h"
#include "ui/facts/ReadingReport.h"
#include "ui/facts/SourceText.h"
#include "ui/facts/StatementList.h"
#include "ui/text/EnglishPlurals.h"
#include "ui/widgets/MarkedLabel.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtGui/QTextBlock>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::ui;

namespace {

ReadPortfolio readAda();

QString textAt(const ReadPortfolio &reading, const Provenance &place)
{
    return reading.document.text.mid(place.start, place.end - place.start);
}

CheckedSentence statement(const QString &sentence, Support support = Support::Unsupported)
{
    CheckedSentence checked;
    checked.field = u"/work/0"_s;
    checked.sentence = sentence;
    checked.support = support;
    checked.token = sentence.section(u' ', -1);
    checked.reason = u"the source does not say this"_s;
    return checked;
}

FactReport reportOf(const QList<CheckedSentence> &sentences)
{
    FactReport report;
    report.sentences = sentences;
    for (const auto &sentence : sentences)
        ++(sentence.support == Support::Unsupported     ? report.unsupported
               : sentence.support == Support::Confirmed ? report.confirmed
                                                        : report.ok);
    return report;
}

} // namespace

/// The parts of the facts view, without a window.
class tst_FactViews final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { new EnglishPlurals(this); }
    void factsStandInTheOrderOfACv();
    void everyFactLeadsToItsPlace();
    void aPlaceLeadsToItsFact();
    void factsAreSpokenWithTheirPlaces();
    void statementsAreCardsThatSayWhy();
    void theFocusGoesOnToTheNextStatement();
    void aConfirmedStatementStaysInItsPlace();
    void saysThatAllIsWell();
    void marksTheWordsThatAreNotInTheFile();
    void theSourceMarksPlacesAndScrollsToThem();
    void theSourceTellsWhereItWasClicked();
    void theReportLeavesNothingOut();
    void aProblemSaysWhatHappenedAndWhatToDo();
    void whatIsNotSavedIsKeptForTheNextRun();
    void whatIsSavedIsNotKept();
};

namespace {

// Behind the class: moc loses one that stands behind such a text.
const QByteArray adaResume = R"({
  "basics": {"name": "Ada Okonkwo", "label": "Engineer", "location": {"city": "Lagos"},
             "profiles": [{"network": "Codeberg", "url": "https://codeberg.org/ada"}]},
  "work": [{"name": "Bridge Works", "position": "Lead engineer", "startDate": "2019-03", "highlights": ["Built three bridges"]}],
  "skills": [{"name": "Steel", "keywords": ["welding", "riveting"]}],
  "hobby_horse": {"colour": "red"}
})";

ReadPortfolio readAda()
{
    return *PortfolioReader::readBytes(u"ada.json"_s, adaResume);
}

} // namespace

void tst_FactViews::factsStandInTheOrderOfACv()
{
    const auto sections = FactOutline::of(readAda().portfolio);
    QStringList titles;
    for (const auto &section : sections)
        titles.append(section.title);
    QCOMPARE(titles, (QStringList{u"Person"_s, u"Work"_s, u"Skills"_s, u"hobby_horse"_s}));
    QCOMPARE(sections.at(1).entries.first().title.value, u"Bridge Works"_s);
    const auto skill = sections.at(2).entries.first().rows.first();
    QCOMPARE(skill.label, u"Steel"_s);
    QCOMPARE(skill.value, u"welding, riveting"_s);
    QCOMPARE(skill.places.size(), 3);
    const auto person = sections.at(0).entries.first().rows;
    QCOMPARE(person.last().label, u"Codeberg"_s);
}

void tst_FactViews::everyFactLeadsToItsPlace()
{
    const auto reading = readAda();
    FactTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFacts(reading);
    const QModelIndex position = model.indexOf(u"/work/0/position"_s);
    QVERIFY(position.isValid());
    QCOMPARE(position.data().toString(), u"Lead engineer"_s);
    QCOMPARE(position.data(FactTreeModel::PlaceRole).toString(), u"line 4"_s);
    QCOMPARE(textAt(reading, model.placesOf(position).value(0)), u"Lead engineer"_s);
    // An entry leads to all of its facts.
    QCOMPARE(model.placesOf(position.parent()).size(), 4);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_FactViews::aPlaceLeadsToItsFact()
{
    const auto reading = readAda();
    FactTreeModel model;
    model.setFacts(reading);
    const QModelIndex fact = model.factAt(reading.document.text.indexOf("three bridges"_L1));
    QCOMPARE(fact.data().toString(), u"Built three bridges"_s);
    QVERIFY(!model.factAt(0).isValid());
}

void tst_FactViews::factsAreSpokenWithTheirPlaces()
{
    FactTreeModel model;
    model.setFacts(readAda());
    QCOMPARE(model.indexOf(u"/work/0/position"_s).data(Qt::AccessibleTextRole).toString(),
             u"Position: Lead engineer, line 4, exactly as it stands there"_s);
}

void tst_FactViews::statementsAreCardsThatSayWhy()
{
    StatementList list;
    list.showReport(reportOf({statement(u"She led Initech"_s), statement(u"It is fine"_s, Support::Ok)}), u"Text of Hacker"_s);
    QCOMPARE(list.cards().size(), 1);
    auto *card = list.cards().first();
    QVERIFY(card->accessibleName().contains(u"She led Initech"_s));
    QVERIFY(card->accessibleDescription().contains(u"Work 1"_s));
    QVERIFY(card->accessibleDescription().contains(u"the source does not say this"_s));
    for (const auto action : {StatementCard::Action::Confirm, StatementCard::Action::UseSource, StatementCard::Action::Remove})
        QVERIFY(card->button(action)->accessibleName().contains(u"She led Initech"_s));
    for (const auto *label : list.findChildren<QLabel *>())
        QCOMPARE(label->textFormat() == Qt::PlainText || label->text().isEmpty(), true);

    QSignalSpy wanted(&list, &StatementList::actionWanted);
    card->button(StatementCard::Action::Remove)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).value<StatementCard::Action>(), StatementCard::Action::Remove);
}

void tst_FactViews::theFocusGoesOnToTheNextStatement()
{
    StatementList list;
    list.resize(400, 600);
    const QList<CheckedSentence> three{statement(u"One Initech"_s), statement(u"Two Initech"_s), statement(u"Three Initech"_s)};
    list.showReport(reportOf(three), {});
    list.show();
    list.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    list.cards().at(0)->button(StatementCard::Action::Confirm)->setFocus();
    auto confirmed = three;
    confirmed[0].support = Support::Confirmed;
    list.showReport(reportOf(confirmed), {});
    QVERIFY(list.cards().at(1)->button(StatementCard::Action::Confirm)->hasFocus());
    QVERIFY(list.focusNext());
    QVERIFY(list.cards().at(2)->button(StatementCard::Action::Confirm)->hasFocus());
    QVERIFY(list.focusNext()); // around the corner, past the confirmed one
    QVERIFY(list.cards().at(1)->button(StatementCard::Action::Confirm)->hasFocus());
    // The second one leaves the text: the one that takes its place has the focus.
    list.showReport(reportOf({confirmed.at(0), confirmed.at(2)}), {});
    QCOMPARE(list.cards().size(), 2);
    QVERIFY(list.cards().at(1)->button(StatementCard::Action::Confirm)->hasFocus());
    QCOMPARE(list.cards().at(1)->statement().sentence, u"Three Initech"_s);
}

void tst_FactViews::aConfirmedStatementStaysInItsPlace()
{
    StatementList list;
    list.showReport(reportOf({statement(u"One Initech"_s, Support::Confirmed), statement(u"Two Initech"_s)}), {});
    auto *card = list.cards().first();
    QVERIFY(card->isConfirmed());
    QVERIFY(card->accessibleName().startsWith(u"Confirmed by you"_s));
    QVERIFY(!card->button(StatementCard::Action::TakeBack)->isHidden());
    QVERIFY(card->button(StatementCard::Action::Confirm)->isHidden());
}

void tst_FactViews::saysThatAllIsWell()
{
    StatementList list;
    list.showReport(reportOf({statement(u"It is fine"_s, Support::Ok)}), {});
    QVERIFY(list.cards().isEmpty());
    QCOMPARE(list.findChild<QLabel *>(u"statementNotice"_s)->text(), u"All of it is in your file"_s);
    QVERIFY(!list.focusNext());
}

void tst_FactViews::marksTheWordsThatAreNotInTheFile()
{
    MarkedLabel label;
    label.setText(u"She led 340 people at Initech and it was a long time ago, in the north."_s, u"340 people"_s);
    QCOMPARE(label.accessibleName(), label.text());
    QVERIFY(label.heightForWidth(120) > label.heightForWidth(900));
    const auto picture = [&label](const QColor &tone) {
        label.setToneOfMark(tone);
        label.resize(300, label.heightForWidth(300));
        return label.grab().toImage();
    };
    const QImage plain = picture({});
    QVERIFY(picture(Qt::red) != plain);
    label.setText(label.text(), u"nowhere in it"_s);
    QCOMPARE(picture(Qt::red), plain);
}

void tst_FactViews::theSourceMarksPlacesAndScrollsToThem()
{
    SourceText view;
    view.resize(300, 120);
    QString text;
    for (int line = 1; line <= 300; ++line)
        text += u"line %1\n"_s.arg(line);
    const auto at = text.indexOf("line 250"_L1);
    view.setSource(text, {Provenance(0, 6), Provenance(0, 0, Provenance::How::User)});
    view.show();
    view.showPlaces({Provenance(at, at + 8), Provenance(5, 5)});
    QCOMPARE(view.shownPlaces().size(), 1);
    QVERIFY(view.extraSelections().size() >= 2);
    QCOMPARE(view.textCursor().blockNumber(), 249);
    QVERIFY(view.viewport()->rect().contains(view.cursorRect().center()));
    // Places beyond the end are cut, not followed.
    view.showPlaces({Provenance(text.size() - 2, text.size() + 100)});
    QVERIFY(view.isReadOnly());
}

void tst_FactViews::theSourceTellsWhereItWasClicked()
{
    SourceText view;
    view.resize(400, 200);
    view.setSource(u"first\nsecond\n"_s, {});
    view.show();
    QSignalSpy chosen(&view, &SourceText::placeChosen);
    QTextCursor cursor(view.document()->findBlockByNumber(1));
    view.setTextCursor(cursor);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect().center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<qsizetype>(), 6);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
}

void tst_FactViews::theReportLeavesNothingOut()
{
    auto reading = readAda();
    reading.report.notUnderstood = {u"/work/0/startDate is no date"_s};
    reading.report.unplaced = {u"<b>A paragraph</b> of nowhere"_s};
    ReadingReport view;
    view.showReading(u"ada.json"_s, reading);
    QVERIFY(view.text().contains(u"JSON Resume, UTF-8, English"_s));
    for (const auto &part : reading.report.notUnderstood + reading.report.unplaced + reading.report.keptUnknown)
        QVERIFY2(view.text().contains(part), qPrintable(part));
    for (const auto *label : view.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QSignalSpy wanted(&view, &ReadingReport::paragraphWanted);
    view.findChild<QPushButton *>()->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(ReadingText::line(reading.report),
             u"%1 facts · %2 notes"_s.arg(reading.report.factsRead).arg(2 + reading.report.keptUnknown.size()));
}

void tst_FactViews::aProblemSaysWhatHappenedAndWhatToDo()
{
    ReadingReport view;
    view.showProblem(u"cv.pdf"_s, ErrorText::of(Error(ErrorKind::BadSource, u"cv.pdf is locked with a password; save it without one"_s)));
    const QString text = view.text();
    QVERIFY(text.contains(u"cv.pdf is locked with a password."_s));
    QVERIFY(text.contains(u"No site is made from it"_s));
    QVERIFY(text.contains(u"Save it without one."_s));
    QSignalSpy paste(&view, &ReadingReport::pasteWanted);
    view.findChild<QPushButton *>(u"pasteInstead"_s)->click();
    QCOMPARE(paste.size(), 1);
}

void tst_FactViews::whatIsNotSavedIsKeptForTheNextRun()
{
    const QTemporaryDir folder;
    {
        UnsavedDocuments first(folder.path());
        QVERIFY(first.keep(u"source1"_s, u"ada.txt"_s, u"/home of ada/ada.trinity"_s, "{}"));
        UnsavedDocuments beside(folder.path()); // while the first run goes on
        QVERIFY(beside.left().isEmpty());
    }
    UnsavedDocuments next(folder.path());
    const auto left = next.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().name, u"ada.txt"_s);
    QCOMPARE(left.first().path, u"/home of ada/ada.trinity"_s);
    next.discard(left.first());
    QVERIFY(next.left().isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_FactViews::whatIsSavedIsNotKept()
{
    const QTemporaryDir folder;
    {
        UnsavedDocuments first(folder.path());
        QVERIFY(first.keep(u"source1"_s, u"ada.txt"_s, {}, "{}"));
        first.forget(u"source1"_s);
    }
    QVERIFY(UnsavedDocuments(folder.path()).left().isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(!UnsavedDocuments({}).keep(u"source1"_s, u"ada.txt"_s, {}, "{}"));
}

QTEST_MAIN(tst_FactViews)
#include "tst_FactViews.moc"
