// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/SiteBuilder.h"
#include "engine/site/ThemeCatalog.h"

#include <QtTest/QtTest>

#include <thread>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

namespace {

const ThemeCatalog &catalog()
{
    static const auto themes = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    return themes;
}

Portfolio person()
{
    Portfolio facts;
    facts.basics.name = u"Mara Lindqvist"_s;
    facts.basics.label = u"Instrument engineer"_s;
    facts.basics.email = u"mara@lindqvist.example"_s;
    facts.basics.summary = u"I build calibration tools for laboratories."_s;
    facts.basics.location.city = u"Uppsala"_s;
    Project project;
    project.name = u"fluxcal"_s;
    project.description = u"Calibration toolkit for magnetometers."_s;
    project.url = u"https://github.com/maralq/fluxcal"_s;
    project.language = u"C++"_s;
    project.stars = 412;
    facts.projects << project;
    Work work;
    work.name = u"Nordic Field Instruments"_s;
    work.position = u"Lead software engineer"_s;
    work.startDate = u"2019-03"_s;
    work.highlights = {u"Moved 40 instruments to one stack."_s, u"Cut calibration from 72 hours to 4."_s};
    facts.work << work;
    return facts;
}

Portfolio hostilePerson()
{
    const QString evil = u"\"><script>alert(1)</script><img src=x onerror=alert(2)>{{{css}}}</style>`'&lt;\u202E"_s;
    Portfolio facts;
    auto &basics = facts.basics;
    for (auto *field : {&basics.name, &basics.label, &basics.summary, &basics.location.city, &basics.image})
        *field = evil;
    basics.url = u"javascript:alert(3)"_s;
    basics.email = u"a@b.example\"onclick=alert(4)"_s;
    basics.phone = evil;
    Profile profile;
    profile.network = evil;
    profile.username = evil;
    profile.url = u"data:text/html,<script>alert(5)</script>"_s;
    basics.profiles << profile;
    Project project;
    project.name = project.description = project.language = project.lastActivity = evil;
    project.keywords = {evil};
    project.url = u"JaVaScRiPt:alert(6)"_s;
    project.stars = 5;
    facts.projects << project;
    Work work;
    work.name = work.position = work.summary = work.location = evil;
    work.startDate = evil;
    work.endDate = evil;
    work.highlights = {evil};
    work.url = u"vbscript:alert(7)"_s;
    facts.work << work;
    Skill skill;
    skill.name = skill.level = evil;
    skill.keywords = {evil};
    facts.skills << skill;
    Education education;
    education.institution = education.area = education.studyType = education.startDate = education.score = evil;
    facts.education << education;
    facts.language = evil;
    return facts;
}

QByteArray pageOf(const SiteContent &content, const Theme &theme, const SiteOptions &options = {})
{
    const auto site = buildSite(content, theme, options);
    return site ? site->files.value(u"index.html"_s) : QByteArray();
}

} // namespace

class tst_SiteBuilder : public QObject
{
    Q_OBJECT

private:
    void addThemeRows()
    {
        QTest::addColumn<QString>("theme");
        for (const auto &id : catalog().ids())
            QTest::newRow(qPrintable(id)) << id;
    }

private slots:
    void saysEveryFact_data() { addThemeRows(); }
    void saysEveryFact()
    {
        QFETCH(QString, theme);
        const auto html = QString::fromUtf8(pageOf(SiteContent(person(), {}), *catalog().find(theme)));
        for (const auto &fact : {u"Mara"_s, u"Lindqvist"_s, u"Instrument engineer"_s, u"mara@lindqvist.example"_s, u"fluxcal"_s,
                                 u"Calibration toolkit for magnetometers."_s, u"https://github.com/maralq/fluxcal"_s, u"412"_s,
                                 u"Nordic Field Instruments"_s, u"Lead software engineer"_s, u"Moved 40 instruments to one stack."_s, u"Uppsala"_s})
            QVERIFY2(html.contains(fact, Qt::CaseInsensitive), qPrintable(fact));
        QCOMPARE(html.count(u"<h1"_s), 1);
        QVERIFY(html.contains(u"Content-Security-Policy"_s));
        QVERIFY(!html.contains(u"{{"_s));
    }

    void sameInputGivesTheSameBytesOnAnyThread_data() { addThemeRows(); }
    void sameInputGivesTheSameBytesOnAnyThread()
    {
        QFETCH(QString, theme);
        const SiteContent content(person(), {});
        const auto first = pageOf(content, *catalog().find(theme));
        QByteArray second;
        std::thread worker([&] { second = pageOf(content, *catalog().find(theme)); });
        worker.join();
        QVERIFY(!first.isEmpty());
        QCOMPARE(second, first);
    }

