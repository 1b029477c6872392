// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/DateWords.h"
#include "engine/site/SiteLabels.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_SiteLabels : public QObject
{
    Q_OBJECT

private slots:
    void everyWordExistsInEveryLanguage()
    {
        for (const auto &language : {u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"pt"_s, u"ar"_s, u"he"_s}) {
            const SiteLabels labels(language, {});
            for (const auto &name : SiteLabels::names())
                QVERIFY2(!labels.word(QLatin1StringView(name.toLatin1())).isEmpty(), qPrintable(language + u' ' + name));
        }
    }

    void unknownLanguagesGetEnglish()
    {
        QCOMPARE(SiteLabels(u"fi"_s, {}).word("projects"_L1), u"Projects"_s);
        QCOMPARE(SiteLabels(u"de-AT"_s, {}).word("projects"_L1), u"Projekte"_s);
        QCOMPARE(SiteLabels(u"en"_s, {}).word("no_such_word"_L1), QString());
    }

    void aThemesOwnWordsWin()
    {
        const QMap<QString, QMap<QString, QString>> own{{u"de"_s, {{u"projects"_s, u"Werke"_s}}}};
        QCOMPARE(SiteLabels(u"de"_s, own).word("projects"_L1), u"Werke"_s);
        QCOMPARE(SiteLabels(u"en"_s, own).word("projects"_L1), u"Projects"_s);
    }

    void countsAreWordsUpToTwelve()
    {
        const SiteLabels english(u"en"_s, {});
        QCOMPARE(english.countWord(6), u"six"_s);
        QCOMPARE(english.countWord(13), u"13"_s);
        QCOMPARE(english.grouped(1287), u"1,287"_s);
        QCOMPARE(SiteLabels(u"de"_s, {}).grouped(1287), u"1.287"_s);
        QCOMPARE(SiteLabels(u"ar"_s, {}).countWord(3), u"3"_s);
    }

    void datesReadAsTheLanguageWritesThem()
    {
        const SiteLabels english(u"en"_s, {});
        const SiteLabels german(u"de"_s, {});
        QCOMPARE(dateInWords(u"2019-03"_s, english), u"March 2019"_s);
        QCOMPARE(dateInWords(u"2019-03"_s, german), u"März 2019"_s);
        QCOMPARE(dateInWords(u"2019"_s, english), u"2019"_s);
        QCOMPARE(dateInWords(u"Summer 2019"_s, english), u"Summer 2019"_s);
        QCOMPARE(spanInWords(u"2019-03"_s, {}, english), u"March 2019 to today"_s);
        QCOMPARE(spanInWords(u"2014-08"_s, u"2019-02"_s, german), u"August 2014 bis Februar 2019"_s);
        QCOMPARE(spanInWords({}, u"2014"_s, english), u"2014"_s);
        QCOMPARE(spanInYears(u"2019-03"_s, {}), u"2019\u2013"_s);
        QCOMPARE(spanInYears(u"2019-03"_s, u"2019-12"_s), u"2019"_s);
        QCOMPARE(isoDate(u"2019-13"_s), QString());
        QCOMPARE(yearOf(u"Summer 2019"_s), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(tst_SiteLabels)
#include "tst_SiteLabels.moc"
