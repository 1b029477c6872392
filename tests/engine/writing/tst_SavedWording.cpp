// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Portfolios.h"

#include "engine/base/Clock.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"
#include "engine/writing/SavedWording.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

Q_DECLARE_METATYPE(trinity::LlmServer)
Q_DECLARE_METATYPE(trinity::LlmRequest)

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray subjectOf(const Portfolio &portfolio, const Voice &voice)
{
    return wordingSubject(portfolio, voice, featuredItemsOf(portfolio, LlmWriter::featuredItems));
}

/// A server, a cache, and a writer between them.
struct Desk {
    Desk()
    {
        server.setHandler(answerSchema());
        writer = makeWriter(CacheUse::ReadAndWrite);
    }

    static CacheSettings settings(const QString &folder)
    {
        CacheSettings settings;
        settings.folder = folder;
        settings.minimumFreeBytes = 0;
        return settings;
    }

    LlmServer address() const
    {
        LlmServer address;
        address.url = server.url();
        address.model = u"fake:latest"_s;
        return address;
    }

    std::unique_ptr<LlmWriter> makeWriter(CacheUse use) { return std::make_unique<LlmWriter>(endpoint.client(), &cache, use); }

    WritingTask task(CancelToken *cancel = nullptr) const
    {
        WritingTask task;
        task.portfolio = engineerCv();
        task.voice = Voice::plain();
        task.cancel = cancel;
        task.progressed = [](const WritingProgress &) {};
        return task;
    }

    qsizetype asked() const { return server.requestsTo("/api/chat").size(); }

    QTemporaryDir folder;
    FakeLlmServer server;
    SystemClock clock;
    HttpClient http{clock};
    ResponseCache cache{settings(folder.path())};
    LlmEndpoint endpoint{address(), RequestLimit::fixed(4), http, clock};
    std::unique_ptr<LlmWriter> writer;
};

LlmRequest request()
{
    LlmRequest request;
    request.system = u"You are an editor."_s;
    request.prompt = u"name: Ada"_s;
    request.schema = QJsonObject{{u"type"_s, u"object"_s}};
    return request;
}

LlmServer server()
{
    LlmServer server;
    server.url = QUrl(u"http://127.0.0.1:11434"_s);
    server.model = u"llama3.2:3b"_s;
    return server;
}

} // namespace

class tst_SavedWording : public QObject
{
    Q_OBJECT

private slots:
    void everythingThatDecidesTheAnswerIsInTheKey_data()
    {
        QTest::addColumn<LlmServer>("changedServer");
        QTest::addColumn<LlmRequest>("changedRequest");
        const auto row = [](const char *name, auto change) {
            auto changedServer = server();
            auto changedRequest = request();
            change(changedServer, changedRequest);
            QTest::newRow(name) << changedServer << changedRequest;
        };
        row("provider", [](auto &s, auto &) { s.provider = LlmProvider::OpenAi; });
        row("host", [](auto &s, auto &) { s.url.setHost(u"127.0.0.2"_s); });
        row("port", [](auto &s, auto &) { s.url.setPort(8080); });
        row("scheme", [](auto &s, auto &) { s.url.setScheme(u"https"_s); });
        row("path", [](auto &s, auto &) { s.url.setPath(u"/team/v1"_s); });
        row("model", [](auto &s, auto &) { s.model = u"llama3.2:1b"_s; });
        row("temperature", [](auto &s, auto &) { s.temperature = 0.7; });
        row("system", [](auto &, auto &r) { r.system += u'!'; });
        row("prompt", [](auto &, auto &r) { r.prompt += u'!'; });
        row("between the messages", [](auto &, auto &r) {
            r.system += u"name"_s;
            r.prompt = r.prompt.mid(4);
        });
        row("schema", [](auto &, auto &r) { r.schema.insert(u"maxProperties"_s, 4); });
        row("schema's name", [](auto &, auto &r) { r.schemaName = u"other"_s; });
        row("tokens", [](auto &, auto &r) { r.maximumTokens = 4096; });
        row("context", [](auto &, auto &r) { r.contextTokens = 16384; });
    }

    void everythingThatDecidesTheAnswerIsInTheKey()
    {
        QFETCH(LlmServer, changedServer);
        QFETCH(LlmRequest, changedRequest);
        QVERIFY(answerKey(changedServer, changedRequest) != answerKey(server(), request()));
    }

