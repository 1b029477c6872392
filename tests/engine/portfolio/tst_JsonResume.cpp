// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QString source(const QString &name)
{
    return QStringLiteral(TRINITY_TEST_DATA) + u"/sources/"_s + name;
}

QString sample(const QString &name)
{
    return QStringLiteral(TRINITY_SAMPLES_DIR) + u'/' + name;
}

} // namespace

class TestJsonResume : public QObject
{
    Q_OBJECT

private slots:
    void everySectionIsRead();
    void wellFormedResumesComeBackEqual_data();
    void wellFormedResumesComeBackEqual();
    void emptyValuesComeBackAsTheyWere();
    void unknownKeysAreKeptAndReported();
    void olderKeyNamesAreReadReportedAndNeverWritten();
    void anOlderKeyBesideItsNewNameIsAnUnknownKey();
    void aWrongTypeIsAFindingAndIsKept_data();
    void aWrongTypeIsAFindingAndIsKept();
    void bareTextsInListsAreNames();
    void datesBecomeCanonicalOrAFinding_data();
    void datesBecomeCanonicalOrAFinding();
    void starsOfZeroAreAFactAndMissingStarsAreNone();
    void aPointerHasItsOlderSpellingsAsPlaces();
    void looksLikeAResume_data();
    void looksLikeAResume();
};

void TestJsonResume::everySectionIsRead()
{
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(objectIn(sample(u"noa-castellan.json"_s)), report);
    QCOMPARE(portfolio.basics.name, u"Noa Castellan"_s);
    QCOMPARE(portfolio.basics.location.countryCode, u"PT"_s);
    QCOMPARE(portfolio.basics.profiles.size(), 2);
    QVERIFY(portfolio.about.contains(u"\n\n"_s));
    QCOMPARE(portfolio.work.size(), 3);
    QCOMPARE(portfolio.work.at(1).endDate, u"2017-01"_s);
    QVERIFY(portfolio.work.at(0).endDate.isEmpty());
    QCOMPARE(portfolio.work.at(0).highlights.size(), 3);
    QCOMPARE(portfolio.volunteer.size(), 1);
    QCOMPARE(portfolio.education.at(0).courses, (QStringList{u"Type design"_s, u"Exhibition narratives"_s}));
    QCOMPARE(portfolio.awards.at(1).summary, u"For The Weather Room."_s);
    QCOMPARE(portfolio.certificates.size(), 1);
    QCOMPARE(portfolio.publications.at(0).releaseDate, u"2021-10"_s);
    QCOMPARE(portfolio.talks.at(1).event, u"Museum Makers Week"_s);
    QCOMPARE(portfolio.skills.at(0).level, u"expert"_s);
    QCOMPARE(portfolio.languages.size(), 4);
    QCOMPARE(portfolio.interests.at(0).keywords.size(), 2);
    QCOMPARE(portfolio.references.at(0).name, u"Inês Duarte, curator"_s);
    QCOMPARE(portfolio.projects.size(), 6);
    QCOMPARE(portfolio.projects.at(0).roles, QStringList{u"Lead designer"_s});
    QVERIFY(report.notUnderstood.isEmpty());
    QVERIFY(report.keptUnknown.isEmpty());
    QVERIFY(report.factsRead > 100);
}

void TestJsonResume::wellFormedResumesComeBackEqual_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("the sample") << sample(u"noa-castellan.json"_s);
    QTest::newRow("a full CV") << source(u"full-cv.json"_s);
    QTest::newRow("long words") << source(u"long-words.json"_s);
    QTest::newRow("right to left") << source(u"rtl.json"_s);
}

void TestJsonResume::wellFormedResumesComeBackEqual()
{
    QFETCH(QString, path);
    const auto original = objectIn(path);
    QVERIFY(!original.isEmpty());
    ImportReport report;
    QCOMPARE(jsonResumeFromPortfolio(portfolioFromJsonResume(original, report)), original);
}

void TestJsonResume::emptyValuesComeBackAsTheyWere()
{
    const auto original =
        parsed(R"({"basics":{"name":"A","phone":"","location":{},"profiles":[],"image":null},"work":[],"meta":{},"about":"",
        "projects":[{"name":"p","keywords":[],"description":""}]})");
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(original, report);
    QVERIFY(portfolio.work.isEmpty());
    QCOMPARE(report.factsRead, 2);
    QVERIFY(report.notUnderstood.isEmpty());
    QVERIFY(report.keptUnknown.isEmpty());
    QCOMPARE(jsonResumeFromPortfolio(portfolio), original);
}

