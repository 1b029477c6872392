// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Result.h"
#include "engine/net/ExchangeTimers.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>
#include <optional>

class QNetworkReply;

namespace trinity {

class HttpClient;
class PoolPlace;
struct NetworkFailure;

/// One request on the wire. Body bytes arrive as signals while they come; `finished` is emitted exactly once, from the
/// event loop, after which result() tells how it ended. A status of 400 and above is not an error here: the layer that knows
/// the protocol judges it. Errors: Unreachable, Tls, Timeout, Reset, Overloaded (HTTP/2: calm down), TooLarge, Cancelled;
/// BadRequest for a redirect, which names where it leads and is never followed; BadAnswer for a compressed answer. The
/// text of an error status that comes compressed is dropped, the status counts.
///
/// Ownership: a child of its HttpClient, and destroyed with it, finished or not. Whoever sent the request calls
/// deleteLater() after reading the result; deleting it earlier ends it on the wire without a signal. Every signal comes
/// from the event loop, never from inside Qt's network code, so a slot may abort or delete anything.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    ~HttpExchange() override;

    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// How it ended. Success means only that the bytes ended without an error of the connection; whether the answer is
    /// complete is for the protocol to say. Before `finished`, an Internal error.
    [[nodiscard]] const Result<HttpResponse> &result() const { return m_result; }
    [[nodiscard]] int status() const { return m_response.status; }
    /// What has arrived so far, also when it ended in an error. The body holds every byte, announced or not.
    [[nodiscard]] const HttpResponse &response() const { return m_response; }

    /// Ends the exchange as Cancelled and closes the connection so that the server stops working. Harmless when finished.
    void abort();

signals:
    /// The final status and headers are there; once, and not for 1xx answers.
    void headersReceived();
    void bodyReceived(const QByteArray &bytes);
    void finished();

private:
    friend class HttpClient;
    HttpExchange(HttpRequest request, Clock &clock, HttpClient &client);
    /// Context of the wait for a place; dead once the exchange has ended.
    [[nodiscard]] QObject *waiting() const { return m_waiting.get(); }
    void start(QNetworkReply *reply, std::unique_ptr<PoolPlace> place);
    void fail(Error error);

    void handleHeaders();
    void handleBytes();
    void handleReplyFinished();
    void connectSignals();
    void handleLimit(ExchangeLimit limit, const Error &error);
    [[nodiscard]] std::optional<Error> refusal() const;
    void handleFailure(const NetworkFailure &failure);
    void conclude(Result<HttpResponse> result);
    void letGoOfReply();

    HttpRequest m_request; ///< without its body, once that is on the wire
    qint64 m_bodySize;
    HttpClient &m_client;
    QNetworkReply *m_reply = nullptr; ///< a child of its QNetworkAccessManager
    std::unique_ptr<PoolPlace> m_place;
    std::unique_ptr<QObject> m_waiting;
    ExchangeTimers m_timers;
    QString m_tlsProblem;
    HttpResponse m_response;
    Result<HttpResponse> m_result;
    bool m_hasHeaders = false;
    bool m_dropsBody = false;
    bool m_wasPlacedAgain = false;
    bool m_concluded = false; ///< the result stands; `finished` is on its way
    bool m_finished = false;
};

} // namespace trinity
