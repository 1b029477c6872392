// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvHead.h"
#include "engine/reading/LanguageGuess.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/reading/SectionHeadings.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

Result<ReadPortfolio> source(const QString &name)
{
    return PortfolioReader::readFile(QStringLiteral(TRINITY_TEST_DATA) + u"/sources/"_s + name);
}

Portfolio cv(const QString &text)
{
    const auto reading = PortfolioReader::readBytes(u"cv.txt"_s, text.toUtf8());
    return reading ? reading->portfolio : Portfolio();
}

QStringList names(const QList<SpokenLanguage> &languages)
{
    QStringList list;
    for (const auto &language : languages)
        list << language.language;
    return list;
}

} // namespace

class TestPlainTextCv : public QObject
{
    Q_OBJECT

private slots:
    void aCvInEachLanguage_data();
    void aCvInEachLanguage();
    void theSampleFillsEverySection();
    void jobLayoutsAreUnderstood_data();
    void jobLayoutsAreUnderstood();
    void studyLayoutsAreUnderstood_data();
    void studyLayoutsAreUnderstood();
    void namesInAnyScript_data();
    void namesInAnyScript();
    void proseIsNoName_data();
    void proseIsNoName();
    void headingsInSixLanguages_data();
    void headingsInSixLanguages();
    void contactLinesAreTakenApart();
    void wrappedBulletsAreOne();
    void programmingLanguagesAreSkills();
    void whatFitsNowhereIsUnplaced();
    void exactPlacesAreExact();
    void languagesAreGuessed_data();
    void languagesAreGuessed();
};

void TestPlainTextCv::aCvInEachLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("city");
    QTest::addColumn<QStringList>("jobs"); // "position | name | start | end"
    QTest::addColumn<int>("education");
    QTest::addColumn<QStringList>("spoken");
    QTest::addColumn<int>("skills");
    QTest::newRow("cv-plain-english.txt") << u"en"_s << u"MARGARET \"PEGGY\" O'NEILL-SATO, PhD"_s << u"Marine biologist"_s << u"Galway"_s
                                          << QStringList{u"Senior Scientist | Coastal Survey Ireland | 2019-03 | "_s,
                                                         u"Postdoctoral Researcher | University of Corrib | 2014-09 | 2019-02"_s,
                                                         u"Field assistant | Blue Shore Trust | 2012 | 2012"_s}
                                          << 2 << QStringList{u"English"_s, u"Irish"_s, u"Japanese"_s} << 4;
    QTest::newRow("cv-german.txt") << u"de"_s << u"Dr. Friederike Böll-Özdemir"_s << u"Bauingenieurin"_s << u"Leipzig"_s
                                   << QStringList{u"Projektleiterin | Brückenbau Sachsen GmbH | 2019-03 | "_s,
                                                  u"Statikerin | Ingenieurbüro Krüger | 2013-08 | 2019-02"_s}
                                   << 2 << QStringList{u"Deutsch"_s, u"Türkisch"_s, u"Englisch"_s} << 2;
    QTest::newRow("cv-french.txt") << u"fr"_s << u"Anaïs Lefèvre-N'Diaye"_s << u"Architecte paysagiste"_s << u"Nantes"_s
                                   << QStringList{u"Architecte paysagiste | Atelier des Rives | 2018-03 | "_s,
                                                  u"Chargée d'études | Ville de Rennes | 2012-09 | 2018-02"_s}
                                   << 2 << QStringList{u"Français"_s, u"Anglais"_s, u"Wolof"_s} << 2;
    QTest::newRow("cv-spanish.txt") << u"es"_s << u"Lucía Fernández Iglesias"_s << u"Profesora de matemáticas"_s << u"Oviedo"_s
                                    << QStringList{u"Profesora de matemáticas | Instituto Monte Naranco | 2015-09 | "_s,
                                                   u"Profesora sustituta | Colegio San Andrés | 2011 | 2015"_s}
                                    << 2 << QStringList{u"Español"_s, u"Inglés"_s, u"Asturiano"_s} << 2;
    QTest::newRow("cv-italian.txt") << u"it"_s << u"Giulia De Santis"_s << u"Restauratrice di libri e documenti"_s << u"Bologna"_s
                                    << QStringList{u"Restauratrice | Biblioteca dell'Archivio | 2016-01 | "_s,
                                                   u"Assistente | Laboratorio Carta e Pelle | 2011-10 | 2015-12"_s}
                                    << 1 << QStringList{u"Italiano"_s, u"Tedesco"_s, u"Inglese"_s} << 4;
    QTest::newRow("cv-portuguese.txt") << u"pt"_s << u"João Baptista Caldeira"_s << u"Engenheiro agrónomo"_s << u"Évora"_s
                                       << QStringList{u"Engenheiro agrónomo | Cooperativa do Alentejo | 2017-03 | "_s,
                                                      u"Técnico de campo | Associação de Regantes do Sul | 2012 | 2017"_s}
                                       << 1 << QStringList{u"Português"_s, u"Espanhol"_s, u"Inglês"_s} << 4;
}

