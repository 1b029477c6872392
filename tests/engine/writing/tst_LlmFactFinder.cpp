// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/ResponseCache.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/reading/DateText.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/writing/FactFinderParts.h"
#include "engine/writing/LlmFactFinder.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The rules read name, contact and skills, and cannot place the story.
const QByteArray cv = "Imogen Tay\nPotter\nimogen@example.org, +44 113 496 0000\n\nSkills\nRaku, Glazes\n\nMiscellaneous\n"
                      "After school I joined Kiln Works in Leeds, where I was master potter from March 2015 until 2020.\n"
                      "Write to imogen@example.org or call +44 113 496 0000.\n";

QJsonObject answerWith(const QJsonObject &sections)
{
    QJsonObject answer;
    for (const auto &section : factSchema().value("properties"_L1).toObject().keys())
        answer.insert(section, sections.value(section).toArray());
    return answer;
}

QString json(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject kilnWorks(const QString &name = u"Kiln Works"_s)
{
    const QJsonObject work{{u"name"_s, name},           {u"position"_s, u"master potter"_s},
                           {u"location"_s, u"Leeds"_s}, {u"startDate"_s, u"March 2015"_s},
                           {u"endDate"_s, u"2020"_s},   {u"highlights"_s, QJsonArray()}};
    return answerWith({{u"work"_s, QJsonArray{work}}});
}

struct Desk {
    explicit Desk(LlmProvider provider = LlmProvider::Ollama, int contextTokens = 0, ResponseCache *cache = nullptr) : m_provider(provider)
    {
        LlmServer address;
        address.provider = provider;
        address.url = provider == LlmProvider::Ollama ? server.url() : server.url(u"/v1"_s);
        address.model = u"fake:latest"_s;
        address.contextTokens = contextTokens;
        endpoint = std::make_unique<LlmEndpoint>(address, RequestLimit::fixed(4), http, clock);
        finder = std::make_unique<LlmFactFinder>(endpoint->client(), &isoDateOf, cache);
        const auto read = PortfolioReader::readBytes(u"cv.txt"_s, cv);
        if (read)
            reading = *read;
    }

    void enqueue(const QString &text, int times = 1)
    {
        server.enqueue(m_provider == LlmProvider::Ollama ? FakeReply::ollamaChat(text) : FakeReply::openAiChat(text), times);
    }
    Task<FoundFacts> find() { return finder->find(reading.document, reading.portfolio, reading.report, &token); }
    QString sentText(int number) const { return server.requests().at(number).messagesText(); }

    FakeLlmServer server;
    SystemClock clock;
    HttpClient http{clock};
    std::unique_ptr<LlmEndpoint> endpoint;
    std::unique_ptr<LlmFactFinder> finder;
    CancelToken token;
    ReadPortfolio reading;

private:
    LlmProvider m_provider;
};

} // namespace

Q_DECLARE_METATYPE(trinity::LlmProvider)

class TestLlmFactFinder : public QObject
{
    Q_OBJECT

private slots:
    void addsWhatTheRulesDidNotFind_data();
    void addsWhatTheRulesDidNotFind();
    void inventionsAreLeftOutAndTold();
    void asksOnlyAboutWhatIsUnclear();
    void sendsNoContactData();
    void searchesTheWholeTextWhenLittleWasFound();
    void longTextsGoInPieces();
    void aPieceThatIsTooLongIsHalved();
    void badAnswersChangeNothing();
    void aBadAnswerIsAskedForOnceMore();
    void withoutAServerTheFactsStay();
    void isNotHeldUpByAnOpenCircuit();
    void endsWhenItIsCancelled();
    void equalQuestionsShareOneAnswer();
    void theCacheAnswersTheSecondTime();
};

void TestLlmFactFinder::addsWhatTheRulesDidNotFind_data()
{
    QTest::addColumn<LlmProvider>("provider");
    QTest::newRow("Ollama") << LlmProvider::Ollama;
    QTest::newRow("OpenAI") << LlmProvider::OpenAi;
}

