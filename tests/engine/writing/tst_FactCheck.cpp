// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Portfolios.h"

#include "engine/writing/BuiltInWriter.h"
#include "engine/writing/FactCheck.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <array>
#include <memory>
#include <thread>
#include <vector>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Labelled {
    const char16_t *field;
    const char16_t *sentence;
};

// True of engineerCv(), in other words.
const std::vector<Labelled> trueEnglish{
    {u"headline", u"Small machines, made dependable"},
    {u"headline", u"Dependable Small Machines"},
    {u"headline", u"Firmware For Pumps, Meters And Valves"},
    {u"subtitle", u"Ines writes firmware for pumps, meters and valves."},
    {u"subtitle", u"Fourteen years of firmware for pumps, meters and valves."},
    {u"subtitle", u"14 years of firmware, from pumps to valves."},
    {u"subtitle", u"An embedded systems engineer from Porto who measures before she changes anything."},
    {u"subtitle", u"She wrote the controller of the Lisbon waterworks."},
    {u"tagline", u"Embedded systems engineer in Porto"},
    {u"about", u"She grew up beside a harbour and trained as an electrician."},
    {u"about", u"Her first program turned on a lamp at dusk, and that lamp still runs."},
    {u"about", u"Evening classes are part of her week, too: she teaches them."},
    {u"about", u"She studied electrical engineering at the University of Porto and finished in 2011."},
    {u"about", u"In 2021 she received the Regional Maker Prize."},
    {u"about", u"Since 2018 she has been lead firmware engineer at Aguas Norte."},
    {u"about", u"Since April 2018 she has worked for Aguas Norte."},
    {u"about", u"At Tidal Meters she worked from 2011 to 2018."},
    {u"about", u"She works in C, Rust and Python, and with Zephyr."},
    {u"about", u"Three projects of hers are public: valveplan, duskd and meterlog."},
    {u"about", u"Write to ines@okafor.example or visit okafor.example."},
    {u"/work/0", u"Leads five people and replaced 260 pump controllers without an outage."},
    {u"/work/0", u"A team of 5; 260 controllers replaced without one day of outage."},
    {u"/work/1", u"Wrote the radio protocol spoken by 40,000 meters."},
    {u"/work/1", u"The radio protocol of 40 000 meters came from her desk."},
    {u"/work/1", u"Cut power draw by 35 percent in a single winter."},
    {u"/work/1", u"Brought the power draw down by 35%."},
    {u"/work/1", u"Her protocol runs in some 40k meters."},
    {u"/projects/0", u"Plans valve maintenance from sensor history and explains every date it proposes."},
    {u"/projects/1", u"A timer for lamps that knows where the sun is."},
    {u"/projects/1", u"Almost 1,300 stars for a lamp timer."},
    {u"/projects/1", u"A lamp timer with 1.3k stars."},
    {u"/projects/0", u"Over 400 stars for a planner of valve maintenance."},
    {u"/projects/2", u"With a ten-euro stick it reads radio meters."},
    {u"/projects/2", u"Reads the meters by radio; the stick costs 10 euro."},
};

