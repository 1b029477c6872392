// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SchemaCheck.h"
#include "engine/reading/DateText.h"
#include "engine/writing/FoundFactQuotes.h"
#include "engine/writing/FoundFacts.h"
#include "tests/engine/writing/Portfolios.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString story = u"Imogen Tay\n\nAfter school I joined Kiln Works in Leeds, where I was a  master\npotter from March 2015 until 2020. "
                      u"Before that I studied "
                      u"at the Clay Academy (2011–2014).\nI speak Welsh. I like “quiet” glazes and Raku."_s;

SourceDocument documentOf(const QString &text)
{
    SourceDocument document;
    document.text = text;
    return document;
}

QJsonObject entry(std::initializer_list<std::pair<QString, QJsonValue>> values)
{
    return QJsonObject(values);
}

QJsonObject answer(const QString &section, const QJsonArray &entries)
{
    return {{section, entries}};
}

FoundFacts take(const QJsonObject &answer, const QString &text = story, const Portfolio &portfolio = {})
{
    FoundFacts found;
    found.portfolio = portfolio;
    takeFoundFacts(found, answer, documentOf(text), {0, text.size()}, &isoDateOf);
    return found;
}

} // namespace

class TestFoundFacts : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatStandsInTheText();
    void becomesWhatTheTextSays();
    void leavesOutWhatTheTextDoesNotSay();
    void neverTakesPiecesOfWords();
    void valuesOfAnEntryStandTogether();
    void neitherDoublesNorContradicts();
    void fillsWhatIsMissingInAKnownEntry();
    void leavesEveryPortfolioAsItWas();
    void tellsNoParagraphThatBecameFacts();
    void theSchemaIsOne();
    void aLongTextIsSearchedQuickly();
};

void TestFoundFacts::takesWhatStandsInTheText()
{
    const auto found = take(answer(u"work"_s,
                                   {entry({{u"name"_s, u"Kiln Works"_s},
                                           {u"position"_s, u"master potter"_s},
                                           {u"location"_s, u"Leeds"_s},
                                           {u"startDate"_s, u"March 2015"_s},
                                           {u"endDate"_s, u"2020"_s}})}));
    QCOMPARE(found.added, 5);
    QCOMPARE(found.leftOut, 0);
    const auto &work = found.portfolio.work.first();
    QCOMPARE(work.name, u"Kiln Works"_s);
    QCOMPARE(work.position, u"master potter"_s);
    QCOMPARE(work.startDate, u"2015-03"_s);
    QCOMPARE(work.endDate, u"2020"_s);
    const auto place = found.portfolio.provenance.value(u"/work/0/startDate"_s);
    QCOMPARE(story.mid(place.start, place.end - place.start), u"March 2015"_s);
    for (const auto &provenance : found.portfolio.provenance)
        QCOMPARE(provenance.how, Provenance::How::Model);
    QCOMPARE(found.report.factsRead, 5);
}

void TestFoundFacts::becomesWhatTheTextSays()
{
    const auto found = take(answer(u"interests"_s, {entry({{u"name"_s, u"\"Quiet\" GLAZES"_s}})}));
    QCOMPARE(found.portfolio.interests.first().name, u"“quiet” glazes"_s);
}

void TestFoundFacts::leavesOutWhatTheTextDoesNotSay()
{
    const auto found =
        take({{u"work"_s,
               QJsonArray{entry({{u"name"_s, u"Acme"_s}, {u"startDate"_s, u"2015"_s}}),
                          entry({{u"name"_s, u"Kiln Works"_s}, {u"location"_s, u"Paris"_s}, {u"startDate"_s, u"2016"_s}})}},
              {u"languages"_s, QJsonArray{entry({{u"language"_s, u"Welsh"_s}, {u"fluency"_s, u"C1"_s}}), u"nonsense"_s, 7}}});
    QCOMPARE(found.portfolio.work.size(), 1);
    QCOMPARE(found.portfolio.work.first().location, QString());
    QCOMPARE(found.portfolio.work.first().startDate, QString());
    QCOMPARE(found.portfolio.languages.first().language, u"Welsh"_s);
    QCOMPARE(found.portfolio.languages.first().fluency, QString());
    QCOMPARE(found.added, 2);
    QCOMPARE(found.leftOut, 5); // Acme and its year, Paris, 2016, C1
}

void TestFoundFacts::neverTakesPiecesOfWords()
{
    const FoundFactQuotes quotes(story, 0, story.size());
    QVERIFY(!quotes.find(u"pot"_s));
    QVERIFY(!quotes.find(u"201"_s));
    QVERIFY(!quotes.find(u"—"_s));
    QVERIFY(quotes.find(u"2011-2014"_s));
    const QString japanese = u"東京の株式会社みどりで働く"_s;
    QVERIFY(FoundFactQuotes(japanese, 0, japanese.size()).find(u"株式会社みどり"_s));
}

