// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Portfolios.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

Project project(const QString &name, const QString &description, const QString &language, qint64 stars)
{
    Project project;
    project.name = name;
    project.description = description;
    project.language = language;
    project.stars = stars;
    project.url = u"https://git.example/"_s + name;
    return project;
}

Work job(const QString &position, const QString &name, const QString &from, const QString &to, const QStringList &highlights)
{
    Work work;
    work.position = position;
    work.name = name;
    work.startDate = from;
    work.endDate = to;
    work.highlights = highlights;
    return work;
}

} // namespace

Portfolio engineerCv()
{
    Portfolio p;
    p.basics.name = u"Ines Okafor"_s;
    p.basics.label = u"Embedded systems engineer"_s;
    p.basics.email = u"ines@okafor.example"_s;
    p.basics.url = u"https://okafor.example"_s;
    p.basics.location.city = u"Porto"_s;
    p.basics.summary =
        u"I make small machines dependable. For fourteen years I have written firmware for pumps, meters and valves, e.g. the "
        "controller of the Lisbon waterworks. I measure before I change anything; a log that nobody reads is no log. I also "
        "teach evening classes."_s;
    p.about = u"Born beside a harbour, trained as an electrician.\n\nMy first program turned a lamp on at dusk. It still runs."_s;
    p.work = {job(u"Lead firmware engineer"_s, u"Aguas Norte"_s, u"2018-04"_s, {},
                  {u"Replaced 260 pump controllers without a day of outage."_s, u"Leads a team of five."_s}),
              job(u"Firmware developer"_s, u"Tidal Meters Ltd"_s, u"2011-09"_s, u"2018-03"_s,
                  {u"Wrote the radio protocol that 40,000 meters speak."_s, u"Cut the power draw by 35% in one winter."_s})};
    p.projects = {project(u"valveplan"_s,
                          u"Plans maintenance of valves from their own sensor history, and explains each date it proposes."_s, u"Rust"_s,
                          412),
                  project(u"duskd"_s, u"A lamp timer that knows the sun."_s, u"C"_s, 1287),
                  project(u"meterlog"_s, u"Reads radio meters with a ten-euro stick."_s, u"Python"_s, 96)};
    Education school;
    school.institution = u"University of Porto"_s;
    school.area = u"Electrical engineering"_s;
    school.studyType = u"MSc"_s;
    school.endDate = u"2011"_s;
    p.education = {school};
    Award award;
    award.title = u"Regional Maker Prize"_s;
    award.date = u"2021"_s;
    p.awards = {award};
    Skill skill;
    skill.name = u"Languages"_s;
    skill.keywords = QStringList{u"C"_s, u"Rust"_s, u"Python"_s, u"Zephyr"_s};
    p.skills = {skill};
    return p;
}

Portfolio germanCv()
{
    Portfolio p;
    p.language = u"de"_s;
    p.basics.name = u"Jörn Hagedorn"_s;
    p.basics.label = u"Orgelbauer und Restaurator"_s;
    p.basics.location.city = u"Stade"_s;
    p.basics.summary =
        u"Ich restauriere Orgeln, z. B. die der St. Cosmae Kirche. Am 3. Mai 2009 habe ich meine Werkstatt eröffnet. Seither "
        "sind 14 Instrumente fertig geworden."_s;
    p.work = {job(u"Inhaber"_s, u"Werkstatt Hagedorn"_s, u"2009-05"_s, {}, {u"Beschäftigt drei Gesellen."_s}),
              job(u"Geselle"_s, u"Orgelbau Ahlers"_s, u"1998"_s, u"2009"_s, {u"Arbeitete an der Orgel von Cappel."_s})};
    p.projects = {project(u"Windlade Cappel"_s, u"Neubau einer Windlade nach Aufmaß von 1680."_s, {}, 0)};
    p.projects[0].stars.reset();
    return p;
}

Portfolio arabicCv()
{
    Portfolio p;
    p.language = u"ar"_s;
    p.basics.name = u"ليلى حداد"_s;
    p.basics.label = u"مهندسة برمجيات"_s;
    p.basics.location.city = u"عمّان"_s;
    p.basics.summary = u"أبني أدوات بسيطة للمدارس. هل تعمل بلا إنترنت؟ نعم، تعمل دائما. أحب النص الواضح."_s;
    p.projects = {
        project(u"كتابي"_s, u"قارئ كتب للأطفال؛ يعمل بلا اتصال ويحفظ مكان القراءة لكل طفل في المدرسة والبيت معا"_s, u"Kotlin"_s, 12)};
    return p;
}

Portfolio japaneseCv()
{
    Portfolio p;
    p.language = u"ja"_s;
    p.basics.name = u"佐藤 花"_s;
    p.basics.label = u"組み込みエンジニア"_s;
    p.basics.location.city = u"仙台"_s;
    p.basics.summary =
        u"小さな機械を作ります。十年間、農家のためにセンサーを設計しました。現場で試してから出荷します。休日は古い時計を直します。"_s;
    p.projects = {project(
        u"田守"_s,
        u"水田の水位を測る装置です。電池で一年動きます。データは畑の外に出ません。設置に道具は要りません。地図の上に毎朝の水位が並びます。"_s,
        u"C++"_s, 31)};
    return p;
}