// Not true of engineerCv(), one planted falsehood each.
const std::vector<Labelled> falseEnglish{
    // employers, schools, clients, places
    {u"about", u"She wrote firmware at Siemens before she came to Porto."},
    {u"about", u"Google engineer turned maker of small machines."},
    {u"about", u"She worked for Hydrotech on pumps and valves."},
    {u"about", u"Since 2018 she has been lead firmware engineer at Aguas Sul."},
    {u"about", u"She studied electrical engineering at the University of Coimbra."},
    {u"about", u"Trained at MIT as an electrician."},
    {u"about", u"Acme Pumps hired her to write firmware for valves."},
    {u"subtitle", u"Writes the firmware of the Madrid waterworks."},
    {u"tagline", u"Embedded systems engineer in Berlin"},
    {u"about", u"Her pump firmware won clients such as Norte Tidal."},
    {u"headline", u"Firmware Engineer At NASA"},
    // years
    {u"about", u"Since 2016 she has been lead firmware engineer at Aguas Norte."},
    {u"about", u"She received the Regional Maker Prize in 2019."},
    {u"about", u"She finished at the University of Porto in 2009."},
    {u"about", u"At Tidal Meters she worked from 2008 to 2018."},
    {u"subtitle", u"Making small machines dependable since 1999."},
    {u"about", u"At Aguas Norte since 2021."},
    // counts
    {u"subtitle", u"Twenty years of firmware for pumps, meters and valves."},
    {u"subtitle", u"More than 15 years of firmware for pumps."},
    {u"/work/0", u"Leads a team of twelve."},
    {u"/work/0", u"Replaced 360 pump controllers without an outage."},
    {u"/work/0", u"Leads a team of 260 people."},
    {u"/work/1", u"Wrote the radio protocol spoken by 400,000 meters."},
    {u"/work/1", u"Cut the power draw by 45%."},
    {u"/work/1", u"Replaced 260 pump controllers at Tidal Meters."},
    {u"/projects/1", u"A lamp timer with 4,000 stars."},
    {u"/projects/0", u"Over 1,000 stars for a planner of valve maintenance."},
    {u"about", u"Seven projects of hers are public."},
    {u"about", u"Hundreds of pumps run her firmware."},
    // awards, praise, reach
    {u"subtitle", u"Award-winning expert in firmware for pumps."},
    {u"subtitle", u"The leading engineer for pump firmware."},
    {u"subtitle", u"Her firmware is trusted by waterworks."},
    {u"subtitle", u"World-class firmware for pumps, meters and valves."},
    {u"subtitle", u"A renowned embedded systems engineer from Porto."},
    {u"subtitle", u"Pumps worldwide depend on her firmware."},
    {u"about", u"An expert in radio protocols for meters."},
    {u"about", u"A pioneer of small machines."},
    {u"about", u"Her first program became the most popular lamp timer."},
    {u"about", u"Her lamp timer is used by thousands."},
    {u"about", u"She holds a patent on a lamp timer."},
    {u"about", u"She gave a keynote about radio meters."},
    // titles, degrees, skills
    {u"tagline", u"Founder and embedded systems engineer"},
    {u"tagline", u"Senior embedded systems engineer"},
    {u"tagline", u"Director of firmware in Porto"},
    {u"about", u"She holds a PhD in electrical engineering."},
    {u"about", u"A certified electrician and engineer."},
    {u"about", u"She works in C, Rust, Python and Haskell."},
    {u"about", u"She deploys firmware with kubernetes."},
    {u"about", u"She mastered VHDL for her valves."},
    // addresses
    {u"about", u"Write to ines@tidal.example."},
    {u"about", u"See https://okafor.dev for more."},
    // everything
    {u"about", u"Volunteers every weekend to rescue seabirds and paint murals downtown."},
};

// Of germanCv().
const std::vector<Labelled> trueGerman{
    {u"headline", u"Orgelbauer und Restaurator"},
    {u"subtitle", u"Seit Mai 2009 führt er in Stade eine eigene Werkstatt."},
    {u"subtitle", u"14 Instrumente sind seither fertig geworden."},
    {u"subtitle", u"Vierzehn fertige Instrumente seit der Eröffnung seiner Werkstatt."},
    {u"about", u"Er restauriert Orgeln, darunter die der Kirche St. Cosmae."},
    {u"/work/0", u"Drei Gesellen arbeiten bei ihm in der Werkstatt."},
    {u"/work/1", u"Als Geselle arbeitete er von 1998 bis 2009 an der Orgel von Cappel."},
    {u"/projects/0", u"Eine neue Windlade nach dem Aufmaß von 1680."},
};

