// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SchemaShelf.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;
using Kind = SchemaFinding::Kind;

class tst_SchemaCheck : public QObject
{
    Q_OBJECT

private:
    /// JSON with apostrophes for quotes: moc overlooks a class behind raw strings with quotes.
    static QJsonObject object(QByteArray json) { return QJsonDocument::fromJson(json.replace('\'', '"')).object(); }

    static QJsonObject page()
    {
        return object("{"
                      "'type': 'object', 'additionalProperties': false, 'required': ['headline', 'items', 'tags'],"
                      "'properties': {"
                      "'headline': {'type': 'string', 'minLength': 2, 'maxLength': 10},"
                      "'count': {'type': 'integer'},"
                      "'kind': {'enum': ['work', 'play']},"
                      "'items': {'type': 'object', 'additionalProperties': false, 'required': ['p/0'],"
                      "'properties': {'p/0': {'type': 'string', 'maxLength': 5}}},"
                      "'tags': {'type': 'array', 'minItems': 1, 'maxItems': 2,"
                      "'items': {'type': 'object', 'required': ['name'], 'properties': {'name': {'type': 'string'}}}}"
                      "}}");
    }

    static QString told(const QList<SchemaFinding> &findings)
    {
        QStringList texts;
        for (const auto &finding : findings) {
            const QString kind = finding.kind == Kind::Structure ? u"S"_s : finding.kind == Kind::TooLong ? u"L"_s : u"N"_s;
            texts.append(kind + u' ' + finding.text);
        }
        return texts.join(u'|');
    }

private slots:
    void whatIsWrongIsToldByItsPlace_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("findings");
        const auto row = [](const char *name, const QByteArray &answer, const QString &findings) {
            QTest::newRow(name) << answer << findings;
        };
        row("fits", "{'headline':'Hello','items':{'p/0':'x'},'tags':[{'name':'a'}]}", {});
        row("missing", "{'items':{},'tags':[{'name':'a'}]}", u"S \"/items/p~10\" is missing.|S \"/headline\" is missing."_s);
        row("wrong type", "{'headline':3,'items':[],'tags':{},'count':'x'}",
            u"S \"/count\" must be an integer.|S \"/headline\" must be a string.|S \"/items\" must be an object.|S \"/tags\" must be an array."_s);
        row("null", "{'headline':null,'items':{'p/0':'x'},'tags':[{'name':'a'}]}", u"S \"/headline\" must be a string."_s);
        row("extra", "{'headline':'Hello','items':{'p/0':'x','secret':1},'tags':[{'name':'a'}],'secret':2}",
            u"N In \"/items\" there are keys that were not asked for.|N In the answer there are keys that were not asked for."_s);
        row("too long", "{'headline':'Hello, world','items':{'p/0':'123456'},'tags':[{'name':'a'},{'name':'b'},{'name':'c'}]}",
            u"L \"/headline\" has more than 10 characters.|L \"/items/p~10\" has more than 5 characters.|L \"/tags\" has more than 2 items."_s);
        row("too short", "{'headline':'H','items':{'p/0':''},'tags':[]}",
            u"S \"/headline\" has fewer than 2 characters.|S \"/tags\" has fewer than 1 items."_s);
        row("in a list", "{'headline':'Hello','items':{'p/0':'x'},'tags':[{'name':'a'},{'secret':1}]}",
            u"S \"/tags/1/name\" is missing."_s);
        row("no value allowed", "{'headline':'Hello','items':{'p/0':'x'},'tags':[{'name':'a'}],'kind':'secret'}",
            u"S \"/kind\" is none of the values allowed."_s);
        row("the worst first", "{'headline':'Hello, world','items':{'p/0':1,'secret':1},'tags':[{'name':'a'}]}",
            u"S \"/items/p~10\" must be a string.|L \"/headline\" has more than 10 characters.|N In \"/items\" there are keys that were not asked for."_s);
    }

    void whatIsWrongIsToldByItsPlace()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, findings);
        const auto found = SchemaCheck(page()).findings(object(answer));
        QCOMPARE(told(found), findings);
        QVERIFY(!told(found).contains(u"secret"_s));
    }

    void charactersAreCountedAsPeopleDo()
    {
        QJsonObject answer = object("{'headline':'','items':{'p/0':'x'},'tags':[{'name':'a'}]}");
        answer[u"headline"_s] = QString(u"\U0001F680"_s.repeated(10)); // a pair in UTF-16, four bytes in UTF-8
        QVERIFY(SchemaCheck(page()).findings(answer).isEmpty());
        answer[u"headline"_s] = QString(u"\U0001F680"_s.repeated(11));
        QCOMPARE(int(SchemaCheck(page()).findings(answer).size()), 1);
        answer[u"headline"_s] = QString(5, QChar(0xD83D)); // halves of pairs
        QVERIFY(SchemaCheck(page()).findings(answer).isEmpty());
    }

    void theLimitsOfAllAnswersHold()
    {
        const SchemaCheck free({});
        QVERIFY(free.findings({}).isEmpty());
        QJsonValue deep = 1;
        for (int level = 0; level < answerDepthLimit - 1; ++level)
            deep = QJsonArray{deep};
        QVERIFY(free.findings({{u"a"_s, deep}}).isEmpty());
        QCOMPARE(int(free.findings({{u"a"_s, QJsonArray{deep}}}).size()), 1);
        QCOMPARE(told(free.findings({{u"secret"_s, QString(20001, u'x')}})), u"S \"/*\" has more than 20000 characters."_s);
        QJsonArray list;
        for (int i = 0; i < 501; ++i)
            list.append(QString(20001, u'x'));
        QCOMPARE(int(free.findings({{u"a"_s, list}}).size()), 1);
        list.removeLast();
        const auto many = free.findings({{u"a"_s, list}}).size();
        QVERIFY(many > 1 && many <= 20);
    }

    void aSchemaThatCannotBeReadFitsNothing_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::newRow("type") << QByteArray("{'type': 3}");
        QTest::newRow("unknown type") << QByteArray("{'type': 'text'}");
        QTest::newRow("length") << QByteArray("{'properties': {'a': {'type': 'string', 'maxLength': 'x'}}}");
        QTest::newRow("another document") << QByteArray("{'properties': {'a': {'$ref': 'http://127.0.0.1:1/s'}}}");
        QTest::newRow("nowhere") << QByteArray("{'properties': {'a': {'$ref': '#/definitions/none'}}}");
    }

    void aSchemaThatCannotBeReadFitsNothing()
    {
        QFETCH(QByteArray, schema);
        const auto found = SchemaCheck(object(schema)).findings({{u"a"_s, u"x"_s}});
        QCOMPARE(told(found), u"S The answer cannot be held against its schema."_s);
    }

    void equalSchemasAreReadOnce()
    {
        SchemaShelf shelf;
        const auto first = shelf.check(page());
        QVERIFY(shelf.check(page()) == first);
        QVERIFY(shelf.check(object("{'type':'object'}")) != first);
        QVERIFY(shelf.check(page()) == first);
        for (int i = 0; i < 40; ++i)
            (void)shelf.check({{u"maxProperties"_s, i}});
        QVERIFY(shelf.check(page()) != first);
        QCOMPARE(int(first->findings({}).size()), 3); // whoever holds one may hold it for longer
    }

    void readingASchemaTakesNoTime()
    {
        QElapsedTimer took;
        took.start();
        for (int i = 0; i < 20; ++i)
            QVERIFY(SchemaCheck(page()).findings({}).size() == 3);
        QVERIFY2(took.elapsed() < 2000, qPrintable(u"%1 ms"_s.arg(took.elapsed())));
        const auto schema = page();
        QBENCHMARK
        {
            const SchemaCheck check(schema);
        }
    }

    void checkingAnAnswerTakesNoTime()
    {
        const QJsonObject answer = object("{'headline':'Hello','items':{'p/0':'x'},'tags':[{'name':'a'}]}");
        const SchemaCheck check(page());
        QVERIFY(check.findings(answer).isEmpty());
        QBENCHMARK
        {
            (void)check.findings(answer);
        }
    }
};

QTEST_GUILESS_MAIN(tst_SchemaCheck)
#include "tst_SchemaCheck.moc"
