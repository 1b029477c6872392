// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageLayout.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

/// A run of text of ten points as a page sets it.
PageRun run(const QString &text, double x, double y, double size = 10)
{
    const bool descends = std::any_of(text.begin(), text.end(), [](QChar c) { return QStringView(u"gjpqy,").contains(c); });
    return PageRun(text, QRectF(x, y, double(text.size()) * size / 2, size * (descends ? 0.94 : 0.73)));
}

PrintedPage page(const QList<PageRun> &runs)
{
    PrintedPage result;
    result.size = QSizeF(595, 842);
    result.runs = runs;
    return result;
}

} // namespace

class TestPageLayout : public QObject
{
    Q_OBJECT

private slots:
    void columnsWrittenRowByRowAreReadOneAfterTheOther();
    void aColumnOfDatesIsReadRowByRow();
    void theNameComesFirst();
    void dividedWordsAreMended();
    void roomOnThePageIsAnEmptyLine();
    void drawnBulletsAreFound();
    void repeatedLinesAndPageNumbersAreLeftOut();
    void whatABrowserPrintsAroundAPageIsLeftOut();
    void runsWithoutPlacesKeepTheirOrder();
    void strangePagesAreNoProblem();
};

void TestPageLayout::columnsWrittenRowByRowAreReadOneAfterTheOther()
{
    QList<PageRun> runs{run(u"Ada Lovelace"_s, 40, 40, 20)};
    for (int i = 0; i < 8; ++i) {
        runs << run(u"left %1 gp"_s.arg(i), 40, 100 + i * 14);
        runs << run(u"right %1 goes on for a while"_s.arg(i), 250, 100 + i * 14);
    }
    const QString text = layOut({page(runs)}).text;
    QVERIFY2(text.indexOf(u"left 7"_s) < text.indexOf(u"right 0"_s), qPrintable(text));
    QVERIFY(text.indexOf(u"right 0"_s) < text.indexOf(u"right 7"_s));
    QVERIFY(text.startsWith(u"Ada Lovelace"_s));
}

void TestPageLayout::aColumnOfDatesIsReadRowByRow()
{
    QList<PageRun> runs;
    for (int i = 0; i < 8; ++i) {
        runs << run(u"201%1 – 201%2"_s.arg(i).arg(i + 1), 40, 100 + i * 30);
        runs << run(u"Engineer, Company %1, Leeds"_s.arg(i), 200, 100 + i * 30);
    }
    const QString text = layOut({page(runs)}).text;
    QVERIFY2(text.contains(u"2010 – 2011\tEngineer, Company 0, Leeds"_s), qPrintable(text));
    QVERIFY(text.contains(u"2017 – 2018\tEngineer, Company 7, Leeds"_s));
}

void TestPageLayout::theNameComesFirst()
{
    QList<PageRun> runs{run(u"Skills"_s, 40, 60),   run(u"Python"_s, 40, 80),        run(u"Go"_s, 40, 94),
                        run(u"Ada"_s, 250, 50, 24), run(u"Lovelace"_s, 250, 78, 24), run(u"Analyst"_s, 250, 110),
                        run(u"Profile"_s, 250, 160)};
    for (int i = 0; i < 6; ++i)
        runs << run(u"some text of the profile %1 that is long"_s.arg(i), 250, 180 + i * 14);
    const QString text = layOut({page(runs)}).text;
    QVERIFY2(text.startsWith(u"Ada Lovelace\nAnalyst\n\nSkills\n"_s), qPrintable(text));
}

void TestPageLayout::dividedWordsAreMended()
{
    const QString mark(QChar(2));
    const auto text = [](const QList<PageRun> &runs) { return layOut({page(runs)}).text; };
    QCOMPARE(text({run(u"She built the pay"_s + mark, 40, 100), run(u"ments service."_s, 40, 114)}), u"She built the payments\nservice."_s);
    QCOMPARE(text({run(u"A long-term plan is long"_s + mark, 40, 100), run(u"term."_s, 40, 114)}), u"A long-term plan is long-term."_s);
    QCOMPARE(text({run(u"eﬃcient ﬁle"_s, 40, 100)}), u"efficient file"_s);
}