const std::vector<Labelled> falseGerman{
    {u"subtitle", u"Seit 2005 führt er in Stade eine eigene Werkstatt."},
    {u"subtitle", u"24 Instrumente sind seither fertig geworden."},
    {u"subtitle", u"Zwanzig fertige Instrumente seit der Eröffnung seiner Werkstatt."},
    {u"subtitle", u"Ein preisgekrönter Orgelbauer aus Stade."},
    {u"subtitle", u"Ein führender Restaurator von Orgeln."},
    {u"subtitle", u"Weltweit anerkannter Orgelbauer und Restaurator."},
    {u"about", u"Er lernte bei Siemens, bevor er Orgeln baute."},
    {u"about", u"Er lernte bei Klais und restauriert Orgeln."},
    {u"/work/0", u"Beschäftigt zwölf Gesellen."},
    {u"/work/1", u"Arbeitete an den Orgeln der BASF."},
    {u"about", u"Ein Experte für Windladen."},
};

// Of researcherCv(). These two lists were written after the check and are not to be used for its improvement: they say
// how well it does on what it has not seen.
const std::vector<Labelled> trueUnseen{
    {u"headline", u"How kelp forests come back after storms"},
    {u"subtitle", u"A marine biologist in Bergen who counts slowly."},
    {u"subtitle", u"Tomas studies the recovery of kelp forests, with eight summers of diving behind him."},
    {u"tagline", u"Marine biologist, diver, mender of boats"},
    {u"about", u"Every data set is shared and every notebook is open."},
    {u"about", u"When winter comes, he and his sister Liv repair wooden boats."},
    {u"about", u"He has been a research fellow since 2017."},
    {u"about", u"His paper on the regrowth of Laminaria appeared in 2020."},
    {u"about", u"The Nordic Journal of Marine Science published his work on winter storms."},
    {u"about", u"He took his MSc in biology at Tromsø in 2013."},
    {u"/work/0", u"Surveys 64 stations between Stavanger and Bodø and supervises two doctoral students."},
    {u"/work/0", u"A coastal survey with sixty-four stations."},
    {u"/work/1", u"Showed 3,200 schoolchildren around in a single season."},
    {u"/work/1", u"Looked after wolffish and gave the seawater pumps a second life."},
    {u"/projects/0", u"Counts the stems of kelp in photos taken under water."},
    {u"/projects/0", u"It errs in roughly one photo of twenty."},
    {u"/projects/1", u"Tide tables for divers, in a notebook to print."},
};

const std::vector<Labelled> falseUnseen{
    {u"headline", u"The Leading Voice For Kelp Forests"},
    {u"subtitle", u"A marine biologist in Oslo who counts slowly."},
    {u"subtitle", u"Twelve summers of diving along the Hardanger coast."},
    {u"subtitle", u"An internationally recognised authority on kelp."},
    {u"subtitle", u"He has published dozens of papers on kelp."},
    {u"about", u"Before that he dived for Equinor."},
    {u"about", u"He has been a research fellow since 2015."},
    {u"about", u"His paper appeared in Nature in 2020."},
    {u"about", u"His paper on Laminaria appeared in 2018."},
    {u"about", u"He holds a doctorate in biology."},
    {u"about", u"He took his MSc in biology at Uppsala."},
    {u"about", u"In winter he repairs boats with his brother Olav."},
    {u"about", u"He writes scripts in Python."},
    {u"about", u"His kelp photos won the Ocean Image Prize."},
    {u"/work/0", u"Runs a survey of 84 stations."},
    {u"/work/0", u"Supervises five doctoral students."},
    {u"/work/0", u"Runs the survey for the Institute of Polar Ecology."},
    {u"/work/1", u"Guided 32,000 schoolchildren in one season."},
    {u"/work/1", u"Head of the aquarium's seawater team."},
    {u"/projects/0", u"Counts kelp stems with 99% accuracy."},
    {u"/projects/0", u"Used by aquariums across Europe."},
    {u"/projects/1", u"A best-selling notebook for divers."},
    {u"/projects/1", u"A notebook with 58 stars."},
    {u"about", u"He sails to Greenland every spring."},
    {u"about", u"He taught his sister to dive."}, // nothing but the source's words in another order: out of reach
    {u"about", u"He speaks about kelp on the radio."}, // likewise
};

