// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeHttp2Server.h"

#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>

#include <utility>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
constexpr qsizetype frameHead = 9;
constexpr quint8 endStream = 1; // of DATA and HEADERS
constexpr quint8 acknowledged = 1; // of SETTINGS and PING
constexpr quint8 endHeaders = 4;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

FakeHttp2Server::FakeHttp2Server(TestCertificates &certificates, Handler handler) : m_handler(std::move(handler))
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contentOf(certificates.certificateFile()), QSsl::Pem));
    tls.setPrivateKey(QSslKey(contentOf(certificates.keyFile()), QSsl::Ec, QSsl::Pem));
    tls.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &FakeHttp2Server::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("FakeHttp2Server cannot listen: %s", qPrintable(m_server.errorString()));
}

QUrl FakeHttp2Server::url() const
{
    return QUrl(u"https://127.0.0.1:%1/"_s.arg(m_server.serverPort()));
}

void FakeHttp2Server::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        const int connection = m_connections++;
        connect(socket, &QIODevice::readyRead, this, [this, socket, connection] { read(socket, connection); });
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket] {
            m_inputs.remove(socket);
            socket->deleteLater();
        });
        read(socket, connection);
    }
}

void FakeHttp2Server::read(QSslSocket *socket, int connection)
{
    QByteArray &input = m_inputs[socket];
    input += socket->readAll();
    if (socket->sslConfiguration().nextNegotiatedProtocol() != QSslConfiguration::ALPNProtocolHTTP2) {
        readHttp1(socket);
        return;
    }
    if (input.startsWith(preface)) {
        input.remove(0, qstrlen(preface));
        Request whole;
        whole.socket = socket;
        send(whole, Frame::Settings, 0, 0, {});
    }
    takeFrames(socket, connection, input);
}

void FakeHttp2Server::readHttp1(QSslSocket *socket)
{
    if (!m_inputs.value(socket).endsWith("\r\n\r\n{}"))
        return;
    m_inputs[socket].clear();
    ++m_http1Requests;
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
}

void FakeHttp2Server::takeFrames(QSslSocket *socket, int connection, QByteArray &input)
{
    while (input.size() >= frameHead) {
        const auto *head = reinterpret_cast<const uchar *>(input.constData());
        const qsizetype size = (head[0] << 16) | (head[1] << 8) | head[2];
        if (input.size() < frameHead + size)
            return;
        const auto type = Frame(head[3]);
        const quint8 flags = head[4];
        Request request;
        request.socket = socket;
        request.stream = qFromBigEndian<quint32>(head + 5);
        request.connection = connection;
        input.remove(0, frameHead + size);
        if (type == Frame::Settings && !(flags & acknowledged))
            send(request, Frame::Settings, acknowledged, 0, {});
        if ((type != Frame::Data && type != Frame::Headers) || !(flags & endStream))
            continue;
        request.number = m_requests++;
        m_handler(request);
        if (!m_inputs.contains(socket)) // closed by the handler
            return;
    }
}

void FakeHttp2Server::sendHead(const Request &request)
{
    send(request, Frame::Headers, endHeaders, request.stream, "\x88");
}

void FakeHttp2Server::sendData(const Request &request, const QByteArray &bytes, Stream stream)
{
    send(request, Frame::Data, stream == Stream::Ends ? endStream : 0, request.stream, bytes);
}

void FakeHttp2Server::answer(const Request &request, const QByteArray &body)
{
    sendHead(request);
    sendData(request, body, Stream::Ends);
}

void FakeHttp2Server::resetStream(const Request &request, quint32 code)
{
    send(request, Frame::ResetStream, 0, request.stream, bigEndian(code));
}

void FakeHttp2Server::goAway(const Request &request, quint32 lastStream)
{
    send(request, Frame::GoAway, 0, 0, bigEndian(lastStream) + bigEndian(0));
}

void FakeHttp2Server::send(const Request &request, Frame frame, quint8 flags, quint32 stream, const QByteArray &payload)
{
    if (!request.socket)
        return;
    const auto size = quint32(payload.size());
    QByteArray bytes = bigEndian(size).mid(1);
    bytes.append(char(frame)).append(char(flags));
    bytes += bigEndian(stream) + payload;
    request.socket->write(bytes);
    request.socket->flush();
}

} // namespace trinity::test
