// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/MarkdownText.h"
#include "engine/reading/PortfolioReader.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

ReadPortfolio read(const QString &markdown)
{
    const auto reading = PortfolioReader::readBytes(u"me.md"_s, markdown.toUtf8());
    return reading ? *reading : ReadPortfolio();
}

} // namespace

class TestMarkdownPortfolio : public QObject
{
    Q_OBJECT

private slots:
    void theSampleFillsItsSections();
    void aProfileReadmeIsUnderstood();
    void namesComeFromTheFirstHeading_data();
    void namesComeFromTheFirstHeading();
    void projectListsAreUnderstood_data();
    void projectListsAreUnderstood();
    void projectTablesAreUnderstood();
    void subheadingsAreEntries();
    void unknownSectionsOfNamedItemsAreProjects();
    void unknownSectionsAreUnplaced();
    void onlySafeLinksAreKept();
    void frontMatterIsRead();
    void htmlHeadingsCount();
    void placesPointIntoTheSource();
    void textsThatWouldStallTheParserAreReadPlain();
};

void TestMarkdownPortfolio::theSampleFillsItsSections()
{
    const auto reading = PortfolioReader::readFile(QStringLiteral(TRINITY_SAMPLES_DIR) + u"/jonas-weber.md"_s);
    QVERIFY(reading);
    QCOMPARE(reading->document.kind, SourceKind::Markdown);
    const auto &p = reading->portfolio;
    QCOMPARE(p.basics.name, u"Jonas Weber"_s);
    QCOMPARE(p.basics.label, u"Backend developer who likes boring software"_s);
    QCOMPARE(p.basics.email, u"jonas@weber.example"_s);
    QCOMPARE(p.basics.url, u"https://weber.example"_s);
    QCOMPARE(p.basics.location.city, u"Graz"_s);
    QCOMPARE(p.projects.size(), 8);
    QCOMPARE(p.projects.first().name, u"contourlane"_s);
    QCOMPARE(p.projects.first().url, u"https://code.example.org/jweber/contourlane"_s);
    QCOMPARE(p.projects.first().stars, std::optional<qint64>(1204));
    QCOMPARE(p.projects.first().keywords, (QStringList{u"Rust"_s, u"GDAL"_s}));
    QVERIFY(p.projects.first().description.endsWith(u"8 GB of memory."_s));
    QCOMPARE(p.work.size(), 3);
    QCOMPARE(p.work.at(1).name, u"Kartenhaus GmbH"_s);
    QCOMPARE(p.work.at(1).endDate, u"2021"_s);
    QCOMPARE(p.education.size(), 2);
    QCOMPARE(p.skills.size(), 3);
    QCOMPARE(p.languages.size(), 3);
    QCOMPARE(p.talks.size(), 2);
    QCOMPARE(p.publications.size(), 2);
    QCOMPARE(p.publications.first().url, u"https://weber.example/ten-years"_s);
    QCOMPARE(p.awards.size(), 1);
    QCOMPARE(p.volunteer.size(), 1);
    QCOMPARE(p.interests.size(), 4);
    QVERIFY2(reading->report.unplaced.isEmpty(), qPrintable(reading->report.unplaced.join(u'\n')));
}

void TestMarkdownPortfolio::aProfileReadmeIsUnderstood()
{
    const auto reading = PortfolioReader::readFile(QStringLiteral(TRINITY_TEST_DATA) + u"/sources/profile-readme.md"_s);
    QVERIFY(reading);
    const auto &p = reading->portfolio;
    QCOMPARE(p.basics.name, u"Priya Raman"_s);
    QCOMPARE(p.basics.label, u"Data engineer from Chennai"_s);
    QCOMPARE(p.basics.email, u"priya@raman.example"_s);
    QCOMPARE(p.basics.location.city, u"Chennai"_s);
    QCOMPARE(p.basics.profiles.size(), 1);
    QCOMPARE(p.projects.size(), 2);
    QCOMPARE(p.projects.at(1).description, u"Counts & compares"_s);
    QCOMPARE(p.projects.at(0).keywords, (QStringList{u"Python"_s, u"Arrow"_s}));
    QCOMPARE(p.work.size(), 2);
    QCOMPARE(p.work.at(0).name, u"Riverbank Ltd"_s);
    QCOMPARE(p.education.at(0).studyType, u"BTech"_s);
    QCOMPARE(reading->report.unplaced.size(), 1); // what she works on and learns has no field
}

void TestMarkdownPortfolio::namesComeFromTheFirstHeading_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("label");
    QTest::newRow("# Imogen Tay") << u"Imogen Tay"_s << QString();
    QTest::newRow("# Hi, I'm Imogen Tay 👋") << u"Imogen Tay"_s << QString();
    QTest::newRow("# 👋 Hello there! I am Imogen") << u"Imogen"_s << QString();
    QTest::newRow("# Ich bin Imogen Tay") << u"Imogen Tay"_s << QString();
    QTest::newRow("# Imogen Tay's Portfolio") << u"Imogen Tay"_s << QString();
    QTest::newRow("# Portfolio of Imogen Tay") << u"Imogen Tay"_s << QString();
    QTest::newRow("# Imogen Tay – Potter") << u"Imogen Tay"_s << u"Potter"_s;
    QTest::newRow("# **Imogen** Tay") << u"Imogen Tay"_s << QString();
    QTest::newRow("# דנה לוי") << u"דנה לוי"_s << QString();
    QTest::newRow("# 山田太郎") << u"山田太郎"_s << QString();
}