int flagged(const FactCheck &check, const std::vector<Labelled> &sentences, bool shouldBe)
{
    int count = 0;
    for (const auto &[field, sentence] : sentences) {
        const auto text = QStringView(sentence).toString();
        const auto checked = check.checkSentence(text, QStringView(field).toString());
        const bool isFlagged = checked.support == Support::Unsupported;
        count += isFlagged ? 1 : 0;
        if (isFlagged != shouldBe)
            qInfo().noquote() << (shouldBe ? "missed:" : "false alarm:") << text << '|' << checked.token << '|' << checked.reason;
    }
    return count;
}

} // namespace

class tst_FactCheck : public QObject
{
    Q_OBJECT

private slots:
    void flagsPlantedFalsehoodsAndFewTruths();
    void doesWellOnSentencesItHasNotSeen();
    void findsTheSourcesOwnWordsOk();
    void neverDoubtsTheBuiltInWriter();
    void namesTheDoubtfulPart_data();
    void namesTheDoubtfulPart();
    void holdsItemsAgainstTheirOwnFacts();
    void toleratesOtherScripts();
    void countsWhatItSaw();
    void emptiesUnsupportedFieldsInStrictMode();
    void knowsNumbersInAllTheirForms_data();
    void knowsNumbersInAllTheirForms();
    void believesWhatAPersonConfirmed();
    void showsWhereTheSourceSaysIt();
    void knowsWhoseNumberItIs();
    void tellsTrueFromFalseByRule_data();
    void tellsTrueFromFalseByRule();
    void isSharedByThreads();
    void checksThousandsOfSentencesASecond();
};

void tst_FactCheck::flagsPlantedFalsehoodsAndFewTruths()
{
    const FactCheck english(engineerCv());
    const FactCheck german(germanCv());
    const int caught = flagged(english, falseEnglish, true) + flagged(german, falseGerman, true);
    const int alarms = flagged(english, trueEnglish, false) + flagged(german, trueGerman, false);
    const auto planted = int(falseEnglish.size() + falseGerman.size());
    const auto truths = int(trueEnglish.size() + trueGerman.size());
    const double recall = double(caught) / planted;
    const double falseAlarms = double(alarms) / truths;
    qInfo("%d sentences: recall of planted falsehoods %d/%d = %.3f, false alarms %d/%d = %.3f", planted + truths, caught, planted, recall,
          alarms, truths, falseAlarms);
    QVERIFY(planted + truths >= 60);
    QVERIFY(recall >= 0.95);
    QVERIFY(falseAlarms <= 0.05);
}

void tst_FactCheck::doesWellOnSentencesItHasNotSeen()
{
    const FactCheck check(researcherCv());
    const int caught = flagged(check, falseUnseen, true);
    const int alarms = flagged(check, trueUnseen, false);
    const auto planted = int(falseUnseen.size());
    const auto truths = int(trueUnseen.size());
    qInfo("unseen: recall %d/%d = %.3f, false alarms %d/%d = %.3f", caught, planted, double(caught) / planted, alarms, truths,
          double(alarms) / truths);
    QVERIFY(double(caught) / planted >= 0.85);
    QVERIFY(double(alarms) / truths <= 0.12);
}

void tst_FactCheck::findsTheSourcesOwnWordsOk()
{
    const FactCheck check(engineerCv());
    for (const auto &sentence : {u"I make small machines dependable."_s, u"Leads a team of five."_s,
                                 u"My first program turned a lamp on at dusk."_s, u"a lamp timer that knows the sun"_s})
        QCOMPARE(check.checkSentence(sentence).support, Support::Ok);
    QCOMPARE(check.checkSentence(u"Small machines, made dependable."_s).support, Support::Reworded);
}

