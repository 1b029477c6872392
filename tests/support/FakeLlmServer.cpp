// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeLlmServer.h"

#include "tests/support/FakeConnection.h"
#include "tests/support/FakeDiscovery.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <utility>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int backlog = 1024; // a whole batch may knock at once

} // namespace

FakeLlmServer::FakeLlmServer(QObject *parent) : QObject(parent)
{
    m_listener.setListenBacklogSize(backlog);
    m_listener.setMaxPendingConnections(backlog);
    connect(&m_listener, &QTcpServer::newConnection, this, &FakeLlmServer::accept);
    m_time.start();
    start();
}

FakeLlmServer::~FakeLlmServer()
{
    stop();
}

QUrl FakeLlmServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

void FakeLlmServer::enqueue(const FakeReply &reply, int times)
{
    for (int time = 0; time < times; ++time)
        m_queue.append(reply);
}

void FakeLlmServer::serveDiscovery(Kind kind, const QStringList &models)
{
    m_discovery = [kind, models](const FakeRequest &request) { return discoveryReply(kind, models, request); };
}

int FakeLlmServer::release()
{
    const auto held = std::exchange(m_held, {});
    for (FakeConnection *connection : held)
        connection->release();
    return int(held.size());
}

bool FakeLlmServer::releaseOne()
{
    if (m_held.isEmpty())
        return false;
    m_held.takeFirst()->release();
    return true;
}

void FakeLlmServer::stop()
{
    m_listener.close();
    const auto connections = m_connections;
    for (FakeConnection *connection : connections)
        connection->drop();
}

void FakeLlmServer::start()
{
    if (!m_listener.listen(QHostAddress::LocalHost, m_port))
        qFatal("FakeLlmServer cannot listen: %s", qPrintable(m_listener.errorString()));
    m_port = m_listener.serverPort();
}

QList<FakeRequest> FakeLlmServer::requestsTo(const QByteArray &path) const
{
    QList<FakeRequest> result;
    std::copy_if(m_requests.cbegin(), m_requests.cend(), std::back_inserter(result),
                 [&](const FakeRequest &request) { return request.path() == path; });
    return result;
}

int FakeLlmServer::noteRequest(FakeRequest request)
{
    request.number = int(m_requests.size());
    request.arrived = std::chrono::milliseconds(m_time.elapsed());
    m_requests.append(request);
    m_peakInFlight = std::max(m_peakInFlight, ++m_inFlight);
    emit requestArrived(request.number);
    return request.number;
}

FakeReply FakeLlmServer::replyTo(int number)
{
    const FakeRequest request = m_requests.at(number);
    if (m_discovery) {
        const FakeReply reply = m_discovery(request);
        if (!reply.steps().isEmpty())
            return reply;
    }
    if (!m_queue.isEmpty())
        return m_queue.takeFirst();
    if (m_handler)
        return m_handler(request);
    return FakeReply::ollamaError(404, u"The test wrote no script for this request"_s);
}

void FakeLlmServer::noteAnswered(int)
{
    --m_inFlight;
}

void FakeLlmServer::noteAbandoned(int number)
{
    --m_inFlight;
    ++m_abandoned;
    emit requestAbandoned(number);
}

void FakeLlmServer::forget(FakeConnection *connection)
{
    m_connections.removeOne(connection);
    m_held.removeAll(connection);
}

void FakeLlmServer::accept()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection())
        m_connections.append(new FakeConnection(socket, m_connectionCount++, *this));
}

} // namespace trinity::test
