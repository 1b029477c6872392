// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/Sentences.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_Sentences : public QObject
{
    Q_OBJECT

private slots:
    void findsTheEndsOfSentences_data();
    void findsTheEndsOfSentences();
    void countsWordsOfAnyScript_data();
    void countsWordsOfAnyScript();
    void cutsAClauseOnlyWhereItStandsAlone_data();
    void cutsAClauseOnlyWhereItStandsAlone();
    void shortensAtSentencesFirst_data();
    void shortensAtSentencesFirst();
    void dropsOnlyARealFullStop_data();
    void dropsOnlyARealFullStop();
    void losesNothingWhenSentencesAreJoined();
};

void tst_Sentences::findsTheEndsOfSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("no end mark") << u"builds tools"_s << QStringList{u"builds tools"_s};
    QTest::newRow("two") << u"I build. You use."_s << QStringList{u"I build."_s, u"You use."_s};
    QTest::newRow("German abbreviation") << u"Ich mag Holz, z. B. Eiche. Auch Kiefer."_s
                                         << QStringList{u"Ich mag Holz, z. B. Eiche."_s, u"Auch Kiefer."_s};
    QTest::newRow("e.g. before a name") << u"I know birds, e.g. Robins. They sing."_s
                                        << QStringList{u"I know birds, e.g. Robins."_s, u"They sing."_s};
    QTest::newRow("title") << u"Studied with Dr. Lund. Left early."_s << QStringList{u"Studied with Dr. Lund."_s, u"Left early."_s};
    QTest::newRow("degree") << u"Holds a Ph.D. Works in Bern."_s
                            << QStringList{u"Holds a Ph.D. Works in Bern."_s}; // a missed end, never a wrong one
    QTest::newRow("initials") << u"Reads J. R. R. Tolkien. Writes too."_s << QStringList{u"Reads J. R. R. Tolkien."_s, u"Writes too."_s};
    QTest::newRow("ordinal") << u"Am 3. Mai begann es. Es hielt."_s << QStringList{u"Am 3. Mai begann es."_s, u"Es hielt."_s};
    QTest::newRow("year") << u"Since 2014. Before that, elsewhere."_s << QStringList{u"Since 2014."_s, u"Before that, elsewhere."_s};
    QTest::newRow("version and file") << u"Uses Python 3.11 and Node.js daily. Also node.js."_s
                                      << QStringList{u"Uses Python 3.11 and Node.js daily."_s, u"Also node.js."_s};
    QTest::newRow("question in quotes") << u"\"Why?\" she asks. Nobody knows."_s
                                        << QStringList{u"\"Why?\" she asks."_s, u"Nobody knows."_s};
    QTest::newRow("closing bracket") << u"(It works.) Good."_s << QStringList{u"(It works.)"_s, u"Good."_s};
    QTest::newRow("name with a mark") << u"Worked at Yahoo! for years. Left."_s
                                      << QStringList{u"Worked at Yahoo! for years."_s, u"Left."_s};
    QTest::newRow("Chinese") << u"我写代码。你呢？很好！"_s << QStringList{u"我写代码。"_s, u"你呢？"_s, u"很好！"_s};
    QTest::newRow("Arabic") << u"أين تعمل؟ هنا. شكرا"_s << QStringList{u"أين تعمل؟"_s, u"هنا."_s, u"شكرا"_s};
    QTest::newRow("Hindi") << u"मैं लिखता हूँ। तुम पढ़ो।"_s << QStringList{u"मैं लिखता हूँ।"_s, u"तुम पढ़ो।"_s};
    QTest::newRow("paragraphs end sentences") << u"One line\ngoes on\n\nThe next"_s << QStringList{u"One line goes on"_s, u"The next"_s};
}

void tst_Sentences::findsTheEndsOfSentences()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(sentencesOf(text), expected);
}