void tst_FactCheck::neverDoubtsTheBuiltInWriter()
{
    auto portfolios = allPortfolios();
    for (const auto &language : {u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"pt"_s})
        portfolios.append({language, dashboard(90, language)});
    for (const auto &voice : allVoices()) {
        for (const auto &[name, portfolio] : portfolios) {
            const auto report = FactCheck::check(builtInWording(portfolio, voice), portfolio);
            for (const auto &checked : report.sentences)
                QVERIFY2(checked.support != Support::Unsupported,
                         qPrintable(name + u": "_s + checked.sentence.left(200) + u" | "_s + checked.token.left(40) + u" | "_s
                                    + checked.reason));
        }
    }
}

void tst_FactCheck::namesTheDoubtfulPart_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("token");
    QTest::newRow("employer") << u"She wrote firmware at Siemens."_s << u"Siemens"_s;
    QTest::newRow("year") << u"Firmware for pumps since 1999."_s << u"1999"_s;
    QTest::newRow("number word") << u"Leads a team of twelve."_s << u"twelve"_s;
    QTest::newRow("digits") << u"Replaced 360 pump controllers."_s << u"360"_s;
    QTest::newRow("address") << u"See okafor.dev today."_s << u"okafor.dev"_s;
    QTest::newRow("award") << u"Award-winning firmware for pumps and an expert."_s << u"expert"_s; // the prize is hers
    QTest::newRow("technology") << u"Firmware in haskell for pumps."_s << u"haskell"_s;
    QTest::newRow("mixed name") << u"She wrote firmware for Tidal Norte."_s << u"Tidal Norte"_s;
}

void tst_FactCheck::namesTheDoubtfulPart()
{
    QFETCH(QString, sentence);
    QFETCH(QString, token);
    const FactCheck check(engineerCv());
    const auto checked = check.checkSentence(sentence);
    QCOMPARE(checked.support, Support::Unsupported);
    QCOMPARE(checked.token, token);
    QVERIFY(!checked.reason.isEmpty());
}

void tst_FactCheck::holdsItemsAgainstTheirOwnFacts()
{
    const FactCheck check(engineerCv());
    const auto sentence = u"Replaced 260 pump controllers in the field."_s;
    QCOMPARE(check.checkSentence(sentence, u"/work/0"_s).support, Support::Reworded);
    QCOMPARE(check.checkSentence(sentence, u"/work/1"_s).support, Support::Unsupported);
    QCOMPARE(check.checkSentence(sentence, u"about"_s).support, Support::Reworded);
}

void tst_FactCheck::toleratesOtherScripts()
{
    const FactCheck arabic(arabicCv());
    QCOMPARE(arabic.checkSentence(u"أبني أدوات بسيطة للمدارس"_s).support, Support::Ok);
    QCOMPARE(arabic.checkSentence(u"أدوات بسيطة بنيت مع Kotlin"_s).support, Support::Reworded);
    QCOMPARE(arabic.checkSentence(u"أدوات بسيطة بنيت عند Google"_s).support, Support::Unsupported);
    QCOMPARE(arabic.checkSentence(u"أبني أدوات بسيطة منذ 1999"_s).support, Support::Unsupported);
    const FactCheck japanese(japaneseCv());
    QCOMPARE(japanese.checkSentence(u"小さな機械を作ります"_s).support, Support::Ok);
    QCOMPARE(japanese.checkSentence(u"農家のためのセンサーを Google で設計"_s).support, Support::Unsupported);
}

void tst_FactCheck::countsWhatItSaw()
{
    Wording wording;
    wording.headline = u"Small machines, made dependable"_s;
    wording.subtitle = u"I make small machines dependable. Since 1999 in Berlin."_s;
    wording.items.insert(u"/work/0"_s, u"Leads a team of five."_s);
    const auto report = FactCheck::check(wording, engineerCv());
    QCOMPARE(report.ok, 2);
    QCOMPARE(report.reworded, 1);
    QCOMPARE(report.unsupported, 1);
    QCOMPARE(report.sentences.size(), 4);
    QCOMPARE(report.sentences.constLast().field, u"/work/0"_s);
}

