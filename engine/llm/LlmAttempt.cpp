// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAttempt.h"

#include "engine/base/Logging.h"
#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds noContentLimit = 300s; ///< for the first byte, and for a server that only keeps the connection alive
constexpr milliseconds totalLimit = 30min;
constexpr milliseconds slowStart = noContentLimit * 4 / 5;
constexpr milliseconds closingTime = 500ms; ///< for the end of the body after the end marker
constexpr qsizetype echoLength = 24; ///< so many characters in common with the prompt are no chance

bool echoes(const QString &message, const QString &prompt)
{
    for (qsizetype at = 0; at + echoLength <= message.size(); ++at)
        if (prompt.contains(QStringView(message).mid(at, echoLength)))
            return true;
    return false;
}

std::optional<bool> retryWishOf(const HttpResponse &response)
{
    const QByteArray wish = response.header("x-should-retry").trimmed().toLower();
    if (response.status < 400 || (wish != "true" && wish != "false"))
        return {};
    return wish == "true";
}

} // namespace

LlmAttempt::LlmAttempt(const LlmAdapter &adapter, Clock &clock, ServiceTurns &turns, LlmServer server, LlmRequest request)
    : m_adapter(adapter)
    , m_clock(clock)
    , m_server(std::move(server))
    , m_request(std::move(request))
    , m_reader(adapter.streamReader())
    , m_loopGuard(m_request.schema.isEmpty() ? LoopGuard::Answer::Prose : LoopGuard::Answer::Json)
    , m_turns(turns)
{
}

LlmAttempt::~LlmAttempt()
{
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->abort();
        m_exchange->deleteLater();
    }
}

void LlmAttempt::start(HttpClient &http, milliseconds serviceTime)
{
    HttpRequest request = m_adapter.chatRequest(m_server, m_request);
    request.timeouts.firstByte = 0ms; // watch() knows whose turn it is
    request.timeouts.total = 0ms;
    m_turn = m_turns.begin();
    m_exchange = http.send(request);
    connect(m_exchange, &HttpExchange::headersReceived, this, &LlmAttempt::handleHeaders);
    connect(m_exchange, &HttpExchange::bodyReceived, this, &LlmAttempt::handleBytes);
    connect(m_exchange, &HttpExchange::finished, this, &LlmAttempt::handleFinished);
    connect(m_exchange, &QObject::destroyed, this, [this] {
        abandon(Error(ErrorKind::Cancelled));
        handleFinished(); // only when the HttpClient dies first
    });
    if (CancelToken *token = m_request.cancel)
        connect(token, &CancelToken::cancelled, this, [this] { abandon(Error(ErrorKind::Cancelled)); });
    m_allowed = serviceTime;
    m_lastContent = m_clock.now();
    watch();
}

void LlmAttempt::handleHeaders()
{
    noteBytes();
    const HttpResponse &response = m_exchange->response();
    const bool html = response.header("Content-Type").trimmed().toLower().startsWith("text/html");
    m_streaming = response.status >= 200 && response.status < 300 && !html;
    if (html && response.status < 300)
        abandon(m_adapter.errorFrom(response));
}

void LlmAttempt::handleBytes(const QByteArray &bytes)
{
    noteBytes();
    if (m_streaming && !m_decided)
        take(m_reader->read(bytes));
}

void LlmAttempt::noteBytes()
{
    if (m_turn)
        m_turn->noteBytes();
}

void LlmAttempt::handleFinished()
{
    if (m_ended)
        return;
    HttpExchange *exchange = m_exchange;
    if (!m_decided && exchange) {
        const auto &result = exchange->result();
        const bool broken = !result && result.error().kind != ErrorKind::Reset;
        const bool hangs = !result && result.error().kind == ErrorKind::Timeout;
        if (hangs && takeWholeAnswer()) {
            // and nothing is lost
        } else if (broken) {
            decide(result.error());
        } else if (m_streaming) {
            take(m_reader->end()); // a connection that breaks after the answer was complete does no harm
        } else if (!result) {
            decide(result.error());
        } else {
            m_serverLoading = m_adapter.isLoading(result.value());
            m_refusedField = m_adapter.refusedField(result.value());
            m_shouldRetry = retryWishOf(result.value());
            decide(m_adapter.errorFrom(result.value()));
        }
    }
    if (exchange) {
        exchange->disconnect(this);
        exchange->deleteLater();
        m_exchange = nullptr;
    }
    m_serviceTime = serviceTime();
    m_turn.reset();
    m_ended = true;
    emit ended();
}

