// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Plans.h"
#include "tests/engine/writing/Portfolios.h"

#include "engine/llm/TokenEstimate.h"
#include "engine/writing/LlmWriter.h"
#include "engine/writing/WordingPlan.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

class tst_WordingPlan : public QObject
{
    Q_OBJECT

private slots:
    void oneQuestionWhereTheModelReadsEnough()
    {
        for (const auto &voice : allVoices())
            for (const auto &[name, portfolio] : allPortfolios())
                QVERIFY2(planOf(portfolio, 0, voice).questions.size() == 1, qPrintable(voice.id + u", "_s + name));
        QCOMPARE(planOf(engineerCv(), 4096).questions.size(), 1);
    }

    void everyQuestionFitsTheWindow_data()
    {
        QTest::addColumn<int>("window");
        for (const int window : {2560, 3072, 4096, 6000, 8192})
            QTest::addRow("%d", window) << window;
    }

    void everyQuestionFitsTheWindow()
    {
        QFETCH(int, window);
        auto portfolio = largeCv();
        portfolio.basics.summary = sentences(60, u"bridge"_s);
        portfolio.about = sentences(20, u"lamp"_s);
        const auto plan = planOf(portfolio, window);
        QVERIFY(plan.questions.size() > 1 || window >= 6000);
        QString told;
        int words = 0;
        for (const auto &question : plan.questions) {
            QVERIFY(question.neededTokens <= window);
            QVERIFY(question.promptTokens + question.request.maximumTokens <= window);
            QVERIFY(question.request.contextTokens <= window);
            told += question.request.prompt;
            words += question.part.aboutWords;
        }
        QVERIFY(words <= Voice::plain().aboutWords);
        const auto featured = featuredItemsOf(portfolio, LlmWriter::featuredItems);
        if (!plan.leftOut.isEmpty())
            return; // told so
        for (int i = 0; i < 60; ++i)
            QCOMPARE(told.count(u"The bridge of year %1 was"_s.arg(i)), 1);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(told.count(u"The lamp of year %1 was"_s.arg(i)), 1);
        QCOMPARE(plan.items.size(), featured.size());
        for (const auto &item : featured)
            QVERIFY(told.contains(item.fact));
    }

    void whatCannotBeAskedIsNamed()
    {
        auto portfolio = engineerCv();
        portfolio.projects[0].description = sentences(300, u"valve"_s);
        portfolio.basics.summary = sentences(2000, u"bridge"_s);
        const auto plan = planOf(portfolio, 4096);
        QCOMPARE(plan.items.size(), featuredItemsOf(portfolio, LlmWriter::featuredItems).size() - 1);
        QVERIFY(plan.leftOut.join(u';').contains(u"/projects/0"_s));
        QVERIFY(plan.leftOut.join(u';').contains(u"about"_s));
        QCOMPARE(plan.questions.constFirst().part.aboutWords, 0);
        QVERIFY(!plan.questions.constFirst().part.summary.isEmpty());
        for (const auto &question : plan.questions)
            QVERIFY(question.neededTokens <= 4096);
    }

    void proseWithoutSentencesIsCutBetweenWords()
    {
        for (const auto &text : {u"word "_s.repeated(3000), QString(9000, u'x'), u"機"_s.repeated(3000), u"🔺"_s.repeated(2000)}) {
            WordingPart part;
            part.aboutWords = 100;
            part.about = text.simplified();
            const auto pieces = proseInPieces(part, 500, 700);
            QVERIFY(pieces.size() > 2);
            QString told;
            for (const auto &piece : pieces) {
                QVERIFY(estimatedTokens(piece.about) <= 700);
                QVERIFY(piece.about.isValidUtf16());
                told += piece.about;
            }
            QCOMPARE(told.remove(u' '), text.simplified().remove(u' '));
        }
    }

    void halvesEndAtTheSmallest()
    {
        QList<WordingPart> left{wholePart(largeCv(), Voice::plain(), featuredItemsOf(largeCv(), LlmWriter::featuredItems))};
        int steps = 0, smallest = 0;
        while (!left.isEmpty()) {
            QVERIFY(++steps < 200);
            const auto halves = halvesOf(left.takeFirst());
            smallest += halves.isEmpty() ? 1 : 0;
            left = halves + left;
        }
        QVERIFY(smallest > LlmWriter::featuredItems);
    }
};

QTEST_GUILESS_MAIN(tst_WordingPlan)
#include "tst_WordingPlan.moc"
