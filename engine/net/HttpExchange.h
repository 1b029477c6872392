// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Result.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QNetworkReply;

namespace trinity {

class HttpClient;

/// One request on the wire. Body bytes arrive as signals while they come; `finished` is emitted exactly once, from the
/// event loop, after which result() tells how it ended. The HttpClient owns it until then; keep a QPointer and call
/// deleteLater() after reading the result. A status of 400 and above is not an error here: the layer that knows the
/// protocol judges it. Errors: Unreachable, Tls, Timeout, Reset, TooLarge, Cancelled.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    ~HttpExchange() override;

    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// Headers and status; the body is empty when its bytes were delivered by bodyReceived and keepBody is off.
    [[nodiscard]] const Result<HttpResponse> &result() const { return m_result; }
    [[nodiscard]] int status() const { return m_response.status; }
    [[nodiscard]] const HttpResponse &response() const { return m_response; }

    /// Ends the exchange as Cancelled and closes the stream so that the server stops working. Harmless when finished.
    void abort();

signals:
    void headersReceived();
    void bodyReceived(const QByteArray &bytes);
    void finished();

private:
    friend class HttpClient;
    HttpExchange(HttpClient &client, HttpRequest request, Clock &clock);

    QPointer<HttpClient> m_client;
    HttpRequest m_request;
    Clock &m_clock;
    QNetworkReply *m_reply = nullptr;
    HttpResponse m_response;
    Result<HttpResponse> m_result;
    bool m_finished = false;
};

} // namespace trinity
