// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Portfolios.h"

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SiteContent.h"
#include "engine/writing/BuiltInWriter.h"
#include "engine/writing/Sentences.h"
#include "tests/support/CoroTest.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

class tst_BuiltInWriter : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheLimitsOfEveryVoice();
    void usesNoWordThatIsNotInTheSource();
    void neverEndsInAnEllipsis();
    void takesAShortFirstSentenceAsHeadline();
    void fallsBackToTheRole();
    void doesNotSayTheSameTwice();
    void keepsEverySentenceOfSummaryAndAbout();
    void leavesOutAHeadlineThatWouldRepeatTheOnlySentence();
    void shortensItemsAtTheEndOfASentenceOrClause();
    void putsTheCityBehindTheRole();
    void countsRepositoriesFromTheFacts_data();
    void countsRepositoriesFromTheFacts();
    void countsNothingItCannotSayInTheLanguage();
    void namesNoMostStarredAmongEquals();
    void givesTheSameFromTheTask();
    void endsCancelledTasks();
    void writesAThousandWordingsQuickly();
};

namespace {

QStringList textsOf(const Wording &wording)
{
    QStringList texts{wording.headline, wording.subtitle, wording.tagline, wording.about};
    texts += wording.items.values();
    return texts;
}

QSet<QString> tokensOf(const QString &text)
{
    QSet<QString> tokens;
    QString token;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            token += c.toLower();
        } else if (!token.isEmpty()) {
            tokens.insert(token);
            token.clear();
        }
    }
    return tokens;
}

} // namespace

void tst_BuiltInWriter::keepsTheLimitsOfEveryVoice()
{
    int shortened = 0;
    for (const auto &voice : allVoices()) {
        for (const auto &[name, portfolio] : allPortfolios()) {
            const auto wording = builtInWording(portfolio, voice);
            const auto where = qPrintable(voice.id + u", "_s + name);
            QCOMPARE(wording.voice, voice.id);
            QCOMPARE(wording.writer, u"builtin"_s);
            QVERIFY2(wordCount(wording.headline) <= voice.headlineWords, where);
            QVERIFY2(!wording.headline.endsWith(u'.'), where);
            QVERIFY2(sentencesOf(wording.subtitle).size() <= 2, where);
            QVERIFY2(!wording.headline.contains(u'\n') && !wording.subtitle.contains(u'\n') && !wording.tagline.contains(u'\n'), where);
            for (const auto &item : wording.items)
                QVERIFY2(!item.isEmpty() && wordCount(item) <= voice.itemWords, where);
            shortened += int(wording.items.size());
        }
    }
    QVERIFY(shortened > 0);
}

void tst_BuiltInWriter::usesNoWordThatIsNotInTheSource()
{
    for (const auto &voice : allVoices()) {
        for (const auto &[name, portfolio] : allPortfolios()) {
            auto wording = builtInWording(portfolio, voice);
            if (portfolio.basics.summary.isEmpty())
                wording.subtitle.clear(); // the count line, which has tests of its own
            const auto json = QString::fromUtf8(QJsonDocument(jsonResumeFromPortfolio(portfolio)).toJson());
            const auto source = tokensOf(QString(json).replace(u"\\n"_s, u" "_s));
            for (const auto &text : textsOf(wording))
                for (const auto &token : tokensOf(text))
                    QVERIFY2(source.contains(token), qPrintable(name + u": "_s + token));
        }
    }
}

void tst_BuiltInWriter::neverEndsInAnEllipsis()
{
    auto portfolio = engineerCv();
    portfolio.basics.summary = u"I build things... And so on, and more of it, until the evening comes."_s;
    portfolio.projects[0].description = u"Reads logs... "_s + u"Writes tables for people who run servers "_s.repeated(6);
    for (const auto &text : textsOf(builtInWording(portfolio, Voice::plain())))
        QVERIFY2(!text.endsWith(u"..."_s) && !text.endsWith(u'…'), qPrintable(text));
}

