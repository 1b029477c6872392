// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Clock.h"
#include "engine/llm/ServerDiscovery.h"
#include "engine/net/HttpClient.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(trinity::test::FakeReply)

class tst_ServerDiscovery : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        Bench() : http(clock) { }
        Result<FoundServer> probe(const QString &typed, std::optional<LlmProvider> provider = {}, const QString &model = {},
                                  const QByteArray &key = {})
        {
            return resultOf(probeServer(&http, typed, provider, key, model, &token));
        }
        Result<FoundServer> probe(const FakeLlmServer &server, std::optional<LlmProvider> provider = {}, const QString &model = {},
                                  const QByteArray &key = {})
        {
            return probe(u"127.0.0.1:%1"_s.arg(server.port()), provider, model, key);
        }

        SystemClock clock;
        CancelToken token;
        HttpClient http;
    };

    /// A port nobody listens on: it was given out by the system and is closed again.
    static quint16 freePort()
    {
        FakeLlmServer server;
        return server.port();
    }

private slots:
    void serversAreKnownByTheShapeOfTheirAnswers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("provider");
        QTest::addColumn<int>("parallel");
        using Kind = FakeLlmServer::Kind;
        QTest::newRow("ollama") << int(Kind::Ollama) << int(LlmProvider::Ollama) << 0;
        QTest::newRow("openai") << int(Kind::OpenAi) << int(LlmProvider::OpenAi) << 0;
        QTest::newRow("llama-server") << int(Kind::LlamaServer) << int(LlmProvider::OpenAi) << 4;
        QTest::newRow("lm studio, 200 to everything") << int(Kind::LmStudio) << int(LlmProvider::OpenAi) << 0;
    }

    void serversAreKnownByTheShapeOfTheirAnswers()
    {
        QFETCH(int, kind);
        QFETCH(int, provider);
        QFETCH(int, parallel);
        Bench bench;
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind(kind), {u"text-embedding-x"_s, u"small:1b"_s, u"big:9b"_s});
        const auto found = bench.probe(server);
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(int(found->server.provider), provider);
        QCOMPARE(found->server.url, server.url(provider == int(LlmProvider::OpenAi) ? u"/v1"_s : QString()));
        QCOMPARE(found->models.size(), 3);
        QCOMPARE(found->server.model, u"small:1b"_s); // what only embeds cannot answer
        QCOMPARE(found->parallelRequests, parallel);
        QTRY_COMPARE(bench.http.inFlight(), 0);
    }

    void theCloudsProtocolsAreProbedWhenNamed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("provider");
        QTest::addColumn<QString>("path");
        using Kind = FakeLlmServer::Kind;
        QTest::newRow("anthropic") << int(Kind::Anthropic) << int(LlmProvider::Anthropic) << u"/v1"_s;
        QTest::newRow("gemini") << int(Kind::Gemini) << int(LlmProvider::Gemini) << u"/v1beta"_s;
    }

    void theCloudsProtocolsAreProbedWhenNamed()
    {
        QFETCH(int, kind);
        QFETCH(int, provider);
        QFETCH(QString, path);
        Bench bench;
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind(kind), {u"text-embedding-x"_s, u"clever-1"_s});
        const auto found = bench.probe(server, LlmProvider(provider));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->server.url, server.url(path));
        QCOMPARE(found->server.model, u"clever-1"_s);
    }

    void aCloudThatRefusesTheKeyIsNoStranger()
    {
        Bench bench;
        FakeLlmServer server;
        server.setHandler([](const FakeRequest &) {
            const QJsonObject error{{u"code"_s, 400}, {u"message"_s, u"API key not valid."_s}, {u"reason"_s, u"API_KEY_INVALID"_s}};
            return FakeReply::json(400, {{u"error"_s, error}});
        });
        QCOMPARE(bench.probe(server, LlmProvider::Gemini).error().kind, ErrorKind::Unauthorised);
    }

    void onlyTheNamedProtocolIsLookedForOnPorts()
    {
        Bench bench;
        FakeLlmServer ollama;
        FakeLlmServer other;
        ollama.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"one"_s});
        other.serveDiscovery(FakeLlmServer::Kind::LmStudio, {u"two"_s});
        const auto found = resultOf(discoverOnPorts(&bench.http, {other.port(), ollama.port()}, {}, &bench.token, LlmProvider::Ollama));
        QVERIFY(found);
        QCOMPARE(found->server.model, u"one"_s);
        QCOMPARE(int(found->server.provider), int(LlmProvider::Ollama));
    }

    void theModelIsTheWantedElseTheLoadedElseTheFirst()
    {
        Bench bench;
        FakeLlmServer server;
        server.setHandler([](const FakeRequest &request) {
            const auto models = [](const QStringList &names) {
                QJsonArray list;
                for (const QString &name : names)
                    list.append(QJsonObject{{u"name"_s, name}});
                return FakeReply::json(200, {{u"models"_s, list}});
            };
            if (request.path() == "/api/version")
                return FakeReply::json(200, {{u"version"_s, u"0.5.1"_s}});
            if (request.path() == "/api/tags")
                return models({u"a:latest"_s, u"b:7b"_s, u"c:1b"_s});
            if (request.path() == "/api/ps")
                return models({u"c:1b"_s});
            return FakeReply::answer(404, "text/plain", "404 page not found");
        });
        QCOMPARE(bench.probe(server)->server.model, u"c:1b"_s);
        QCOMPARE(bench.probe(server, {}, u"b:7b"_s)->server.model, u"b:7b"_s);
        QCOMPARE(bench.probe(server, {}, u"a"_s)->server.model, u"a:latest"_s);
        QCOMPARE(bench.probe(server, {}, u"unknown"_s)->server.model, u"unknown"_s); // the server will say what is wrong
    }

    void anOllamaWithoutModelsIsStillFound()
    {
        Bench bench;
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama, {});
        const auto found = bench.probe(server);
        QVERIFY(found);
        QVERIFY(found->models.isEmpty() && found->server.model.isEmpty());
    }

    void onlyTheWantedProtocolIsTried()
    {
        Bench bench;
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        const auto found = bench.probe(server, LlmProvider::OpenAi); // Ollama speaks both
        QVERIFY(found);
        QCOMPARE(int(found->server.provider), int(LlmProvider::OpenAi));
        QVERIFY(server.requestsTo("/api/version").isEmpty());
    }

    void strangersAreNotTakenForServers_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::newRow("web page") << FakeReply::html(200);
        QTest::newRow("not found") << FakeReply::html(404);
        QTest::newRow("200 with an error") << FakeReply::json(200, {{u"error"_s, u"Unexpected endpoint"_s}});
        QTest::newRow("other JSON") << FakeReply::json(200, {{u"hello"_s, u"world"_s}});
        QTest::newRow("version that is a number") << FakeReply::json(200, {{u"version"_s, 5}});
        QTest::newRow("server error") << FakeReply::html(500);
    }

    void strangersAreNotTakenForServers()
    {
        QFETCH(FakeReply, reply);
        Bench bench;
        FakeLlmServer server;
        server.setHandler([&](const FakeRequest &) { return reply; });
        const auto found = bench.probe(server);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::NotAnLlmServer);
    }

    void nobodyThereIsUnreachableAtOnce()
    {
        FakeClock standing; // no limit of time ever ends anything here
        HttpClient http(standing);
        const auto found = resultOf(probeServer(&http, QString::number(freePort()), {}, {}, {}, nullptr));
        QCOMPARE(found.error().kind, ErrorKind::Unreachable);
    }

    void whoSaysNothingIsUnreachableAfterASecond()
    {
        Bench bench;
        FakeLlmServer server;
        server.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        const auto found = bench.probe(server);
        QCOMPARE(found.error().kind, ErrorKind::Unreachable);
        QTRY_COMPARE(server.abandoned(), int(server.requests().size()));
    }

    void aServerThatLoadsItsModelOrWantsAKeySaysSo()
    {
        Bench bench;
        FakeLlmServer server;
        server.setHandler([](const FakeRequest &) {
            return FakeReply::json(503, {{u"error"_s, QJsonObject{{u"message"_s, u"Loading model"_s}, {u"code"_s, 503}}}});
        });
        const auto loading = bench.probe(server);
        QCOMPARE(loading.error().kind, ErrorKind::Overloaded);
        QVERIFY(loading.error().retryAfter);
        server.setHandler([](const FakeRequest &request) {
            if (request.path() == "/v1/models" && request.header("Authorization") != "Bearer right")
                return FakeReply::openAiError(401, u"Invalid API Key"_s, u"authentication_error"_s);
            if (request.path() == "/v1/models")
                return FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"m"_s}}}}});
            return FakeReply::openAiError(404, u"File Not Found"_s, u"not_found_error"_s);
        });
        QCOMPARE(bench.probe(server).error().kind, ErrorKind::Unauthorised);
        const auto found = bench.probe(server, {}, {}, "right");
        QVERIFY(found);
        QCOMPARE(found->server.apiKey, QByteArray("right"));
    }

    void whatIsNoAddressIsRefused()
    {
        Bench bench;
        QCOMPARE(bench.probe(u"two words"_s).error().kind, ErrorKind::BadRequest);
        QCOMPARE(bench.probe(u"http://public.example.com"_s, {}, {}, "sk-x").error().kind, ErrorKind::BadRequest);
    }

    void ofSeveralLocalServersTheFirstInOrderIsTaken()
    {
        Bench bench;
        FakeLlmServer first;
        FakeLlmServer second;
        first.serveDiscovery(FakeLlmServer::Kind::LlamaServer, {u"one"_s});
        second.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"two"_s});
        const QList<quint16> ports{freePort(), first.port(), second.port()};
        const auto found = resultOf(discoverOnPorts(&bench.http, ports, {}, &bench.token));
        QVERIFY(found);
        QCOMPARE(found->server.model, u"one"_s);
        for (const auto *server : {&first, &second})
            for (const FakeRequest &request : server->requests())
                QVERIFY(!request.hasHeader("Authorization"));
        QTRY_COMPARE(bench.http.inFlight(), 0);
    }

    void aSilentPortDoesNotHideTheNext()
    {
        Bench bench;
        FakeLlmServer silent;
        FakeLlmServer good;
        silent.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        good.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"two"_s});
        const auto found = resultOf(discoverOnPorts(&bench.http, {silent.port(), good.port()}, {}, &bench.token));
        QVERIFY(found);
        QCOMPARE(found->server.model, u"two"_s);
    }

    void withoutAnyServerTheSearchEndsAtOnce()
    {
        FakeClock standing;
        HttpClient http(standing);
        const auto found = resultOf(discoverOnPorts(&http, {freePort(), freePort(), freePort(), freePort()}, {}, nullptr));
        QCOMPARE(found.error().kind, ErrorKind::Unreachable);
        QTRY_COMPARE(http.inFlight(), 0);
    }

    void theSearchCanBeCancelled()
    {
        Bench bench;
        FakeLlmServer silent;
        silent.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        const auto outcome = watch(discoverOnPorts(&bench.http, {silent.port()}, {}, &bench.token));
        QTRY_VERIFY(silent.inFlight() > 0);
        bench.token.cancel();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(bench.http.inFlight(), 0);
        const auto late = resultOf(discoverLocalServer(&bench.http, {}, &bench.token));
        QCOMPARE(late.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_ServerDiscovery)
#include "tst_ServerDiscovery.moc"