void TestPlainTextCv::aCvInEachLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, name);
    QFETCH(QString, label);
    QFETCH(QString, city);
    QFETCH(QStringList, jobs);
    QFETCH(int, education);
    QFETCH(QStringList, spoken);
    QFETCH(int, skills);
    const auto reading = source(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(reading);
    QCOMPARE(reading->document.kind, SourceKind::PlainText);
    const auto &portfolio = reading->portfolio;
    QCOMPARE(portfolio.language, language);
    QCOMPARE(portfolio.basics.name, name);
    QCOMPARE(portfolio.basics.label, label);
    QCOMPARE(portfolio.basics.location.city, city);
    QVERIFY(portfolio.basics.email.endsWith(u".example"_s));
    QStringList read;
    for (const auto &work : portfolio.work)
        read << u"%1 | %2 | %3 | %4"_s.arg(work.position, work.name, work.startDate, work.endDate);
    QCOMPARE(read, jobs);
    QVERIFY(!portfolio.work.first().highlights.isEmpty());
    QCOMPARE(portfolio.education.size(), education);
    for (const auto &study : portfolio.education)
        QVERIFY(!study.institution.isEmpty() && !study.studyType.isEmpty() && !study.endDate.isEmpty());
    QCOMPARE(names(portfolio.languages), spoken);
    for (const auto &spokenLanguage : portfolio.languages)
        QVERIFY(!spokenLanguage.fluency.isEmpty());
    QCOMPARE(portfolio.skills.size(), skills);
    QVERIFY(reading->report.notUnderstood.isEmpty());
}

void TestPlainTextCv::theSampleFillsEverySection()
{
    const auto reading = PortfolioReader::readFile(QStringLiteral(TRINITY_SAMPLES_DIR) + u"/ada-okonkwo.txt"_s);
    QVERIFY(reading);
    const auto &p = reading->portfolio;
    QCOMPARE(p.basics.name, u"Ada Okonkwo"_s);
    QCOMPARE(p.basics.label, u"Senior paediatric nurse and ward educator"_s);
    QCOMPARE(p.basics.phone, u"+44 113 496 0182"_s);
    QCOMPARE(p.basics.url, u"https://okonkwo.example"_s);
    QCOMPARE(p.basics.location.countryCode, u"GB"_s);
    QCOMPARE(p.basics.profiles.size(), 1);
    QVERIFY(p.basics.summary.startsWith(u"Paediatric nurse with fourteen years"_s));
    QVERIFY(p.about.contains(u"\n\nToday half of my week"_s));
    QCOMPARE(p.work.size(), 3);
    QCOMPARE(p.education.size(), 3);
    QCOMPARE(p.education.first().score, u"Distinction"_s);
    QCOMPARE(p.projects.size(), 3);
    QCOMPARE(p.projects.first().url, u"https://okonkwo.example/handover"_s);
    QCOMPARE(p.skills.size(), 4);
    QCOMPARE(p.languages.size(), 3);
    QCOMPARE(p.certificates.size(), 2);
    QCOMPARE(p.awards.size(), 2);
    QCOMPARE(p.publications.size(), 2);
    QCOMPARE(p.talks.size(), 2);
    QCOMPARE(p.volunteer.size(), 1);
    QCOMPARE(p.interests.size(), 4);
    QCOMPARE(p.references.size(), 1);
    QVERIFY2(reading->report.unplaced.isEmpty(), qPrintable(reading->report.unplaced.join(u'\n')));
    QVERIFY(reading->report.notUnderstood.isEmpty());
}