void TestLlmFactFinder::addsWhatTheRulesDidNotFind()
{
    QFETCH(LlmProvider, provider);
    Desk desk(provider);
    QVERIFY(desk.reading.portfolio.work.isEmpty());
    desk.enqueue(json(kilnWorks()));
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(desk.server.requests().size(), 1);
    QCOMPARE(found->added, 5);
    QCOMPARE(found->portfolio.work.size(), 1);
    QCOMPARE(found->portfolio.work.first().startDate, u"2015-03"_s);
    const auto place = found->portfolio.provenance.value(u"/work/0/name"_s);
    QCOMPARE(place.how, Provenance::How::Model);
    QCOMPARE(desk.reading.document.text.mid(place.start, place.end - place.start), u"Kiln Works"_s);
    auto rest = found->portfolio;
    rest.work.clear();
    rest.provenance = desk.reading.portfolio.provenance;
    QCOMPARE(rest, desk.reading.portfolio);
}

void TestLlmFactFinder::inventionsAreLeftOutAndTold()
{
    Desk desk;
    desk.enqueue(json(kilnWorks(u"Googleplex Industries"_s)));
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio.work.first().name, QString());
    QCOMPARE(found->portfolio.work.first().position, u"master potter"_s);
    QVERIFY2(found->report.notUnderstood.contains(u"the model named a value that does not stand in the text; it was left out"_s),
             qPrintable(found->report.notUnderstood.join(u'\n')));
}

void TestLlmFactFinder::asksOnlyAboutWhatIsUnclear()
{
    Desk desk;
    desk.reading =
        *PortfolioReader::readBytes(u"cv.txt"_s, "Imogen Tay\nPotter\n\nSkills\nRaku, Glazes\n\nLanguages\nEnglish (native), Welsh (B2)\n");
    QVERIFY(!LlmFactFinder::wouldHelp(desk.reading.document, desk.reading.portfolio, desk.reading.report));
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio, desk.reading.portfolio);
    QCOMPARE(desk.server.requests().size(), 0);

    desk.reading = *PortfolioReader::readBytes(u"cv.json"_s, R"({"basics":{"name":"Imogen Tay","summary":"I make pots."}})");
    desk.reading.report.unplaced << u"One two three four five"_s;
    QVERIFY(!LlmFactFinder::wouldHelp(desk.reading.document, desk.reading.portfolio, desk.reading.report));
}

void TestLlmFactFinder::sendsNoContactData()
{
    Desk desk;
    desk.enqueue(json(answerWith({})));
    QVERIFY(resultOf(desk.find()));
    const QString sent = desk.sentText(0);
    QVERIFY(sent.contains(u"I joined Kiln Works"_s));
    QVERIFY2(!sent.contains(u"imogen@"_s) && !sent.contains(u"496 0000"_s), qPrintable(sent));
    QVERIFY(!sent.contains(u"Raku"_s)); // the rules have read that
}

void TestLlmFactFinder::searchesTheWholeTextWhenLittleWasFound()
{
    Desk desk;
    desk.reading = *PortfolioReader::readBytes(
        u"me.txt"_s,
        "Imogen Tay\n\nI have been making pots for a long time, and I still like it every morning. After school I joined Kiln Works in "
        "Leeds, where "
        "I was master potter from March 2015 until 2020.\nSince then I have been on my own, in a shed behind the house, with two kilns and "
        "a cat who "
        "does not care for any of it. People come by and buy what they like. That is all there is to say about me and my pots.\n");
    QVERIFY(LlmFactFinder::wouldHelp(desk.reading.document, desk.reading.portfolio, desk.reading.report));
    desk.enqueue(json(kilnWorks()));
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio.work.size(), 1);
    QCOMPARE(found->portfolio.basics.summary, desk.reading.portfolio.basics.summary);
}

