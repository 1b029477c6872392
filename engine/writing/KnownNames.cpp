// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/KnownNames.h"

#include <QtCore/QSet>

#include <algorithm>
#include <array>

namespace trinity {

namespace {

constexpr std::array knownNames{
    u"google",   u"microsoft",  u"amazon",   u"apple",    u"facebook",   u"netflix",  u"ibm",        u"intel",        u"nvidia",
    u"oracle",   u"sap",        u"siemens",  u"bosch",    u"bmw",        u"daimler",  u"volkswagen", u"porsche",      u"airbus",
    u"boeing",   u"nasa",       u"esa",      u"cern",     u"tesla",      u"spacex",   u"uber",       u"airbnb",       u"spotify",
    u"twitter",  u"linkedin",   u"stripe",   u"paypal",   u"cisco",      u"ericsson", u"nokia",      u"samsung",      u"sony",
    u"toyota",   u"accenture",  u"deloitte", u"mckinsey", u"kpmg",       u"pwc",      u"capgemini",  u"thoughtworks", u"openai",
    u"deepmind", u"anthropic",  u"mit",      u"stanford", u"harvard",    u"oxford",   u"cambridge",  u"princeton",    u"yale",
    u"berkeley", u"caltech",    u"eth",      u"epfl",     u"sorbonne",   u"forbes",   u"techcrunch", u"turing",       u"nobel",
    u"pulitzer", u"fraunhofer", u"telekom",  u"allianz",  u"salesforce", u"shopify",  u"atlassian",  u"goldman",
};

constexpr std::array knownTechnologies{
    u"python",     u"java",    u"javascript", u"typescript",  u"kotlin",     u"golang",    u"haskell",       u"erlang",     u"scala",
    u"clojure",    u"fortran", u"cobol",      u"php",         u"perl",       u"matlab",    u"kubernetes",    u"docker",     u"terraform",
    u"ansible",    u"jenkins", u"aws",        u"azure",       u"gcp",        u"openstack", u"linux",         u"postgresql", u"postgres",
    u"mysql",      u"sqlite",  u"mongodb",    u"redis",       u"kafka",      u"rabbitmq",  u"elasticsearch", u"graphql",    u"tensorflow",
    u"pytorch",    u"numpy",   u"django",     u"laravel",     u"symfony",    u"angular",   u"vue.js",        u"vue",        u"svelte",
    u"next.js",    u"node.js", u"nodejs",     u"webassembly", u"blockchain", u"ethereum",  u"solidity",      u"hadoop",     u"snowflake",
    u"prometheus", u"grafana", u"proxmox",    u"nginx",       u"c++",        u"c#",        u"opengl",        u"vulkan",     u"cuda",
    u"fpga",       u"verilog", u"vhdl",       u"photoshop",   u"figma",      u"wordpress", u"drupal",        u"arduino",    u"zephyr",
    u"freertos",
};

// Languages of people, in the six languages and Russian; beginnings, so that inflections count.
constexpr std::array languageNames{
    u"english",    u"englisch",    u"anglais",        u"inglés",      u"inglese",    u"inglês",        u"german",     u"deutsch",
    u"allemand",   u"alemán",      u"tedesco",        u"alemão",      u"french",     u"französisch",   u"français",   u"francés",
    u"francese",   u"francês",     u"spanish",        u"spanisch",    u"espagnol",   u"español",       u"spagnolo",   u"espanhol",
    u"italian",    u"italienisch", u"italien",        u"italiano",    u"portuguese", u"portugiesisch", u"portugais",  u"portugués",
    u"portoghese", u"português",   u"russian",        u"russisch",    u"russe",      u"ruso",          u"russo",      u"chinese",
    u"chinesisch", u"chinois",     u"chino",          u"cinese",      u"chinês",     u"mandarin",      u"japanese",   u"japanisch",
    u"japonais",   u"japonés",     u"giapponese",     u"japonês",     u"arabic",     u"arabisch",      u"arabe",      u"árabe",
    u"arabo",      u"dutch",       u"niederländisch", u"néerlandais", u"olandese",   u"holandês",      u"neerlandés", u"swedish",
    u"schwedisch", u"suédois",     u"sueco",          u"svedese",     u"danish",     u"dänisch",       u"danois",     u"norwegian",
    u"norwegisch", u"norvégien",   u"polish",         u"polnisch",    u"polonais",   u"polaco",        u"polacco",    u"turkish",
    u"türkisch",   u"turc",        u"turco",          u"greek",       u"griechisch", u"grec",          u"griego",     u"greco",
    u"korean",     u"koreanisch",  u"coréen",         u"coreano",     u"hindi",      u"urdu",          u"hebrew",     u"croatian",
    u"kroatisch",  u"croate",      u"croato",         u"croata",      u"czech",      u"tschechisch",   u"tchèque",    u"ceco",
    u"ukrainian",  u"ukrainisch",  u"catalan",        u"catalán",     u"catalano",   u"basque",        u"euskera",    u"gallego",
    u"galego",     u"finnish",     u"hungarian",      u"ungarisch",   u"romanian",   u"rumänisch",     u"roumain",    u"rumeno",
    u"romeno",     u"vietnamese",  u"farsi",          u"persian",
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
constexpr std::array germanNouns{
    u"jahr",         u"jahre",     u"jahren",    u"monat",      u"monate",    u"monaten",     u"woche",         u"wochen",
    u"tag",          u"tage",      u"tagen",     u"zeit",       u"zeiten",    u"mensch",      u"menschen",      u"leute",
    u"kunde",        u"kunden",    u"frau",      u"mann",       u"kind",      u"kinder",      u"kindern",       u"familie",
    u"familien",     u"freund",    u"freunde",   u"freunden",   u"kollege",   u"kollegen",    u"team",          u"teams",
    u"haus",         u"hause",     u"häuser",    u"hand",       u"hände",     u"händen",      u"ort",           u"orte",
    u"orten",        u"stadt",     u"land",      u"welt",       u"leben",     u"arbeit",      u"beruf",         u"handwerk",
    u"sache",        u"sachen",    u"ding",      u"dinge",      u"dingen",    u"teil",        u"teile",         u"teilen",
    u"ende",         u"anfang",    u"beginn",    u"ziel",       u"ziele",     u"weg",         u"wege",          u"idee",
    u"ideen",        u"frage",     u"fragen",    u"antwort",    u"antworten", u"problem",     u"probleme",      u"problemen",
    u"plan",         u"pläne",     u"grund",     u"art",        u"form",      u"formen",      u"bild",          u"bilder",
    u"text",         u"texte",     u"texten",    u"wort",       u"worte",     u"worten",      u"wörter",        u"sprache",
    u"sprachen",     u"buch",      u"bücher",    u"projekt",    u"projekte",  u"projekten",   u"werkzeug",      u"werkzeuge",
    u"werkzeugen",   u"programm",  u"programme", u"software",   u"hardware",  u"daten",       u"system",        u"systeme",
    u"systemen",     u"technik",   u"techniken", u"computer",   u"netz",      u"server",      u"code",          u"anwendung",
    u"nutzer",       u"nutzern",   u"gerät",     u"geräte",     u"geräten",   u"maschine",    u"maschinen",     u"material",
    u"materialien",  u"holz",      u"stahl",     u"stein",      u"glas",      u"wasser",      u"luft",          u"licht",
    u"farbe",        u"farben",    u"raum",      u"räume",      u"räumen",    u"schule",      u"schulen",       u"schüler",
    u"schülern",     u"lehrer",    u"lehre",     u"studium",    u"studenten", u"studierende", u"beispiel",      u"detail",
    u"details",      u"fall",      u"fällen",    u"hilfe",      u"dank",      u"interesse",   u"liebe",         u"freude",
    u"mut",          u"ruhe",      u"geduld",    u"sorgfalt",   u"rücksicht", u"blick",       u"sinn",          u"wert",
    u"werte",        u"preis",     u"geld",      u"zahl",       u"zahlen",    u"mal",         u"prozent",       u"euro",
    u"stunde",       u"stunden",   u"minute",    u"minuten",    u"abend",     u"morgen",      u"nacht",         u"sommer",
    u"winter",       u"herbst",    u"frühling",  u"wochenende", u"bereich",   u"bereichen",   u"gebiet",        u"thema",
    u"themen",       u"umgang",    u"einsatz",   u"aufbau",     u"betrieb",   u"betriebe",    u"firma",         u"firmen",
    u"unternehmen",  u"büro",      u"markt",     u"verein",     u"vereine",   u"gruppe",      u"gruppen",       u"mitarbeiter",
    u"mitarbeitern", u"nachbar",   u"nachbarn",  u"verbrauch",  u"aufwand",   u"schritt",     u"schritte",      u"schritten",
    u"januar",       u"februar",   u"märz",      u"april",      u"mai",       u"juni",        u"juli",          u"august",
    u"september",    u"oktober",   u"november",  u"dezember",   u"montag",    u"dienstag",    u"mittwoch",      u"donnerstag",
    u"freitag",      u"samstag",   u"sonntag",   u"samstags",   u"herkunft",  u"zukunft",     u"vergangenheit", u"heute",
    u"beton",        u"brücke",    u"brücken",   u"reparatur",  u"pflege",    u"betreuung",   u"qualität",      u"sicherheit",
    u"gesellen",     u"lehrlinge",
};

template <std::size_t N>
QSet<QString> setOf(const std::array<const char16_t *, N> &words)
{
    QSet<QString> set;
    for (const auto *word : words)
        set.insert(QStringView(word).toString());
    return set;
}

} // namespace

bool isKnownName(const QString &lower)
{
    static const auto names = setOf(knownNames);
    return names.contains(lower);
}

bool isKnownTechnology(const QString &lower)
{
    static const auto technologies = setOf(knownTechnologies);
    return technologies.contains(lower);
}

bool isLanguageName(const QString &lower)
{
    static const auto names = setOf(languageNames);
    if (names.contains(lower))
        return true;
    for (const auto &ending : {u"a", u"s", u"e", u"es", u"en", u"er", u"en"}) {
        const QStringView end(ending);
        if (lower.endsWith(end) && names.contains(lower.chopped(end.size())))
            return true;
    }
    return lower.endsWith(u'a') && names.contains(lower.chopped(1) + u'o');
}

QStringList placesIn(const QString &text)
{
    QStringList found;
    for (const auto *place : placesWithoutCapitals)
        if (const QStringView name(place); text.contains(name))
            found.append(name.toString());
    return found;
}

bool isGermanNoun(const QString &lower)
{
    static const auto nouns = setOf(germanNouns);
    if (nouns.contains(lower))
        return true;
    return lower.size() > 5 && std::any_of(germanNounEnds.begin(), germanNounEnds.end(), [&lower](const char16_t *end) {
               return lower.endsWith(QStringView(end));
           });
}

} // namespace trinity
