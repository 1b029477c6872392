// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonAnswer.h"
#include "engine/llm/PartialJson.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

// Sanitizers take their time.
#if defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 10;
#else
constexpr int slowness = 1;
#endif

class tst_JsonAnswer : public QObject
{
    Q_OBJECT

private:
    static QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

    /// One text of at most eight characters and nothing else.
    static QJsonObject oneText()
    {
        const QJsonObject text{{u"type"_s, u"string"_s}, {u"maxLength"_s, 8}};
        return {{u"type"_s, u"object"_s},
                {u"properties"_s, QJsonObject{{u"a"_s, text}}},
                {u"required"_s, QJsonArray{u"a"_s}},
                {u"additionalProperties"_s, false}};
    }

    static QString nested(int levels) { return u"{\"a\":"_s.repeated(levels - 1) + u"{}"_s + u"}"_s.repeated(levels - 1); }

    static QString describe(const PartialJson &partial)
    {
        QStringList parts;
        for (auto it = partial.strings.begin(); it != partial.strings.end(); ++it)
            parts += it.key() + u'=' + it.value();
        if (!partial.growingPointer.isEmpty())
            parts += partial.growingPointer + u'~' + partial.growingText;
        if (partial.complete)
            parts += u"done"_s;
        return parts.join(u';');
    }

private slots:
    void theObjectIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("repairs");
        const auto row = [](const char *name, const QString &text, const QString &object, const QString &repairs = {}) {
            QTest::newRow(name) << text << object << repairs;
        };
        const QString comma = u"commas before a closing bracket"_s;
        const QString end = u"missing brackets at the end"_s;
        const QString single = u"single quotes around keys"_s;
        const QString bare = u"keys without quotes"_s;
        const QString comments = u"comments"_s;
        const QString lines = u"line breaks and tabs in texts"_s;
        const QString invisible = u"invisible characters"_s;
        const QString a = u"{\"a\":1}"_s;
        row("bare", a, a);
        row("blanks around", u"\n\t "_s + a + u"\n\n"_s, a);
        row("byte order mark", QString(QChar(0xFEFF)) + a, a);
        row("zero width blank", QString(QChar(0x200B)) + a, a);
        row("fence", u"```json\n"_s + a + u"\n```"_s, a);
        row("fence without end", u"```\n"_s + a, a);
        row("tilde fence", u"~~~JSON\n"_s + a + u"\n~~~"_s, a);
        row("prose before", u"Here you are: "_s + a, a);
        row("prose after", a + u"\nI hope this helps {smile}!"_s, a);
        row("prose with brackets before", u"For {name} I wrote: "_s + a, a);
        row("prose with an open bracket", u"A set { of things. "_s + a, a);
        row("prose with an apostrophe and a quote", u"It's \"so: "_s + a + u" isn't it"_s, a);
        row("of two the larger", a + u" or rather {\"a\":1,\"b\":2}"_s, u"{\"a\":1,\"b\":2}"_s);
        row("fence in a string", u"{\"a\":\"```json\\n{}\\n```\"}"_s, u"{\"a\":\"```json\\n{}\\n```\"}"_s);
        row("brackets in a string", u"{\"a\":\"}{]\\\"}\"}"_s, u"{\"a\":\"}{]\\\"}\"}"_s);
        row("in an array", u"[ {\"a\":1} ]"_s, a);
        row("comma before a bracket", u"{\"a\":[1,2,],\n}"_s, u"{\"a\":[1,2]}"_s, comma);
        row("comma in a string stays", u"{\"a\":\",}\",}"_s, u"{\"a\":\",}\"}"_s, comma);
        row("line break in a string", u"{\"a\":\"x\ny\"}"_s, u"{\"a\":\"x\\ny\"}"_s);
        row("a sound one before a larger broken one", u"{\"a\":1} {\"b\":[1,2,3,],}"_s, a);
        row("empty", u"{}"_s, u"{}"_s);
        row("same key in two objects", u"{\"a\":{\"x\":1},\"b\":{\"x\":2}}"_s, u"{\"a\":{\"x\":1},\"b\":{\"x\":2}}"_s);
        row("key as value", u"{\"a\":\"b\",\"b\":\"a\"}"_s, u"{\"a\":\"b\",\"b\":\"a\"}"_s);
        row("32 levels", nested(32), nested(32));
        row("line break beside another flaw", u"{\"a\":\"x\n\ty\",}"_s, u"{\"a\":\"x\\n\\ty\"}"_s, lines + u'+' + comma);
        row("missing bracket", u"{\"a\":{\"b\":1}"_s, u"{\"a\":{\"b\":1}}"_s, end);
        row("missing brackets", u"{\"a\":[{\"b\":\"x\""_s, u"{\"a\":[{\"b\":\"x\"}]}"_s, end);
        row("missing bracket before a fence", u"```json\n{\"a\":1\n```\nThat is {all}."_s, a, end);
        row("single quotes around keys", u"{'a':1}"_s, a, single);
        row("single quotes around keys with blanks", u"{'a b' : {'c':\"it's 'so'\"}}"_s, u"{\"a b\":{\"c\":\"it's 'so'\"}}"_s, single);
        row("keys without quotes", u"{a:1, b_2: {c-d: 2}}"_s, u"{\"a\":1,\"b_2\":{\"c-d\":2}}"_s, bare);
        row("Python's words", u"{\"a\":True,\"b\":[False,None]}"_s, u"{\"a\":true,\"b\":[false,null]}"_s, u"True, False or None"_s);
        row("Python's words in a text", u"{\"a\":\"True\",}"_s, u"{\"a\":\"True\"}"_s, comma);
        row("comment to the end of the line", u"{\"a\":1 // don't {\n}"_s, a, comments);
        row("comment between stars", u"{/* \"b\": 2, } */ \"a\":1}"_s, a, comments);
        row("an address is no comment", u"{\"a\":\"https://example.org/*x*/\"}"_s, u"{\"a\":\"https://example.org/*x*/\"}"_s);
        row("invisible characters", u"{\u200B\"a\"\uFEFF:\u20601}"_s, a, invisible);
        row("invisible characters in a text stay", u"{\"a\":\"x\u200Cy\"}"_s, u"{\"a\":\"x\u200Cy\"}"_s);
        row("half a million comments", u"{\"a\":1 "_s + u"/**/"_s.repeated(500000), a, comments + u'+' + end);
        row("much at once", u"{a:[1,2,], 'b':None, // so\n \"c\":\"x\""_s, u"{\"a\":[1,2],\"b\":null,\"c\":\"x\"}"_s,
            QStringList{bare, comma, single, u"True, False or None"_s, comments, end}.join(u'+'));
    }

    void theObjectIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, object);
        QFETCH(QString, repairs);
        const auto answer = jsonFromAnswer(text, FinishReason::Stop);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(compact(answer->object), object);
        QCOMPARE(answer->repairs.join(u'+'), repairs);
        QVERIFY(answer->findings.isEmpty());
    }

    void whatIsNoObjectIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", u""_s);
        row("prose", u"I cannot do that."_s);
        row("array", u"[1,2,3]"_s);
        row("cut after a comma", u"{\"a\":1,"_s);
        row("cut after a key", u"{\"a\""_s);
        row("cut after a colon", u"{\"a\":"_s);
        row("cut before prose", u"{\"a\":1 and so on"_s);
        row("cut in a word", u"{\"a\":tru"_s);
        row("cut in a string", u"{\"a\":\"xyz"_s);
        row("cut after a backslash", u"{\"a\":\"xyz\\"_s);
        row("not a number", u"{\"a\":NaN}"_s);
        row("infinity", u"{\"a\":Infinity}"_s);
        row("minus infinity", u"{\"a\":-Infinity}"_s);
        row("number too large", u"{\"a\":1e400}"_s);
        row("number in words", u"{\"a\":one}"_s);
        row("single quotes around values", u"{\"a\":'x'}"_s);
        row("two commas", u"{\"a\":1,,}"_s);
        row("no comma", u"{\"a\":1 \"b\":2}"_s);
        row("two numbers", u"{\"a\":1 2,}"_s);
        row("key that is no name", u"{a+b:1}"_s);
        row("duplicate key, other quotes", u"{\"a\":1,'a':2}"_s);
        row("duplicate key without quotes", u"{a:1,b:2,a:3}"_s);
        row("duplicate key", u"{\"a\":1,\"a\":2}"_s);
        row("duplicate key, escaped", u"{\"a\":1,\"\\u0061\":2}"_s);
        row("duplicate key inside", u"{\"b\":[{\"a\":1,\"a\":2}]}"_s);
        row("33 levels", nested(33));
        row("100,000 levels", nested(100000));
        row("100,000 open brackets", u"{\"a\":"_s.repeated(100000));
        row("100,000 arrays", u"{\"a\":"_s + u"["_s.repeated(100000));
        row("a million brackets", u"{"_s.repeated(1000000));
        row("half a million open strings", u"{\""_s.repeated(500000));
        row("a million items", u"{\"a\":["_s + u"0,"_s.repeated(999999) + u"0]}"_s);
        row("a million items, broken", u"{\"a\":["_s + u"0,"_s.repeated(1000000) + u"]}"_s);
        row("a million keys", u"{"_s + u"k:0,"_s.repeated(1000000) + u"}"_s);
        row("half a million objects", u"{a}"_s.repeated(500000));
        row("open comments", u"{/*"_s.repeated(300000));
        row("apostrophes", u"{"_s + u"'"_s.repeated(1000000));
        row("quoted keys", u"{'"_s.repeated(300000));
        row("wrong brackets", u"{\"a\":[1}"_s);
    }

    void whatIsNoObjectIsRefused()
    {
        QFETCH(QString, text);
        QElapsedTimer took;
        took.start();
        const auto answer = jsonFromAnswer(text, FinishReason::Stop);
        QVERIFY2(took.elapsed() < 1000 * slowness, qPrintable(u"%1 ms"_s.arg(took.elapsed())));
        QVERIFY(!answer);
        QCOMPARE(toString(answer.error().kind), toString(ErrorKind::BadAnswer));
        QVERIFY(answer.error().detail.size() < 200);
    }

    void anAnswerThatWasCutIsNeverRepaired()
    {
        QVERIFY(!jsonFromAnswer(u"{\"a\":[1,2,],}"_s, FinishReason::Length));
        QVERIFY(!jsonFromAnswer(u"{\"a\":1"_s, FinishReason::Length));
        QVERIFY(!jsonFromAnswer(u"{'a':1}"_s, FinishReason::Length));
        QVERIFY(!jsonFromAnswer(u"{\"a\":{\"b\":1}"_s, FinishReason::Length));
        QVERIFY(!jsonFromAnswer(u"{\"r\":{\"b\":1},\"a\":\"x"_s, FinishReason::Length, oneText()));
        QVERIFY(jsonFromAnswer(u"{\"a\":1} and then I"_s, FinishReason::Length)); // whole as it stands
    }

    void ofSeveralTheOneThatFitsIsTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("object");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *name, const QString &text, const QString &object, int findings = 0) {
            QTest::newRow(name) << text << object << findings;
        };
        const QString fits = u"{\"a\":\"xy\"}"_s;
        row("before a larger one", fits + u" but not {\"b\":\"much longer than that\"}"_s, fits);
        row("behind a larger one", u"{\"b\":\"much longer than that\"} "_s + fits, fits);
        row("the later of two drafts that fit, when it is larger", fits + u" {\"a\":\"xyz\"}"_s, u"{\"a\":\"xyz\"}"_s);
        row("that must be repaired", u"{\"b\":\"not this one\"} {\"a\":\"xy\",}"_s, fits);
        row("sound before repaired", fits + u" {\"a\":\"xyz\",}"_s, fits);
        row("too long rather than nothing", u"{\"b\":1} {\"a\":\"x234567890\"}"_s, u"{\"a\":\"x234567890\"}"_s, 1);
        row("wrapped", u"{\"answer\":{\"a\":\"xy\"}}"_s, fits);
        row("wrapped twice is too far", u"{\"r\":{\"answer\":{\"a\":\"xy\"}}}"_s, u"{\"r\":{\"answer\":{\"a\":\"xy\"}}}"_s, 2);
        row("the schema itself before the answer", QString::fromUtf8(QJsonDocument(oneText()).toJson()) + fits, fits);
        row("all that was asked for, in something cut", u"{\"r\":{\"b\":1},\"answer\":{\"a\":\"xy\"},\"note\":\"xx"_s, fits);
        row("none", u"{\"b\":1}"_s, u"{\"b\":1}"_s, 2);
    }

    void ofSeveralTheOneThatFitsIsTaken()
    {
        QFETCH(QString, text);
        QFETCH(QString, object);
        QFETCH(int, findings);
        const auto answer = jsonFromAnswer(text, FinishReason::Stop, oneText());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(compact(answer->object), object);
        QCOMPARE(int(answer->findings.size()), findings);
    }

    void theLimitsHoldWithoutASchema()
    {
        const auto malformed = [](const QString &value) {
            const auto answer = jsonFromAnswer(u"{\"a\":%1}"_s.arg(value), FinishReason::Stop);
            return answer && answer->isMalformed();
        };
        const auto text = [](int size) { return u'"' + QString(size, u'x') + u'"'; };
        const auto list = [](int size) { return u'[' + u"0,"_s.repeated(size - 1) + u"0]"_s; };
        QVERIFY(!malformed(text(20000)));
        QVERIFY(malformed(text(20001)));
        QVERIFY(malformed(text(1000000)));
        QVERIFY(!malformed(list(500)));
        QVERIFY(malformed(list(501)));
    }

    void unfinishedTextGivesItsFinishedStrings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *name, const QString &text, const QString &read) { QTest::newRow(name) << text << read; };
        row("nothing", u""_s, u""_s);
        row("prose", u"Sure! Here"_s, u""_s);
        row("open", u"{"_s, u""_s);
        row("in a key", u"{\"he"_s, u""_s);
        row("after a key", u"{\"hero\""_s, u""_s);
        row("before the value", u"{\"hero\": "_s, u""_s);
        row("empty value begun", u"{\"hero\": \""_s, u"/hero~"_s);
        row("growing", u"{\"hero\": \"Hel"_s, u"/hero~Hel"_s);
        row("in an escape", u"{\"hero\": \"Hel\\"_s, u"/hero~Hel"_s);
        row("in a long escape", u"{\"hero\": \"Hel\\u00"_s, u"/hero~Hel"_s);
        row("in a pair", u"{\"hero\": \"Hel\\ud83d"_s, u"/hero~Hel"_s);
        row("pair whole", u"{\"hero\": \"\\ud83d\\ude80"_s, u"/hero~\U0001F680"_s);
        row("finished", u"{\"hero\": \"Hello\\n\\\"x\\\"\""_s, u"/hero=Hello\n\"x\""_s);
        row("second growing", u"{\"a\":\"x\",\"b\":\"y"_s, u"/a=x;/b~y"_s);
        row("in an array", u"{\"items\":[{\"text\":\"x\"},{\"text\":\"y\"},{\"text\":\"z"_s,
            u"/items/0/text=x;/items/1/text=y;/items/2/text~z"_s);
        row("strings of an array", u"{\"t\":[\"a\",\"b"_s, u"/t/0=a;/t/1~b"_s);
        row("numbers count as places", u"{\"t\":[1,null,{},\"b\""_s, u"/t/3=b"_s);
        row("key with a slash and a tilde", u"{\"a/b~c\":\"x\""_s, u"/a~1b~0c=x"_s);
        row("whole", u"{\"a\":\"x\",\"n\":1}"_s, u"/a=x;done"_s);
        row("what follows is ignored", u"{\"a\":\"x\"} {\"b\":\"y\"}"_s, u"/a=x;done"_s);
        row("fence before", u"```json\n{\"a\":\"x"_s, u"/a~x"_s);
        row("prose with brackets before", u"For {name}: {\"a\":\"x"_s, u"/a~x"_s);
        row("comment before a text", u"{/* \"b\": \"no\" */ \"a\":\"x"_s, u"/a~x"_s);
        row("value that looks like a key", u"{\"a\":\"b\":\"c\""_s, u"/a=c"_s);
    }

    void unfinishedTextGivesItsFinishedStrings()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        QCOMPARE(describe(readPartialJson(text)), read);
    }

    void growingTextOnlyEverGrows()
    {
        const QString whole =
            u"{\"hero\":\"A \\\"b\\\" \\u00e4 \\ud83d\\ude80 c\",\"items\":[{\"id\":1,\"text\":\"one\"},{\"text\":\"two\"}],\"end\":\"z\"}"_s;
        PartialJson before;
        for (qsizetype n = 0; n <= whole.size(); ++n) {
            const PartialJson now = readPartialJson(QStringView(whole).left(n));
            for (auto it = before.strings.begin(); it != before.strings.end(); ++it)
                QCOMPARE(now.strings.value(it.key()), it.value());
            if (!before.growingPointer.isEmpty()) {
                const QString text =
                    now.growingPointer == before.growingPointer ? now.growingText : now.strings.value(before.growingPointer);
                QVERIFY(text.startsWith(before.growingText));
            }
            before = now;
        }
        QVERIFY(before.complete);
        QCOMPARE(before.strings.size(), 4);
    }

    void hostileTextIsReadWithoutHarm()
    {
        QVERIFY(!readPartialJson(u"{\"a\":"_s.repeated(100000)).complete);
        QVERIFY(!readPartialJson(u"[{]}:,\"\\"_s.repeated(1000)).complete);
        QVERIFY(readPartialJson(u"{}}}}]]],,,::"_s).complete);
    }
};

QTEST_GUILESS_MAIN(tst_JsonAnswer)
#include "tst_JsonAnswer.moc"