void TestMarkdownPortfolio::namesComeFromTheFirstHeading()
{
    QFETCH(QString, name);
    QFETCH(QString, label);
    const auto reading = read(QString::fromUtf8(QTest::currentDataTag()) + u"\n\n## Skills\n\n- glazing\n"_s);
    QCOMPARE(reading.portfolio.basics.name, name);
    QCOMPARE(reading.portfolio.basics.label, label);
}

void TestMarkdownPortfolio::projectListsAreUnderstood_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("url");
    const QString url = u"https://x.example/bowl"_s;
    QTest::newRow("- [bowl](https://x.example/bowl) - Round things.") << u"bowl"_s << u"Round things."_s << url;
    QTest::newRow("- [bowl](https://x.example/bowl): Round things, mostly.") << u"bowl"_s << u"Round things, mostly."_s << url;
    QTest::newRow("- **[bowl](https://x.example/bowl)** — Round - and flat - things.")
        << u"bowl"_s << u"Round - and flat - things."_s << url;
    QTest::newRow("- **bowl**: Round things.") << u"bowl"_s << u"Round things."_s << QString();
    QTest::newRow("- **Big bowl** Round things. [Code](https://x.example/bowl)") << u"Big bowl"_s << u"Round things. Code"_s << url;
    QTest::newRow("* bowl – Round things. https://x.example/bowl") << u"bowl"_s << u"Round things. https://x.example/bowl"_s << url;
    QTest::newRow("1. [bowl](<https://x.example/bowl> \"the bowl\")") << u"bowl"_s << QString() << url;
    QTest::newRow("- [bowl][b]\n\n[b]: https://x.example/bowl") << u"bowl"_s << QString() << url;
}

void TestMarkdownPortfolio::projectListsAreUnderstood()
{
    QFETCH(QString, name);
    QFETCH(QString, description);
    QFETCH(QString, url);
    const auto reading = read(u"# Imogen Tay\n\n## Projects\n\n"_s + QString::fromUtf8(QTest::currentDataTag()) + u"\n"_s);
    QCOMPARE(reading.portfolio.projects.size(), 1);
    QCOMPARE(reading.portfolio.projects.first().name, name);
    QCOMPARE(reading.portfolio.projects.first().description, description);
    QCOMPARE(reading.portfolio.projects.first().url, url);
}

void TestMarkdownPortfolio::projectTablesAreUnderstood()
{
    const auto reading =
        read(u"# Imogen Tay\n\n## Projects\n\n| Project | Description | Language | Stars | Team |\n|---|---|---|---|---|\n"
             u"| [bowl](https://x.example/bowl) | Round *things* | Rust | 1,204 | two |\n| plate | Flat things | N/A | | |\n"_s);
    QCOMPARE(reading.portfolio.projects.size(), 2);
    const auto &bowl = reading.portfolio.projects.at(0);
    QCOMPARE(bowl.name, u"bowl"_s);
    QCOMPARE(bowl.description, u"Round things"_s);
    QCOMPARE(bowl.url, u"https://x.example/bowl"_s);
    QCOMPARE(bowl.language, u"Rust"_s);
    QCOMPARE(bowl.stars, std::optional<qint64>(1204));
    QCOMPARE(bowl.highlights, QStringList{u"Team: two"_s});
    QVERIFY(reading.portfolio.projects.at(1).language.isEmpty());
    QVERIFY(!reading.portfolio.projects.at(1).stars);
}

void TestMarkdownPortfolio::subheadingsAreEntries()
{
    const auto reading = read(u"# Imogen Tay\n\n## Projects\n\n### [bowl](https://x.example/bowl)\n\nRound things.\n\nTechnologies: clay, "
                              u"fire\n\n- Fired twice.\n\n"
                              u"### plate\n\nFlat things.\n\n## Experience\n\n### Potter, Clay Ltd\n*2010 – today*\n\n- Threw.\n"_s);
    QCOMPARE(reading.portfolio.projects.size(), 2);
    QCOMPARE(reading.portfolio.projects.at(0).description, u"Round things."_s);
    QCOMPARE(reading.portfolio.projects.at(0).keywords, (QStringList{u"clay"_s, u"fire"_s}));
    QCOMPARE(reading.portfolio.projects.at(0).highlights, QStringList{u"Fired twice."_s});
    QCOMPARE(reading.portfolio.projects.at(1).name, u"plate"_s);
    QCOMPARE(reading.portfolio.work.size(), 1);
    QCOMPARE(reading.portfolio.work.at(0).startDate, u"2010"_s);
    QCOMPARE(reading.portfolio.work.at(0).highlights, QStringList{u"Threw."_s});
}