void tst_FactCheck::emptiesUnsupportedFieldsInStrictMode()
{
    Wording wording;
    wording.headline = u"Small machines, made dependable"_s;
    wording.subtitle = u"I make small machines dependable. Since 1999 in Berlin."_s;
    wording.tagline = u"World-class engineer"_s;
    wording.about = u"Trained at Siemens as an electrician."_s;
    wording.items.insert(u"/work/0"_s, u"Leads a team of five."_s);
    wording.items.insert(u"/work/1"_s, u"Leads a team of nine."_s);
    const auto strict = FactCheck::withoutUnsupported(wording, FactCheck::check(wording, engineerCv()));
    QCOMPARE(strict.headline, wording.headline);
    QCOMPARE(strict.subtitle, QString());
    QCOMPARE(strict.tagline, QString());
    QCOMPARE(strict.about, QString());
    QCOMPARE(strict.items.keys(), QStringList{u"/work/0"_s});
}

void tst_FactCheck::knowsNumbersInAllTheirForms_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sameNumber");
    QTest::addColumn<QString>("otherNumber");
    const auto add = [](const char *name, const QString &language, const QString &source, const QString &same, const QString &other) {
        QTest::newRow(name) << language << source << same << other;
    };
    add("separators", u"en"_s, u"Planted 1,200 trees"_s, u"1.200 trees, planted by hand"_s, u"1.300 trees, planted by hand"_s);
    add("thin space", u"en"_s, u"Planted 1,200 trees"_s, u"1\u202F200 trees, planted by hand"_s, u"12\u202F000 trees, planted by hand"_s);
    add("k", u"en"_s, u"Planted 1,200 trees"_s, u"1.2k trees, planted by hand"_s, u"1.9k trees, planted by hand"_s);
    add("hundreds", u"en"_s, u"Planted 1,200 trees"_s, u"Twelve hundred trees planted"_s, u"Thirteen hundred trees planted"_s);
    add("words", u"en"_s, u"Planted 1,245 trees"_s, u"One thousand two hundred and forty-five trees planted"_s,
        u"One thousand two hundred and fifty-four trees planted"_s);
    add("million", u"en"_s, u"Planted 4.2 million trees"_s, u"4,200,000 trees planted"_s, u"420,000 trees planted"_s);
    add("German", u"de"_s, u"285 Bäume gepflanzt"_s, u"Zweihundertfünfundachtzig Bäume sind gepflanzt"_s,
        u"Zweihundertachtundfünfzig Bäume sind gepflanzt"_s);
    add("French", u"fr"_s, u"97 arbres plantés"_s, u"Quatre-vingt-dix-sept arbres plantés"_s, u"Soixante-dix-sept arbres plantés"_s);
    add("French thousands", u"fr"_s, u"1 280 arbres plantés"_s, u"mille deux cent quatre-vingts arbres plantés"_s,
        u"mille deux cent quatre-vingt-dix arbres plantés"_s);
    add("Spanish", u"es"_s, u"531 árboles plantados"_s, u"quinientos treinta y un árboles plantados"_s,
        u"quinientos treinta y tres árboles plantados"_s);
    add("Italian", u"it"_s, u"1.823 alberi piantati"_s, u"milleottocentoventitré alberi piantati"_s,
        u"milleottocentotrenta alberi piantati"_s);
    add("Portuguese", u"pt"_s, u"341 árvores plantadas"_s, u"trezentas e quarenta e uma árvores plantadas"_s,
        u"trezentas e catorze árvores plantadas"_s);
    add("Arabic digits", u"ar"_s, u"زرعت 45 شجرة"_s, u"٤٥ شجرة زرعت"_s, u"٥٤ شجرة زرعت"_s);
    add("Japanese", u"ja"_s, u"木を 12,000 本植えました"_s, u"一万二千 本の木を植えました"_s, u"二万二千 本の木を植えました"_s);
}