void tst_Sentences::countsWordsOfAnyScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("spaces") << u"  one \n two  "_s << 2;
    QTest::newRow("hyphen") << u"plain-text tool"_s << 2;
    QTest::newRow("Japanese") << u"小さな機械を作る。"_s << 4;
    QTest::newRow("mixed") << u"Qt で作る"_s << 3;
    QTest::newRow("Arabic") << u"أبني أدوات بسيطة"_s << 3;
    QTest::newRow("beyond the BMP") << u"𠀀𠀁𠀂𠀃"_s << 2;
}

void tst_Sentences::countsWordsOfAnyScript()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    QCOMPARE(wordCount(text), expected);
}

void tst_Sentences::cutsAClauseOnlyWhereItStandsAlone_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("expected");
    QTest::newRow("semicolon") << u"Reads the log; writes a table."_s << u"Reads the log"_s;
    QTest::newRow("dash") << u"A lamp timer – knows the sun."_s << u"A lamp timer"_s;
    QTest::newRow("colon") << u"Calibration toolkit for magnetometers: fits errors."_s << u"Calibration toolkit for magnetometers"_s;
    QTest::newRow("short before colon") << u"Note: deprecated."_s << QString();
    QTest::newRow("comma never") << u"Fast, but wrong."_s << QString();
    QTest::newRow("contradicted") << u"Ready for production; but not for yours."_s << QString();
    QTest::newRow("contradicted in German") << u"Fertig für den Einsatz; aber ungeprüft."_s << QString();
    QTest::newRow("in brackets") << u"Scales (up; down) machines."_s << QString();
    QTest::newRow("hyphenated") << u"plain-text tool for long-lived files"_s << QString();
    QTest::newRow("time") << u"Runs daily at 10:30 in the cellar"_s << QString();
}

void tst_Sentences::cutsAClauseOnlyWhereItStandsAlone()
{
    QFETCH(QString, sentence);
    QFETCH(QString, expected);
    QCOMPARE(leadingClause(sentence), expected);
}

void tst_Sentences::shortensAtSentencesFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fits") << u"One two three."_s << 3 << u"One two three."_s;
    QTest::newRow("second dropped") << u"One two three. Four five six."_s << 4 << u"One two three."_s;
    QTest::newRow("clause") << u"One two three; four five six."_s << 4 << u"One two three"_s;
    QTest::newRow("nowhere") << u"One two three four five six."_s << 4 << QString();
    QTest::newRow("the next one limits") << u"It works everywhere. But not on Mondays at all. Bye now."_s << 4 << QString();
    QTest::newRow("keeps the limit with it") << u"It works everywhere. But not on Mondays. Good bye to all."_s << 8
                                             << u"It works everywhere. But not on Mondays."_s;
}

void tst_Sentences::shortensAtSentencesFirst()
{
    QFETCH(QString, text);
    QFETCH(int, words);
    QFETCH(QString, expected);
    QCOMPARE(shortenedTo(text, words), expected);
}

void tst_Sentences::dropsOnlyARealFullStop_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dot") << u"It runs."_s << u"It runs"_s;
    QTest::newRow("question") << u"Does it run?"_s << u"Does it run?"_s;
    QTest::newRow("abbreviation") << u"Acme Inc."_s << u"Acme Inc."_s;
    QTest::newRow("ellipsis") << u"And so on..."_s << u"And so on..."_s;
    QTest::newRow("Japanese") << u"動きます。"_s << u"動きます"_s;
}

void tst_Sentences::dropsOnlyARealFullStop()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(withoutFullStop(text), expected);
}

void tst_Sentences::losesNothingWhenSentencesAreJoined()
{
    const QStringList texts{u"I build. You use! We (all) sleep. z. B. hier. Ende"_s, u"我写代码。你呢？很好！"_s, u"أين تعمل؟ هنا. شكرا"_s};
    for (const auto &text : texts)
        QCOMPARE(joinedSentences(sentencesOf(text)), text);
}

QTEST_GUILESS_MAIN(tst_Sentences)
#include "tst_Sentences.moc"
