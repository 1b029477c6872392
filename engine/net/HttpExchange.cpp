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
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

HttpExchange::HttpExchange(HttpRequest request, Clock &clock, HttpClient &client)
    : QObject(&client)
    , m_request(std::move(request))
    , m_bodySize(m_request.body.size())
    , m_client(client)
    , m_waiting(std::make_unique<QObject>())
    , m_timers(clock, m_request.timeouts, [this](ExchangeLimit limit, const Error &error) { handleLimit(limit, error); })
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
    connectSignals();
    if (m_place->allowed() == HttpVersion::Http1 || m_place->isAlone()) // the others use its connection
        avoidDelayedSending(reply, m_bodySize);
    m_timers.begin();
    if (m_bodySize == 0 && m_request.method != "GET" && m_request.method != "HEAD" && m_place->allowed() == HttpVersion::Http1) {
        m_place->noteSent(); // of a body without bytes Qt does not tell when it goes out
        m_timers.noteSent(0);
    }
    if (reply->isFinished()) // Qt finished it before the connections above existed
        QMetaObject::invokeMethod(this, &HttpExchange::handleReplyFinished, Qt::QueuedConnection);
}

void HttpExchange::connectSignals()
{
    // Queued: inside the reply's own emission nobody may delete the reply, its manager or us; from the event loop everybody may.
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::handleHeaders, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::handleBytes, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::handleReplyFinished, Qt::QueuedConnection);
    // These only take notes.
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        const bool http2 = m_reply->sslConfiguration().nextNegotiatedProtocol() == QSslConfiguration::ALPNProtocolHTTP2;
        m_place->learnProtocol(http2 ? HttpVersion::Http2 : HttpVersion::Http1);
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_place->noteSent();
        m_timers.noteSent(m_bodySize);
        m_request.body.clear(); // it is not sent again, and hundreds of answers may be awaited for minutes
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) { m_timers.noteUpload(sent, m_bodySize); });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (m_tlsProblem.isEmpty())
            m_tlsProblem = tlsProblemOf(errors, m_request.url.host());
    });
}

void HttpExchange::abort()
{
    conclude(Error(ErrorKind::Cancelled, u"The request was cancelled"_s));
}

void HttpExchange::fail(Error error)
{
    conclude(std::move(error));
}

void HttpExchange::handleLimit(ExchangeLimit limit, const Error &error)
{
    const bool unsent = limit == ExchangeLimit::Connect && !m_place->wasSent();
    if (unsent && m_place->othersWereSent() && !std::exchange(m_wasPlacedAgain, true)) {
        // Qt holds it back: the connection is going away, or takes fewer streams. Nothing of it was sent, so it may be again.
        m_place->learnStreamLimit();
        m_place->distrust(Blame::Connection);
        m_timers.stop();
        letGoOfReply();
        m_client.place(*this);
        return;
    }
    if (unsent)
        m_place->connectingFailed(error);
    if (limit != ExchangeLimit::Total)
        m_place->distrust(m_place->version() == HttpVersion::Http2 && !unsent ? Blame::Http2 : Blame::Connection);
    fail(error);
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
    m_place->noteAnswer();
    m_response.status = status;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    if (auto error = refusal()) {
        fail(*std::move(error));
        return;
    }
    m_dropsBody = isEncoded(m_response);
    emit headersReceived();
}

std::optional<Error> HttpExchange::refusal() const
{
    if (auto error = refusalOf(m_request.url, m_response))
        return error;
    const qint64 announced = m_response.header("Content-Length").toLongLong();
    if (m_request.maximumBytes > 0 && announced > m_request.maximumBytes && m_request.method != "HEAD")
        return Error(ErrorKind::TooLarge, u"The answer is larger than %1 bytes"_s.arg(m_request.maximumBytes));
    return std::nullopt;
}

void HttpExchange::handleBytes()
{
    if (m_concluded)
        return;
    const QPointer<HttpExchange> self = this;
    handleHeaders();
    if (!self || m_concluded)
        return;
    // Not readAll(), whose result holds on to 64 KiB however little there is, and the body would share it.
    const QByteArray bytes = m_reply->isOpen() ? m_reply->read(m_reply->bytesAvailable()) : QByteArray();
    if (bytes.isEmpty())
        return;
    m_timers.noteBytes();
    if (m_dropsBody)
        return;
    if (m_request.maximumBytes > 0 && m_response.body.size() + bytes.size() > m_request.maximumBytes) {
        fail(Error(ErrorKind::TooLarge, u"The answer is larger than %1 bytes"_s.arg(m_request.maximumBytes)));
        return;
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
    ExchangeTrace trace;
    trace.version = m_place->version();
    trace.wasSent = m_place->wasSent();
    trace.tlsProblem = m_tlsProblem;
    if (const auto failure = failureOf(*m_reply, m_response, trace)) {
        handleFailure(*failure);
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

void HttpExchange::handleFailure(const NetworkFailure &failure)
{
    if (!m_place->wasSent())
        m_place->connectingFailed(failure.error);
    m_place->distrust(failure.blame);
    fail(failure.error);
}

void HttpExchange::conclude(Result<HttpResponse> result)
{
    if (m_concluded)
        return;
    m_concluded = true;
    m_waiting.reset();
    m_timers.stop();
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

} // namespace trinity