    void whatDoesNotDecideTheAnswerIsNot()
    {
        CancelToken token;
        auto otherServer = server();
        otherServer.apiKey = "sk-canary";
        otherServer.url = QUrl(u"http://ada:secret@127.0.0.1:11434/?a=b"_s);
        auto other = request();
        other.id = 77;
        other.deadline = std::chrono::seconds(3);
        other.cancel = &token;
        other.withoutFields = QStringList{u"format"_s};
        QCOMPARE(answerKey(otherServer, other), answerKey(server(), request()));
    }

    void theSubjectIsTheFactsAndTheVoice()
    {
        const auto subject = subjectOf(engineerCv(), Voice::plain());
        auto voice = Voice::plain();
        voice.tone = u"Drier."_s; // of a newer version of the theme
        QCOMPARE(subjectOf(engineerCv(), voice), subject);
        voice.id = u"other"_s;
        QVERIFY(subjectOf(engineerCv(), voice) != subject);
        auto portfolio = engineerCv();
        portfolio.basics.summary += u" More."_s;
        QVERIFY(subjectOf(portfolio, Voice::plain()) != subject);
        portfolio = engineerCv();
        portfolio.work.first().summary = u"Something else altogether was done there."_s;
        QVERIFY(subjectOf(portfolio, Voice::plain()) != subject);
        portfolio = engineerCv();
        portfolio.basics.phone = u"+49 30 1234"_s; // no wording knows it
        QCOMPARE(subjectOf(portfolio, Voice::plain()), subject);
    }

    void theSecondTimeNothingIsAsked()
    {
        Desk desk;
        const auto first = resultOf(desk.writer->write(desk.task()));
        QVERIFY(first);
        QVERIFY(!first->savedOn.isValid());
        const auto second = resultOf(desk.writer->write(desk.task()));
        QVERIFY(second);
        QCOMPARE(desk.asked(), 1);
        QVERIFY(second->wording == first->wording);
        QVERIFY(second->savedOn.isValid());
        QCOMPARE(second->attempts, 0);
        QCOMPARE(second->tokensOut, 0);
    }

    void writingOnlyAsksAgainAndReplaces()
    {
        Desk desk;
        QVERIFY(resultOf(desk.writer->write(desk.task())));
        const auto refresher = desk.makeWriter(CacheUse::WriteOnly);
        QVERIFY(!resultOf(refresher->write(desk.task()))->savedOn.isValid());
        QCOMPARE(desk.asked(), 2);
        QCOMPARE(resultOf(desk.cache.contents())->entries, 1);
    }

    void worksWithoutACache()
    {
        Desk desk;
        LlmWriter plain(desk.endpoint.client());
        QVERIFY(resultOf(plain.write(desk.task())));
        QVERIFY(resultOf(plain.write(desk.task())));
        QCOMPARE(desk.asked(), 2);
        QVERIFY(!*resultOf(savedWording({}, engineerCv(), Voice::plain())));
    }

    void anAnswerThatWasCutOffIsNotSavedEvenWhenItCanBeUsed()
    {
        Desk desk;
        AnswerOptions cut;
        cut.stream.endReason = "length";
        desk.server.setHandler(answerSchema(cut));
        QVERIFY(resultOf(desk.writer->write(desk.task())));
        QCOMPARE(resultOf(desk.cache.contents())->entries, 0);
    }

