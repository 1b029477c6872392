// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeConnection.h"

#include "tests/support/FakeLlmServer.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <sys/socket.h>

#include <utility>

namespace trinity::test {

FakeConnection::FakeConnection(QTcpSocket *socket, int number, FakeLlmServer &server)
    : QObject(&server), m_socket(socket), m_server(server), m_number(number)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::handleInput);
    connect(m_socket, &QTcpSocket::disconnected, this, &FakeConnection::handleDisconnected);
}

void FakeConnection::handleInput()
{
    m_input += m_socket->readAll();
    if (m_reply)
        return; // one after the other, as HTTP/1.1 demands
    auto request = takeRequest();
    if (!request)
        return;
    request->connection = m_number;
    m_requestNumber = m_server.noteRequest(*request);
    m_nextStep = 0;
    m_reply = m_server.replyTo(m_requestNumber);
    if (request->header("Connection").toLower() == "close")
        m_reply = m_reply->closing();
    play();
}

std::optional<FakeRequest> FakeConnection::takeRequest()
{
    const qsizetype headEnd = m_input.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    FakeRequest request;
    const QList<QByteArray> lines = m_input.left(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.constFirst().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    auto body = bodyAfter(headEnd + 4, request);
    if (!body)
        return std::nullopt;
    request.body = *body;
    m_input.remove(0, m_consumed);
    return request;
}

std::optional<QByteArray> FakeConnection::bodyAfter(qsizetype headEnd, const FakeRequest &request)
{
    if (request.header("Transfer-Encoding").toLower() != "chunked") {
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (m_input.size() < headEnd + length)
            return std::nullopt;
        m_consumed = headEnd + length;
        return m_input.mid(headEnd, length);
    }
    QByteArray body;
    for (qsizetype at = headEnd;;) {
        const qsizetype lineEnd = m_input.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::nullopt;
        const qsizetype size = m_input.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        if (m_input.size() < lineEnd + 2 + size + 2)
            return std::nullopt;
        body += m_input.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
        if (size == 0) {
            m_consumed = at;
            return body;
        }
    }
}

void FakeConnection::play()
{
    using Kind = FakeReply::Step::Kind;
    while (m_reply && m_nextStep < m_reply->steps().size()) {
        const FakeReply::Step step = m_reply->steps().at(m_nextStep++);
        switch (step.kind) {
        case Kind::Send:
            m_socket->write(step.bytes);
            m_socket->flush();
            break;
        case Kind::Pause: QTimer::singleShot(step.pause, this, &FakeConnection::play); return;
        case Kind::Hold: m_server.hold(this); return;
        case Kind::HalfClose:
            m_socket->flush();
            shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
            break;
        case Kind::KeepSilent: return;
        case Kind::Close:
            m_closedByUs = true;
            m_reply.reset();
            m_server.noteAnswered(m_requestNumber);
            m_socket->disconnectFromHost();
            return;
        case Kind::Reset: breakOff(); return;
        }
    }
    if (!m_reply)
        return;
    m_reply.reset();
    m_server.noteAnswered(m_requestNumber);
    if (!m_input.isEmpty())
        QMetaObject::invokeMethod(this, &FakeConnection::handleInput, Qt::QueuedConnection);
}

void FakeConnection::breakOff()
{
    m_closedByUs = true;
    m_reply.reset();
    m_server.noteAnswered(m_requestNumber);
    m_socket->flush();
    const linger noWait = {1, 0}; // closing now sends RST instead of FIN
    setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &noWait, sizeof noWait);
    m_socket->abort();
}

void FakeConnection::release()
{
    play();
}

void FakeConnection::drop()
{
    if (m_reply)
        m_server.noteAnswered(m_requestNumber);
    m_closedByUs = true;
    m_reply.reset();
    m_socket->abort();
}

void FakeConnection::handleDisconnected()
{
    if (!m_closedByUs) {
        if (m_reply)
            m_server.noteAbandoned(m_requestNumber);
        m_server.noteClosedByClient();
    }
    m_reply.reset();
    m_server.forget(this);
    deleteLater();
}

} // namespace trinity::test
