// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/base/Task.h"
#include "engine/net/HttpRequest.h"
#include "engine/net/HttpSettings.h"

#include <QtCore/QObject>

#include <memory>

class QSslConfiguration;

namespace trinity {

class ConnectionPool;
class HttpExchange;

/// Sends requests over a pool of QNetworkAccessManagers and is, with HttpExchange, the only code that touches
/// QNetworkReply. Plain http speaks HTTP/1.1; one manager opens at most six connections to a host, so the pool grows by
/// need and no request waits inside Qt. https speaks HTTP/2 where the server offers it (ALPN), 90 requests a connection; a
/// host that fails at it is asked in HTTP/1.1 for ten minutes. A request body is sent once and never silently again.
/// Redirects are never followed; no cookies; no proxy for loopback and private addresses; a certificate that is not in
/// order always ends the request. Deleting the client closes what is in flight and destroys its exchanges, finished or not.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(Clock &clock, QObject *parent = nullptr);
    HttpClient(Clock &clock, const HttpSettings &settings, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Starts a request. The exchange is a child of the client; call deleteLater() after reading its result.
    [[nodiscard]] HttpExchange *send(HttpRequest request);

    /// A whole small answer, for probes. Cancelled when the token says so or the client is deleted meanwhile; the token
    /// must live until then.
    [[nodiscard]] Task<HttpResponse> fetch(HttpRequest request, CancelToken *token);

    /// Requests whose exchange has not ended.
    [[nodiscard]] int inFlight() const;

private:
    friend class HttpExchange;
    /// Starts the exchange as soon as the pool has a place for it.
    void place(HttpExchange &exchange);

    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<QSslConfiguration> m_tls; ///< null: Qt's own
    Clock &m_clock;
};

} // namespace trinity
