// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/KnownNames.h"

#include "engine/writing/FactTokens.h"

#include <algorithm>
#include <array>

namespace trinity {

namespace {

constexpr std::array rowsOfNames{
    WordRow{WordKind::KnownName,
            u"google microsoft amazon apple facebook netflix ibm intel nvidia oracle sap siemens bosch bmw daimler volkswagen "
            u"porsche airbus boeing nasa esa cern tesla spacex uber airbnb spotify twitter linkedin stripe paypal cisco ericsson "
            u"nokia samsung sony toyota accenture deloitte mckinsey kpmg pwc capgemini thoughtworks openai deepmind anthropic mit "
            u"stanford harvard oxford cambridge princeton yale berkeley caltech eth epfl sorbonne forbes techcrunch turing nobel "
            u"pulitzer fraunhofer telekom allianz salesforce shopify atlassian goldman"},
    WordRow{WordKind::Technology,
            u"python java javascript typescript kotlin golang haskell erlang scala clojure fortran cobol php perl matlab "
            u"kubernetes docker terraform ansible jenkins aws azure gcp openstack linux postgresql postgres mysql sqlite mongodb "
            u"redis kafka rabbitmq elasticsearch graphql tensorflow pytorch numpy django laravel symfony angular vue.js vue svelte "
            u"next.js node.js nodejs webassembly blockchain ethereum solidity hadoop snowflake prometheus grafana proxmox nginx "
            u"c++ c# opengl vulkan cuda fpga verilog vhdl photoshop figma wordpress drupal arduino zephyr freertos"},
    // In the six languages and Russian; WordKinds adds their inflections.
    WordRow{WordKind::Language,
            u"english englisch anglais inglés inglese inglês german deutsch allemand alemán tedesco alemão french französisch "
            u"français francés francese francês spanish spanisch espagnol español spagnolo espanhol italian italienisch italien "
            u"italiano portuguese portugiesisch portugais portugués portoghese português russian russisch russe ruso russo chinese "
            u"chinesisch chinois chino cinese chinês mandarin japanese japanisch japonais japonés giapponese japonês arabic "
            u"arabisch arabe árabe arabo dutch niederländisch néerlandais olandese holandês neerlandés swedish schwedisch suédois "
            u"sueco svedese danish dänisch danois norwegian norwegisch norvégien polish polnisch polonais polaco polacco turkish "
            u"türkisch turc turco greek griechisch grec griego greco korean koreanisch coréen coreano hindi urdu hebrew croatian "
            u"kroatisch croate croato croata czech tschechisch tchèque ceco ukrainian ukrainisch catalan catalán catalano basque "
            u"euskera gallego galego finnish hungarian ungarisch romanian rumänisch roumain rumeno romeno vietnamese farsi persian"},
    WordRow{WordKind::GermanNoun,
            u"jahr jahre jahren monat monate monaten woche wochen tag tage tagen zeit zeiten mensch menschen leute kunde kunden "
            u"frau mann kind kinder kindern familie familien freund freunde freunden kollege kollegen team teams haus hause häuser "
            u"hand hände händen ort orte orten stadt land welt leben arbeit beruf handwerk sache sachen ding dinge dingen teil "
            u"teile teilen ende anfang beginn ziel ziele weg wege idee ideen frage fragen antwort antworten problem probleme "
            u"problemen plan pläne grund art form formen bild bilder text texte texten wort worte worten wörter sprache sprachen "
            u"buch bücher projekt projekte projekten werkzeug werkzeuge werkzeugen programm programme software hardware daten "
            u"system systeme systemen technik techniken computer netz server code anwendung nutzer nutzern gerät geräte geräten "
            u"maschine maschinen material materialien holz stahl stein glas wasser luft licht farbe farben raum räume räumen "
            u"schule schulen schüler schülern lehrer lehre studium studenten studierende beispiel detail details fall fällen hilfe "
            u"dank interesse liebe freude mut ruhe geduld sorgfalt rücksicht blick sinn wert werte preis geld zahl zahlen mal "
            u"prozent euro stunde stunden minute minuten abend morgen nacht sommer winter herbst frühling wochenende bereich "
            u"bereichen gebiet thema themen umgang einsatz aufbau betrieb betriebe firma firmen unternehmen büro markt verein "
            u"vereine gruppe gruppen mitarbeiter mitarbeitern nachbar nachbarn verbrauch aufwand schritt schritte schritten januar "
            u"februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag "
            u"freitag samstag sonntag samstags herkunft zukunft vergangenheit heute beton brücke brücken reparatur pflege "
            u"betreuung qualität sicherheit gesellen lehrlinge"},
};

// Places in scripts without capitals, as they stand within a text.
constexpr std::array placesWithoutCapitals{
    u"دبي",    u"القاهرة",      u"الرياض",   u"بغداد",   u"دمشق",     u"عمّان",    u"الدوحة",  u"أبوظبي",  u"تونس",  u"الجزائر", u"الرباط",
    u"باريس",  u"لندن",         u"برلين",    u"نيويورك", u"بيروت",    u"جدة",     u"الكويت",  u"إسطنبول", u"東京",  u"大阪",    u"京都",
    u"名古屋", u"横浜",         u"札幌",     u"福岡",    u"神戸",     u"仙台",    u"広島",    u"北京",    u"上海",  u"广州",    u"深圳",
    u"杭州",   u"南京",         u"成都",     u"武汉",    u"西安",     u"香港",    u"台北",    u"臺北",    u"纽约",  u"伦敦",    u"巴黎",
    u"柏林",   u"ニューヨーク", u"ロンドン", u"パリ",    u"ベルリン", u"서울",    u"부산",    u"인천",    u"대구",  u"대전",    u"광주",
    u"제주",   u"뉴욕",         u"런던",     u"파리",    u"도쿄",     u"תל אביב", u"ירושלים", u"חיפה",    u"दिल्ली", u"मुंबई",
};

// German nouns that are no names, by their ends or beginnings.
constexpr std::array germanNounEnds{u"ung",   u"ungen",  u"heit",   u"heiten", u"keit",  u"keiten", u"schaft", u"schaften",
                                    u"tion",  u"tionen", u"ität",   u"itäten", u"nis",   u"nisse",  u"ment",   u"mente",
                                    u"ling",  u"linge",  u"lingen", u"tum",    u"in",    u"innen",  u"iker",   u"ismus",
                                    u"zeug",  u"zeuge",  u"stück",  u"stücke", u"jahre", u"jahren", u"arbeit", u"werk",
                                    u"werke", u"fach",   u"leute",  u"weise",  u"kunst", u"bau",    u"stelle"};

} // namespace

std::span<const WordRow> knownNameRows()
{
    return rowsOfNames;
}

QStringList placesIn(const QString &text)
{
    QStringList found;
    for (const auto *place : placesWithoutCapitals)
        if (const QStringView name(place); text.contains(name))
            found.append(name.toString());
    return found;
}

bool isGermanNoun(const FactToken &token)
{
    if (token.is(WordKind::GermanNoun))
        return true;
    return token.lower.size() > 5 && std::any_of(germanNounEnds.begin(), germanNounEnds.end(), [&token](const char16_t *end) {
               return token.lower.endsWith(QStringView(end));
           });
}

} // namespace trinity