void TestPlainTextCv::jobLayoutsAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("jobs"); // "position | name | start | end | highlights"
    const QStringList two{u"Ward nurse | St Anne Hospital | 2019-03 |  | 1"_s, u"Baker | Crumb Ltd | 2015 | 2018 | 0"_s};
    QTest::newRow("title, company, dates")
        << u"Ward nurse, St Anne Hospital, March 2019 - today\n- Nights.\n\nBaker, Crumb Ltd, 2015 - 2018\n"_s << two;
    QTest::newRow("company | title | dates")
        << u"St Anne Hospital | Ward nurse | Mar 2019 – present\n- Nights.\nCrumb Ltd | Baker | 2015-2018\n"_s << two;
    QTest::newRow("title at company")
        << u"Ward nurse at St Anne Hospital (03/2019 - now)\n* Nights.\n\nBaker at Crumb Ltd (2015 - 2018)\n"_s << two;
    QTest::newRow("dates on the line below")
        << u"Ward nurse\nSt Anne Hospital\n2019-03 - present\n• Nights.\n\nBaker\nCrumb Ltd\n2015 - 2018\n"_s << two;
    QTest::newRow("dates on the line above")
        << u"March 2019 – today\nWard nurse\nSt Anne Hospital\n• Nights.\n2015 – 2018\nBaker\nCrumb Ltd\n"_s << two;
    QTest::newRow("dates before the title")
        << u"03/2019 – today   Ward nurse, St Anne Hospital\n- Nights.\n2015 – 2018   Baker, Crumb Ltd\n"_s << two;
    QTest::newRow("title – company, wide gap, dates")
        << u"Ward nurse – St Anne Hospital      Mar 2019 – present\n  - Nights.\nBaker – Crumb Ltd      2015 – 2018\n"_s << two;
    QTest::newRow("as bullets with sub-bullets")
        << u"- Ward nurse, St Anne Hospital, March 2019 - today\n  - Nights.\n- Baker, Crumb Ltd, 2015 - 2018\n"_s << two;
    QTest::newRow("a legal form behind a comma")
        << u"Clerk, Beans, Inc., 2010 - 2011\n"_s << QStringList{u"Clerk | Beans, Inc. | 2010 | 2011 | 0"_s};
    QTest::newRow("order learned from the others")
        << u"Nurse | Ward 7 | 2019 - today\n\nDoctor | Ward 8 | 2017 - 2018\n\nThing | Place | 2010 - 2012\n"_s
        << QStringList{u"Nurse | Ward 7 | 2019 |  | 0"_s, u"Doctor | Ward 8 | 2017 | 2018 | 0"_s, u"Thing | Place | 2010 | 2012 | 0"_s};
}

void TestPlainTextCv::jobLayoutsAreUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QStringList, jobs);
    const auto portfolio = cv(u"Imogen Tay\n\nWork experience\n\n"_s + text);
    QStringList read;
    for (const auto &work : portfolio.work)
        read << u"%1 | %2 | %3 | %4 | %5"_s.arg(work.position, work.name, work.startDate, work.endDate).arg(work.highlights.size());
    QCOMPARE(read, jobs);
}