void TestMarkdownPortfolio::unknownSectionsOfNamedItemsAreProjects()
{
    const auto reading = read(u"# Imogen Tay\n\n## From the kiln\n\n- [bowl](https://x.example/b) – Round.\n- **plate** – Flat.\n"_s);
    QCOMPARE(reading.portfolio.projects.size(), 2);
}

void TestMarkdownPortfolio::unknownSectionsAreUnplaced()
{
    const auto reading = read(u"# Imogen Tay\n\n## Horoscope\n\nLibra, mostly.\n\n```\nmake clay\n```\n"_s);
    QCOMPARE(reading.report.unplaced, (QStringList{u"make clay"_s, u"Horoscope"_s, u"Libra, mostly."_s}));
}

void TestMarkdownPortfolio::onlySafeLinksAreKept()
{
    const auto reading = read(u"# Imogen Tay\n\n## Projects\n\n- [bowl](javascript:alert(1)) – Round.\n- [plate](data:text/html,x) – "
                              u"Flat.\n- [cup](../cup) – Deep.\n"
                              u"- [jug](http://x.example/jug) – Tall.\n"_s);
    QCOMPARE(reading.portfolio.projects.size(), 4);
    for (int i = 0; i < 3; ++i)
        QVERIFY2(reading.portfolio.projects.at(i).url.isEmpty(), qPrintable(reading.portfolio.projects.at(i).url));
    QCOMPARE(reading.portfolio.projects.at(3).url, u"http://x.example/jug"_s);
    QCOMPARE(reading.report.notUnderstood.filter(u"was left out"_s).size(), 3);
}

void TestMarkdownPortfolio::frontMatterIsRead()
{
    const auto reading = read(u"---\nname: \"Imogen Tay\"\nrole: Potter\nlayout: wide\n---\n\n## Skills\n\n- glazing\n"_s);
    QCOMPARE(reading.portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
    const auto place = reading.portfolio.provenance.value(u"/basics/name"_s);
    QCOMPARE(reading.document.text.mid(place.start, place.end - place.start), u"Imogen Tay"_s);
    QCOMPARE(reading.report.unplaced, QStringList{u"layout: wide"_s});
}

void TestMarkdownPortfolio::htmlHeadingsCount()
{
    const auto reading = read(u"<h1 align=\"center\">Imogen Tay</h1>\n\n**Potter**\n\n## Skills\n\n- glazing\n"_s);
    QCOMPARE(reading.portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
}

void TestMarkdownPortfolio::placesPointIntoTheSource()
{
    const auto reading = PortfolioReader::readFile(QStringLiteral(TRINITY_SAMPLES_DIR) + u"/jonas-weber.md"_s);
    QVERIFY(reading);
    const auto at = [&](const QString &pointer) {
        const auto place = reading->portfolio.provenance.value(pointer);
        return reading->document.text.mid(place.start, place.end - place.start);
    };
    QCOMPARE(at(u"/basics/name"_s), u"Jonas Weber"_s);
    QCOMPARE(at(u"/basics/email"_s), u"mailto:jonas@weber.example"_s);
    for (qsizetype i = 0; i < reading->portfolio.projects.size(); ++i) {
        const auto &project = reading->portfolio.projects.at(i);
        const QString pointer = u"/projects/%1"_s.arg(i);
        QCOMPARE(at(pointer + u"/name"_s), project.name);
        QCOMPARE(at(pointer + u"/url"_s), project.url);
        QCOMPARE(at(pointer + u"/description"_s), project.description);
        QCOMPARE(at(pointer + u"/keywords/0"_s), project.keywords.first());
    }
    QCOMPARE(at(u"/work/0/startDate"_s), u"April 2021"_s);
}

void TestMarkdownPortfolio::textsThatWouldStallTheParserAreReadPlain()
{
    QVERIFY(!isSafeMarkdown(QString(200'000, u'a')));
    QVERIFY(!isSafeMarkdown(u"|"_s.repeated(500)));
    QVERIFY(!isSafeMarkdown(u"> "_s.repeated(500)));
    QVERIFY(!isSafeMarkdown(u"some **words** here\n"_s.repeated(5000)));
    QVERIFY(isSafeMarkdown(u"some **words** here\n\n"_s.repeated(5000)));
    QVERIFY(isSafeMarkdown(u"- some **words** here\n"_s.repeated(5000)));
    QVERIFY(isSafeMarkdown(u"# Imogen Tay\n\n> quoted\n\n| a | b |\n|---|---|\n"_s));
    const auto reading = read(u"Imogen Tay\n\n# Skills\n\n"_s + u"|a"_s.repeated(70'000) + u"\n|-|\n"_s);
    QCOMPARE(reading.report.notUnderstood.filter(u"plain text"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestMarkdownPortfolio)
#include "tst_MarkdownPortfolio.moc"
