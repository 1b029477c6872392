// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SeedDialect.h"
#include "engine/portfolio/TrinityDocument.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TRINITY_TEST_DATA) + u"/resumes/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

OrderedJson json(const QByteArray &text)
{
    const auto parsed = OrderedJson::parse(text);
    return parsed ? *parsed : OrderedJson();
}

/// A document made of a JSON text, as the reader would.
TrinityDocument documentOf(const QByteArray &text, SourceKind kind)
{
    ImportReport report;
    SourceDocument source;
    source.name = u"file.json"_s;
    source.kind = kind;
    source.text = QString::fromUtf8(text);
    const auto object = json(text).toQt().toObject();
    auto facts = kind == SourceKind::SeedJson ? portfolioFromSeed(object, report) : portfolioFromJsonResume(object, report);
    facts.language = u"pt"_s;
    return TrinityDocument::fromSource(source, facts);
}

TrinityDocument reopened(const TrinityDocument &document)
{
    ImportReport report;
    const auto again = TrinityDocument::fromJson(document.toJson(), report);
    return again ? *again : TrinityDocument();
}

} // namespace

class TestRoundTrips : public QObject
{
    Q_OBJECT

private slots:
    void resumesComeBackWordForWord_data();
    void resumesComeBackWordForWord();
    void theFixtureFillsTheWholeSchema();
    void olderNamesComeBackAsTodays();
    void seedsComeBackWordForWord_data();
    void seedsComeBackWordForWord();
    void documentsComeBackByteForByte_data();
    void documentsComeBackByteForByte();
    void factsSurviveTheSeedForm();
    void seedsSurviveTheResumeForm();
    void longListsAndTextsSurviveTheSeedForm();
    void oneChangeTouchesNothingElse();
    void everyFixtureOfTheReaderComesBack_data();
    void everyFixtureOfTheReaderComesBack();
};

void TestRoundTrips::resumesComeBackWordForWord_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("every field, unknown keys in every object") << fixture(u"every-field.json"_s);
    QTest::newRow("odd types") << fixture(u"odd-types.json"_s);
    QTest::newRow("no meta") << QByteArray(R"({"z":1.0,"basics":{"name":"A"}})");
    QTest::newRow("an empty meta") << QByteArray(R"({"meta":{},"basics":{"name":"A"}})");
    QTest::newRow("a meta that is null") << QByteArray(R"({"meta":null,"basics":{"name":"A"}})");
    QTest::newRow("a meta that is a list") << QByteArray(R"({"meta":[1.0],"basics":{"name":"A"}})");
    QTest::newRow("somebody else's trinity") << QByteArray(R"({"meta":{"b":1,"trinity":{"x":1.0},"a":2},"basics":{"name":"A"}})");
    QTest::newRow("an empty resume") << QByteArray(R"({"basics":{}})");
}

void TestRoundTrips::resumesComeBackWordForWord()
{
    QFETCH(QByteArray, text);
    QVERIFY(json(text).isObject());
    const auto document = documentOf(text, SourceKind::JsonResume);
    QCOMPARE(document.jsonResume().toBytes(), json(text).toBytes());
    QCOMPARE(reopened(document).jsonResume().toBytes(), json(text).toBytes());
    QCOMPARE(reopened(document).facts(), document.facts());
}

void TestRoundTrips::theFixtureFillsTheWholeSchema()
{
    const auto resume = json(fixture(u"every-field.json"_s));
    const auto schema = json(fixture(u"schema/json-resume-1.0.schema.json"_s));
    // Each object of the fixture has every property of its schema and one more.
    const std::function<void(const OrderedJson &, const OrderedJson &, const QString &)> visit =
        [&](const OrderedJson &node, const OrderedJson &rule, const QString &place) {
            if (const auto items = rule.value(u"items"); items.isObject() && node.isList() && !node.isEmpty())
                visit(node.values().first(), items, place + u"/0"_s);
            const auto properties = rule.value(u"properties");
            if (!properties.isObject())
                return;
            QVERIFY2(node.isObject() && node.keys().size() > properties.keys().size(), qPrintable(place));
            for (const auto &key : properties.keys()) {
                QVERIFY2(node.contains(key), qPrintable(place + u'/' + key));
                visit(node.value(key), properties.value(key), place + u'/' + key);
            }
        };
    visit(resume, schema, QString());
}

