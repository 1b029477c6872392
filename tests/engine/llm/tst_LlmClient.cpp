// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/llm/ClientBench.h"
#include "tests/support/CompareErrors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace trinity::test;

namespace {

QStringList logged;
QtMessageHandler previousHandler = nullptr;

void keepMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    logged.append(message);
    if (type > QtDebugMsg && type != QtInfoMsg)
        previousHandler(type, context, message);
}

} // namespace

class tst_LlmClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"trinity.*.debug=true"_s);
        previousHandler = qInstallMessageHandler(keepMessage);
    }

    void init() { logged.clear(); }

    /// Whatever a test did: no key, prompt or answer in the log.
    void cleanup()
    {
        const QString all = logged.join(u'\n');
        QVERIFY(!all.contains(QLatin1StringView(canary)));
        QVERIFY(!all.contains(u"nobody but the server"_s));
        QVERIFY(!all.contains(u"Hello, world"_s));
    }

    void cleanupTestCase() { qInstallMessageHandler(previousHandler); }

    void answersAreStreamedInBothProtocols_data()
    {
        QTest::addColumn<int>("provider");
        QTest::newRow("ollama") << int(LlmProvider::Ollama);
        QTest::newRow("openai") << int(LlmProvider::OpenAi);
    }

    void answersAreStreamedInBothProtocols()
    {
        QFETCH(int, provider);
        Bench bench{LlmProvider(provider)};
        StreamOptions options;
        options.reasoning = u"Let me think."_s;
        bench.server.enqueue(chat(LlmProvider(provider), u"Hello, world! \U0001F680 And so on and on."_s, options));
        QVERIFY(!bench.client.hasEverAnswered());
        const auto answer = bench.finish(bench.ask());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->text, u"Hello, world! \U0001F680 And so on and on."_s);
        QCOMPARE(bench.texts.value(1), answer->text);
        QCOMPARE(bench.reasoning, u"Let me think."_s);
        QCOMPARE(answer->model, u"fake:latest"_s);
        QCOMPARE(answer->tokensIn, 42);
        QVERIFY(answer->tokensOut > 0);
        QCOMPARE(answer->attempts, 1);
        QCOMPARE(answer->finish, FinishReason::Stop);
        QVERIFY(bench.client.hasEverAnswered());
        QVERIFY(bench.isTidy());
        const auto requests = bench.server.requests();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().path(),
                 provider == int(LlmProvider::Ollama) ? QByteArray("/api/chat") : QByteArray("/v1/chat/completions"));
        QCOMPARE(requests.first().header("Authorization"), QByteArray("Bearer ") + canary);
    }

    void aWholeAnswerInsteadOfAStreamIsReadToo()
    {
        for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi}) {
            Bench bench{provider};
            bench.server.enqueue(provider == LlmProvider::Ollama ? FakeReply::ollamaChatWhole(u"Hello, world"_s)
                                                                 : FakeReply::openAiChatWhole(u"Hello, world"_s));
            const auto answer = bench.finish(bench.ask());
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
            QCOMPARE(answer->text, u"Hello, world"_s);
        }
    }

    void failuresAreToldApartAndRepeatedOnlyWhereItHelps_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("sent");
        const auto row = [](const char *name, const FakeReply &reply, ErrorKind kind, int sent) {
            QTest::newRow(name) << reply << kind << sent;
        };
        using K = ErrorKind;
        row("401", FakeReply::openAiError(401, u"bad key "_s + QLatin1StringView(canary), u"authentication_error"_s), K::Unauthorised, 1);
        row("403", FakeReply::openAiError(403, u"no"_s, u"permission"_s), K::Unauthorised, 1);
        row("402", FakeReply::openAiError(402, u"pay"_s, u"billing"_s), K::Quota, 1);
        row("quota", FakeReply::openAiError(429, u"You exceeded your current quota"_s, u"insufficient_quota"_s), K::Quota, 1);
        row("400", FakeReply::openAiError(400, u"bad"_s, u"invalid_request_error"_s), K::BadRequest, 1);
        row("404 model", FakeReply::ollamaError(404, u"model 'nope' not found"_s), K::BadRequest, 1);
        row("404 page", FakeReply::html(404), K::NotAnLlmServer, 1);
        row("413 page", FakeReply::html(413), K::TooLarge, 1);
        row("too long", FakeReply::openAiError(400, u"too long"_s, u"exceed_context_size_error"_s), K::ContextTooLong, 1);
        row("web page", FakeReply::html(200), K::NotAnLlmServer, 1);
        row("redirect", FakeReply::redirect(302, "http://127.0.0.1:9/elsewhere"), K::BadRequest, 1);
        row("unknown shape", FakeReply::json(200, {{u"hello"_s, u"world"_s}}), K::NotAnLlmServer, 1);
        row("200 with an error", FakeReply::json(200, {{u"error"_s, QJsonObject{{u"code"_s, 402}, {u"message"_s, u"credits"_s}}}}),
            K::Quota, 1);
        row("longer than a day", FakeReply::rateLimited("100000"), K::Quota, 1);
        row("429", FakeReply::rateLimited("1"), K::RateLimited, 4);
        row("429 without wish", FakeReply::rateLimited({}), K::RateLimited, 4);
        row("500", FakeReply::openAiError(500, u"boom"_s, u"server_error"_s), K::ServerError, 4);
        row("502 page", FakeReply::html(502), K::ServerError, 4);
        row("503", FakeReply::ollamaError(503, u"server busy, please try again.  maximum pending requests exceeded"_s), K::Overloaded, 4);
        row("closed without answer", FakeReply().close(), K::Reset, 4);
        row("reset without answer", FakeReply().reset(), K::Reset, 4);
        row("ends without end marker", partOf(LlmProvider::OpenAi, u"Hello"_s).sendLastChunk(), K::Reset, 4);
        row("breaks in the middle", partOf(LlmProvider::OpenAi, u"Hello"_s).reset(), K::Reset, 4);
        row("error in the stream",
            partOf(LlmProvider::OpenAi, u"Hello"_s).sendChunk("data: {\"error\":{\"message\":\"boom\",\"code\":500}}\n\n").keepSilent(),
            K::ServerError, 4);
        row("empty body", FakeReply::answer(200, "text/event-stream", ""), K::Reset, 4);
    }

    void failuresAreToldApartAndRepeatedOnlyWhereItHelps()
    {
        QFETCH(FakeReply, reply);
        QFETCH(ErrorKind, kind);
        QFETCH(int, sent);
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([&](const FakeRequest &) { return reply; });
        const auto answer = bench.finish(bench.ask());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QCOMPARE(int(bench.server.requests().size()), sent);
        QCOMPARE(answer.error().attempts, sent);
        QCOMPARE(bench.client.totals().requests, sent);
        QCOMPARE(bench.client.totals().retries, sent - 1);
        QVERIFY(!answer.error().detail.contains(QLatin1StringView(canary)));
        QVERIFY(!bench.client.hasEverAnswered());
        QVERIFY(bench.isTidy());
    }

    void aServerThatEchoesTheRequestDoesNotLeakIt()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([](const FakeRequest &request) {
            return FakeReply::openAiError(400,
                                          u"Invalid: "_s + QString::fromUtf8(request.header("Authorization").mid(7)) + u" in "_s
                                              + QString::fromUtf8(request.body),
                                          u"invalid_request_error"_s);
        });
        auto asked = bench.question();
        asked.schema = {};
        const auto answer = bench.finish(watch(bench.client.generate(asked)));
        QVERIFY(!answer);
        QVERIFY2(!answer.error().detail.contains(QLatin1StringView(canary)), qPrintable(answer.error().detail));
        QVERIFY2(!answer.error().detail.contains(u"nobody but the server"_s), qPrintable(answer.error().detail));
    }

    void theKeyIsNotTakenToAnotherOrigin()
    {
        Bench bench{LlmProvider::OpenAi};
        FakeLlmServer other;
        bench.server.enqueue(FakeReply::redirect(307, other.url(u"/v1/chat/completions"_s).toEncoded()));
        QVERIFY(!bench.finish(bench.ask()));
        QCOMPARE(int(other.requests().size()), 0);
        for (const FakeRequest &request : bench.server.requests()) {
            QVERIFY(!request.target.contains(canary) && !request.body.contains(canary));
            for (const auto &[name, value] : request.headers)
                QVERIFY(name.toLower() == "authorization" || !value.contains(canary));
        }
    }

    void theKeyIsNotSentInTheClearToAPublicHost()
    {
        Bench bench;
        CircuitBreaker breaker({}, bench.clock);
        LlmServer server;
        server.url = QUrl(u"http://api.example.com"_s);
        server.apiKey = canary;
        LlmClient client(server, bench.http, breaker, bench.limit, RetryPolicy(), bench.clock);
        const auto answer = bench.finish(watch(client.generate(bench.question())));
        QCOMPARE(answer.error().kind, ErrorKind::BadRequest);
        QVERIFY(answer.error().detail.contains(u"https"_s));
        QVERIFY(!answer.error().detail.contains(QLatin1StringView(canary)));
        QCOMPARE(client.totals().requests, 0);
    }

    void aFailureIsRepeatedAndTheTextOfTheFirstAttemptIsVoid()
    {
        for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi}) {
            Bench bench{provider};
            bench.server.enqueue(partOf(provider, u"Half an ans"_s).reset());
            bench.server.enqueue(FakeReply::ollamaError(500, u"boom"_s));
            bench.server.enqueue(chat(provider, u"Hello, world"_s));
            QSignalSpy attempts(&bench.client, &LlmClient::attemptStarted);
            const auto answer = bench.finish(bench.ask());
            QVERIFY(answer);
            QCOMPARE(answer->text, u"Hello, world"_s);
            QCOMPARE(answer->attempts, 3);
            QCOMPARE(bench.texts.value(1), u"Hello, world"_s);
            QCOMPARE(attempts.count(), 3);
            QCOMPARE(attempts.last().at(1).toInt(), 3);
            QCOMPARE(bench.client.totals().retries, 2);
            QVERIFY(bench.hasWaited(ErrorKind::Reset) && bench.hasWaited(ErrorKind::ServerError));
            QCOMPARE(bench.breaker.state(), BreakerState::Closed);
        }
    }

    void anEmptyAnswerIsAskedForOnceMore()
    {
        Bench bench;
        bench.server.enqueue(FakeReply::ollamaChat(u" \n"_s));
        bench.server.enqueue(FakeReply::ollamaChat(u"Hello, world"_s));
        const auto second = bench.finish(bench.ask());
        QVERIFY(second);
        QCOMPARE(second->attempts, 2);

        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaChat(u"<think>only thoughts</think>"_s); });
        const auto never = bench.finish(bench.ask());
        QCOMPARE(never.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(never.error().attempts, 2);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
    }

    void anEmptyAnswerBeforeAStuckModelDoesNotRepeatForEver()
    {
        Bench bench;
        bench.server.enqueue(FakeReply::ollamaChat({}));
        bench.server.setHandler([](const FakeRequest &) {
            return FakeReply::answer(200, "application/x-ndjson",
                                     QByteArray("{\"message\":{\"content\":\"ha\"},\"done\":false}\n").repeated(40));
        });
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(answer.error().attempts, 2);
    }

    void aFilteredAnswerIsARefusal()
    {
        Bench bench{LlmProvider::OpenAi};
        StreamOptions options;
        options.endReason = "content_filter";
        bench.server.setHandler([&](const FakeRequest &) { return FakeReply::openAiChat({}, options); });
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::RefusedByModel);
        QCOMPARE(int(bench.server.requests().size()), 1);
    }

    void aCutAnswerSaysSo()
    {
        for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi}) {
            Bench bench{provider};
            StreamOptions options;
            options.endReason = "length";
            bench.server.enqueue(chat(provider, u"{\"a\":\"Hello, wor"_s, options));
            const auto answer = bench.finish(bench.ask());
            QVERIFY(answer);
            QCOMPARE(answer->finish, FinishReason::Length);
        }
    }

    void reasoningWithALoneClosingTagVoidsTheTextBeforeIt()
    {
        Bench bench;
        bench.server.enqueue(FakeReply::ollamaChat(u"I should say hello.</think>\n\nHello, world"_s));
        const auto answer = bench.finish(bench.ask());
        QVERIFY(answer);
        QCOMPARE(answer->text, u"Hello, world"_s);
        QCOMPARE(bench.texts.value(1), u"Hello, world"_s);
    }

    void aFieldTheServerDoesNotKnowIsDroppedAndRemembered()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([](const FakeRequest &request) {
            for (const auto &field : {u"response_format"_s, u"stream_options"_s})
                if (request.json().contains(field))
                    return FakeReply::openAiError(400, u"Unknown field: "_s + field, u"invalid_request_error"_s);
            return FakeReply::openAiChat(u"Hello, world"_s);
        });
        const auto first = bench.finish(bench.ask());
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->attempts, 3);
        QVERIFY(bench.waits.isEmpty()); // at once
        const auto second = bench.finish(bench.ask());
        QCOMPARE(second->attempts, 1);
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);
    }

    void renegotiationEndsAfterTwoFields()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([](const FakeRequest &request) {
            for (const auto &field : {u"response_format"_s, u"stream_options"_s, u"temperature"_s})
                if (request.json().contains(field))
                    return FakeReply::openAiError(400, u"Unsupported field '"_s + field + u"'"_s, u"invalid_request_error"_s);
            return FakeReply::openAiChat(u"Hello, world"_s);
        });
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::BadRequest);
        QCOMPARE(answer.error().attempts, 3);
        QVERIFY(bench.finish(bench.ask())); // the third was remembered all the same
    }

    void aServerThatComplainsAboutWhatWasNotSentIsNotAskedAgain()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler(
            [](const FakeRequest &) { return FakeReply::openAiError(400, u"response_format is wrong"_s, u"invalid_request_error"_s); });
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::BadRequest);
        QCOMPARE(int(bench.server.requests().size()), 2);
    }

    void aModelThatThoughtForTooLongMayWriteTwiceAsMuch()
    {
        Bench bench{LlmProvider::OpenAi};
        StreamOptions cut;
        cut.endReason = "length";
        cut.reasoning = u"Let me think about that."_s;
        bench.server.enqueue(FakeReply::openAiChat({}, cut));
        bench.server.enqueue(FakeReply::openAiChat(u"Hello, world"_s));
        QVERIFY(bench.finish(bench.ask()));
        QList<int> tokens;
        for (const auto &request : bench.server.requests())
            tokens.append(request.json().value("max_tokens"_L1).toInt());
        QCOMPARE(tokens, (QList<int>{2048, 4096}));
    }

    void anAnswerOfNothingIsAskedForOnceMore() // LM Studio's to questions that it dropped
    {
        Bench bench{LlmProvider::OpenAi};
        const QByteArray nothing = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                                   "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":42,\"completion_tokens\":0}}\n\n"
                                   "data: [DONE]\n\n";
        bench.server.enqueue(FakeReply::answer(200, "text/event-stream", nothing));
        bench.server.enqueue(FakeReply::openAiChat(u"Hello, world"_s));
        const auto answer = bench.finish(bench.ask());
        QVERIFY(answer);
        QCOMPARE(answer->attempts, 2);
        QVERIFY(bench.waits.isEmpty()); // at once
        QCOMPARE(bench.breaker.state(), BreakerState::Closed);

        bench.server.setHandler([nothing](const FakeRequest &) { return FakeReply::answer(200, "text/event-stream", nothing); });
        const auto never = bench.finish(bench.ask());
        QCOMPARE(never.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(never.error().attempts, 2);
    }

    void theServersWordAboutRetryingWins_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("sent");
        QTest::newRow("500, no word") << 500 << QByteArray() << 2;
        QTest::newRow("500, no") << 500 << QByteArray("false") << 1;
        QTest::newRow("503, no") << 503 << QByteArray("False") << 1;
        QTest::newRow("429, no") << 429 << QByteArray("false") << 1;
        QTest::newRow("400, no word") << 400 << QByteArray() << 1;
        QTest::newRow("400, yes") << 400 << QByteArray("true") << 2;
        QTest::newRow("409, yes") << 409 << QByteArray("true") << 2;
        QTest::newRow("401, yes") << 401 << QByteArray(" true ") << 2;
        QTest::newRow("400, nonsense") << 400 << QByteArray("perhaps") << 1;
    }

    void theServersWordAboutRetryingWins()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, word);
        QFETCH(int, sent);
        for (const auto persistence : {LlmRequest::Persistence::ForItsAttempts, LlmRequest::Persistence::UntilCancelled}) {
            Bench bench{LlmProvider::OpenAi};
            FakeReply::Headers headers;
            if (!word.isEmpty())
                headers.append({"x-should-retry", word});
            bench.server.enqueue(FakeReply::openAiError(status, u"no luck"_s, u"some_error"_s, headers));
            bench.server.enqueue(FakeReply::openAiChat(u"Hello, world"_s));
            LlmRequest request = bench.question();
            request.persistence = persistence;
            const auto answer = bench.finish(watch(bench.client.generate(request)));
            QCOMPARE(bool(answer), sent == 2);
            QCOMPARE(int(bench.server.requests().size()), sent);
        }
    }

    void aServersYesDoesNotLastForEver()
    {
        Bench bench{LlmProvider::OpenAi};
        bench.server.setHandler([](const FakeRequest &) {
            return FakeReply::openAiError(400, u"no luck"_s, u"some_error"_s, {{"x-should-retry", "true"}});
        });
        LlmRequest request = bench.question();
        request.persistence = LlmRequest::Persistence::UntilCancelled;
        const auto answer = bench.finish(watch(bench.client.generate(request)));
        QCOMPARE(answer.error().kind, ErrorKind::BadRequest);
        QCOMPARE(answer.error().attempts, 4);
    }

    void aModelThatRepeatsItselfIsStopped()
    {
        Bench bench;
        FakeReply endless = FakeReply::stream("application/x-ndjson");
        endless.sendChunk(QByteArray("{\"message\":{\"content\":\"ha \"},\"done\":false}\n").repeated(400)).keepSilent();
        bench.server.enqueue(endless);
        const auto answer = bench.finish(bench.ask());
        QCOMPARE(answer.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(int(bench.server.requests().size()), 1);
        QVERIFY(bench.runUntil([&] { return bench.server.abandoned() == 1; }, 0ms));
    }

    void whatComesAfterTheEndMarkerDoesNoHarm_data()
    {
        QTest::addColumn<FakeReply>("rest");
        QTest::newRow("reset") << FakeReply().reset();
        QTest::newRow("close without last chunk") << FakeReply().close();
        QTest::newRow("silence") << FakeReply().keepSilent();
        QTest::newRow("more text") << FakeReply().sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"more\"}}]}\n\n").sendLastChunk();
        QTest::newRow("garbage") << FakeReply().send("ZZZ\r\n").keepSilent();
    }

    void whatComesAfterTheEndMarkerDoesNoHarm()
    {
        QFETCH(FakeReply, rest);
        Bench bench{LlmProvider::OpenAi, 1, 1};
        bench.server.enqueue(partOf(LlmProvider::OpenAi, u"Hello, world"_s)
                                 .sendChunk("data: {\"choices\":[{\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                                 .pause(20ms)
                                 .then(rest));
        const auto answer = bench.finish(bench.ask());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->text, u"Hello, world"_s);
        QVERIFY(bench.isTidy());
    }
};

QTEST_GUILESS_MAIN(tst_LlmClient)
#include "tst_LlmClient.moc"
