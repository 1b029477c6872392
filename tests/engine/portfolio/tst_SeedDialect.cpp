// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SeedDialect.h"
#include "engine/portfolio/SiteContent.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

QJsonObject source(const QString &name)
{
    QFile file(QStringLiteral(TRINITY_TEST_DATA) + u"/sources/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

class TestSeedDialect : public QObject
{
    Q_OBJECT

private slots:
    void factsGoToTheirFields();
    void theVariantWithLabelsIsReadAsWell();
    void noLanguageAndNoAddressStayAbsentWhenWritten();
    void aTaglineThatIsASentenceIsNoRole();
    void pageWordsAreKeptUnderXSeed();
    void ourOwnExportComesBackWithAllSections();
    void wrongTypesAreFindings();
    void resumesAreNotMistakenForSeeds();
};

void TestSeedDialect::factsGoToTheirFields()
{
    ImportReport report;
    const auto seed = source(u"seed.json"_s);
    QVERIFY(looksLikeSeedJson(seed));
    const auto portfolio = portfolioFromSeed(seed, report);
    QCOMPARE(portfolio.basics.name, u"Tomasz Wrona"_s);
    QCOMPARE(portfolio.basics.label, u"Embedded engineer"_s);
    QVERIFY(portfolio.basics.summary.startsWith(u"I write firmware"_s));
    QCOMPARE(portfolio.basics.email, u"tomasz@wrona.example"_s);
    QCOMPARE(portfolio.projects.size(), 2);
    QCOMPARE(portfolio.projects.at(0).stars, std::optional<qint64>(100));
    QCOMPARE(portfolio.projects.at(0).language, u"C"_s);
    QCOMPARE(portfolio.projects.at(0).keywords, (QStringList{u"firmware"_s, u"low power"_s}));
    QCOMPARE(portfolio.projects.at(1).stars, std::optional<qint64>(0));
}

void TestSeedDialect::theVariantWithLabelsIsReadAsWell()
{
    ImportReport report;
    const auto portfolio = portfolioFromSeed(source(u"seed-variant.json"_s), report);
    QCOMPARE(portfolio.basics.url, u"https://wrona.example"_s);
    QCOMPARE(portfolio.basics.email, u"tomasz@wrona.example"_s);
}

void TestSeedDialect::noLanguageAndNoAddressStayAbsentWhenWritten()
{
    ImportReport report;
    const auto portfolio = portfolioFromSeed(source(u"seed.json"_s), report);
    QVERIFY(portfolio.projects.at(1).language.isEmpty());
    QVERIFY(portfolio.projects.at(1).url.isEmpty());
    QCOMPARE(report.notUnderstood.size(), 2);
    const auto written = jsonResumeFromPortfolio(portfolio).value("projects"_L1).toArray().at(1).toObject();
    QVERIFY(!written.contains("language"_L1));
    QVERIFY(!written.contains("url"_L1));
    QCOMPARE(written.value("x_seed"_L1).toObject().value("url"_L1).toString(), u"#"_s);
}

void TestSeedDialect::aTaglineThatIsASentenceIsNoRole()
{
    ImportReport report;
    const auto portfolio = portfolioFromSeed({{u"brand_name"_s, u"A"_s}, {u"tagline"_s, u"We build. You relax."_s}}, report);
    QVERIFY(portfolio.basics.label.isEmpty());
    QCOMPARE(portfolio.basics.summary, u"We build. You relax."_s);
}

void TestSeedDialect::pageWordsAreKeptUnderXSeed()
{
    ImportReport report;
    const auto portfolio = portfolioFromSeed(source(u"seed.json"_s), report);
    const auto kept = portfolio.extra.value("x_seed"_L1).toObject();
    QCOMPARE(kept.value("hero"_L1).toObject().value("title"_L1).toString(), u"Firmware that sleeps well"_s);
    QCOMPARE(kept.value("menu_items"_L1).toArray().size(), 2);
    QCOMPARE(kept.keys(), (QStringList{u"cta"_s, u"hero"_s, u"menu_items"_s}));
    QVERIFY(report.keptUnknown.isEmpty());
}

void TestSeedDialect::ourOwnExportComesBackWithAllSections()
{
    ImportReport first;
    const auto original = portfolioFromJsonResume(source(u"full-cv.json"_s), first);
    ImportReport second;
    const auto again = portfolioFromSeed(SiteContent(original, Wording()).toJson(), second);
    QCOMPARE(again.basics.name, original.basics.name);
    QCOMPARE(again.basics.email, original.basics.email);
    QCOMPARE(again.work, original.work);
    QCOMPARE(again.talks, original.talks);
    QCOMPARE(again.projects.size(), original.projects.size());
    QCOMPARE(again.projects.at(1).stars, original.projects.at(1).stars);
}

void TestSeedDialect::wrongTypesAreFindings()
{
    ImportReport report;
    const auto portfolio = portfolioFromSeed({{u"brand_name"_s, 7},
                                              {u"tagline"_s, u"Potter"_s},
                                              {u"repos"_s, QJsonArray{u"x"_s, QJsonObject{{u"name"_s, u"y"_s}, {u"stars"_s, u"many"_s}}}}},
                                             report);
    QVERIFY(portfolio.basics.name.isEmpty());
    QCOMPARE(portfolio.basics.label, u"Potter"_s);
    QCOMPARE(portfolio.projects.size(), 1);
    QCOMPARE(report.notUnderstood.size(), 3);
}

void TestSeedDialect::resumesAreNotMistakenForSeeds()
{
    QVERIFY(!looksLikeSeedJson(source(u"full-cv.json"_s)));
    QVERIFY(!looksLikeSeedJson({{u"name"_s, u"package"_s}}));
    QVERIFY(looksLikeSeedJson(source(u"seed-variant.json"_s)));
}

QTEST_GUILESS_MAIN(TestSeedDialect)
#include "tst_SeedDialect.moc"