void TestLlmFactFinder::longTextsGoInPieces()
{
    SourceDocument document;
    for (int i = 0; i < 400; ++i)
        document.text += u"Paragraph %1 says that something was done somewhere by somebody on a day like any other.\n\n"_s.arg(i);
    const FactFinderPlan plan(document, {}, {}, {});
    QVERIFY(plan.parts.size() > 3);
    qsizetype end = 0;
    for (const auto &part : plan.parts) {
        QCOMPARE(part.hull().first, end);
        end = part.hull().second;
        QVERIFY(document.text.mid(end - 2, 2) == "\n\n"_L1);
    }
    QCOMPARE(end + plan.notAsked, document.text.size());
    document.text = document.text.repeated(40); // 1.3 MB: nobody waits for hundreds of answers
    const FactFinderPlan large(document, {}, {}, {});
    QCOMPARE(large.parts.size(), 8);
    QVERIFY(large.notAsked > 1'000'000);

    Desk desk;
    desk.reading.document.text =
        u"Imogen Tay\n"_s + document.text.left(20'000) + u"I joined Kiln Works in Leeds as master potter, March 2015 to 2020."_s;
    desk.reading.portfolio = {};
    desk.enqueue(json(kilnWorks()), 8);
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QVERIFY(desk.server.requests().size() > 1);
    QCOMPARE(found->portfolio.work.size(), 1); // only the last piece holds it, whatever the model says of the others
}

void TestLlmFactFinder::aPieceThatIsTooLongIsHalved()
{
    Desk desk(LlmProvider::OpenAi);
    desk.reading.document.text = u"Imogen Tay\n\n"_s + u"Nothing happened here, again and again.\n\n"_s.repeated(60)
        + u"I joined Kiln Works in Leeds as master potter, March 2015 to 2020."_s;
    desk.reading.portfolio = {};
    desk.server.enqueue(FakeReply::openAiError(400, u"the request exceeds the available context size"_s, u"exceed_context_size_error"_s));
    desk.enqueue(json(kilnWorks()), 2);
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(desk.server.requests().size(), 3);
    QCOMPARE(found->portfolio.work.size(), 1);
}

void TestLlmFactFinder::badAnswersChangeNothing()
{
    Desk desk;
    desk.enqueue(u"I am sorry, I cannot do that."_s, 2);
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(desk.server.requests().size(), 2);
    QCOMPARE(found->portfolio, desk.reading.portfolio);
    QCOMPARE(found->report.unplaced, desk.reading.report.unplaced);
    QVERIFY(found->report.notUnderstood.contains(u"the model could not search 1 of 1 pieces of the text for more facts"_s));
}

void TestLlmFactFinder::aBadAnswerIsAskedForOnceMore()
{
    Desk desk;
    desk.enqueue(u"{\"work\": 7}"_s);
    desk.enqueue(json(kilnWorks()));
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio.work.size(), 1);
    QVERIFY(desk.sentText(1).contains(u"could not be used"_s));
}

void TestLlmFactFinder::withoutAServerTheFactsStay()
{
    Desk desk;
    desk.server.stop();
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio, desk.reading.portfolio);
    QCOMPARE(found->report.notUnderstood.last(), u"the model could not search 1 of 1 pieces of the text for more facts"_s);
}

void TestLlmFactFinder::isNotHeldUpByAnOpenCircuit()
{
    Desk desk;
    desk.server.stop();
    QVERIFY(resultOf(desk.find()));
    QVERIFY(resultOf(desk.find()));
    QTRY_VERIFY(desk.endpoint->breaker().state() != BreakerState::Closed);
    const auto found = resultOf(desk.find());
    QVERIFY(found);
    QCOMPARE(found->portfolio, desk.reading.portfolio);
}

void TestLlmFactFinder::endsWhenItIsCancelled()
{
    Desk desk;
    desk.server.enqueue(FakeReply().keepSilent());
    const auto outcome = watch(desk.find());
    QTRY_COMPARE(desk.server.requests().size(), 1);
    desk.token.cancel();
    QTRY_VERIFY(outcome->isDone);
    QVERIFY(!outcome->result);
    QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
}

void TestLlmFactFinder::equalQuestionsShareOneAnswer()
{
    Desk desk;
    desk.enqueue(json(kilnWorks()));
    const auto first = watch(desk.find());
    const auto second = watch(desk.find());
    QTRY_VERIFY(first->isDone && second->isDone);
    QCOMPARE(desk.server.requests().size(), 1);
    QCOMPARE(first->result->portfolio, second->result->portfolio);
    QCOMPARE(first->result->added, 5);
}

void TestLlmFactFinder::theCacheAnswersTheSecondTime()
{
    QTemporaryDir folder;
    CacheSettings settings;
    settings.folder = folder.path();
    ResponseCache cache(settings);
    Desk desk(LlmProvider::Ollama, 0, &cache);
    desk.enqueue(json(kilnWorks()));
    const auto first = resultOf(desk.find());
    const auto second = resultOf(desk.find());
    QVERIFY(first && second);
    QCOMPARE(desk.server.requests().size(), 1);
    QCOMPARE(*second, *first);
}

QTEST_GUILESS_MAIN(TestLlmFactFinder)
#include "tst_LlmFactFinder.moc"
