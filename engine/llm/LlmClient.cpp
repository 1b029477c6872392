// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmClient.h"

#include "engine/base/Alarm.h"
#include "engine/base/Logging.h"
#include "engine/base/OnSignal.h"
#include "engine/llm/LlmAttempt.h"
#include "engine/llm/ServerAddress.h"
#include "engine/net/HttpClient.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr int renegotiationLimit = 2;
constexpr int emptyAnswerLimit = 2;
constexpr milliseconds pollWhileLoading = 1s;
constexpr milliseconds loadingLimit = 10min;

bool isCancelled(const LlmRequest &request)
{
    return request.cancel && request.cancel->isCancelled();
}

/// An answer without visible text is none; what it is instead.
Error emptyAnswer(FinishReason finish)
{
    if (finish == FinishReason::ContentFilter)
        return Error(ErrorKind::RefusedByModel, u"The provider filtered the whole answer"_s);
    if (finish == FinishReason::Length)
        return Error(ErrorKind::BadAnswer, u"The model used up its tokens before it wrote any text"_s);
    return Error(ErrorKind::BadAnswer, u"The model returned no text"_s);
}

} // namespace

/// What a question has been through.
struct LlmClient::Question {
    LlmRequest request;
    int sent = 0; ///< requests on the wire
    int counted = 0; ///< those the retry policy counts
    int renegotiations = 0;
    int emptyAnswers = 0;
    milliseconds serviceTime{0};
    milliseconds delay{0};
    std::optional<Clock::TimePoint> loadingSince = {};
    QString refusedField = {};
    bool serverLoading = false;
    bool overdue = false;
    bool probed = false;
    bool wasEmpty = false;
};