void TestPageLayout::roomOnThePageIsAnEmptyLine()
{
    const QString text = layOut({page({run(u"First line of it"_s, 40, 100), run(u"second line of it"_s, 40, 114),
                                       run(u"Another paragraph"_s, 40, 140), run(u"goes on here"_s, 40, 154)})})
                             .text;
    QCOMPARE(text, u"First line of it\nsecond line of it\n\nAnother paragraph\ngoes on here"_s);
}

void TestPageLayout::drawnBulletsAreFound()
{
    const QString text =
        layOut({page({run(u"Engineer at a firm, Leeds"_s, 40, 100), run(u"Built a big thing that was so long that it"_s, 55, 114),
                      run(u"needed two lines"_s, 55, 128), run(u"Fixed it"_s, 55, 142),
                      run(u"More text to the left edge here ok"_s, 40, 170), run(u"and more of that"_s, 40, 184)})})
            .text;
    QVERIFY2(text.contains(u"• Built a big thing that was so long that it\n  needed two lines\n• Fixed it"_s), qPrintable(text));
}

void TestPageLayout::repeatedLinesAndPageNumbersAreLeftOut()
{
    const auto sheet = [](int number) {
        return page({run(u"Ada Lovelace, CV"_s, 40, 20), run(u"text of page %1"_s.arg(number), 40, 100),
                     run(u"Page %1 of 2"_s.arg(number), 250, 815)});
    };
    const auto laidOut = layOut({sheet(1), sheet(2)});
    QCOMPARE(laidOut.text.count(u"Ada Lovelace"_s), 1);
    QVERIFY(!laidOut.text.contains(u"of 2"_s));
    QVERIFY(laidOut.text.contains(u"text of page 2"_s));
    QCOMPARE(laidOut.leftOut, QStringList({u"Page 1 of 2"_s, u"Ada Lovelace, CV"_s, u"Page 2 of 2"_s}));
}

void TestPageLayout::whatABrowserPrintsAroundAPageIsLeftOut()
{
    const auto laidOut = layOut({page({run(u"11/25/25, 9:08 AM"_s, 20, 15, 8), run(u"My CV"_s, 280, 15, 8), run(u"Ada Lovelace"_s, 40, 60),
                                       run(u"https://example.org/cv"_s, 20, 825, 8), run(u"1/1"_s, 560, 825, 8)})});
    QCOMPARE(laidOut.text, u"Ada Lovelace"_s);
    QCOMPARE(laidOut.leftOut.size(), 4);
}

void TestPageLayout::runsWithoutPlacesKeepTheirOrder()
{
    const auto laidOut = layOut({page({PageRun(u"Ada Lovelace"_s, QRectF()), PageRun(u"Skills"_s, QRectF()), PageRun(u"Go"_s, QRectF())})});
    QCOMPARE(laidOut.text, u"Ada Lovelace\n\nSkills\nGo"_s);
}

void TestPageLayout::strangePagesAreNoProblem()
{
    QVERIFY(layOut({}).text.isEmpty());
    QVERIFY(layOut({page({})}).text.isEmpty());
    QCOMPARE(layOut({page({run(u" "_s, 0, 0), run(u"x"_s, -500, 4000), run(u"o"_s, 1, 1, 0.001)})}).text.remove(u'\n').size(), 2);
    PrintedPage flat = page({run(u"a b"_s, 10, 10), run(u"c"_s, 10, 10)});
    flat.size = QSizeF();
    QCOMPARE(layOut({flat}).text.remove(u'\n').size(), 4);
}

QTEST_GUILESS_MAIN(TestPageLayout)
#include "tst_PageLayout.moc"