void TestRoundTrips::olderNamesComeBackAsTodays()
{
    const auto document = documentOf(fixture(u"resume-0x.json"_s), SourceKind::JsonResume);
    const auto expected = json(fixture(u"resume-0x.today.json"_s)).toBytes();
    QCOMPARE(document.jsonResume().toBytes(), expected);
    QCOMPARE(reopened(document).jsonResume().toBytes(), expected);
    // An empty or odd value moves to today's name as well; beside it, an older name is an unknown key.
    const auto odd =
        documentOf(R"({"work":[{"company":"","website":{"x":1.0}},{"company":"a","name":"b"}],"hobbies":[]})", SourceKind::JsonResume);
    QCOMPARE(reopened(odd).jsonResume().toBytes(),
             json(R"({"work":[{"name":"","url":{"x":1.0}},{"company":"a","name":"b"}],"interests":[]})").toBytes());
}

void TestRoundTrips::seedsComeBackWordForWord_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("everything") << fixture(u"seed-full.json"_s);
    QTest::newRow("the reference's variant") << fixture(u"seed-reference.json"_s);
    QTest::newRow("hardly anything") << QByteArray(R"({"brand_name":"A"})");
    QTest::newRow("wrong types") << QByteArray(R"({"brand_name":7,"repos":{"a":1.0},"hero":"x","tagline":null,"cta":[]})");
    QTest::newRow("our own export")
        << seedFromPortfolio(documentOf(fixture(u"every-field.json"_s), SourceKind::JsonResume).facts()).toBytes();
}

void TestRoundTrips::seedsComeBackWordForWord()
{
    QFETCH(QByteArray, text);
    QVERIFY(json(text).isObject());
    const auto document = documentOf(text, SourceKind::SeedJson);
    QCOMPARE(document.seed().toBytes(), json(text).toBytes());
    QCOMPARE(reopened(document).seed().toBytes(), json(text).toBytes());
    QCOMPARE(reopened(document).facts(), document.facts());
}

void TestRoundTrips::documentsComeBackByteForByte_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    for (const auto &name : {u"every-field.json"_s, u"odd-types.json"_s, u"resume-0x.json"_s})
        QTest::newRow(qPrintable(name)) << name << int(SourceKind::JsonResume);
    for (const auto &name : {u"seed-full.json"_s, u"seed-reference.json"_s})
        QTest::newRow(qPrintable(name)) << name << int(SourceKind::SeedJson);
}

void TestRoundTrips::documentsComeBackByteForByte()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    const auto document = documentOf(fixture(name), SourceKind(kind));
    const auto once = document.toJson();
    QCOMPARE(reopened(document).toJson(), once);
    QCOMPARE(reopened(reopened(document)).toJson(), once);
    QVERIFY(TrinityDocument::isDocument(json(once)));
}

void TestRoundTrips::factsSurviveTheSeedForm()
{
    const auto original = documentOf(fixture(u"every-field.json"_s), SourceKind::JsonResume).facts();
    ImportReport report;
    auto again = portfolioFromSeed(seedFromPortfolio(original).toQt().toObject(), report);
    again.extra.remove("x_seed"_L1); // the words of the page
    again.language = original.language;
    auto expected = original;
    expected.extra.remove("$schema"_L1); // says what the root is, and the root is no resume
    QCOMPARE(jsonResumeFromPortfolio(again), jsonResumeFromPortfolio(expected));
    QVERIFY(again == expected);
}