void tst_BuiltInWriter::takesAShortFirstSentenceAsHeadline()
{
    const auto wording = builtInWording(engineerCv(), Voice::plain());
    QCOMPARE(wording.headline, u"I make small machines dependable"_s);
    QCOMPARE(wording.subtitle,
             u"For fourteen years I have written firmware for pumps, meters and valves, e.g. the controller of the Lisbon waterworks. "
             "I measure before I change anything; a log that nobody reads is no log."_s);

    auto portfolio = engineerCv();
    portfolio.basics.summary = u"Backend engineer with ten quiet years in payments; I like boring systems that stay up."_s;
    const auto split = builtInWording(portfolio, Voice::plain());
    QCOMPARE(split.headline, u"Backend engineer with ten quiet years in payments"_s);
    QCOMPARE(split.subtitle, u"I like boring systems that stay up."_s);

    QCOMPARE(builtInWording(japaneseCv(), Voice::plain()).headline, u"小さな機械を作ります"_s);
    QCOMPARE(builtInWording(arabicCv(), Voice::plain()).headline, u"أبني أدوات بسيطة للمدارس"_s);
}

void tst_BuiltInWriter::fallsBackToTheRole()
{
    auto voice = Voice::plain();
    voice.headlineWords = 4;
    QCOMPARE(builtInWording(engineerCv(), voice).headline, u"Embedded systems engineer"_s);
    voice.headlineWords = 2; // not even the role fits: the page shows what it shows without a headline
    QCOMPARE(builtInWording(engineerCv(), voice).headline, QString());
}

void tst_BuiltInWriter::doesNotSayTheSameTwice()
{
    for (const auto &[name, portfolio] : allPortfolios()) {
        const auto wording = builtInWording(portfolio, Voice::plain());
        const auto about = sentencesOf(wording.about);
        for (const auto &sentence : sentencesOf(wording.subtitle))
            QVERIFY2(!about.contains(sentence), qPrintable(name));
        if (!wording.subtitle.isEmpty())
            QVERIFY2(!sentencesOf(wording.subtitle).contains(wording.headline + u'.'), qPrintable(name));
    }
    auto portfolio = engineerCv();
    portfolio.about = portfolio.basics.summary + u"\n\nAnd a second paragraph."_s;
    const auto wording = builtInWording(portfolio, Voice::plain());
    QCOMPARE(wording.about, u"I also teach evening classes.\n\nAnd a second paragraph."_s);
}

void tst_BuiltInWriter::keepsEverySentenceOfSummaryAndAbout()
{
    for (const auto &[name, portfolio] : allPortfolios()) {
        const auto wording = builtInWording(portfolio, Voice::plain());
        const SiteContent content(portfolio, wording);
        const auto shown = QStringList{content.headline(), content.subtitle(), content.about()}.join(u' ').simplified();
        for (const auto &sentence : sentencesOf(portfolio.basics.summary) + sentencesOf(portfolio.about))
            QVERIFY2(shown.contains(withoutFullStop(sentence)), qPrintable(name + u": "_s + sentence));
    }
}

void tst_BuiltInWriter::leavesOutAHeadlineThatWouldRepeatTheOnlySentence()
{
    Portfolio portfolio = nameOnly();
    portfolio.basics.summary = u"I tune pianos."_s;
    const SiteContent content(portfolio, builtInWording(portfolio, Voice::plain()));
    QCOMPARE(content.headline(), u"Ada Quist"_s);
    QCOMPARE(content.subtitle(), u"I tune pianos."_s);
    QCOMPARE(content.about(), QString());
}

void tst_BuiltInWriter::shortensItemsAtTheEndOfASentenceOrClause()
{
    auto portfolio = dashboard(1);
    auto voice = Voice::plain();
    voice.itemWords = 10;
    QCOMPARE(builtInWording(portfolio, voice).items.value(u"/projects/0"_s), u"Reads part 0 of the log"_s);

    portfolio.projects[0].description = u"One description that goes on and on without any end of a clause until it is far too long"_s;
    QVERIFY(builtInWording(portfolio, voice).items.isEmpty());
}