void TestJsonResume::unknownKeysAreKeptAndReported()
{
    const auto original =
        parsed(R"({"basics":{"name":"A","shoeSize":44,"location":{"city":"B","planet":"Earth"},"profiles":[{"network":"N","x/y":1}]},
        "work":[{"name":"C","tags":["a"]}],"canvas":{"deep":[1,2]}})");
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(original, report);
    QCOMPARE(jsonResumeFromPortfolio(portfolio), original);
    QStringList unknown = report.keptUnknown;
    unknown.sort();
    QCOMPARE(
        unknown,
        (QStringList{u"/basics/location/planet"_s, u"/basics/profiles/0/x~1y"_s, u"/basics/shoeSize"_s, u"/canvas"_s, u"/work/0/tags"_s}));
    QCOMPARE(portfolio.extra.value("canvas"_L1).toObject().value("deep"_L1).toArray().size(), 2);
}

void TestJsonResume::olderKeyNamesAreReadReportedAndNeverWritten()
{
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(
        parsed(
            R"({"bio":{"name":"A","picture":"a.jpg","website":"https://a.example"},"work":[{"company":"B","website":"https://b.example"}],
        "education":[{"institution":"C","gpa":"1.3"}],"hobbies":[{"name":"D"}]})"),
        report);
    QCOMPARE(portfolio.basics.image, u"a.jpg"_s);
    QCOMPARE(portfolio.basics.url, u"https://a.example"_s);
    QCOMPARE(portfolio.work.at(0).name, u"B"_s);
    QCOMPARE(portfolio.work.at(0).url, u"https://b.example"_s);
    QCOMPARE(portfolio.education.at(0).score, u"1.3"_s);
    QCOMPARE(portfolio.interests.at(0).name, u"D"_s);
    QCOMPARE(report.notUnderstood.filter(u"older key"_s).size(), 7);
    const auto written = QJsonDocument(jsonResumeFromPortfolio(portfolio)).toJson();
    for (const char *old : {"bio", "picture", "website", "company", "gpa", "hobbies"})
        QVERIFY2(!written.contains(QByteArray("\"") + old + "\""), old);
}

void TestJsonResume::anOlderKeyBesideItsNewNameIsAnUnknownKey()
{
    ImportReport report;
    const auto original = parsed(R"({"work":[{"company":"Old","name":"New"}]})");
    const auto portfolio = portfolioFromJsonResume(original, report);
    QCOMPARE(portfolio.work.at(0).name, u"New"_s);
    QCOMPARE(report.keptUnknown, QStringList{u"/work/0/company"_s});
    QCOMPARE(jsonResumeFromPortfolio(portfolio), original);
}

void TestJsonResume::aWrongTypeIsAFindingAndIsKept_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("a name that is a list") << QByteArray(R"({"basics":{"name":["a"]}})") << u"/basics/name"_s;
    QTest::newRow("basics that are a list") << QByteArray(R"({"basics":[1]})") << u"/basics"_s;
    QTest::newRow("work that is an object") << QByteArray(R"({"work":{"name":"a"}})") << u"/work"_s;
    QTest::newRow("highlights that are an object")
        << QByteArray(R"({"work":[{"name":"a","highlights":{"b":1}}]})") << u"/work/0/highlights"_s;
    QTest::newRow("a location that is a number") << QByteArray(R"({"basics":{"location":7}})") << u"/basics/location"_s;
    QTest::newRow("stars that are a text") << QByteArray(R"({"projects":[{"name":"a","stars":"many"}]})") << u"/projects/0/stars"_s;
    QTest::newRow("stars below zero") << QByteArray(R"({"projects":[{"name":"a","stars":-1}]})") << u"/projects/0/stars"_s;
    QTest::newRow("a truth value as summary") << QByteArray(R"({"basics":{"name":"a","summary":true}})") << u"/basics/summary"_s;
    QTest::newRow("about that is a list") << QByteArray(R"({"about":["a"]})") << u"/about"_s;
}

