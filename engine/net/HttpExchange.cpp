// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpExchange.h"

#include "engine/base/Logging.h"
#include "engine/net/HttpClient.h"
#include "engine/net/LowDelay.h"
#include "engine/net/NetworkErrors.h"
#include "engine/net/PoolPlace.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslError>

#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

HttpExchange::HttpExchange(HttpRequest request, Clock &clock, HttpClient *client)
    : QObject(client), m_request(std::move(request)), m_clock(clock), m_lastByte(clock.now())
{
}

HttpExchange::~HttpExchange()
{
    letGoOfReply();
}

void HttpExchange::start(QNetworkReply *reply, std::unique_ptr<PoolPlace> place)
{
    m_reply = reply;
    m_place = std::move(place);
    // Queued: inside the reply's own emission nobody may delete the reply, its manager or us; from the event loop everybody may.
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::handleHeaders, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::handleBytes, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::handleReplyFinished, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty() && m_tlsProblem.isEmpty())
            m_tlsProblem = errors.constFirst().errorString();
    });
    avoidDelayedSending(reply, m_request.body.size());
    startTimers();
    if (reply->isFinished()) // Qt finished it before the connections above existed
        QMetaObject::invokeMethod(this, &HttpExchange::handleReplyFinished, Qt::QueuedConnection);
}

void HttpExchange::abort()
{
    conclude(Error(ErrorKind::Cancelled, u"The request was cancelled"_s));
}

void HttpExchange::fail(Error error)
{
    conclude(std::move(error));
}

void HttpExchange::startTimers()
{
    const auto &limits = m_request.timeouts;
    if (limits.firstByte > 0ms) {
        m_firstByteTimer = std::make_unique<QObject>();
        m_clock.callAfter(limits.firstByte, m_firstByteTimer.get(),
                          [this] { fail(timeout("the first byte of the answer", m_request.timeouts.firstByte)); });
    }
    if (limits.total > 0ms) {
        m_totalTimer = std::make_unique<QObject>();
        m_clock.callAfter(limits.total, m_totalTimer.get(), [this] { fail(timeout("the whole answer", m_request.timeouts.total)); });
    }
}

void HttpExchange::watchIdle(milliseconds delay)
{
    m_clock.callAfter(delay, m_idleTimer.get(), [this] {
        const auto left = m_lastByte + m_request.timeouts.idle - m_clock.now();
        if (left > 0ms)
            watchIdle(left); // one call per quiet period instead of one per chunk
        else
            fail(timeout("more of the answer", m_request.timeouts.idle));
    });
}

void HttpExchange::handleHeaders()
{
    if (m_concluded || m_hasHeaders)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200) // 1xx speaks of the answer to come
        return;
    m_hasHeaders = true;
    m_place->learnProtocol(m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool() ? HttpVersion::Http2 : HttpVersion::Http1);
    m_response.status = status;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    emit headersReceived();
}

void HttpExchange::handleBytes()
{
    if (m_concluded)
        return;
    const QPointer<HttpExchange> self = this;
    handleHeaders();
    if (!self || m_concluded)
        return;
    const QByteArray bytes = m_reply->isOpen() ? m_reply->readAll() : QByteArray();
    if (bytes.isEmpty())
        return;
    m_lastByte = m_clock.now();
    m_firstByteTimer.reset();
    if (m_request.maximumBytes > 0 && m_response.body.size() + bytes.size() > m_request.maximumBytes) {
        fail(Error(ErrorKind::TooLarge, u"The answer is larger than %1 bytes"_s.arg(m_request.maximumBytes)));
        return;
    }
    if (!m_idleTimer && m_request.timeouts.idle > 0ms) {
        m_idleTimer = std::make_unique<QObject>();
        watchIdle(m_request.timeouts.idle);
    }
    m_response.body += bytes;
    emit bodyReceived(bytes);
}

void HttpExchange::handleReplyFinished()
{
    if (m_concluded)
        return;
    const QPointer<HttpExchange> self = this;
    handleBytes();
    if (!self || m_concluded)
        return;
    handleHeaders(); // an answer without a body
    if (!self || m_concluded)
        return;
    const auto failure = failureOf(*m_reply, m_response, m_tlsProblem);
    if (failure) {
        fail(*failure);
        return;
    }
    if (!m_hasHeaders) { // Qt 6.4 takes a 1xx other than 100 for the end
        fail(Error(ErrorKind::Reset, u"The server announced an answer and did not send it"_s));
        return;
    }
    if (m_reply->request().rawHeader("Connection") != "close" && m_response.header("Connection").toLower() != "close")
        m_place->keepConnection();
    conclude(m_response);
}

void HttpExchange::conclude(Result<HttpResponse> result)
{
    if (m_concluded)
        return;
    m_concluded = true;
    m_firstByteTimer.reset();
    m_idleTimer.reset();
    m_totalTimer.reset();
    if (!result)
        qCDebug(lcHttp) << m_request.method << m_request.url.host() << toString(result.error().kind) << result.error().detail;
    letGoOfReply();
    QMetaObject::invokeMethod(
        this,
        [this, result = std::move(result)] {
            m_result = result;
            m_finished = true;
            emit finished();
        },
        Qt::QueuedConnection);
}

void HttpExchange::letGoOfReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    if (!reply->isFinished())
        reply->abort();
    reply->deleteLater();
    m_place.reset();
}

Error HttpExchange::timeout(const char *phase, milliseconds limit) const
{
    return Error(ErrorKind::Timeout, u"Waited %1 ms for %2"_s.arg(limit.count()).arg(QLatin1StringView(phase)));
}

} // namespace trinity