Portfolio longWordsCv()
{
    const QString word(300, u'x');
    Portfolio p;
    p.basics.name = word;
    p.basics.label = word;
    p.basics.summary = word;
    p.about = word;
    p.projects = {project(word, word, word, 1)};
    p.work = {job(word, word, u"2001"_s, {}, {word})};
    return p;
}

Portfolio researcherCv()
{
    Portfolio p;
    p.basics.name = u"Tomas Brandvold"_s;
    p.basics.label = u"Marine biologist"_s;
    p.basics.location.city = u"Bergen"_s;
    p.basics.summary =
        u"I study how kelp forests recover after storms. Eight summers of diving along the Hardanger coast taught me to count slowly."_s;
    p.about =
        u"I keep open notebooks, write small R scripts and share every data set. In winter I repair wooden boats with my sister Liv."_s;
    p.work = {job(u"Research fellow"_s, u"Institute of Coastal Ecology"_s, u"2017"_s, {},
                  {u"Runs a survey of 64 stations from Stavanger to Bodø."_s, u"Supervises two doctoral students."_s}),
              job(u"Field assistant"_s, u"Saltstraumen Aquarium"_s, u"2013-06"_s, u"2016-12"_s,
                  {u"Fed the wolffish and rebuilt the seawater pumps."_s, u"Guided 3,200 schoolchildren in one season."_s})};
    p.projects = {project(u"kelpcount"_s, u"Counts kelp stems in underwater photos; wrong in about one of twenty."_s, u"R"_s, 58),
                  project(u"tidebook"_s, u"A printable notebook with tide tables for divers."_s, u"Lua"_s, 7)};
    Publication paper;
    paper.name = u"Slow regrowth of Laminaria after winter storms"_s;
    paper.publisher = u"Nordic Journal of Marine Science"_s;
    paper.releaseDate = u"2020"_s;
    p.publications = {paper};
    Education school;
    school.institution = u"University of Tromsø"_s;
    school.area = u"Biology"_s;
    school.studyType = u"MSc"_s;
    school.endDate = u"2013"_s;
    p.education = {school};
    return p;
}

Portfolio nameOnly()
{
    Portfolio p;
    p.basics.name = u"Ada Quist"_s;
    return p;
}

Portfolio dashboard(int projects, const QString &language)
{
    Portfolio p;
    p.basics.name = u"quist"_s;
    p.language = language;
    for (int i = 0; i < projects; ++i) {
        auto one = project(
            u"tool-%1"_s.arg(i),
            u"Reads part %1 of the log; writes a table for people who run servers and want to know why they are slow today."_s.arg(i),
            i % 4 == 0 ? u"Go"_s : u"Python"_s, (projects - i) * 7);
        one.lastActivity = u"%1 days ago"_s.arg(i + 1);
        p.projects.append(one);
    }
    return p;
}

Portfolio largeCv()
{
    auto p = engineerCv();
    const QString sentence =
        u"It was built with two colleagues over one long summer and has been in use at the harbour ever since that day. "_s;
    for (int i = 0; i < 3; ++i)
        p.work.append(job(u"Technician %1"_s.arg(i), u"Workshop %1"_s.arg(i), u"200%1"_s.arg(i), u"200%1"_s.arg(i + 1),
                          {sentence, sentence, sentence}));
    p.basics.summary += u' ' + sentence.repeated(10);
    p.about += u"\n\n"_s + sentence.repeated(20);
    const auto more = dashboard(87).projects;
    for (auto one : more) {
        one.description += u' ' + sentence.repeated(4);
        p.projects.append(one);
    }
    return p;
}

QList<std::pair<QString, Portfolio>> allPortfolios()
{
    return {{u"engineer"_s, engineerCv()},     {u"german"_s, germanCv()},        {u"arabic"_s, arabicCv()},
            {u"japanese"_s, japaneseCv()},     {u"long words"_s, longWordsCv()}, {u"name only"_s, nameOnly()},
            {u"dashboard"_s, dashboard(90)},   {u"few"_s, dashboard(2)},         {u"large"_s, largeCv()},
            {u"researcher"_s, researcherCv()}, {u"empty"_s, Portfolio()}};
}

QList<Voice> allVoices()
{
    QList<Voice> voices{Voice::plain()};
    QDir themes(QStringLiteral(TRINITY_THEMES_DIR));
    const auto folders = themes.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const auto &folder : folders) {
        QFile file(themes.filePath(folder + u"/voice.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto voice = Voice::fromJson(folder, file.readAll());
        if (voice)
            voices.append(*voice);
    }
    Voice tight;
    tight.id = u"tight"_s;
    tight.role = u"a telegraphist"_s;
    tight.tone = u"Short."_s;
    tight.headlineWords = 4;
    tight.sentenceWords = 8;
    tight.itemWords = 9;
    tight.aboutWords = 30;
    voices.append(tight);
    return voices;
}

} // namespace trinity::test