void TestPlainTextCv::studyLayoutsAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("study"); // "studyType | area | institution | start | end"
    QTest::newRow("degree in subject, school, years")
        << u"MSc in Geology, University of Corrib, 2010 - 2012"_s << u"MSc | Geology | University of Corrib | 2010 | 2012"_s;
    QTest::newRow("degree subject") << u"BSc Zoology, University of Corrib, 2006"_s << u"BSc | Zoology | University of Corrib |  | 2006"_s;
    QTest::newRow("school first") << u"University of Corrib | PhD in Marine Biology | 2010-2014"_s
                                  << u"PhD | Marine Biology | University of Corrib | 2010 | 2014"_s;
    QTest::newRow("degree, subject, school") << u"MSc, Engineering physics, Uppsala University, 2014"_s
                                             << u"MSc | Engineering physics | Uppsala University |  | 2014"_s;
    QTest::newRow("on three lines") << u"Uppsala University\nBachelor of Arts in History\n2001 - 2004"_s
                                    << u"Bachelor of Arts | History | Uppsala University | 2001 | 2004"_s;
    QTest::newRow("a school and its town") << u"Abitur, Goethe-Gymnasium, Kassel, 1999"_s
                                           << u"Abitur |  | Goethe-Gymnasium, Kassel |  | 1999"_s;
}

void TestPlainTextCv::studyLayoutsAreUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, study);
    const auto portfolio = cv(u"Imogen Tay\n\nEducation\n\n"_s + text + u'\n');
    QCOMPARE(portfolio.education.size(), 1);
    const auto &read = portfolio.education.first();
    QCOMPARE(u"%1 | %2 | %3 | %4 | %5"_s.arg(read.studyType, read.area, read.institution, read.startDate, read.endDate), study);
}

void TestPlainTextCv::namesInAnyScript_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name :
         {u"Ada Lovelace", u"Dr. Luís Ortega Jr.", u"ليلى منصور", u"דנה לוי", u"Анна Белова", u"山田太郎", u"李 明", u"김서연",
          u"Ελένη Παππά", u"Ludwig van der Berg", u"ANNA DE LA CRUZ", u"Seán Ó Néill", u"Nguyễn Thị Minh Khai", u"ada lovelace", u"X Æ"})
        QTest::newRow(QString::fromUtf16(name).toUtf8().constData()) << QString::fromUtf16(name);
}

void TestPlainTextCv::namesInAnyScript()
{
    QFETCH(QString, name);
    QVERIFY(looksLikeName(name));
    QCOMPARE(cv(name + u"\n"_s).basics.name, name);
    QCOMPARE(cv(u"Curriculum Vitae\n\n"_s + name + u"\nmail@who.example\n"_s).basics.name, name);
}

void TestPlainTextCv::proseIsNoName_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {u"The quick brown fox jumps over the lazy dog", u"mail@who.example", u"https://who.example", u"2019",
                             u"March 2019", u"+44 113 496 0182", u"hello there, how are you today", u"Is this a name?", u"...", u"- - -"})
        QTest::newRow(QString::fromUtf16(text).toUtf8().constData()) << QString::fromUtf16(text);
}

void TestPlainTextCv::proseIsNoName()
{
    QFETCH(QString, text);
    QVERIFY(!looksLikeName(text));
}

void TestPlainTextCv::headingsInSixLanguages_data()
{
    QTest::addColumn<int>("section");
    const auto row = [](const char *heading, CvSection section) { QTest::newRow(heading) << static_cast<int>(section); };
    row("WORK EXPERIENCE", CvSection::Work);
    row("E X P E R I E N C E", CvSection::Work);
    row("== Employment History ==", CvSection::Work);
    row("3. Berufserfahrung:", CvSection::Work);
    row("Expérience professionnelle", CvSection::Work);
    row("EXPERIENCE PROFESSIONNELLE", CvSection::Work);
    row("Experiencia laboral", CvSection::Work);
    row("Esperienze lavorative", CvSection::Work);
    row("Experiência profissional", CvSection::Work);
    row("Education & Training", CvSection::Education);
    row("Ausbildung", CvSection::Education);
    row("Formation", CvSection::Education);
    row("Formación académica", CvSection::Education);
    row("Istruzione e formazione", CvSection::Education);
    row("Formação", CvSection::Education);
    row("🛠 Skills", CvSection::Skills);
    row("Kenntnisse", CvSection::Skills);
    row("Compétences", CvSection::Skills);
    row("Sprachen", CvSection::Languages);
    row("Línguas", CvSection::Languages);
    row("Selected Publications", CvSection::Publications);
    row("Centres d’intérêt", CvSection::Interests);
    row("Bénévolat", CvSection::Volunteer);
    row("Über mich", CvSection::About);
    row("Kurzprofil", CvSection::Summary);
    row("Zertifikate", CvSection::Certificates);
    row("Vorträge", CvSection::Talks);
    row("Premi e riconoscimenti", CvSection::Awards);
    row("職歴", CvSection::Work);
    row("الخبرة العملية", CvSection::Work);
}

