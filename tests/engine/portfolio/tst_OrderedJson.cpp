// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonMerge.h"
#include "engine/portfolio/OrderedJson.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

OrderedJson json(const QByteArray &text)
{
    const auto parsed = OrderedJson::parse(text);
    return parsed ? *parsed : OrderedJson::text(u"broken: "_s + parsed.error().detail);
}

} // namespace

class TestOrderedJson : public QObject
{
    Q_OBJECT

private slots:
    void orderAndNumbersStayAsTheyAreWritten();
    void textsComeBackWithEveryCharacter();
    void writingIsStable();
    void mistakesAreNamedWithLineColumnAndPointer_data();
    void mistakesAreNamedWithLineColumnAndPointer();
    void depthIsBounded();
    void aKeyThatStandsTwiceCountsWithItsLastValue();
    void linesOfValuesAreFound();
    void qtSeesTheSameValues();
    void numbersThatQtCannotHoldBecomeTextsAndAreNamed();
    void wideObjectsAreLinear();
    void mergingKeepsWhatDidNotChange_data();
    void mergingKeepsWhatDidNotChange();
};

void TestOrderedJson::orderAndNumbersStayAsTheyAreWritten()
{
    const auto value = json(R"({"z":1.0,"a":1e400,"m":-0,"k":12345678901234567890,"e":1E+2})");
    QCOMPARE(value.keys(), (QStringList{u"z"_s, u"a"_s, u"m"_s, u"k"_s, u"e"_s}));
    QCOMPARE(value.toBytes().simplified().replace(' ', ""), QByteArray(R"({"z":1.0,"a":1e400,"m":-0,"k":12345678901234567890,"e":1E+2})"));
}

void TestOrderedJson::textsComeBackWithEveryCharacter()
{
    const auto value = json("[\"\\u0000\\u001f\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\udc69 \xC3\xA9 \xE2\x80\xA8 \x7F\"]");
    const auto text = value.values().first().toText();
    QCOMPARE(text.size(), 18);
    QCOMPARE(text.at(0), QChar(u'\0'));
    QCOMPARE(json(value.toBytes()), value);
    const auto half = json("[\"\\ud83d x \\udc69\"]"); // a text cut inside an emoji
    QCOMPARE(half.toBytes(), QByteArray("[\n  \"\\ud83d x \\udc69\"\n]\n"));
}

void TestOrderedJson::writingIsStable()
{
    QCOMPARE(json("{\"a\":[1,{\"b\":{}},[]],\"c\":null}").toBytes(),
             QByteArray("{\n  \"a\": [\n    1,\n    {\n      \"b\": {}\n    },\n    []\n  ],\n  \"c\": null\n}\n"));
    QCOMPARE(json("\xEF\xBB\xBF true").toBytes(), QByteArray("true\n"));
}

void TestOrderedJson::mistakesAreNamedWithLineColumnAndPointer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("a missing value") << QByteArray("{\n  \"work\": [\n    {\"name\": }]}") << u"at line 3, column 14 (in /work/0/name)"_s;
    QTest::newRow("a missing bracket") << QByteArray("{\"a\":[1,2") << u"at line 1, column 10"_s;
    QTest::newRow("something behind the end") << QByteArray("{}\n x") << u"at line 2, column 2 (at the root)"_s;
    QTest::newRow("a NUL byte inside") << QByteArray("{\"a\":\n\"b\0c\"}", 13) << u"a NUL byte at line 2, column 3 (in /a)"_s;
    QTest::newRow("a NUL byte behind the end") << QByteArray("{}\n\0{}", 6) << u"a NUL byte at line 2, column 1"_s;
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xFF\"}") << u"line 1 is not UTF-8"_s;
    QTest::newRow("nothing") << QByteArray("") << u"at line 1, column 1 (at the root)"_s;
    QTest::newRow("a number that is none") << QByteArray("[1.]") << u"(in /0)"_s;
    QTest::newRow("a leading zero") << QByteArray("[01]") << u"at line 1"_s;
    QTest::newRow("a line break in a text") << QByteArray("[\"a\nb\"]") << u"(in /0)"_s;
}

void TestOrderedJson::mistakesAreNamedWithLineColumnAndPointer()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto parsed = OrderedJson::parse(text);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.startsWith(u"is not valid JSON: "_s), qPrintable(parsed.error().detail));
    QVERIFY2(parsed.error().detail.contains(where), qPrintable(parsed.error().detail));
}

void TestOrderedJson::depthIsBounded()
{
    QVERIFY(OrderedJson::parse(QByteArray(OrderedJson::maximumDepth, '[') + QByteArray(OrderedJson::maximumDepth, ']')));
    for (const QByteArray &open : {QByteArray("["), QByteArray("{\"a\":")}) {
        const auto parsed = OrderedJson::parse(open.repeated(1'000'000));
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().detail.contains(u"levels deep"_s), qPrintable(parsed.error().detail));
    }
}

void TestOrderedJson::aKeyThatStandsTwiceCountsWithItsLastValue()
{
    QCOMPARE(json(R"({"a":1,"b":2,"a":3})"), json(R"({"a":3,"b":2})"));
}