void tst_FactCheck::knowsNumbersInAllTheirForms()
{
    QFETCH(QString, language);
    QFETCH(QString, source);
    QFETCH(QString, sameNumber);
    QFETCH(QString, otherNumber);
    Portfolio portfolio;
    portfolio.language = language;
    portfolio.basics.summary = source;
    const FactCheck check(portfolio);
    const auto same = check.checkSentence(sameNumber);
    QVERIFY2(same.support != Support::Unsupported, qPrintable(same.token + u": "_s + same.reason));
    QCOMPARE(check.checkSentence(otherNumber).support, Support::Unsupported);
}

void tst_FactCheck::believesWhatAPersonConfirmed()
{
    FactCheck check(engineerCv());
    const auto claim = u"She wrote firmware at Siemens."_s;
    QCOMPARE(check.checkSentence(claim).support, Support::Unsupported);
    check.setConfirmed({u" She wrote  firmware at Siemens. "_s});
    const auto confirmed = check.checkSentence(claim);
    QCOMPARE(confirmed.support, Support::Confirmed);
    QCOMPARE(confirmed.token, u"Siemens"_s);
    QCOMPARE(check.checkSentence(u"She wrote firmware at Bosch."_s).support, Support::Unsupported);
    Wording wording;
    wording.about = claim + u" Since 1999."_s;
    const auto report = check.check(wording);
    QCOMPARE(report.confirmed, 1);
    QCOMPARE(report.unsupported, 1);
    wording.about = claim;
    QCOMPARE(FactCheck::withoutUnsupported(wording, check.check(wording)).about, claim);
}

void tst_FactCheck::showsWhereTheSourceSaysIt()
{
    const auto text = u"Ines Okafor\nEngineer\n\nLeads a team of five.\nReplaced 260 pump controllers.\n"_s;
    const FactCheck check(engineerCv(), text);
    const auto reworded = check.checkSentence(u"The team of 5 has replaced 260 controllers."_s);
    QCOMPARE(reworded.support, Support::Reworded);
    QStringList places;
    for (const auto &place : reworded.evidence) {
        QCOMPARE(place.text, text.mid(place.start, place.end - place.start));
        places << place.text;
    }
    QCOMPARE(places, (QStringList{u"team of five"_s, u"Replaced 260 pump controllers"_s}));
    QVERIFY(check.checkSentence(u"Xyzzy."_s).evidence.isEmpty());
    QVERIFY(FactCheck(engineerCv()).checkSentence(u"Leads a team of five."_s).evidence.isEmpty());
}

void tst_FactCheck::knowsWhoseNumberItIs()
{
    const FactCheck check(engineerCv());
    QCOMPARE(check.checkSentence(u"valveplan has 412 stars."_s).support, Support::Reworded);
    QCOMPARE(check.checkSentence(u"duskd has 412 stars."_s).support, Support::Unsupported);
}

// What no list of words tells: each row is a rule, with a sentence on either side of it.
void tst_FactCheck::tellsTrueFromFalseByRule_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isTrue");
    const auto add = [](const char *rule, const QString &truth, const QString &falsehood) {
        QTest::addRow("%s, true", rule) << truth << true;
        QTest::addRow("%s, false", rule) << falsehood << false;
    };
    add("deeds stay with their employer", u"At Brightwater she dredged the harbour basin."_s,
        u"At Brightwater she surveyed coral reefs."_s);
    add("a language is spoken as well as told", u"She speaks Danish and fluent Polish."_s, u"She speaks fluent Danish and Polish."_s);
    add("rows have no new members", u"Her tools are sonar, tide gauges and drones."_s, u"Her tools are sonar, lidar and drones."_s);
    add("second is not first", u"She was a finalist of the Coastal Mapping Contest."_s, u"She won the Coastal Mapping Contest."_s);
    add("numbers count what is next to them", u"She trained 30 divers."_s, u"She trained 12 divers."_s);
    add("parts of a whole", u"Four of five reefs recovered."_s, u"Three of five reefs recovered."_s);
    add("units of time", u"She answers within seven days."_s, u"She answers within three days."_s);
    add("differences", u"Reports now take five pages fewer."_s, u"Reports now take six pages fewer."_s);
    add("superlatives by their form", u"She charts reefs."_s, u"She charts the deepest reefs."_s);
    add("reach in numbers", u"She charts reefs."_s, u"She charts reefs in four countries."_s);
}

