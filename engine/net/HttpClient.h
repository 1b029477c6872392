// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/base/Task.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QObject>

#include <memory>

namespace trinity {

class HttpExchange;

/// Sends requests over a pool of QNetworkAccessManagers and is, with HttpExchange, the only code that touches
/// QNetworkReply. Plain http speaks HTTP/1.1; one manager opens at most six connections to a host, so the pool grows by
/// need and no request waits inside Qt. Redirects are never followed; no cookies; no proxy for loopback addresses.
/// Deleting the client aborts what is in flight.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(Clock &clock, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Starts a request. The exchange is owned by the client until it has finished.
    [[nodiscard]] HttpExchange *send(HttpRequest request);

    /// A whole small answer, for probes. Cancelled when the token says so.
    [[nodiscard]] Task<HttpResponse> fetch(HttpRequest request, CancelToken *token);

    [[nodiscard]] int inFlight() const;

private:
    class Pool;
    std::unique_ptr<Pool> m_pool;
    Clock &m_clock;
};

} // namespace trinity