void TestFoundFacts::valuesOfAnEntryStandTogether()
{
    const QString text =
        u"I worked at Kiln Works."_s + u" And much more happened."_s.repeated(60) + u" In 1999 I was born a potter in Leeds."_s;
    const auto found =
        take(answer(u"work"_s, {entry({{u"name"_s, u"Kiln Works"_s}, {u"position"_s, u"potter"_s}, {u"startDate"_s, u"1999"_s}})}), text);
    QCOMPARE(found.portfolio.work.first().name, u"Kiln Works"_s);
    QCOMPARE(found.portfolio.work.first().position, QString());
    QCOMPARE(found.portfolio.work.first().startDate, QString());
    QCOMPARE(found.leftOut, 2);
}

void TestFoundFacts::neitherDoublesNorContradicts()
{
    Portfolio known;
    Work work;
    work.name = u"Kiln Works"_s;
    work.position = u"master potter"_s;
    work.startDate = u"2015"_s;
    known.work << work;
    Skill skill;
    skill.name = u"Glazes"_s;
    skill.keywords << u"Raku"_s;
    known.skills << skill;
    known.provenance.insert(u"/work/0/name"_s, Provenance(story.indexOf(u"Kiln"_s), story.indexOf(u"Kiln"_s) + 10));
    const auto found = take(
        {{u"work"_s, QJsonArray{entry({{u"name"_s, u"kiln works"_s}, {u"position"_s, u"master potter"_s}, {u"endDate"_s, u"2020"_s}})}},
         {u"volunteer"_s, QJsonArray{entry({{u"organization"_s, u"Kiln Works"_s}})}},
         {u"skills"_s, QJsonArray{entry({{u"name"_s, u"raku"_s}})}}},
        story, known);
    QCOMPARE(found.portfolio, known);
    QCOMPARE(found.added, 0);
    QVERIFY(found.alreadyThere >= 3);
}

void TestFoundFacts::fillsWhatIsMissingInAKnownEntry()
{
    Portfolio known;
    Work work;
    work.name = u"Kiln Works"_s;
    known.work << work;
    const auto found = take(answer(u"work"_s,
                                   {entry({{u"name"_s, u"Kiln Works"_s},
                                           {u"position"_s, u"master potter"_s},
                                           {u"startDate"_s, u"March 2015"_s},
                                           {u"endDate"_s, u"today"_s}})}),
                            story, known);
    QCOMPARE(found.portfolio.work.size(), 1);
    QCOMPARE(found.portfolio.work.first().position, u"master potter"_s);
    QCOMPARE(found.portfolio.work.first().startDate, u"2015-03"_s);
    QCOMPARE(found.portfolio.provenance.value(u"/work/0/position"_s).how, Provenance::How::Model);
}

void TestFoundFacts::leavesEveryPortfolioAsItWas()
{
    for (const auto &[name, portfolio] : allPortfolios()) {
        auto expected = portfolio;
        SpokenLanguage welsh;
        welsh.language = u"Welsh"_s;
        const bool has =
            std::any_of(expected.languages.begin(), expected.languages.end(), [](const auto &l) { return l.language == "Welsh"_L1; });
        const auto found = take(answer(u"languages"_s, {entry({{u"language"_s, u"Welsh"_s}})}), story, portfolio);
        if (!has)
            expected.languages << welsh;
        auto rest = found.portfolio;
        rest.provenance = expected.provenance;
        if (found.added > 0 || has)
            QVERIFY2(rest == expected, qPrintable(name));
        else
            QVERIFY2(rest == portfolio, qPrintable(name));
    }
}

void TestFoundFacts::tellsNoParagraphThatBecameFacts()
{
    const QString text = u"Imogen Tay\n\nMember of the Guild of Potters\n\nClay Academy, Kiln Prize"_s;
    FoundFacts found;
    found.report.unplaced = QStringList{u"Member of the Guild of Potters"_s, u"Clay Academy, Kiln Prize"_s};
    takeFoundFacts(found, answer(u"awards"_s, {entry({{u"title"_s, u"Kiln Prize"_s}, {u"awarder"_s, u"Clay Academy"_s}})}),
                   documentOf(text), {0, text.size()}, &isoDateOf);
    QCOMPARE(found.report.unplaced, QStringList{u"Member of the Guild of Potters"_s});
}

void TestFoundFacts::theSchemaIsOne()
{
    const SchemaCheck check(factSchema());
    QVERIFY(!check.findings({}).isEmpty());
    QJsonObject empty;
    const auto sections = factSchema().value("properties"_L1).toObject().keys();
    for (const auto &section : sections)
        empty.insert(section, QJsonArray());
    QVERIFY(check.findings(empty).isEmpty());
    QCOMPARE(sections.size(), 10);
}

void TestFoundFacts::aLongTextIsSearchedQuickly()
{
    const QString text = u"Worked at the Kiln on many days in a row. "_s.repeated(20'000) + story;
    QJsonArray entries;
    for (int i = 0; i < 40; ++i)
        entries.append(entry({{u"name"_s, u"Kiln Works"_s}, {u"position"_s, u"the"_s}}));
    QElapsedTimer timer;
    timer.start();
    const auto found = take(answer(u"work"_s, entries), text);
    QCOMPARE(found.portfolio.work.size(), 1);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestFoundFacts)
#include "tst_FoundFacts.moc"
