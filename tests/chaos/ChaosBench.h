// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "tests/chaos/KeptLog.h"
#include "tests/chaos/StallWatch.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"

#include <functional>
#include <optional>

namespace trinity::test {

/// A server that does wrong and an endpoint that asks it, as the program puts it together. The network is real, time is not:
/// the clock stands still while anything happens and goes to the next alarm when nothing can happen without it.
class ChaosBench
{
public:
    explicit ChaosBench(LlmProvider provider = LlmProvider::Ollama, int inFlight = 4, const QString &host = QStringLiteral("127.0.0.1"));

    /// Lets events and time run until it holds; false when that takes minutes.
    [[nodiscard]] bool runUntil(const std::function<bool()> &condition);
    /// The same without time.
    [[nodiscard]] bool runEventsUntil(const std::function<bool()> &condition);
    /// So much time for the next piece whenever all that is left is a server that holds an answer back.
    void setDrip(std::chrono::milliseconds drip) { m_drip = drip; }
    /// How long the oldest request has been on its way to the server, none when there is none: for tests that know better than
    /// the numbers tell.
    using OnTheWay = std::function<std::optional<std::chrono::milliseconds>()>;
    void setOnTheWay(OnTheWay onTheWay) { m_onTheWay = std::move(onTheWay); }
    /// So much time with every turn of the event loop, for many questions at once.
    void setHaste(std::chrono::milliseconds perTurn) { m_perTurn = perTurn; }

    /// What is not given back though all questions have ended: a place, a permit, a request. Empty: nothing.
    [[nodiscard]] QString leftOver();
    /// What the log and the event loop have to be blamed for. Empty: nothing.
    [[nodiscard]] static QString blame();

    /// An address where such a server answers, for its protocol.
    [[nodiscard]] static LlmServer serverAt(LlmProvider provider, QUrl url, const QString &host);

    FakeLlmServer server;
    FakeClock clock;
    HttpClient http;
    LlmEndpoint endpoint;

private:
    void turn();
    [[nodiscard]] bool isStuck() const;

    OnTheWay m_onTheWay;
    quint64 m_eventsBefore = 0;
    int m_quietTurns = 0;
    std::chrono::milliseconds m_drip{0};
    std::chrono::milliseconds m_perTurn{0};
};

} // namespace trinity::test