void TestOrderedJson::linesOfValuesAreFound()
{
    const QByteArray text = "{\n\"a\": {\n\"b/c\": [1,\n \"x\"]},\n\"d\": 5\n}\n";
    QCOMPARE(OrderedJson::lineOf(text, u""_s), 1);
    QCOMPARE(OrderedJson::lineOf(text, u"/a"_s), 2);
    QCOMPARE(OrderedJson::lineOf(text, u"/a/b~1c/0"_s), 3);
    QCOMPARE(OrderedJson::lineOf(text, u"/a/b~1c/1"_s), 4);
    QCOMPARE(OrderedJson::lineOf(text, u"/d"_s), 5);
    QCOMPARE(OrderedJson::lineOf(text, u"/e"_s), 0);
}

void TestOrderedJson::qtSeesTheSameValues()
{
    const QByteArray text = R"({"z":[1,2.5,-3,9007199254740993,true,false,null,"x"],"a":{"y":{},"b":[]},"n":1e10})";
    QCOMPARE(json(text).toQt().toObject(), QJsonDocument::fromJson(text).object());
    QCOMPARE(OrderedJson::fromQt(QJsonDocument::fromJson(text).object()).toQt().toObject(), QJsonDocument::fromJson(text).object());
}

void TestOrderedJson::numbersThatQtCannotHoldBecomeTextsAndAreNamed()
{
    const auto value = json(R"({"a/b":[1,1e400,{"c":12345678901234567890}]})");
    QCOMPARE(value.numbersOutOfRange(), (QStringList{u"/a~1b/1"_s, u"/a~1b/2/c"_s}));
    QCOMPARE(value.toQt().toObject().value("a/b"_L1).toArray().at(1).toString(), u"1e400"_s);
}

void TestOrderedJson::wideObjectsAreLinear()
{
    QByteArray text = "{";
    for (int i = 50'000; i > 0; --i)
        text += '"' + QByteArray::number(i) + "\":" + QByteArray::number(i) + ',';
    text.back() = '}';
    QElapsedTimer timer;
    timer.start();
    const auto value = json(text);
    const auto qt = value.toQt().toObject();
    auto changed = qt;
    changed.insert(u"new"_s, 1);
    const auto merged = mergedJson(value, OrderedJson::fromQt(qt), OrderedJson::fromQt(changed));
    QCOMPARE(merged.keys().size(), 50'001);
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed()))); // squared, it takes minutes
}

void TestOrderedJson::mergingKeepsWhatDidNotChange_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("merged");
    const auto row = [](const char *name, const char *base, const char *before, const char *now, const char *merged) {
        QTest::newRow(name) << QByteArray(base) << QByteArray(before) << QByteArray(now) << QByteArray(merged);
    };
    row("nothing changed", R"({"b":1.0,"a":"2"})", R"({"a":2,"b":1})", R"({"a":2,"b":1})", R"({"b":1.0,"a":"2"})");
    row("one value", R"({"b":1.0,"a":2.0})", R"({"a":2,"b":1})", R"({"a":3,"b":1})", R"({"b":1.0,"a":3})");
    row("a key more", R"({"b":1.0})", R"({"b":1})", R"({"a":0,"b":1})", R"({"b":1.0,"a":0})");
    row("a key less", R"({"c":1,"b":1.0})", R"({"b":1,"c":1})", R"({"b":1})", R"({"b":1.0})");
    row("what reading left out", R"({"odd":"x","b":1.0})", R"({"b":1})", R"({"b":2})", R"({"odd":"x","b":2})");
    row("an item edited", R"([{"b":1.0,"a":1},{"a":1.0}])", R"([{"a":1,"b":1},{"a":1}])", R"([{"a":5,"b":1},{"a":1}])",
        R"([{"b":1.0,"a":5},{"a":1.0}])");
    row("an item removed", R"([{"a":1.0},{"a":2.0},{"a":3.0}])", R"([{"a":1},{"a":2},{"a":3}])", R"([{"a":1},{"a":3}])",
        R"([{"a":1.0},{"a":3.0}])");
    row("items swapped", R"([{"a":1.0},{"a":2.0}])", R"([{"a":1},{"a":2}])", R"([{"a":2},{"a":1}])", R"([{"a":2.0},{"a":1.0}])");
    row("equal items", R"([{"a":1.0},{"a":1.00}])", R"([{"a":1},{"a":1}])", R"([{"a":1},{"a":1},{"a":1}])",
        R"([{"a":1.0},{"a":1.00},{"a":1}])");
    row("an item in front", R"([{"a":1.0}])", R"([{"a":1}])", R"([{"a":0},{"a":1}])", R"([{"a":0},{"a":1.0}])");
    row("items that reading left out", R"([null,"x",7,{"a":1.0},[]])", R"([{"n":"x"},{"a":1}])", R"([{"n":"x"},{"a":2}])",
        R"([null,"x",7,{"a":2},[]])");
    row("another type", R"({"a":"x"})", R"({"a":{"city":"x"}})", R"({"a":{"city":"y"}})", R"({"a":{"city":"y"}})");
}

void TestOrderedJson::mergingKeepsWhatDidNotChange()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, merged);
    QCOMPARE(mergedJson(json(base), json(before), json(now)).toBytes(), json(merged).toBytes());
}

QTEST_GUILESS_MAIN(TestOrderedJson)
#include "tst_OrderedJson.moc"
