// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

const QString documents = QStringLiteral(TRINITY_TEST_DATA) + u"/sources/documents/"_s;

QByteArray bytesOf(const QString &name)
{
    QFile file(documents + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "Position @ Employer, Place, 2019-03/2020", one line a job.
QStringList jobsOf(const Portfolio &portfolio)
{
    QStringList jobs;
    for (const auto &job : portfolio.work)
        jobs << u"%1 @ %2, %3, %4/%5, %6 highlights"_s.arg(job.position, job.name, job.location, job.startDate, job.endDate)
                    .arg(job.highlights.size());
    return jobs;
}

QStringList namesOf(const QList<Skill> &skills)
{
    QStringList names;
    for (const auto &skill : skills)
        names << skill.name << skill.keywords;
    return names;
}

QStringList languagesOf(const Portfolio &portfolio)
{
    QStringList languages;
    for (const auto &language : portfolio.languages)
        languages << language.language + u' ' + language.fluency;
    return languages;
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT

private slots:
    void theFactsOfACvComeOut_data();
    void theFactsOfACvComeOut();
    void everyPlaceIsInTheText_data();
    void everyPlaceIsInTheText();
    void aProfilePageGivesItsRepositories();
    void aNameThatLiesIsTold();
    void headersAndLinksOfAWordDocumentAreRead();
    void jsonForMachinesNamesThePerson();
    void whatIsLeftOutIsTold();
    void threadsReadAtTheSameTime();
};

void TestDocuments::theFactsOfACvComeOut_data()
{
    QTest::addColumn<SourceKind>("kind");
    QTest::addColumn<QStringList>("person"); // name, role, mail, phone, town
    QTest::addColumn<QStringList>("jobs");
    QTest::addColumn<QString>("school");
    QTest::addColumn<QStringList>("skills");
    QTest::addColumn<QStringList>("languages");

    const QStringList elena{u"Elena Marchetti"_s, u"Senior Data Engineer"_s, u"elena.marchetti@example.org"_s, u"+39 02 5550 1234"_s,
                            u"Milan"_s};
    const QStringList elenasJobs{u"Senior Data Engineer @ Lumen Energia, Milan, 2019-03/, 2 highlights"_s,
                                 u"Data Engineer @ Banca Aurora, Turin, 2014/2019, 2 highlights"_s};
    const QStringList elenasSkills{u"Python"_s, u"Apache Spark"_s, u"PostgreSQL"_s, u"Data modelling"_s};
    const QStringList elenasLanguages{u"Italian native"_s, u"English C1"_s, u"German B1"_s};
    QTest::newRow("cv-sidebar.pdf") << SourceKind::Pdf << elena << elenasJobs << u"Politecnico di Torino 2011/2013"_s << elenasSkills
                                    << elenasLanguages;
    QTest::newRow("cv-sidebar.html") << SourceKind::Html << elena << elenasJobs << u"Politecnico di Torino 2011/2013"_s << elenasSkills
                                     << elenasLanguages;

    const QStringList juergen{u"Jürgen Weißmüller"_s, u"Krankenpfleger"_s, u"juergen.weissmueller@example.de"_s, u"0351 5550199"_s,
                              u"Dresden"_s};
    const QStringList juergensJobs{u"Stationsleiter @ Klinikum Elbtal, Dresden, 2016-04/, 2 highlights"_s,
                                   u"Krankenpfleger @ Städtisches Krankenhaus Görlitz, Görlitz, 2009-09/2016-03, 1 highlights"_s};
    const QStringList juergensSkills{u"Intensivpflege"_s, u"Wundmanagement"_s, u"Dienstplanung"_s};
    const QStringList juergensLanguages{u"Deutsch Muttersprache"_s, u"Englisch B2"_s, u"Polnisch A2"_s};
    const QString juergensSchool = u"Medizinische Berufsfachschule Görlitz 2006/2009"_s;
    QTest::newRow("cv-one-column.pdf") << SourceKind::Pdf << juergen << juergensJobs << juergensSchool << juergensSkills
                                       << juergensLanguages;
    QTest::newRow("cv-one-column.html") << SourceKind::Html << juergen << juergensJobs << juergensSchool << juergensSkills
                                        << juergensLanguages;

    QTest::newRow("cv-tables.docx") << SourceKind::Docx
                                    << QStringList{u"Agnieszka Wójcik"_s, u"Senior Backend Engineer"_s, u"agnieszka.wojcik@example.org"_s,
                                                   u"+48 12 555 01 77"_s, u"Kraków"_s}
                                    << QStringList{u"Senior Backend Engineer @ Paylane, Kraków, 2018-06/, 2 highlights"_s,
                                                   u"Backend Engineer @ Nordbruk AS, Oslo, 2014/2018, 1 highlights"_s}
                                    << u"AGH University of Kraków 2009/2014"_s
                                    << QStringList{u"Languages"_s, u"Go"_s,    u"Java"_s,       u"SQL"_s,
                                                   u"Tools"_s,     u"Kafka"_s, u"PostgreSQL"_s, u"Terraform"_s}
                                    << QStringList{u"Polish native"_s, u"English C2"_s, u"Norwegian B1"_s};
    QTest::newRow("cv-styles.odt") << SourceKind::Odt
                                   << QStringList{u"Camille Lefèvre"_s, u"Traductrice"_s, u"camille.lefevre@example.fr"_s,
                                                  u"01 99 00 12 34"_s, u"Lyon"_s}
                                   << QStringList{u"Traductrice @ Éditions du Pont, Lyon, 2017/, 2 highlights"_s,
                                                  u"Assistante d’édition @ Librairie Ardent, Paris, 2012/2017, 1 highlights"_s}
                                   << u"Université Paris Cité 2010/2012"_s
                                   << QStringList{u"Traduction littéraire"_s, u"Relecture"_s, u"SDL Trados"_s}
                                   << QStringList{u"Français langue maternelle"_s, u"allemand C2"_s, u"anglais C1"_s};
}

void TestDocuments::theFactsOfACvComeOut()
{
    QFETCH(SourceKind, kind);
    QFETCH(QStringList, person);
    QFETCH(QStringList, jobs);
    QFETCH(QString, school);
    QFETCH(QStringList, skills);
    QFETCH(QStringList, languages);
    const auto reading = PortfolioReader::readFile(documents + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QVERIFY(reading->document.kind == kind);
    const auto &basics = reading->portfolio.basics;
    QCOMPARE(QStringList({basics.name, basics.label, basics.email, basics.phone, basics.location.city}), person);
    QCOMPARE(jobsOf(reading->portfolio), jobs);
    QCOMPARE(reading->portfolio.education.size(), 1);
    const auto &study = reading->portfolio.education.first();
    QCOMPARE(u"%1 %2/%3"_s.arg(study.institution, study.startDate, study.endDate), school);
    QCOMPARE(namesOf(reading->portfolio.skills), skills);
    QCOMPARE(languagesOf(reading->portfolio), languages);
    QCOMPARE(reading->report.unplaced, QStringList());
    QCOMPARE(reading->report.notUnderstood, QStringList());
}

void TestDocuments::everyPlaceIsInTheText_data()
{
    QTest::addColumn<int>("exact"); // at least
    QTest::newRow("cv-sidebar.pdf") << 20;
    QTest::newRow("cv-one-column.pdf") << 20;
    QTest::newRow("cv-tables.docx") << 20;
    QTest::newRow("cv-styles.odt") << 20;
    QTest::newRow("cv-sidebar.html") << 20;
    QTest::newRow("github-profile.html") << 15;
}

void TestDocuments::everyPlaceIsInTheText()
{
    QFETCH(int, exact);
    const auto reading = PortfolioReader::readFile(documents + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(reading);
    const QString &text = reading->document.text;
    int found = 0;
    for (auto it = reading->portfolio.provenance.cbegin(); it != reading->portfolio.provenance.cend(); ++it) {
        QVERIFY2(it->start >= 0 && it->start < it->end && it->end <= text.size(), qPrintable(it.key()));
        found += it->how == Provenance::How::Exact ? 1 : 0;
    }
    QVERIFY2(found >= exact, qPrintable(QString::number(found)));
    const auto name = reading->portfolio.provenance.value(u"/basics/name"_s);
    QCOMPARE(text.sliced(name.start, name.end - name.start), reading->portfolio.basics.name);
}

void TestDocuments::aProfilePageGivesItsRepositories()
{
    const auto reading = PortfolioReader::readFile(documents + u"github-profile.html"_s);
    QVERIFY(reading);
    const auto &portfolio = reading->portfolio;
    QCOMPARE(portfolio.basics.name, u"Priya Nair"_s);
    QCOMPARE(portfolio.basics.email, u"priya.nair@example.in"_s);
    QCOMPARE(portfolio.basics.url, u"https://priyanair.example"_s);
    QCOMPARE(portfolio.basics.location.city, u"Kochi"_s);
    QCOMPARE(portfolio.basics.summary, u"Compiler engineer. I write tools for people who write tools."_s);
    QCOMPARE(portfolio.basics.profiles.size(), 1);
    QCOMPARE(portfolio.basics.profiles.first().username, u"priyanair-dev"_s);
    QCOMPARE(portfolio.projects.size(), 2);
    QCOMPARE(portfolio.projects.first().name, u"loomfuzz"_s);
    QCOMPARE(portfolio.projects.first().url, u"https://github.com/priyanair-dev/loomfuzz"_s);
    QCOMPARE(portfolio.projects.first().language, u"C++"_s);
    QCOMPARE(portfolio.projects.first().stars.value_or(-1), 1204);
    QCOMPARE(portfolio.projects.first().forks.value_or(-1), 88);
    QCOMPARE(portfolio.projects.last().stars.value_or(-1), 57);
    QVERIFY(!portfolio.projects.last().forks);
    QCOMPARE(languagesOf(portfolio), QStringList({u"Malayalam native"_s, u"English fluent"_s}));
    QCOMPARE(namesOf(portfolio.skills), QStringList({u"C++"_s, u"LLVM"_s, u"OCaml"_s}));
    // The site's own words are nobody's facts, and what was dropped is told.
    QVERIFY(!reading->document.text.contains(u"Sign up"_s));
    QVERIFY(reading->report.notUnderstood.join(u'\n').contains(u"Tamarind Systems"_s));
}

void TestDocuments::aNameThatLiesIsTold()
{
    const auto told = [](const QString &name, const QByteArray &bytes) {
        const auto reading = PortfolioReader::readBytes(name, bytes);
        return reading ? reading->report.notUnderstood.join(u'\n') : reading.error().detail;
    };
    QCOMPARE(told(u"cv.pdf"_s, bytesOf(u"cv-tables.docx"_s)),
             u"the name ends in .pdf, but the content is a Word document (DOCX) and was read as that"_s);
    QCOMPARE(told(u"cv.docx"_s, bytesOf(u"cv-styles.odt"_s)),
             u"the name ends in .docx, but the content is an OpenDocument text (ODT) and was read as that"_s);
    QCOMPARE(told(u"cv.doc"_s, "Imogen Tay\nPotter\n"), u"the name ends in .doc, but the content is a plain text and was read as that"_s);
    QCOMPARE(told(u"cv.PDF"_s, bytesOf(u"cv-sidebar.pdf"_s)), QString());
    QCOMPARE(told(u"standard input"_s, bytesOf(u"cv-sidebar.pdf"_s)), QString());
    QCOMPARE(told(u"Dr. Imogen Tay"_s, "Imogen Tay\nPotter\n"), QString());
}

void TestDocuments::headersAndLinksOfAWordDocumentAreRead()
{
    const auto reading = PortfolioReader::readFile(documents + u"cv-tables.docx"_s);
    QVERIFY(reading);
    QVERIFY(reading->document.text.startsWith(u"Agnieszka Wójcik\n"_s)); // it stands in the page header
    QCOMPARE(reading->portfolio.basics.profiles.size(), 1);
    QCOMPARE(reading->portfolio.basics.profiles.first().url, u"https://github.com/awojcik"_s);
    QVERIFY(reading->document.encoding.isEmpty());
    QCOMPARE(reading->document.sha256.size(), 64);
}

void TestDocuments::jsonForMachinesNamesThePerson()
{
    const QByteArray page =
        "<!doctype html><title>Home</title><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
        "\"@type\":\"ProfilePage\",\"mainEntity\":{\"@type\":\"Person\",\"name\":\"Imogen Tay\",\"jobTitle\":\"Potter\","
        "\"email\":\"mailto:imogen@example.org\",\"sameAs\":[\"https://github.com/imogentay\",\"javascript:alert(1)\"],"
        "\"address\":{\"addressLocality\":\"Leeds\",\"addressCountry\":\"GB\"}}}</script>"
        "<h2>Skills</h2><ul><li>Raku<li>Glazes</ul>";
    const auto reading = PortfolioReader::readBytes(u"home.html"_s, page);
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    const auto &basics = reading->portfolio.basics;
    QCOMPARE(basics.name, u"Imogen Tay"_s);
    QCOMPARE(basics.label, u"Potter"_s);
    QCOMPARE(basics.email, u"imogen@example.org"_s);
    QCOMPARE(basics.location.city, u"Leeds"_s);
    QCOMPARE(basics.profiles.size(), 1);
    QCOMPARE(namesOf(reading->portfolio.skills), QStringList({u"Raku"_s, u"Glazes"_s}));
}

void TestDocuments::whatIsLeftOutIsTold()
{
    const auto reading = PortfolioReader::readBytes(
        u"home.html"_s,
        "<html><body><nav>Menu</nav><h1>Imogen Tay</h1><p>Potter</p><img src=\"file:///etc/passwd\"><h2>Favourite tea</h2>"
        "<p>Lapsang Souchong, always with milk.</p></body></html>");
    QVERIFY(reading);
    QVERIFY(reading->report.notUnderstood.contains(u"a picture was left out"_s));
    QVERIFY(reading->document.text.contains(u"Lapsang Souchong"_s));
}

void TestDocuments::threadsReadAtTheSameTime()
{
    const auto alone = PortfolioReader::readFile(documents + u"cv-sidebar.pdf"_s);
    QVERIFY(alone);
    std::atomic<int> same = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 4; ++round) {
                const auto reading = PortfolioReader::readFile(documents + u"cv-sidebar.pdf"_s);
                same += reading && *reading == *alone ? 1 : 0;
            }
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(same.load(), 16);
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_Documents.moc"