    void anAnswerWithSomethingMissingIsNotSavedEvenWhenItCanBeUsed()
    {
        Desk desk;
        desk.server.setHandler([](const FakeRequest &request) {
            auto answer = instanceOf(request.json().value("format"_L1).toObject()).toObject();
            answer.remove(u"tagline"_s);
            return FakeReply::ollamaChat(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)));
        });
        QVERIFY(resultOf(desk.writer->write(desk.task())));
        QCOMPARE(desk.asked(), 2);
        QCOMPARE(resultOf(desk.cache.contents())->entries, 0);
    }

    void anAnswerWithTextsTooLongIsSaved()
    {
        Desk desk;
        desk.server.setHandler([](const FakeRequest &request) {
            auto answer = instanceOf(request.json().value("format"_L1).toObject()).toObject();
            answer[u"tagline"_s] = u"Words that go on. And on and on and on and on and on and on. "_s.repeated(5);
            return FakeReply::ollamaChat(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)));
        });
        const auto written = resultOf(desk.writer->write(desk.task()));
        QVERIFY(written);
        QVERIFY(!written->wording.tagline.isEmpty());
        QCOMPARE(desk.asked(), 1);
        QCOMPARE(resultOf(desk.cache.contents())->entries, 1);
    }

    void alikeTasksShareOneRequestAndItsReports()
    {
        Desk desk;
        AnswerOptions slow;
        slow.stream.pausePerChunk = std::chrono::milliseconds(2);
        slow.stream.charactersPerChunk = 40;
        desk.server.setHandler(answerSchema(slow));
        int reports[2] = {0, 0};
        auto first = desk.task(), second = desk.task();
        first.progressed = [&](const WritingProgress &progress) { reports[0] += progress.tokensOut > 0 ? 1 : 0; };
        second.progressed = [&](const WritingProgress &progress) { reports[1] += progress.tokensOut > 0 ? 1 : 0; };
        const auto one = watch(desk.writer->write(first));
        const auto two = watch(desk.writer->write(second));
        QTRY_VERIFY(one->isDone && two->isDone);
        QVERIFY(one->result && two->result);
        QVERIFY(one->result->wording == two->result->wording);
        QCOMPARE(desk.asked(), 1);
        QVERIFY(reports[0] > 0);
        QCOMPARE(reports[1], reports[0]);
    }

    void whoCancelsLeavesTheOthersTheirAnswer()
    {
        Desk desk;
        desk.server.setHandler([ask = answerSchema()](const FakeRequest &request) { return FakeReply().hold().then(ask(request)); });
        CancelToken firstToken, secondToken;
        const auto first = watch(desk.writer->write(desk.task(&firstToken)));
        const auto second = watch(desk.writer->write(desk.task(&secondToken)));
        QTRY_COMPARE(desk.server.held(), 1);
        firstToken.cancel();
        QTRY_VERIFY(first->isDone);
        QCOMPARE(first->result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(desk.server.closedByClient(), 0);
        desk.server.release();
        QTRY_VERIFY(second->isDone);
        QVERIFY(second->result);
        QCOMPARE(desk.asked(), 1);
    }

    void theLastToCancelStopsTheServersWork()
    {
        Desk desk;
        desk.server.setHandler([](const FakeRequest &) { return FakeReply().hold(); });
        CancelToken firstToken, secondToken;
        const auto first = watch(desk.writer->write(desk.task(&firstToken)));
        const auto second = watch(desk.writer->write(desk.task(&secondToken)));
        QTRY_COMPARE(desk.server.held(), 1);
        firstToken.cancel();
        secondToken.cancel();
        QTRY_VERIFY(first->isDone && second->isDone);
        QTRY_COMPARE(desk.server.abandoned(), 1);
    }

    void cancellingWhileTheCacheLooksAsksNobody()
    {
        Desk desk;
        CancelToken token;
        const auto outcome = watch(desk.writer->write(desk.task(&token)));
        token.cancel();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(desk.asked(), 0);
    }

    void theLatestWordsOfAnyModelAreFoundForTheSubject()
    {
        Desk desk;
        QVERIFY(!*resultOf(savedWording(&desk.cache, engineerCv(), Voice::plain())));
        const auto written = resultOf(desk.writer->write(desk.task()));
        const auto saved = resultOf(savedWording(&desk.cache, engineerCv(), Voice::plain()));
        QVERIFY(saved && *saved);
        QCOMPARE((*saved)->wording.headline, written->wording.headline);
        QCOMPARE((*saved)->wording.writer, u"saved:ollama:fake:latest"_s);
        QVERIFY((*saved)->savedOn.isValid());
        auto other = Voice::plain();
        other.id = u"other"_s;
        QVERIFY(!*resultOf(savedWording(&desk.cache, engineerCv(), other)));
    }

    void aSavedAnswerThatNoLongerFitsIsPassedOver()
    {
        Desk desk;
        QVERIFY(resultOf(desk.writer->write(desk.task())));
        const auto older =
            ValidatedAnswer::from({{u"hero"_s, u"by the rules of another version"_s}}, [](const QJsonObject &) { return Result<>(); });
        AnswerOrigin origin;
        origin.writer = u"another:model"_s;
        desk.cache.save("any other key", subjectOf(engineerCv(), Voice::plain()), *older, origin);
        const auto saved = resultOf(savedWording(&desk.cache, engineerCv(), Voice::plain()));
        QVERIFY(saved && *saved);
        QCOMPARE((*saved)->wording.writer, u"saved:ollama:fake:latest"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SavedWording)
#include "tst_SavedWording.moc"