void TestJsonResume::aWrongTypeIsAFindingAndIsKept()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, pointer);
    const auto original = QJsonDocument::fromJson(json).object();
    QVERIFY(!original.isEmpty());
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(original, report);
    QCOMPARE(report.notUnderstood.size(), 1);
    QVERIFY2(report.notUnderstood.first().startsWith(pointer + u": "_s), qPrintable(report.notUnderstood.first()));
    QCOMPARE(jsonResumeFromPortfolio(portfolio), original);
}

void TestJsonResume::bareTextsInListsAreNames()
{
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(parsed(R"({"skills":["Oak","Veneer",7],"languages":["Dutch"]})"), report);
    QCOMPARE(portfolio.skills.size(), 2);
    QCOMPARE(portfolio.skills.at(1).name, u"Veneer"_s);
    QCOMPARE(portfolio.languages.at(0).language, u"Dutch"_s);
    QCOMPARE(report.notUnderstood.size(), 4);
}

void TestJsonResume::datesBecomeCanonicalOrAFinding_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read");
    QTest::addColumn<bool>("finding");
    QTest::newRow("a year") << u"2019"_s << u"2019"_s << false;
    QTest::newRow("a month") << u"2019-03"_s << u"2019-03"_s << false;
    QTest::newRow("a day") << u"2019-03-31"_s << u"2019-03-31"_s << false;
    QTest::newRow("a point in time") << u"2019-03-31T10:00:00Z"_s << u"2019-03-31"_s << true;
    QTest::newRow("a month that is none") << u"2019-13"_s << u"2019"_s << true;
    QTest::newRow("a day that is none") << u"2019-02-30"_s << u"2019"_s << true;
    QTest::newRow("a season") << u"Summer 2019"_s << u"2019"_s << true;
    QTest::newRow("today") << u"Present"_s << QString() << true;
    QTest::newRow("nonsense") << u"soon"_s << QString() << true;
}

void TestJsonResume::datesBecomeCanonicalOrAFinding()
{
    QFETCH(QString, written);
    QFETCH(QString, read);
    QFETCH(bool, finding);
    ImportReport report;
    const QJsonObject resume{{u"work"_s, QJsonArray{QJsonObject{{u"name"_s, u"A"_s}, {u"endDate"_s, written}}}}};
    const auto portfolio = portfolioFromJsonResume(resume, report);
    QCOMPARE(portfolio.work.at(0).endDate, read);
    QCOMPARE(!report.notUnderstood.isEmpty(), finding);
}

void TestJsonResume::starsOfZeroAreAFactAndMissingStarsAreNone()
{
    ImportReport report;
    const auto portfolio = portfolioFromJsonResume(parsed(R"({"projects":[{"name":"a","stars":0},{"name":"b"}]})"), report);
    QCOMPARE(portfolio.projects.at(0).stars, std::optional<qint64>(0));
    QVERIFY(!portfolio.projects.at(1).stars);
    const auto written = jsonResumeFromPortfolio(portfolio).value("projects"_L1).toArray();
    QVERIFY(written.at(0).toObject().contains("stars"_L1));
    QVERIFY(!written.at(1).toObject().contains("stars"_L1));
}

void TestJsonResume::aPointerHasItsOlderSpellingsAsPlaces()
{
    QCOMPARE(jsonResumeSourcePointers(u"/basics/label"_s).first(), u"/basics/label"_s);
    QVERIFY(jsonResumeSourcePointers(u"/basics/image"_s).contains(u"/bio/picture"_s));
    QVERIFY(jsonResumeSourcePointers(u"/work/3/name"_s).contains(u"/work/3/company"_s));
    QVERIFY(jsonResumeSourcePointers(u"/interests/0/name"_s).contains(u"/hobbies/0"_s));
}

void TestJsonResume::looksLikeAResume_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("is");
    QTest::newRow("basics") << QByteArray(R"({"basics":{}})") << true;
    QTest::newRow("only work") << QByteArray(R"({"work":[]})") << true;
    QTest::newRow("older bio") << QByteArray(R"({"bio":{}})") << true;
    QTest::newRow("something else") << QByteArray(R"({"name":"package","version":"1"})") << false;
    QTest::newRow("a number of jobs") << QByteArray(R"({"work":3})") << false;
}

void TestJsonResume::looksLikeAResume()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, is);
    QCOMPARE(looksLikeJsonResume(QJsonDocument::fromJson(json).object()), is);
}

QTEST_GUILESS_MAIN(TestJsonResume)
#include "tst_JsonResume.moc"
