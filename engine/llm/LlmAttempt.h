// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/base/Result.h"
#include "engine/llm/LlmAdapter.h"
#include "engine/llm/LoopGuard.h"
#include "engine/llm/ServiceTurns.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <optional>

namespace trinity {

class HttpClient;
class HttpExchange;

/// One request for one answer: an exchange, its reader, and the limits of both. All limits count the time of service:
/// what a request waits behind earlier ones inside the server is no fault of its own. `ended` comes exactly once, from the
/// event loop, when nothing of the attempt is left on the wire. Destroyed earlier it aborts its exchange.
class LlmAttempt final : public QObject
{
    Q_OBJECT

public:
    LlmAttempt(const LlmAdapter &adapter, Clock &clock, ServiceTurns &turns, LlmServer server, LlmRequest request);
    ~LlmAttempt() override;

    /// `serviceTime` is what may still be used of the question's deadline; 0: no limit.
    void start(HttpClient &http, std::chrono::milliseconds serviceTime);
    [[nodiscard]] bool hasEnded() const { return m_ended; }

    [[nodiscard]] const Result<LlmAnswer> &result() const { return m_result; }
    /// The request's field this server does not know, empty if that was not the reason.
    [[nodiscard]] QString refusedField() const { return m_refusedField; }
    /// What the server says about asking again (x-should-retry), if it does.
    [[nodiscard]] std::optional<bool> shouldRetry() const { return m_shouldRetry; }
    [[nodiscard]] bool isServerLoading() const { return m_serverLoading; }
    /// The time of the question was up, which says nothing about the server.
    [[nodiscard]] bool isOverdue() const { return m_overdue; }
    [[nodiscard]] std::chrono::milliseconds serviceTime() const; ///< so far, or in all when it has ended
    /// The answer began so late that it nearly was a failure.
    [[nodiscard]] bool wasSlow() const { return m_slow; }

signals:
    void textReceived(const QString &delta);
    void reasoningReceived(const QString &delta);
    void textVoided();
    void answering(); ///< the first text or reasoning came
    void ended();

private:
    void handleHeaders();
    void handleBytes(const QByteArray &bytes);
    void handleFinished();
    [[nodiscard]] bool takeWholeAnswer();
    void take(const QList<LlmEvent> &events);
    void take(const LlmEvent &event);
    void noteContent();
    void watch();
    void noteBytes();
    void decide(Result<LlmAnswer> result);
    void abandon(Error error);
    [[nodiscard]] Error withoutSecrets(Error error) const;

    const LlmAdapter &m_adapter;
    Clock &m_clock;
    LlmServer m_server;
    LlmRequest m_request;
    std::unique_ptr<LlmStreamReader> m_reader;
    QPointer<HttpExchange> m_exchange;
    LoopGuard m_loopGuard;
    ServiceTurns &m_turns;
    std::unique_ptr<ServiceTurns::Turn> m_turn; ///< while on the wire
    Clock::TimePoint m_lastContent{};
    std::chrono::milliseconds m_allowed{0}; ///< of service; 0: no limit
    std::chrono::milliseconds m_serviceTime{0};
    LlmAnswer m_answer;
    Result<LlmAnswer> m_result;
    QString m_refusedField;
    std::optional<bool> m_shouldRetry;
    bool m_streaming = false;
    bool m_answering = false;
    bool m_decided = false; ///< the result stands; the exchange may still be ending
    bool m_serverLoading = false;
    bool m_overdue = false;
    bool m_slow = false;
    bool m_ended = false;
};

} // namespace trinity