void tst_BuiltInWriter::putsTheCityBehindTheRole()
{
    auto portfolio = engineerCv();
    QCOMPARE(builtInWording(portfolio, Voice::plain()).tagline, u"Embedded systems engineer · Porto"_s);
    portfolio.basics.label = u"Engineer in Porto"_s;
    QCOMPARE(builtInWording(portfolio, Voice::plain()).tagline, u"Engineer in Porto"_s);
    portfolio.basics.label.clear();
    QCOMPARE(builtInWording(portfolio, Voice::plain()).tagline, u"Porto"_s);
    portfolio.basics.summary = u"Firmware for pumps and meters: written slowly, tested twice, kept for years."_s;
    QCOMPARE(builtInWording(portfolio, Voice::plain()).tagline, u"Firmware for pumps and meters"_s);
}

void tst_BuiltInWriter::countsRepositoriesFromTheFacts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    QTest::newRow("de") << u"de"_s << u"90 Repositorien, überwiegend Python. Die meisten Sterne: tool-0, tool-1, tool-2."_s;
    QTest::newRow("en") << u"en-GB"_s << u"90 repositories, mostly Python. Most starred: tool-0, tool-1, tool-2."_s;
    QTest::newRow("es") << u"es"_s << u"90 repositorios, sobre todo Python. Con más estrellas: tool-0, tool-1, tool-2."_s;
    QTest::newRow("fr") << u"fr"_s << u"90 dépôts, surtout Python. Les plus étoilés : tool-0, tool-1, tool-2."_s;
    QTest::newRow("it") << u"it"_s << u"90 repository, soprattutto Python. Con più stelle: tool-0, tool-1, tool-2."_s;
    QTest::newRow("pt") << u"pt"_s << u"90 repositórios, sobretudo Python. Com mais estrelas: tool-0, tool-1, tool-2."_s;
}

void tst_BuiltInWriter::countsRepositoriesFromTheFacts()
{
    QFETCH(QString, language);
    QFETCH(QString, expected);
    const auto wording = builtInWording(dashboard(90, language), Voice::plain());
    QCOMPARE(wording.subtitle, expected);
    QCOMPARE(wording.headline, QString());
    QCOMPARE(wording.about, QString());
}

void tst_BuiltInWriter::countsNothingItCannotSayInTheLanguage()
{
    QCOMPARE(builtInWording(dashboard(90, u"fi"_s), Voice::plain()).subtitle, QString());
    QCOMPARE(builtInWording(dashboard(2), Voice::plain()).subtitle, QString());
    auto withJobs = dashboard(90);
    withJobs.work = engineerCv().work;
    QCOMPARE(builtInWording(withJobs, Voice::plain()).subtitle, QString());
}

void tst_BuiltInWriter::namesNoMostStarredAmongEquals()
{
    auto portfolio = dashboard(8);
    for (auto &project : portfolio.projects)
        project.stars = 3;
    QCOMPARE(builtInWording(portfolio, Voice::plain()).subtitle, u"8 repositories, mostly Python."_s);
    for (auto &project : portfolio.projects) {
        project.stars.reset();
        project.lastActivity.clear();
        project.language = project.name; // no language in the majority
    }
    QCOMPARE(builtInWording(portfolio, Voice::plain()).subtitle, u"8 projects."_s);
}

void tst_BuiltInWriter::givesTheSameFromTheTask()
{
    BuiltInWriter writer;
    QCOMPARE(writer.name(), u"builtin"_s);
    WritingTask task;
    task.portfolio = engineerCv();
    task.voice = Voice::plain();
    const auto written = resultOf(writer.write(task));
    QVERIFY(written);
    QVERIFY(written->wording == builtInWording(engineerCv(), Voice::plain()));
    QCOMPARE(written->attempts, 0);
}

void tst_BuiltInWriter::endsCancelledTasks()
{
    BuiltInWriter writer;
    CancelToken token;
    token.cancel();
    WritingTask task;
    task.cancel = &token;
    const auto written = resultOf(writer.write(task));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Cancelled);
}

void tst_BuiltInWriter::writesAThousandWordingsQuickly()
{
    const auto portfolio = dashboard(90);
    const auto voice = Voice::plain();
    qsizetype items = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        items += builtInWording(portfolio, voice).subtitle.size();
    qInfo().noquote() << "1,000 wordings of 90 projects:" << timer.elapsed() << "ms";
    QVERIFY(items > 0);
}

QTEST_GUILESS_MAIN(tst_BuiltInWriter)
#include "tst_BuiltInWriter.moc"
