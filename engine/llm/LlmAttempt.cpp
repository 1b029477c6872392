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

constexpr milliseconds noContentLimit = 300s; ///< a server that only keeps the connection alive
constexpr milliseconds closingTime = 500ms; ///< for the end of the body after the end marker
constexpr qsizetype echoLength = 24; ///< so many characters in common with the prompt are no chance

bool echoes(const QString &message, const QString &prompt)
{
    for (qsizetype at = 0; at + echoLength <= message.size(); ++at)
        if (prompt.contains(QStringView(message).mid(at, echoLength)))
            return true;
    return false;
}

} // namespace

LlmAttempt::LlmAttempt(const LlmAdapter &adapter, Clock &clock, LlmServer server, LlmRequest request)
    : m_adapter(adapter)
    , m_clock(clock)
    , m_server(std::move(server))
    , m_request(std::move(request))
    , m_reader(adapter.streamReader())
    , m_loopGuard(m_request.schema.isEmpty() ? LoopGuard::Answer::Prose : LoopGuard::Answer::Json)
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
    m_exchange = http.send(m_adapter.chatRequest(m_server, m_request));
    connect(m_exchange, &HttpExchange::headersReceived, this, &LlmAttempt::handleHeaders);
    connect(m_exchange, &HttpExchange::bodyReceived, this, &LlmAttempt::handleBytes);
    connect(m_exchange, &HttpExchange::finished, this, &LlmAttempt::handleFinished);
    connect(m_exchange, &QObject::destroyed, this, [this] {
        abandon(Error(ErrorKind::Cancelled));
        handleFinished(); // only when the HttpClient dies first
    });
    if (CancelToken *token = m_request.cancel)
        connect(token, &CancelToken::cancelled, this, [this] { abandon(Error(ErrorKind::Cancelled)); });
    if (serviceTime > 0ms) {
        m_clock.callAfter(serviceTime, this, [this] {
            m_overdue = !m_decided;
            abandon(Error(ErrorKind::Timeout, u"The time for this question is up"_s));
        });
    }
    m_lastContent = m_clock.now();
    watchContent(noContentLimit);
}

void LlmAttempt::handleHeaders()
{
    const HttpResponse &response = m_exchange->response();
    const bool html = response.header("Content-Type").trimmed().toLower().startsWith("text/html");
    m_streaming = response.status >= 200 && response.status < 300 && !html;
    if (html && response.status < 300)
        abandon(m_adapter.errorFrom(response));
}

void LlmAttempt::handleBytes(const QByteArray &bytes)
{
    if (m_streaming && !m_decided)
        take(m_reader->read(bytes));
}

void LlmAttempt::handleFinished()
{
    if (m_ended)
        return;
    HttpExchange *exchange = m_exchange;
    if (!m_decided && exchange) {
        const auto &result = exchange->result();
        const bool broken = !result && result.error().kind != ErrorKind::Reset;
        if (broken) {
            decide(result.error());
        } else if (m_streaming) {
            take(m_reader->end()); // a connection that breaks after the answer was complete does no harm
        } else if (!result) {
            decide(result.error());
        } else {
            m_serverLoading = m_adapter.isLoading(result.value());
            m_refusedField = m_adapter.refusedField(result.value());
            decide(m_adapter.errorFrom(result.value()));
        }
    }
    if (exchange) {
        exchange->disconnect(this);
        exchange->deleteLater();
        m_exchange = nullptr;
    }
    m_ended = true;
    emit ended();
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
    m_lastContent = m_clock.now();
    if (!std::exchange(m_answering, true))
        emit answering();
}

void LlmAttempt::watchContent(milliseconds delay)
{
    m_clock.callAfter(delay, this, [this] {
        const auto silent = m_clock.now() - m_lastContent;
        if (silent < noContentLimit)
            watchContent(noContentLimit - silent);
        else
            abandon(
                Error(ErrorKind::Timeout,
                      u"The server kept the connection but sent no text for %1 s"_s.arg(duration_cast<seconds>(noContentLimit).count())));
    });
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
