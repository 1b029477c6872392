// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

const QString pastePath = QStringLiteral(TRINITY_TEST_DATA) + u"/sources/github-dashboard-paste.txt"_s;

/// Names of the paste, counted in another way than the reader does: the first words after each "Updated" line.
QStringList namesByHand(const QString &text)
{
    QStringList names;
    bool next = false;
    for (const auto &line : text.split(u'\n')) {
        if (next && !line.trimmed().isEmpty()) {
            names << line.trimmed();
            next = false;
        }
        if (line.startsWith(u"Updated "_s))
            next = true;
    }
    return names;
}

} // namespace

class TestRepositoryDashboard : public QObject
{
    Q_OBJECT

private slots:
    void noRepositoryIsDropped();
    void everyFieldIsRead();
    void noLinkIsInvented();
    void everyLineOfTheTextIsAFactOrUnplaced();
    void everyFactStandsWhereItSays();
    void variantsAreUnderstood_data();
    void variantsAreUnderstood();
};

void TestRepositoryDashboard::noRepositoryIsDropped()
{
    QFile file(pastePath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const auto reading = PortfolioReader::readFile(pastePath);
    QVERIFY(reading);
    QCOMPARE(reading->document.kind, SourceKind::RepositoryDashboard);
    const auto updates = text.split(u'\n').filter(QRegularExpression(u"^Updated "_s)).size();
    QVERIFY(updates > 80);
    QCOMPARE(reading->portfolio.projects.size(), updates);
    const auto names = namesByHand(text); // all but the first, whose predecessor is the page's head
    QCOMPARE(names.size(), updates - 1);
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(reading->portfolio.projects.at(i + 1).name, names.at(i));
}

void TestRepositoryDashboard::everyFieldIsRead()
{
    const auto reading = PortfolioReader::readFile(pastePath);
    QVERIFY(reading);
    const auto &portfolio = reading->portfolio;
    QCOMPARE(portfolio.basics.name, u"fabriziosalmi"_s);
    const auto &first = portfolio.projects.first();
    QCOMPARE(first.name, u"certmate"_s);
    QCOMPARE(first.description, u"SSL Certificate Management System (API + UI)"_s);
    QCOMPARE(first.language, u"Python"_s);
    QCOMPARE(first.stars, std::optional<qint64>(898));
    QCOMPARE(first.forks, std::optional<qint64>(53));
    QCOMPARE(first.lastActivity, u"27 days ago"_s);
    const auto devgpt =
        std::find_if(portfolio.projects.begin(), portfolio.projects.end(), [](const Project &p) { return p.name == u"DevGPT"_s; });
    QVERIFY(devgpt != portfolio.projects.end());
    QVERIFY(devgpt->language.isEmpty()); // "N/A"
    QCOMPARE(portfolio.projects.last().stars, std::optional<qint64>(0));
    for (const auto &project : portfolio.projects) {
        QVERIFY2(!project.description.isEmpty(), qPrintable(project.name));
        QVERIFY2(project.stars && project.forks && !project.lastActivity.isEmpty(), qPrintable(project.name));
    }
}

void TestRepositoryDashboard::noLinkIsInvented()
{
    const auto reading = PortfolioReader::readFile(pastePath);
    QVERIFY(reading);
    QVERIFY(reading->portfolio.basics.url.isEmpty());
    QVERIFY(reading->portfolio.basics.profiles.isEmpty());
    for (const auto &project : reading->portfolio.projects)
        QVERIFY(project.url.isEmpty());
}

void TestRepositoryDashboard::everyLineOfTheTextIsAFactOrUnplaced()
{
    const auto reading = PortfolioReader::readFile(pastePath);
    QVERIFY(reading);
    const QString &text = reading->document.text;
    QList<bool> covered(text.size(), false);
    for (const auto &place : reading->portfolio.provenance)
        std::fill(covered.begin() + place.start, covered.begin() + place.end, true);
    const QString unplaced = reading->report.unplaced.join(u'\n');
    qsizetype at = 0;
    for (const auto &line : text.split(u'\n')) {
        const bool fact = std::find(covered.begin() + at, covered.begin() + at + line.size(), true) != covered.begin() + at + line.size();
        const bool kept = unplaced.contains(line.trimmed());
        QVERIFY2(line.trimmed().isEmpty() || fact || kept || line == u"N/A"_s, qPrintable(line));
        at += line.size() + 1;
    }
}

void TestRepositoryDashboard::everyFactStandsWhereItSays()
{
    const auto reading = PortfolioReader::readFile(pastePath);
    QVERIFY(reading);
    const auto at = [&](const QString &pointer) {
        const auto place = reading->portfolio.provenance.value(pointer);
        return reading->document.text.mid(place.start, place.end - place.start);
    };
    QCOMPARE(reading->portfolio.provenance.size(), reading->report.factsRead);
    for (qsizetype i = 0; i < reading->portfolio.projects.size(); ++i) {
        const auto &project = reading->portfolio.projects.at(i);
        const QString pointer = u"/projects/%1"_s.arg(i);
        QCOMPARE(at(pointer + u"/name"_s), project.name);
        QCOMPARE(at(pointer + u"/description"_s), project.description);
        QCOMPARE(at(pointer + u"/stars"_s), QString::number(*project.stars));
        QCOMPARE(at(pointer + u"/forks"_s), QString::number(*project.forks));
        QCOMPARE(at(pointer + u"/lastActivity"_s), project.lastActivity);
    }
}

void TestRepositoryDashboard::variantsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("stars");
    QTest::newRow("without a head") << QByteArray("tool\n\nDoes it.\nGo\n12\n3\nUpdated 1 day ago\n") << QString() << u"tool"_s
                                    << u"Does it."_s << u"Go"_s << 12;
    QTest::newRow("without a description") << QByteArray("me // Board\n\ntool\n\nGo\n12\n3\nUpdated 1 day ago\n") << u"me"_s << u"tool"_s
                                           << QString() << u"Go"_s << 12;
    QTest::newRow("Windows line ends") << QByteArray("me // Board\r\n\r\ntool\r\n\r\nDoes it.\r\nGo\r\n12\r\n3\r\nUpdated 1 day ago\r\n")
                                       << u"me"_s << u"tool"_s << u"Does it."_s << u"Go"_s << 12;
    QTest::newRow("thousands") << QByteArray("me / repositories\n\ntool\n\nDoes it.\nGo\n1.2k\n3\nUpdated yesterday\n") << u"me"_s
                               << u"tool"_s << u"Does it."_s << u"Go"_s << 1200;
    QTest::newRow("a description that begins with a dash")
        << QByteArray("me // Board\n\ntool\n\n- does it -\nGo\n12\n3\nUpdated 1 day ago\n") << u"me"_s << u"tool"_s << u"- does it -"_s
        << u"Go"_s << 12;
}

void TestRepositoryDashboard::variantsAreUnderstood()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, owner);
    QFETCH(QString, name);
    QFETCH(QString, description);
    QFETCH(QString, language);
    QFETCH(int, stars);
    const auto reading = PortfolioReader::readBytes(u"paste"_s, text);
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(reading->document.kind, SourceKind::RepositoryDashboard);
    QCOMPARE(reading->portfolio.basics.name, owner);
    QCOMPARE(reading->portfolio.projects.size(), 1);
    QCOMPARE(reading->portfolio.projects.first().name, name);
    QCOMPARE(reading->portfolio.projects.first().description, description);
    QCOMPARE(reading->portfolio.projects.first().language, language);
    QCOMPARE(reading->portfolio.projects.first().stars, std::optional<qint64>(stars));
}

QTEST_GUILESS_MAIN(TestRepositoryDashboard)
#include "tst_RepositoryDashboard.moc"
