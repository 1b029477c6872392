// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/JsonPlaces.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

class TestJsonPlaces : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreFoundByPointer();
    void mistakesAreNamedWithLineAndColumn_data();
    void mistakesAreNamedWithLineAndColumn();
    void acceptsAndRefusesLikeQt_data();
    void acceptsAndRefusesLikeQt();
    void isStricterThanQtWhereQtIsLax();
    void aKeyThatStandsTwiceIsReported();
    void deepNestingIsRefusedWithoutRecursion();
};

void TestJsonPlaces::valuesAreFoundByPointer()
{
    const QString json = u"{ \"a\": [ \"x\", 12.5, {\"b/c\": \"\\u00e9\"} ], \"ü\": true }"_s;
    const auto places = JsonPlaces::scan(json);
    QVERIFY(places);
    const auto textAt = [&](const QString &pointer) {
        const auto place = places->place(pointer);
        return json.mid(place.start, place.end - place.start);
    };
    QCOMPARE(textAt(u"/a/0"_s), u"x"_s);
    QCOMPARE(textAt(u"/a/1"_s), u"12.5"_s);
    QCOMPARE(textAt(u"/a/2/b~1c"_s), u"\\u00e9"_s);
    QVERIFY(places->place(u"/a/2/b~1c"_s).escaped);
    QVERIFY(!places->contains(u"/a"_s));
}

void TestJsonPlaces::mistakesAreNamedWithLineAndColumn_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a missing comma") << u"{\n  \"a\": 1\n  \"b\": 2\n}"_s << u"a comma or \"}\" was expected at line 3, column 3"_s;
    QTest::newRow("a trailing comma") << u"{\"a\": 1,}"_s << u"a comma without another entry behind it at line 1, column 9"_s;
    QTest::newRow("a bare key") << u"{a: 1}"_s << u"a key in quotation marks was expected at line 1, column 2"_s;
    QTest::newRow("an open string") << u"{\"a\": \"b}"_s << u"a string without its closing quotation mark at line 1, column 7"_s;
    QTest::newRow("a line break in a string") << u"[\"a\nb\"]"_s << u"a line break or tab inside a string at line 1, column 4"_s;
    QTest::newRow("cut off") << u"{\"a\": ["_s << u"the text ends too early at line 1, column 8"_s;
    QTest::newRow("something behind the end") << u"{} x"_s << u"something follows the end of the data at line 1, column 4"_s;
    QTest::newRow("a wrong word") << u"[nil]"_s << u"unexpected \"n\" at line 1, column 2"_s;
    QTest::newRow("a number with a leading zero") << u"[01]"_s << u"a malformed number at line 1, column 2"_s;
}

void TestJsonPlaces::mistakesAreNamedWithLineAndColumn()
{
    QFETCH(QString, json);
    QFETCH(QString, expected);
    const auto places = JsonPlaces::scan(json);
    QVERIFY(!places);
    QCOMPARE(places.error().detail, u"is not valid JSON: "_s + expected);
}

void TestJsonPlaces::acceptsAndRefusesLikeQt_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}",
                             "[]",
                             "[1,2]",
                             "[1,]",
                             "{\"a\":{}}",
                             "{\"a\":}",
                             "{,}",
                             "[\"\\n\\t\\\"\"]",
                             "[\"\\u12\"]",
                             "[-1.5e+10]",
                             "[-]",
                             "[tru]",
                             "[true,false,null]",
                             "{\"a\" 1}",
                             "{\"a\":1 \"b\":2}",
                             "[1 2]",
                             "",
                             " ",
                             "]",
                             "}",
                             "{]",
                             "[}"})
        QTest::newRow(*json ? json : "nothing") << QByteArray(json);
}

void TestJsonPlaces::acceptsAndRefusesLikeQt()
{
    QFETCH(QByteArray, json);
    QCOMPARE(JsonPlaces::scan(QString::fromUtf8(json)).has_value(), !QJsonDocument::fromJson(json).isNull());
}

void TestJsonPlaces::isStricterThanQtWhereQtIsLax()
{
    for (const QByteArray &json : {QByteArray("[1.]"), QByteArray("[.5]"), QByteArray("[\"\\q\"]")})
        QVERIFY2(!JsonPlaces::scan(QString::fromUtf8(json)), json.constData());
}

void TestJsonPlaces::aKeyThatStandsTwiceIsReported()
{
    const auto places = JsonPlaces::scan(u"{\"a\": {\"b\": 1, \"b\": 2}, \"b\": 3}"_s);
    QVERIFY(places);
    QCOMPARE(places->duplicates(), QStringList{u"/a/b"_s});
}

void TestJsonPlaces::deepNestingIsRefusedWithoutRecursion()
{
    for (const QChar open : {u'[', u'{'}) {
        QString json(1'000'000, open);
        if (open == u'{')
            json.replace(u"{"_s, u"{\"a\":"_s);
        const auto places = JsonPlaces::scan(json);
        QVERIFY(!places);
        QVERIFY2(places.error().detail.contains(u"levels deep"_s), qPrintable(places.error().detail));
    }
}

QTEST_GUILESS_MAIN(TestJsonPlaces)
#include "tst_JsonPlaces.moc"
