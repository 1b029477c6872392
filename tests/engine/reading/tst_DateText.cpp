// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DateText.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

class TestDateText : public QObject
{
    Q_OBJECT

private slots:
    void periodsAreUnderstood_data();
    void periodsAreUnderstood();
    void numbersThatAreNoDatesAreLeftAlone_data();
    void numbersThatAreNoDatesAreLeftAlone();
    void theRangeCoversTheWholePhrase();
};

void TestDateText::periodsAreUnderstood_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    const auto row = [](const char16_t *text, const char *start, const char *end) {
        QTest::newRow(QString::fromUtf16(text).toUtf8().constData()) << QString::fromLatin1(start) << QString::fromLatin1(end);
    };
    row(u"2019 - today", "2019", "");
    row(u"Mar 2019 – present", "2019-03", "");
    row(u"March 2019 to June 2021", "2019-03", "2021-06");
    row(u"March 1, 2019 - April 2, 2020", "2019-03-01", "2020-04-02");
    row(u"1 March 2019", "2019-03-01", "2019-03-01");
    row(u"2019-03 – 2020-11", "2019-03", "2020-11");
    row(u"2019-03-05 – 2020-11-30", "2019-03-05", "2020-11-30");
    row(u"03/2019 – 11/2020", "2019-03", "2020-11");
    row(u"01.03.2019 – 30.11.2020", "2019-03-01", "2020-11-30");
    row(u"2019", "2019", "2019");
    row(u"2019–2021", "2019", "2021");
    row(u"(2019 - 2021)", "2019", "2021");
    row(u"2019 –", "2019", "");
    row(u"Summer 2019", "2019", "2019");
    row(u"Mar – Jun 2019", "2019-03", "2019-06");
    row(u"since May 2018", "2018-05", "");
    row(u"until 2018", "", "2018");
    row(u"WS 2010/11", "2010", "2011");
    row(u"2018/19", "2018", "2019");
    row(u"März 2019 – heute", "2019-03", "");
    row(u"seit Oktober 2016", "2016-10", "");
    row(u"1. Dezember 2015 bis 31. Mai 2017", "2015-12-01", "2017-05-31");
    row(u"mars 2018 – aujourd'hui", "2018-03", "");
    row(u"1er août 2018 à décembre 2020", "2018-08-01", "2020-12");
    row(u"depuis 2017", "2017", "");
    row(u"septiembre de 2015 - actualidad", "2015-09", "");
    row(u"desde enero de 2017", "2017-01", "");
    row(u"enero 2014 hasta la actualidad", "2014-01", "");
    row(u"gennaio 2016 - oggi", "2016-01", "");
    row(u"dal 2016", "2016", "");
    row(u"março de 2017 – presente", "2017-03", "");
    row(u"outubro de 2012 até maio de 2014", "2012-10", "2014-05");
    row(u"май 2015 – настоящее время", "2015-05", "");
    row(u"2019年3月 – 至今", "2019-03", "");
    row(u"2012年4月〜2015年3月", "2012-04", "2015-03");
}

void TestDateText::periodsAreUnderstood()
{
    QFETCH(QString, start);
    QFETCH(QString, end);
    const QString phrase = QString::fromUtf8(QTest::currentDataTag());
    // Alone, behind a heading, and before one.
    for (const auto &line : {phrase, u"Nurse, Some Place, "_s + phrase, phrase + u"  Nurse"_s}) {
        if (line != phrase && phrase.startsWith(u'('))
            continue;
        if (phrase.endsWith(u'–') && line.endsWith(u"Nurse"_s))
            continue;
        const auto date = findDate(line);
        QVERIFY2(date, qPrintable(line));
        QCOMPARE(date->start, start);
        QCOMPARE(date->end, end);
        QVERIFY(date->from >= 0 && date->to <= line.size() && date->from < date->to);
    }
}

void TestDateText::numbersThatAreNoDatesAreLeftAlone_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a quantity") << u"Grew the list to 2000 users in a week"_s;
    QTest::newRow("part of a longer number") << u"Order 120190"_s;
    QTest::newRow("part of a name") << u"Norm EN2019a applied"_s;
    QTest::newRow("no number") << u"present"_s;
    QTest::newRow("a year no one lived in") << u"1234"_s;
    QTest::newRow("empty") << QString();
}

void TestDateText::numbersThatAreNoDatesAreLeftAlone()
{
    QFETCH(QString, line);
    QVERIFY(!findDate(line));
}

void TestDateText::theRangeCoversTheWholePhrase()
{
    const QString line = u"Engineer (since March 2019)"_s;
    const auto date = findDate(line);
    QVERIFY(date);
    QCOMPARE(line.mid(date->from, date->to - date->from), u"(since March 2019)"_s);
    QCOMPARE(line.mid(date->startFrom, date->startTo - date->startFrom), u"March 2019"_s);
}

QTEST_GUILESS_MAIN(TestDateText)
#include "tst_DateText.moc"