LlmClient::LlmClient(LlmServer server, HttpClient &http, CircuitBreaker &breaker, ConcurrencyLimit &limit, RetryPolicy retry, Clock &clock,
                     QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_http(http)
    , m_breaker(breaker)
    , m_limit(limit)
    , m_retry(std::move(retry))
    , m_clock(clock)
    , m_adapter(LlmAdapter::create(m_server.provider))
{
}

LlmClient::~LlmClient() = default;

Task<LlmAnswer> LlmClient::generate(LlmRequest request)
{
    const QPointer<LlmClient> self(this);
    if (const auto allowed = keyMayTravel(m_server); !allowed)
        co_return allowed.error();
    const auto question = std::make_shared<Question>();
    question->request = std::move(request);
    for (;;) {
        auto answer = co_await attempt(question);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (answer) {
            answer->attempts = question->sent;
            co_return std::move(answer);
        }
        Error error = answer.error();
        error.attempts = question->sent;
        const Next next = judge(*question, error);
        if (next == Next::GiveUp)
            co_return error;
        if (next == Next::Repeat)
            continue;
        emit waiting(question->request.id, error.kind, question->delay);
        const milliseconds delay = question->delay;
        const QPointer<CancelToken> cancel = question->request.cancel;
        const auto slept = co_await sleep(delay, cancel);
        if (!slept || !self) {
            Error cancelled(ErrorKind::Cancelled);
            cancelled.attempts = question->sent;
            co_return cancelled;
        }
    }
}

LlmClient::Next LlmClient::judge(Question &question, const Error &error) const
{
    if (error.kind == ErrorKind::Cancelled || isCancelled(question.request) || question.overdue)
        return Next::GiveUp;
    if (!question.refusedField.isEmpty() && question.renegotiations < renegotiationLimit) {
        ++question.renegotiations;
        return Next::Repeat;
    }
    if (question.serverLoading) {
        const auto now = m_clock.now();
        if (!question.loadingSince)
            question.loadingSince = now;
        question.delay = pollWhileLoading;
        return now - *question.loadingSince < loadingLimit ? Next::WaitAndRepeat : Next::GiveUp;
    }
    if (question.wasEmpty && error.kind == ErrorKind::BadAnswer)
        return question.emptyAnswers < emptyAnswerLimit ? Next::Repeat : Next::GiveUp;
    // A probe that finds nobody is paced by the breaker and does not use up the question's attempts.
    if (!(question.probed && error.kind == ErrorKind::Unreachable))
        ++question.counted;
    const auto delay = m_retry.delayAfter(std::max(question.counted, 1), error);
    if (!delay)
        return Next::GiveUp;
    question.delay = *delay;
    return Next::WaitAndRepeat;
}

Task<LlmAnswer> LlmClient::attempt(std::shared_ptr<Question> question)
{
    const QPointer<LlmClient> self(this);
    LlmRequest request = question->request;
    const auto admission = co_await admit(request);
    if (!self || !admission)
        co_return Error(ErrorKind::Cancelled);
    Slot slot = admission->first;
    Permit permit = admission->second;

    if (request.deadline > 0ms && question->serviceTime >= request.deadline) {
        question->overdue = true;
        co_return Error(ErrorKind::Timeout, u"The time for this question is up"_s);
    }
    request.withoutFields = m_withoutFields;
    question->probed = permit->isProbe();
    ++m_totals.requests;
    m_totals.retries += question->sent > 0 ? 1 : 0;
    emit attemptStarted(request.id, ++question->sent);

    LlmAttempt attempt(*m_adapter, m_clock, m_server, request);
    forward(attempt, request.id);
    connect(&attempt, &LlmAttempt::answering, this, [this, &permit] {
        // The first token proves that the server lives: others need not wait for the last one. A failure after it counts.
        if (!permit->isProbe())
            return;
        permit->success();
        permit = m_breaker.state() == BreakerState::Closed ? m_breaker.acquire().value_or(nullptr) : nullptr;
    });
    const auto started = m_clock.now();
    const milliseconds left = request.deadline > 0ms ? request.deadline - question->serviceTime : 0ms;
    attempt.start(m_http, left);
    while (!attempt.hasEnded())
        co_await onSignal(&attempt, &LlmAttempt::ended);
    if (!self)
        co_return Error(ErrorKind::Cancelled);

    question->serviceTime += m_clock.now() - started;
    question->refusedField = attempt.refusedField();
    question->serverLoading = attempt.isServerLoading();
    question->overdue = attempt.isOverdue();
    question->wasEmpty = attempt.result() && attempt.result()->text.trimmed().isEmpty();
    if (!question->refusedField.isEmpty() && !m_withoutFields.contains(question->refusedField))
        m_withoutFields.append(question->refusedField);
    else
        question->refusedField.clear(); // it was not sent: something else is wrong
    auto result = attempt.result();
    tellBreaker(attempt, permit);
    if (!result)
        co_return result.error();
    m_hasEverAnswered = true;
    if (question->wasEmpty) {
        ++question->emptyAnswers;
        co_return emptyAnswer(result->finish);
    }
    co_return result;
}

Task<std::pair<LlmClient::Slot, LlmClient::Permit>> LlmClient::admit(LlmRequest request)
{
    const QPointer<LlmClient> self(this);
    for (;;) {
        if (isCancelled(request))
            co_return Error(ErrorKind::Cancelled);
        if (m_breaker.state() == BreakerState::Open) {
            const auto waited = co_await waitForCircuit(request);
            if (!self || !waited)
                co_return Error(ErrorKind::Cancelled);
            continue;
        }
        if (m_limit.inFlight() >= m_limit.limit() || m_limit.waiting() > 0)
            emit waiting(request.id, std::nullopt, 0ms);
        CancelToken *token = request.cancel;
        auto slot = co_await m_limit.acquire(token);
        if (!self || !slot)
            co_return Error(ErrorKind::Cancelled);
        auto permit = m_breaker.acquire();
        if (permit)
            co_return std::pair<Slot, Permit>(*slot, *permit);
        slot->reset(); // whoever waits for the circuit holds no place
        if (m_breaker.state() == BreakerState::Open)
            continue;
        const auto waited = co_await waitForCircuit(request); // another question probes
        if (!self || !waited)
            co_return Error(ErrorKind::Cancelled);
    }
}

Task<> LlmClient::waitForCircuit(LlmRequest request)
{
    emit waiting(request.id, ErrorKind::CircuitOpen, m_breaker.remaining());
    CancelToken *token = request.cancel;
    const Wake wake = co_await onSignal(&m_breaker, &CircuitBreaker::callPossible, token);
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled);
    co_return Result<>();
}

Task<> LlmClient::sleep(milliseconds time, QPointer<CancelToken> cancel)
{
    Alarm alarm(m_clock, time);
    CancelToken *token = cancel;
    const Wake wake = co_await onSignal(&alarm, &Alarm::rang, token);
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled);
    co_return Result<>();
}

void LlmClient::forward(LlmAttempt &attempt, quint64 id)
{
    connect(&attempt, &LlmAttempt::textReceived, this, [this, id](const QString &delta) { emit textReceived(id, delta); });
    connect(&attempt, &LlmAttempt::reasoningReceived, this, [this, id](const QString &delta) { emit reasoningReceived(id, delta); });
    connect(&attempt, &LlmAttempt::textVoided, this, [this, id] { emit textVoided(id); });
}

void LlmClient::tellBreaker(const LlmAttempt &attempt, Permit &permit) const
{
    if (!permit)
        return;
    if (attempt.result())
        permit->success();
    else if (attempt.isServerLoading() || attempt.isOverdue())
        permit->ignore();
    else
        permit->failure(attempt.result().error().kind);
}

} // namespace trinity