void TestPlainTextCv::headingsInSixLanguages()
{
    QFETCH(int, section);
    const auto found = sectionOfHeading(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(found);
    QCOMPARE(static_cast<int>(*found), section);
    QVERIFY(!sectionOfHeading(u"Ward nurse"_s));
    QVERIFY(!sectionOfHeading(QString()));
}

void TestPlainTextCv::contactLinesAreTakenApart()
{
    const auto portfolio = cv(u"Imogen Tay\nPotter\n"
                              u"Kiln Lane 3, 10115 Berlin, Germany\n"
                              u"tay@clay.example · +49 (0)30 5550 1234 · clay.example/imogen\n"
                              u"GitHub: itay | Mastodon: @imogen@pots.example | https://www.linkedin.com/in/imogen-tay\n"_s);
    QCOMPARE(portfolio.basics.email, u"tay@clay.example"_s);
    QCOMPARE(portfolio.basics.phone, u"+49 (0)30 5550 1234"_s);
    QCOMPARE(portfolio.basics.url, u"https://clay.example/imogen"_s);
    QCOMPARE(portfolio.basics.location.address, u"Kiln Lane 3"_s);
    QCOMPARE(portfolio.basics.location.postalCode, u"10115"_s);
    QCOMPARE(portfolio.basics.location.city, u"Berlin"_s);
    QCOMPARE(portfolio.basics.location.countryCode, u"DE"_s);
    QCOMPARE(portfolio.basics.profiles.size(), 3);
    QCOMPARE(portfolio.basics.profiles.at(0).network, u"GitHub"_s);
    QVERIFY(portfolio.basics.profiles.at(0).url.isEmpty()); // a handle is no address
    QCOMPARE(portfolio.basics.profiles.at(1).username, u"@imogen@pots.example"_s);
    QCOMPARE(portfolio.basics.profiles.at(2).username, u"imogen-tay"_s);
    QCOMPARE(linkableAddress(u"javascript:alert(1)"_s), QString());
    QCOMPARE(linkableAddress(u"https://user:pass@x.example"_s), QString());
    QCOMPARE(linkableAddress(u"x.example"_s), u"https://x.example"_s);
}

void TestPlainTextCv::wrappedBulletsAreOne()
{
    const auto portfolio =
        cv(u"Imogen Tay\n\nWork\n\nPotter, Clay Ltd, 2010 - today\n- Threw four hundred bowls\n  in one winter.\n- Fired them.\n"_s);
    QCOMPARE(portfolio.work.size(), 1);
    QCOMPARE(portfolio.work.first().highlights, (QStringList{u"Threw four hundred bowls in one winter."_s, u"Fired them."_s}));
}

void TestPlainTextCv::programmingLanguagesAreSkills()
{
    const auto portfolio =
        cv(u"Imogen Tay\n\nLanguages\n\nC++, Rust, Python\n\nSkills\n\nSprachen: Deutsch, Englisch\nTools: git, make\n"_s);
    QCOMPARE(names(portfolio.languages), (QStringList{u"Deutsch"_s, u"Englisch"_s}));
    QCOMPARE(portfolio.skills.size(), 4);
    QCOMPARE(portfolio.skills.last().keywords, (QStringList{u"git"_s, u"make"_s}));
}

void TestPlainTextCv::whatFitsNowhereIsUnplaced()
{
    const auto reading = PortfolioReader::readBytes(
        u"cv.txt"_s, "Imogen Tay\n\nSKILLS\n\nglazing\n\nDRIVING LICENCE\n\nClass B, since 2001\n\nHOROSCOPE\n\nLibra\n");
    QVERIFY(reading);
    QCOMPARE(reading->report.unplaced, (QStringList{u"DRIVING LICENCE"_s, u"Class B, since 2001"_s, u"HOROSCOPE"_s, u"Libra"_s}));
    QCOMPARE(reading->portfolio.skills.size(), 1);
}

void TestPlainTextCv::exactPlacesAreExact()
{
    for (const auto &name : {u"cv-german.txt"_s, u"cv-french.txt"_s, u"cv-plain-english.txt"_s, u"latin1.txt"_s, u"utf16le.txt"_s}) {
        const auto reading = source(name);
        QVERIFY(reading);
        const auto &places = reading->portfolio.provenance;
        const auto at = [&](const QString &pointer) {
            const auto place = places.value(pointer);
            return reading->document.text.mid(place.start, place.end - place.start);
        };
        QCOMPARE(at(u"/basics/name"_s), reading->portfolio.basics.name);
        QCOMPARE(at(u"/basics/email"_s), reading->portfolio.basics.email);
        QCOMPARE(places.value(u"/basics/name"_s).how, Provenance::How::Exact);
        for (qsizetype i = 0; i < reading->portfolio.work.size(); ++i) {
            QCOMPARE(at(u"/work/%1/position"_s.arg(i)), reading->portfolio.work.at(i).position);
            QCOMPARE(places.value(u"/work/%1/startDate"_s.arg(i)).how,
                     at(u"/work/%1/startDate"_s.arg(i)) == reading->portfolio.work.at(i).startDate ? Provenance::How::Exact
                                                                                                   : Provenance::How::Normalised);
        }
        QCOMPARE(places.size(), reading->report.factsRead);
    }
}

void TestPlainTextCv::languagesAreGuessed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tag");
    QTest::newRow("nothing") << QString() << u"en"_s;
    QTest::newRow("English") << u"I work with the people of the ward and the doctors"_s << u"en"_s;
    QTest::newRow("German") << u"Ich arbeite mit den Menschen auf der Station und den Ärzten"_s << u"de"_s;
    QTest::newRow("French") << u"Je travaille avec les gens du service et les médecins"_s << u"fr"_s;
    QTest::newRow("Spanish") << u"Trabajo con la gente de la planta y con los médicos del hospital"_s << u"es"_s;
    QTest::newRow("Italian") << u"Lavoro con le persone del reparto e con i medici della clinica"_s << u"it"_s;
    QTest::newRow("Portuguese") << u"Trabalho com as pessoas da enfermaria e com os médicos do hospital"_s << u"pt"_s;
    QTest::newRow("Arabic") << u"أعمل مع الناس"_s << u"ar"_s;
    QTest::newRow("Hebrew") << u"אני עובדת עם אנשים"_s << u"he"_s;
    QTest::newRow("Russian") << u"Я работаю с людьми"_s << u"ru"_s;
    QTest::newRow("Japanese") << u"私は病院で働いています"_s << u"ja"_s;
    QTest::newRow("Chinese") << u"我在医院工作"_s << u"zh"_s;
    QTest::newRow("Chinese with product names")
        << u"工作经历 使用 Python 和 React 开发网站 负责数据库 PostgreSQL 的设计与维护"_s << u"zh"_s;
}

void TestPlainTextCv::languagesAreGuessed()
{
    QFETCH(QString, text);
    QFETCH(QString, tag);
    QCOMPARE(guessLanguage(text), tag);
}

QTEST_GUILESS_MAIN(TestPlainTextCv)
#include "tst_PlainTextCv.moc"
