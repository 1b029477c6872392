// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmClient.h"

#include "engine/base/Alarm.h"
#include "engine/base/Logging.h"
#include "engine/base/OnSignal.h"
#include "engine/llm/LlmAttempt.h"
#include "engine/llm/ServerAddress.h"
#include "engine/llm/TokenEstimate.h"
#include "engine/net/HttpClient.h"
#include "engine/resilience/AutoLimit.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr int renegotiationLimit = 2;
constexpr int emptyAnswerLimit = 2;
constexpr milliseconds pollWhileLoading = 1s;
constexpr milliseconds loadingLimit = 10min;
constexpr qsizetype charactersPerTokenSent = 4; ///< of an answer whose server counts nothing

bool isCancelled(const LlmRequest &request)
{
    return request.cancel && request.cancel->isCancelled();
}

/// The server names a time for everybody, not only for the question it refused.
bool concernsEverybody(const Error &error)
{
    return error.kind == ErrorKind::RateLimited || (error.kind == ErrorKind::Overloaded && error.retryAfter.value_or(0ms) > 0ms);
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

/// For the retry policy, when the server knows better what helps.
Error asTransient(Error error)
{
    if (!isTransient(error.kind))
        error.kind = ErrorKind::ServerError;
    return error;
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
    Admission::Kind nextRequest = Admission::Kind::First;
    ErrorKind lastFailure = ErrorKind::Internal;
    quint64 epoch = 0; ///< of the automatic limit, when the last request was sent
    std::optional<bool> shouldRetry = {}; ///< the server's own word
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
    , m_gate(clock, m_retry.random())
    , m_budget(clock)
    , m_admission(breaker, limit, m_gate, m_budget)
    , m_turns(clock)
    , m_adapter(LlmAdapter::create(m_server.provider))
{
    connect(&m_admission, &Admission::waiting, this, &LlmClient::waiting);
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
        if (isCancelled(question->request)) // while the attempt failed
            error = Error(ErrorKind::Cancelled);
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
    question.nextRequest = Admission::Kind::First;
    question.lastFailure = error.kind;
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
        return now - *question.loadingSince < loadingLimit ? Next::Repeat : Next::GiveUp; // the gate has been closed
    }
    if (question.shouldRetry == false)
        return Next::GiveUp;
    if (question.wasEmpty && error.kind == ErrorKind::BadAnswer)
        return question.emptyAnswers < emptyAnswerLimit ? Next::Repeat : Next::GiveUp;
    // A probe that finds nobody is paced by the breaker and does not use up the question's attempts.
    if (!(question.probed && error.kind == ErrorKind::Unreachable))
        ++question.counted;
    question.nextRequest = Admission::Kind::Repetition;
    const int failures = std::max(question.counted, 1);
    const bool persists = question.request.persistence == LlmRequest::Persistence::UntilCancelled && isTransient(error.kind);
    const Error judged = question.shouldRetry ? asTransient(error) : error;
    const auto delay = persists ? m_retry.waitAfter(failures, judged) : m_retry.delayAfter(failures, judged);
    if (!delay)
        return Next::GiveUp;
    question.delay = *delay;
    return concernsEverybody(error) ? Next::Repeat : Next::WaitAndRepeat; // the gate knows how long
}

Task<LlmAnswer> LlmClient::attempt(std::shared_ptr<Question> question)
{
    const QPointer<LlmClient> self(this);
    Admission::Asked asked;
    asked.id = question->request.id;
    asked.kind = question->nextRequest;
    asked.lastFailure = question->lastFailure;
    asked.cancel = question->request.cancel;
    const auto admitted = co_await m_admission.admit(asked);
    if (!self || !admitted)
        co_return Error(ErrorKind::Cancelled);
    const Ticket ticket = *admitted;
    const milliseconds deadline = question->request.deadline;
    if (deadline > 0ms && question->serviceTime >= deadline) {
        question->overdue = true;
        if (ticket->paid)
            m_budget.giveBack();
        co_return Error(ErrorKind::Timeout, u"The time for this question is up"_s);
    }
    auto result = co_await exchange(question, ticket);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (!result)
        co_return result.error();
    m_hasEverAnswered = true;
    if (question->wasEmpty) {
        ++question->emptyAnswers;
        if (result->finish == FinishReason::Length) // the model thought for too long
            question->request.maximumTokens = tokensAfterCut(m_server, question->request);
        co_return emptyAnswer(result->finish);
    }
    co_return result;
}

/// One request, from the wire to what everybody has to know of it.
Task<LlmAnswer> LlmClient::exchange(std::shared_ptr<Question> question, Ticket ticket)
{
    const QPointer<LlmClient> self(this);
    LlmRequest request = question->request;
    request.withoutFields = m_withoutFields;
    question->probed = ticket->permit->isProbe();
    question->epoch = m_autoLimit ? m_autoLimit->epoch() : 0;
    ++m_totals.requests;
    m_totals.retries += question->sent > 0 ? 1 : 0;
    emit attemptStarted(request.id, ++question->sent);

    LlmAttempt attempt(*m_adapter, m_clock, m_turns, m_server, request);
    forward(attempt, request.id);
    connect(&attempt, &LlmAttempt::answering, this, [this, ticket] { noteFirstToken(*ticket); });
    const milliseconds left = request.deadline > 0ms ? request.deadline - question->serviceTime : 0ms;
    attempt.start(m_http, left);
    while (!attempt.hasEnded())
        co_await onSignal(&attempt, &LlmAttempt::ended);
    if (!self)
        co_return Error(ErrorKind::Cancelled);

    question->serviceTime += attempt.serviceTime();
    question->refusedField = attempt.refusedField();
    question->shouldRetry = attempt.shouldRetry();
    question->serverLoading = attempt.isServerLoading();
    question->overdue = attempt.isOverdue();
    question->wasEmpty = attempt.result() && attempt.result()->text.trimmed().isEmpty();
    if (!question->refusedField.isEmpty() && !m_withoutFields.contains(question->refusedField))
        m_withoutFields.append(question->refusedField);
    else
        question->refusedField.clear(); // it was not sent: something else is wrong
    auto result = attempt.result();
    noteEnd(attempt, *ticket, *question);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    co_return result;
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

/// The first token proves that the server lives: others need not wait for the last one. A failure after it counts.
void LlmClient::noteFirstToken(Admission::Ticket &ticket)
{
    m_gate.noteAnswer();
    if (!ticket.permit || !ticket.permit->isProbe())
        return;
    ticket.permit->success();
    ticket.permit = m_breaker.state() == BreakerState::Closed ? m_breaker.acquire().value_or(nullptr) : nullptr;
}

/// The gate first: whoever the breaker wakes must find it closed.
void LlmClient::noteEnd(const LlmAttempt &attempt, Admission::Ticket &ticket, const Question &question)
{
    const auto &result = attempt.result();
    if (attempt.isServerLoading())
        m_gate.close(pollWhileLoading, ErrorKind::Overloaded);
    else if (!result && concernsEverybody(result.error()))
        tellGate(result.error());
    tellAutoLimit(attempt, question.epoch);
    if (result && ticket.paid)
        m_budget.noteRetrySuccess();
    else if (result && question.sent == 1)
        m_budget.noteFirstSuccess();
    if (!ticket.permit)
        return;
    if (result)
        ticket.permit->success(attempt.wasSlow() ? CircuitBreaker::Pace::Slow : CircuitBreaker::Pace::Usual);
    else if (attempt.isServerLoading() || attempt.isOverdue())
        ticket.permit->ignore();
    else
        ticket.permit->failure(result.error());
}

void LlmClient::tellGate(const Error &error)
{
    const int closings = m_gate.closings() + (m_gate.state() == RateGate::State::Closed ? 0 : 1);
    if (const auto wait = m_retry.waitAfter(std::max(closings, 1), error))
        m_gate.close(*wait, error.kind);
}

void LlmClient::tellAutoLimit(const LlmAttempt &attempt, quint64 epoch)
{
    if (!m_autoLimit)
        return;
    const auto &result = attempt.result();
    if (result) {
        const int tokens = result->tokensOut > 0 ? result->tokensOut : int(result->text.size() / charactersPerTokenSent);
        m_autoLimit->noteAnswer(tokens, m_limit.waiting() > 0 ? AutoLimit::Demand::Enough : AutoLimit::Demand::TooLittle);
        return;
    }
    const ErrorKind kind = result.error().kind;
    const bool overloaded = kind == ErrorKind::RateLimited || kind == ErrorKind::Overloaded || kind == ErrorKind::Timeout;
    if (overloaded && !attempt.isServerLoading() && !attempt.isOverdue())
        m_autoLimit->noteOverload(epoch);
}

} // namespace trinity
