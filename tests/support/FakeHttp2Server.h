// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/TestCertificates.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>

#include <functional>

namespace trinity::test {

/// HTTP/2 over TLS on 127.0.0.1, frame by frame, for what a real server does only by accident: refused and broken streams, a
/// connection that goes away, frames that make no sense. It reads as much of HTTP/2 as it needs to notice requests (no
/// header is decoded) and writes what the test tells it to. After a close it listens on.
class FakeHttp2Server final : public QObject
{
    Q_OBJECT

public:
    struct Request {
        QPointer<QSslSocket> socket;
        quint32 stream = 0;
        int number = 0; ///< from 0, in the order of arrival
        int connection = 0; ///< from 0
    };
    enum class Frame : quint8 { Data = 0, Headers = 1, ResetStream = 3, Settings = 4, Ping = 6, GoAway = 7 };
    using Handler = std::function<void(const Request &)>;

    FakeHttp2Server(TestCertificates &certificates, Handler handler);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Of connections that offered no HTTP/2 (the fallback): the client's request, answered with "one" in HTTP/1.1.
    [[nodiscard]] int http1Requests() const { return m_http1Requests; }

    /// `:status: 200`, and nothing else.
    static void sendHead(const Request &request);
    enum class Stream { GoesOn, Ends };
    static void sendData(const Request &request, const QByteArray &bytes, Stream stream);
    static void answer(const Request &request, const QByteArray &body);
    static void resetStream(const Request &request, quint32 code);
    static void goAway(const Request &request, quint32 lastStream);
    static void send(const Request &request, Frame frame, quint8 flags, quint32 stream, const QByteArray &payload);

private:
    void accept();
    void read(QSslSocket *socket, int connection);
    void readHttp1(QSslSocket *socket);
    void takeFrames(QSslSocket *socket, int connection, QByteArray &input);

    Handler m_handler;
    QHash<QSslSocket *, QByteArray> m_inputs; ///< outlives the sockets, which are the server's children
    QSslServer m_server;
    int m_requests = 0;
    int m_http1Requests = 0;
    int m_connections = 0;
};

} // namespace trinity::test
