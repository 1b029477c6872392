// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmClient.h"
#include "engine/net/HttpClient.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <algorithm>

namespace trinity::test {


inline constexpr auto canary = "sk-canary-4f9d1c7e";

/// A client with everything around it. Time is turned by hand, the network is real.
struct Bench {
    explicit Bench(LlmProvider provider = LlmProvider::Ollama, int inFlight = 4, int attempts = 4, BreakerSettings settings = {})
        : http(clock)
        , breaker(settings, clock)
        , limit(inFlight)
        , client(serverOf(provider, server.url()), http, breaker, limit, RetryPolicy(attempts, [] { return 0.5; }), clock)
    {
        QObject::connect(&client, &LlmClient::attemptStarted, &client, [this](quint64 id, int) { texts[id].clear(); });
        QObject::connect(&client, &LlmClient::textReceived, &client, [this](quint64 id, const QString &delta) { texts[id] += delta; });
        QObject::connect(&client, &LlmClient::textVoided, &client, [this](quint64 id) { texts[id].clear(); });
        QObject::connect(&client, &LlmClient::reasoningReceived, &client, [this](quint64, const QString &delta) { reasoning += delta; });
        QObject::connect(&client, &LlmClient::waiting, &client, [this](quint64, std::optional<ErrorKind> reason, std::chrono::milliseconds in) {
            waits.append({reason, in});
        });
    }

    static LlmServer serverOf(LlmProvider provider, const QUrl &url)
    {
        LlmServer result;
        result.provider = provider;
        result.url = url;
        if (provider == LlmProvider::OpenAi)
            result.url.setPath(QStringLiteral("/v1"));
        result.model = QStringLiteral("fake:latest");
        result.apiKey = canary;
        return result;
    }

    LlmRequest question(quint64 id = 1)
    {
        LlmRequest request;
        request.id = id;
        request.system = QStringLiteral("You word the page of a person.");
        request.prompt = QStringLiteral("A prompt that nobody but the server may see.");
        request.schema = QJsonObject{{QStringLiteral("type"), QStringLiteral("object")}};
        request.cancel = &token;
        return request;
    }

    std::shared_ptr<TaskOutcome<LlmAnswer>> ask(quint64 id = 1) { return watch(client.generate(question(id))); }

    /// Lets events and time run until it holds.
    template <typename Condition>
    bool runUntil(Condition condition, std::chrono::milliseconds perTurn = std::chrono::milliseconds(50))
    {
        QElapsedTimer real;
        real.start();
        while (!condition()) {
            if (real.hasExpired(15000))
                return false;
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            QTest::qWait(1);
            clock.advance(perTurn);
        }
        return true;
    }

    Result<LlmAnswer> finish(const std::shared_ptr<TaskOutcome<LlmAnswer>> &outcome)
    {
        if (!runUntil([&] { return outcome->isDone; }))
            return Error(ErrorKind::Internal, QStringLiteral("did not end"));
        return outcome->result;
    }

    [[nodiscard]] bool isTidy()
    {
        return runUntil([&] { return http.inFlight() == 0 && limit.inFlight() == 0 && limit.waiting() == 0; }, std::chrono::milliseconds(0));
    }

    [[nodiscard]] bool hasWaited(std::optional<ErrorKind> reason) const
    {
        return std::any_of(waits.begin(), waits.end(), [&](const auto &wait) { return wait.first == reason; });
    }

    FakeLlmServer server;
    FakeClock clock;
    CancelToken token;
    HttpClient http;
    CircuitBreaker breaker;
    ConcurrencyLimit limit;
    LlmClient client;
    QMap<quint64, QString> texts;
    QString reasoning;
    QList<std::pair<std::optional<ErrorKind>, std::chrono::milliseconds>> waits;
};

inline FakeReply chat(LlmProvider provider, const QString &text, const StreamOptions &options = {})
{
    return provider == LlmProvider::Ollama ? FakeReply::ollamaChat(text, options) : FakeReply::openAiChat(text, options);
}

inline FakeReply partOf(LlmProvider provider, const QString &text)
{
    if (provider == LlmProvider::Ollama)
        return FakeReply::stream("application/x-ndjson")
            .sendChunk("{\"message\":{\"content\":\"" + text.toUtf8() + "\"},\"done\":false}\n");
    return FakeReply::stream("text/event-stream")
        .sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"" + text.toUtf8() + "\"}}]}\n\n");
}

} // namespace trinity::test

Q_DECLARE_METATYPE(trinity::test::FakeReply)
