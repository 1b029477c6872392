// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"

#include "engine/base/OnSignal.h"
#include "engine/net/ConnectionPool.h"
#include "engine/net/HttpExchange.h"
#include "engine/net/OneShotBody.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>

#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QNetworkRequest toQt(const HttpRequest &request, HttpVersion version, const QSslConfiguration *tls)
{
    QNetworkRequest result(request.url);
    if (tls)
        result.setSslConfiguration(*tls);
    // Compressed streams arrive late, and a compressed answer can be larger than it looks.
    result.setRawHeader("Accept-Encoding", "identity");
    result.setRawHeader("User-Agent", "Trinity");
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    if (request.method != "GET" && request.method != "HEAD" && !result.hasRawHeader("Content-Type"))
        result.setRawHeader("Content-Type", "application/octet-stream"); // Qt would warn and claim a web form

    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::EmitAllUploadProgressSignalsAttribute, true); // or the last may be left out
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, version == HttpVersion::Http2);
    result.setAttribute(QNetworkRequest::Http2CleartextAllowedAttribute, false);
    return result;
}

QNetworkReply *startReply(const PoolPlace &place, const HttpRequest &request, const QSslConfiguration *tls)
{
    QNetworkAccessManager &manager = place.manager();
    QNetworkRequest qtRequest = toQt(request, place.allowed(), tls);
    if (request.method == "GET")
        return manager.get(qtRequest);
    if (request.method == "HEAD")
        return manager.head(qtRequest);
    // Some local servers announce keep-alive and close right after a streamed answer. The next request could meet the dying
    // connection, and since it is never sent again, fail. A connection of its own costs little beside a generation.
    if (request.url.scheme() == "http"_L1)
        qtRequest.setRawHeader("Connection", "close");
    qtRequest.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    qtRequest.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    auto *body = new OneShotBody(request.body);
    QNetworkReply *reply =
        request.method == "POST" ? manager.post(qtRequest, body) : manager.sendCustomRequest(qtRequest, request.method, body);
    body->setParent(reply);
    QObject::connect(reply, &QNetworkReply::metaDataChanged, body, [reply, body] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 307 || status == 308)
            body->pretendToRewind();
    });
    return reply;
}

/// Null when the settings ask for nothing but Qt's own.
std::unique_ptr<QSslConfiguration> tlsOf(const HttpSettings &settings)
{
    if (settings.trustedCertificates.isEmpty()) // reading even none loads all of OpenSSL: 5 ms and 4 MB, which plain http does without
        return nullptr;
    const auto more = QSslCertificate::fromData(settings.trustedCertificates, QSsl::Pem);
    if (more.isEmpty())
        return nullptr;
    auto tls = std::make_unique<QSslConfiguration>(QSslConfiguration::defaultConfiguration());
    tls->addCaCertificates(more); // which leaves the system's to be looked up as usual; listing them takes 120 ms
    return tls;
}

} // namespace

HttpClient::HttpClient(Clock &clock, QObject *parent) : HttpClient(clock, HttpSettings(), parent)
{
}

HttpClient::HttpClient(Clock &clock, const HttpSettings &settings, QObject *parent)
    : QObject(parent), m_pool(std::make_unique<ConnectionPool>(clock, settings)), m_tls(tlsOf(settings)), m_clock(clock)
{
}

HttpClient::~HttpClient()
{
    m_pool->close(); // or those who wait would be sent when the others go
    // Before the pool: each gives its place back and closes its connection.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

HttpExchange *HttpClient::send(HttpRequest request)
{
    auto *exchange = new HttpExchange(std::move(request), m_clock, *this);
    const QUrl &url = exchange->m_request.url;
    if (url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1))
        place(*exchange);
    else
        exchange->fail(
            Error(ErrorKind::Unreachable, u"Not a web address: %1"_s.arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery))));
    return exchange;
}

void HttpClient::place(HttpExchange &exchange)
{
    m_pool->take(exchange.m_request.url, exchange.waiting(), [this, &exchange](Result<std::unique_ptr<PoolPlace>> place) {
        if (!place) {
            exchange.fail(place.error());
            return;
        }
        QNetworkReply *reply = startReply(**place, exchange.m_request, m_tls.get());
        exchange.start(reply, std::move(*place));
    });
}

Task<HttpResponse> HttpClient::fetch(HttpRequest request, CancelToken *token)
{
    if (token && token->isCancelled())
        co_return Error(ErrorKind::Cancelled, u"The request was cancelled"_s);
    const QPointer<HttpExchange> exchange = send(std::move(request));
    HttpExchange *sender = exchange.data();
    const Wake wake = co_await onSignal(sender, &HttpExchange::finished, token);
    if (!exchange) // it went with the client; `this` may be gone as well
        co_return Error(ErrorKind::Cancelled, u"The client was closed"_s);
    exchange->deleteLater(); // which also closes what is still in flight
    if (wake != Wake::Signal)
        co_return Error(ErrorKind::Cancelled, u"The request was cancelled"_s);
    co_return exchange->result();
}

int HttpClient::inFlight() const
{
    return m_pool->inFlight() + m_pool->waiting();
}

} // namespace trinity