void TestRoundTrips::seedsSurviveTheResumeForm()
{
    const auto seed = json(fixture(u"seed-reference.json"_s)).toQt().toObject();
    ImportReport report;
    const auto resume = jsonResumeFromPortfolio(portfolioFromSeed(seed, report));
    auto again = seedFromPortfolio(portfolioFromJsonResume(resume, report)).toQt().toObject();
    again.remove("x_resume"_L1);
    auto expected = seed;
    expected.insert("tagline"_L1, again.value("tagline"_L1));
    QCOMPARE(again, expected);
}

void TestRoundTrips::longListsAndTextsSurviveTheSeedForm()
{
    Portfolio portfolio;
    portfolio.basics.name = u"A"_s;
    portfolio.basics.summary = u"One sentence of words. "_s.repeated(60).trimmed();
    for (int i = 0; i < 45; ++i) {
        Project project;
        project.name = QString::number(i);
        portfolio.projects << project;
    }
    const auto seed = seedFromPortfolio(portfolio);
    QCOMPARE(seed.value(u"repos").values().size(), 20);
    QCOMPARE(seed.value(u"x_more_repos").values().size(), 25);
    const auto subtitle = seed.value(u"hero").value(u"subtitle").toText();
    QVERIFY(subtitle.size() <= 500 && subtitle.size() > 450 && subtitle.endsWith(u'.'));
    ImportReport report;
    const auto again = portfolioFromSeed(seed.toQt().toObject(), report);
    QCOMPARE(again.basics.summary, portfolio.basics.summary);
    QCOMPARE(again.projects, portfolio.projects);
    QVERIFY(seedOmissions(portfolio).contains(u"projects beyond the first 20 (25)"_s));
}

void TestRoundTrips::oneChangeTouchesNothingElse()
{
    const auto text = fixture(u"every-field.json"_s);
    auto document = reopened(documentOf(text, SourceKind::JsonResume));
    QVERIFY(document.editFact(u"/basics/label"_s, u"Clock maker"_s));
    QVERIFY(document.editFact(u"/projects/0/stars"_s, u"121"_s));
    QVERIFY(document.editFact(u"/basics/location/city"_s, u"Braga"_s));
    auto expected = QByteArray(text);
    expected.replace("\"Embedded engineer\"", "\"Clock maker\"")
        .replace("\"stars\": 120", "\"stars\": 121")
        .replace("\"city\": \"Porto\"", "\"city\": \"Braga\"");
    QCOMPARE(document.jsonResume().toBytes(), json(expected).toBytes());
    QCOMPARE(document.facts().provenance.value(u"/basics/label"_s).how, Provenance::How::User);
    QVERIFY(!document.editFact(u"/projects/9/name"_s, u"x"_s));
    QVERIFY(!document.editFact(u"/basics/location"_s, u"x"_s));
    QVERIFY(!document.editFact(u""_s, u"x"_s));

    auto facts = document.facts();
    facts.projects.removeFirst();
    document.setFacts(facts);
    const auto projects = document.jsonResume().value(u"projects");
    QCOMPARE(projects.values().size(), 1);
    QCOMPARE(projects.values().first().value(u"stars").numberText(), u"7.0"_s);
}

void TestRoundTrips::everyFixtureOfTheReaderComesBack_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(TRINITY_TEST_DATA) + u"/sources"_s, {u"*.json"_s}, QDir::Files);
    while (files.hasNext()) {
        const auto path = files.next();
        if (!path.contains("0x"_L1))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestRoundTrips::everyFixtureOfTheReaderComesBack()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    const bool seed = looksLikeSeedJson(json(text).toQt().toObject());
    const auto document = reopened(documentOf(text, seed ? SourceKind::SeedJson : SourceKind::JsonResume));
    QCOMPARE((seed ? document.seed() : document.jsonResume()).toBytes(), json(text).toBytes());
}

QTEST_GUILESS_MAIN(TestRoundTrips)
#include "tst_RoundTrips.moc"