/// Some servers only tell by the end of the body that nothing follows: one that never comes does no harm.
bool LlmAttempt::takeWholeAnswer()
{
    if (!m_streaming || m_decided)
        return false;
    const auto last = m_reader->end();
    const bool isWhole =
        std::any_of(last.begin(), last.end(), [](const LlmEvent &event) { return event.kind == LlmEvent::Kind::Finished; });
    if (isWhole)
        take(last);
    return isWhole;
}

void LlmAttempt::take(const QList<LlmEvent> &events)
{
    const QPointer<LlmAttempt> self(this);
    for (const LlmEvent &event : events) {
        if (m_decided)
            return;
        take(event);
        if (!self)
            return;
    }
}

void LlmAttempt::take(const LlmEvent &event)
{
    switch (event.kind) {
    case LlmEvent::Kind::TextDelta:
        m_answer.text += event.text;
        noteContent();
        emit textReceived(event.text);
        if (!m_decided && m_loopGuard.isStuckAfter(event.text))
            abandon(Error(ErrorKind::BadAnswer, u"The model repeats itself"_s));
        break;
    case LlmEvent::Kind::ReasoningDelta:
        noteContent();
        emit reasoningReceived(event.text);
        break;
    case LlmEvent::Kind::EarlierTextWasReasoning:
        m_answer.text.clear();
        emit textVoided();
        break;
    case LlmEvent::Kind::Finished:
        m_answer.finish = event.finish;
        m_answer.model = event.model;
        m_answer.tokensIn = event.tokensIn;
        m_answer.tokensOut = event.tokensOut;
        decide(m_answer);
        // What follows is no part of the answer. Usually the body just ends, and the connection can be used again.
        if (m_exchange && !m_exchange->isFinished())
            m_clock.callAfter(closingTime, m_exchange, [exchange = m_exchange.data()] { exchange->abort(); });
        break;
    case LlmEvent::Kind::Failed: abandon(event.error); break;
    }
}

void LlmAttempt::noteContent()
{
    const auto now = m_clock.now();
    m_lastContent = now;
    if (std::exchange(m_answering, true))
        return;
    m_slow = m_turn && now - m_turn->since() > slowStart;
    emit answering();
}

milliseconds LlmAttempt::serviceTime() const
{
    return m_turn ? m_clock.now() - m_turn->since() : m_serviceTime;
}

/// Holds the attempt against its limits, and comes back when the next of them may have passed.
void LlmAttempt::watch()
{
    if (m_decided || !m_turn)
        return;
    const auto now = m_clock.now();
    const auto began = m_turn->since();
    const auto contentDue = std::max(began, m_lastContent) + noContentLimit;
    const auto totalDue = began + totalLimit;
    const auto deadline = began + m_allowed;
    const auto next = m_allowed > 0ms ? std::min({contentDue, totalDue, deadline}) : std::min(contentDue, totalDue);
    if (now < next) {
        m_clock.callAfter(next - now, this, [this] { watch(); });
        return;
    }
    if (takeWholeAnswer())
        return;
    if (m_allowed > 0ms && now >= deadline) {
        m_overdue = true;
        abandon(Error(ErrorKind::Timeout, u"The time for this question is up"_s));
    } else if (now >= contentDue) {
        const auto limit = QString::number(duration_cast<seconds>(noContentLimit).count());
        abandon(Error(ErrorKind::Timeout,
                      m_turn->isServed() ? u"The server kept the connection but sent no text for %1 s"_s.arg(limit)
                                         : u"The server did not begin to answer within %1 s"_s.arg(limit)));
    } else {
        abandon(Error(ErrorKind::Timeout, u"The answer took more than %1 min"_s.arg(duration_cast<minutes>(totalLimit).count())));
    }
}

void LlmAttempt::decide(Result<LlmAnswer> result)
{
    if (m_decided)
        return;
    m_decided = true;
    if (result)
        m_result = std::move(result);
    else
        m_result = withoutSecrets(result.error());
    qCDebug(lcLlm) << "question" << m_request.id << "ended:" << (m_result ? "answered"_L1 : toString(m_result.error().kind));
}

void LlmAttempt::abandon(Error error)
{
    if (m_decided)
        return;
    decide(std::move(error));
    if (m_exchange)
        m_exchange->abort();
}

/// A server's words may quote what it was sent.
Error LlmAttempt::withoutSecrets(Error error) const
{
    const QString key = QString::fromLatin1(m_server.apiKey);
    if (!key.isEmpty())
        error.detail.replace(key, u"[key]"_s);
    const qsizetype quote = error.detail.indexOf(": "_L1);
    if (quote >= 0 && (echoes(error.detail.mid(quote + 2), m_request.prompt) || echoes(error.detail.mid(quote + 2), m_request.system)))
        error.detail.truncate(quote);
    if (error.httpStatus == 0 && m_exchange)
        error.httpStatus = m_exchange->status();
    return error;
}

} // namespace trinity