void tst_FactCheck::tellsTrueFromFalseByRule()
{
    Portfolio portfolio;
    portfolio.basics.name = u"Mara Lindqvist"_s;
    portfolio.basics.summary = u"Charts reefs; answers within a week. Her tools are sonar, tide gauges and drones."_s;
    Work harbour;
    harbour.name = u"Brightwater Ports"_s;
    harbour.position = u"Engineer"_s;
    harbour.highlights = QStringList{u"Dredged the harbour basin"_s, u"Cut reports from 9 to 4 pages"_s};
    Work reefs;
    reefs.name = u"Saltmarsh Institute"_s;
    reefs.position = u"Surveyor"_s;
    reefs.highlights = QStringList{u"Surveyed 12 coral islands and trained 30 divers"_s, u"80 % of the reefs recovered"_s};
    portfolio.work = {harbour, reefs};
    Award award;
    award.title = u"Finalist, Coastal Mapping Contest"_s;
    portfolio.awards = {award};
    SpokenLanguage danish;
    danish.language = u"Danish"_s;
    danish.fluency = u"Basic"_s;
    SpokenLanguage polish;
    polish.language = u"Polish"_s;
    polish.fluency = u"Fluent"_s;
    portfolio.languages = {danish, polish};
    QFETCH(QString, sentence);
    QFETCH(bool, isTrue);
    const auto checked = FactCheck(portfolio).checkSentence(sentence);
    QVERIFY2((checked.support != Support::Unsupported) == isTrue, qPrintable(checked.token + u": "_s + checked.reason));
}

void tst_FactCheck::isSharedByThreads()
{
    const auto portfolio = engineerCv();
    const auto verdictsOf = [](const FactCheck &check) {
        QStringList verdicts;
        for (const auto *sentences : {&trueEnglish, &falseEnglish})
            for (const auto &[field, sentence] : *sentences) {
                const auto checked = check.checkSentence(QStringView(sentence).toString(), QStringView(field).toString());
                verdicts << QString::number(int(checked.support)) + checked.token + checked.reason;
            }
        return verdicts;
    };
    const auto expected = verdictsOf(FactCheck(portfolio));
    constexpr std::size_t count = 4;
    for (int round = 0; round < 5; ++round) {
        const auto shared = std::make_shared<const FactCheck>(portfolio);
        std::array<QStringList, count> verdicts;
        {
            std::vector<std::jthread> threads;
            for (auto &mine : verdicts)
                threads.emplace_back([&mine, &verdictsOf, shared] { mine = verdictsOf(*shared); });
        }
        for (const auto &mine : verdicts)
            QCOMPARE(mine, expected);
    }
}

void tst_FactCheck::checksThousandsOfSentencesASecond()
{
    const FactCheck check(largeCv());
    int unsupported = 0;
    constexpr int rounds = 10;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < rounds; ++i)
        for (const auto &[field, sentence] : falseEnglish)
            unsupported +=
                check.checkSentence(QStringView(sentence).toString(), QStringView(field).toString()).support == Support::Unsupported ? 1
                                                                                                                                     : 0;
    const auto sentences = rounds * int(falseEnglish.size());
    qInfo("%d sentences against 90 projects in %lld ms", sentences, static_cast<long long>(timer.elapsed()));
    QVERIFY(unsupported > sentences / 2);
}

QTEST_GUILESS_MAIN(tst_FactCheck)
#include "tst_FactCheck.moc"