    void hostileTextStaysText_data() { addThemeRows(); }
    void hostileTextStaysText()
    {
        QFETCH(QString, theme);
        Wording wording;
        wording.headline = wording.subtitle = wording.tagline = wording.about = u"<script>alert(8)</script> [x](javascript:alert(9)) {{name}} ${7*7}"_s;
        wording.items.insert(u"/projects/0"_s, u"<svg onload=alert(10)>"_s);
        auto html = QString::fromUtf8(pageOf(SiteContent(hostilePerson(), wording), *catalog().find(theme)));
        QVERIFY(!html.isEmpty());
        QCOMPARE(html.count(u"<style"_s), 1);
        QCOMPARE(html.count(u"</style"_s), 1);
        html.remove(html.indexOf(u"<style"_s), html.indexOf(u"</style"_s) - html.indexOf(u"<style"_s));
        for (const auto &forbidden : {u"<script"_s, u"<img src=x"_s, u"<svg onload"_s, u"\u202E"_s})
            QVERIFY2(!html.contains(forbidden, Qt::CaseInsensitive), qPrintable(forbidden));
        static const QRegularExpression address(u"(?:href|src)=\"([^\"]*)\""_s);
        for (auto it = address.globalMatch(html); it.hasNext();) {
            const auto target = it.next().captured(1);
            static const QRegularExpression allowed(u"^(#|https://|http://|mailto:|tel:|data:image/svg\\+xml,)"_s);
            QVERIFY2(allowed.match(target).hasMatch(), qPrintable(target));
        }
        static const QRegularExpression quoted(u"\"[^\"]*\""_s);
        html.remove(quoted); // what is inside a value is text; only a handler outside of one would run
        static const QRegularExpression handler(u"<[a-z][^>]*\\son[a-z]+\\s*="_s);
        QVERIFY(!handler.match(html).hasMatch());
    }

    void aNameAloneIsASite_data() { addThemeRows(); }
    void aNameAloneIsASite()
    {
        QFETCH(QString, theme);
        Portfolio facts;
        facts.basics.name = u"Ada"_s;
        const auto html = QString::fromUtf8(pageOf(SiteContent(facts, {}), *catalog().find(theme)));
        QVERIFY(html.contains(u"Ada"_s));
        QVERIFY2(!html.contains(u"<h2"_s), "a section without facts has a heading");
        QVERIFY(!html.contains(u"href=\"\""_s));
    }

    void everyProjectIsOnThePage_data() { addThemeRows(); }
    void everyProjectIsOnThePage()
    {
        QFETCH(QString, theme);
        auto facts = person();
        facts.projects.clear();
        for (int i = 0; i < 90; ++i) {
            Project project;
            project.name = u"repository-%1-x"_s.arg(i);
            project.description = u"Does thing number %1."_s.arg(i);
            project.stars = i % 7;
            project.language = i % 2 ? u"Go"_s : u"Rust"_s;
            facts.projects << project;
        }
        const auto html = QString::fromUtf8(pageOf(SiteContent(facts, {}), *catalog().find(theme)));
        for (const auto &project : std::as_const(facts.projects))
            QVERIFY2(html.contains(project.name), qPrintable(project.name));
        QVERIFY2(html.size() < 120 * 1024, qPrintable(QString::number(html.size())));
    }

    void theSchemeCanBeForced_data() { addThemeRows(); }
    void theSchemeCanBeForced()
    {
        QFETCH(QString, theme);
        SiteOptions light, dark;
        light.scheme = Theme::Scheme::Light;
        dark.scheme = Theme::Scheme::Dark;
        const auto *found = catalog().find(theme);
        const auto lightPage = pageOf(SiteContent(person(), {}), *found, light);
        const auto darkPage = pageOf(SiteContent(person(), {}), *found, dark);
        QVERIFY(lightPage.contains(":root{color-scheme:light"));
        QVERIFY(!lightPage.contains("color-scheme:dark"));
        QVERIFY(darkPage.contains(":root{color-scheme:dark"));
        QVERIFY(darkPage.contains("@media print{:root{color-scheme:light"));
    }

    void rightToLeftIsSeen()
    {
        Portfolio facts;
        facts.basics.name = u"ليلى حداد"_s;
        facts.basics.label = u"مهندسة برمجيات"_s;
        facts.language = u"ar"_s;
        const auto html = QString::fromUtf8(pageOf(SiteContent(facts, {}), *catalog().find(u"minimalist"_s)));
        QVERIFY(html.contains(u"dir=\"rtl\""_s));
        QVERIFY(html.contains(u"lang=\"ar\""_s));
    }

    void theWordingIsSaidAndTheFactsStay()
    {
        auto facts = person();
        Wording wording;
        wording.headline = u"Calibration that holds"_s;
        wording.items.insert(u"/projects/0"_s, u"Fits errors, reports uncertainty."_s);
        const auto html = QString::fromUtf8(pageOf(SiteContent(facts, wording), *catalog().find(u"enterprise"_s)));
        QVERIFY(html.contains(wording.headline));
        QVERIFY(html.contains(u"Fits errors, reports uncertainty."_s));
        QVERIFY(!html.contains(u"Calibration toolkit for magnetometers."_s));
        QVERIFY(html.contains(u"fluxcal"_s));
    }

    void figuresComeFromTheSourceOnly()
    {
        const auto html = QString::fromUtf8(pageOf(SiteContent(person(), {}), *catalog().find(u"enterprise"_s)));
        QVERIFY(html.contains(u"40"_s));
        auto facts = person();
        facts.projects.clear();
        facts.work.first().highlights = {u"Joined in 2019 and stayed."_s, u"Wrote version 2.4.1 of it."_s};
        const auto plain = QString::fromUtf8(pageOf(SiteContent(facts, {}), *catalog().find(u"enterprise"_s)));
        QVERIFY(!plain.contains(u">2.4<"_s)); // neither a year nor a version is a figure
        QVERIFY(!plain.contains(u">2019<"_s) || !plain.contains(u"figure"_s));
    }
};

QTEST_GUILESS_MAIN(tst_SiteBuilder)
#include "tst_SiteBuilder.moc"
