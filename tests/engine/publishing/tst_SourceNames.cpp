// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/publishing/SourceNames.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_SourceNames : public QObject
{
    Q_OBJECT

private slots:
    void namesAreSafeAndTellTheirSource_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"ada.txt"_s << u"ada"_s;
        QTest::newRow("folder and blanks") << u"/tmp/my files/Ada Okonkwo CV.md"_s << u"Ada-Okonkwo-CV"_s;
        QTest::newRow("letters of the world") << u"履歴書.txt"_s << u"履歴書"_s;
        QTest::newRow("accents") << u"ångström.json"_s << u"ångström"_s;
        QTest::newRow("two dots") << u"cv.final.txt"_s << u"cv.final"_s;
        QTest::newRow("leaves the folder") << u"../..txt"_s << u"portfolio"_s;
        QTest::newRow("hidden") << u".txt"_s << u"portfolio"_s;
        QTest::newRow("device") << u"CON.txt"_s << u"portfolio"_s;
        QTest::newRow("signs") << u"a<b>:c|d?.txt"_s << u"a-b-c-d"_s;
        QTest::newRow("standard input") << u"standard input"_s << u"standard-input"_s;
    }

    void namesAreSafeAndTellTheirSource()
    {
        QFETCH(QString, source);
        QTEST(uniqueSourceNames({source}).first(), "name");
    }

    void equalNamesGetNumbers()
    {
        QCOMPARE(uniqueSourceNames({u"a/cv.txt"_s, u"b/cv.md"_s, u"c/CV.json"_s}), (QStringList{u"cv"_s, u"cv-2"_s, u"CV-3"_s}));
        QCOMPARE(uniqueSourceNames({u"cv-2.txt"_s, u"cv.txt"_s, u"x/cv.txt"_s}), (QStringList{u"cv-2"_s, u"cv"_s, u"cv-3"_s}));
        QCOMPARE(uniqueSourceName(u"cv.txt"_s, {u"cv-2"_s}), u"cv"_s);
        QCOMPARE(uniqueSourceName(u"CV.2020.txt"_s, {u"cv.2020"_s, u"cv-2"_s}), u"CV.2020-2"_s);
    }

    void longNamesAreCut() { QVERIFY(uniqueSourceNames({QString(500, u'x') + u".txt"_s}).first().size() <= 80); }
};

QTEST_GUILESS_MAIN(tst_SourceNames)
#include "tst_SourceNames.moc"
