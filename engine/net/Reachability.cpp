// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/Reachability.h"

#include "engine/base/OnSignal.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

namespace trinity {

namespace {

Reach reachAfter(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return Reach::UnknownHost;
    case QAbstractSocket::ConnectionRefusedError: return Reach::Refused;
    case QAbstractSocket::SocketTimeoutError: return Reach::Silent;
    default: return Reach::NoRoute;
    }
}

} // namespace

Task<Reach> reach(QString host, quint16 port, std::chrono::milliseconds limit, Clock *clock, CancelToken *token)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    bool silent = false;
    clock->callAfter(limit, &socket, [&socket, &silent] {
        silent = true;
        socket.abort(); // changes the state, and so wakes the wait below
    });
    socket.connectToHost(host, port);
    while (socket.state() == QAbstractSocket::HostLookupState || socket.state() == QAbstractSocket::ConnectingState) {
        const Wake wake = co_await onSignal(&socket, &QAbstractSocket::stateChanged, token);
        if (wake == Wake::Cancelled)
            co_return Error(ErrorKind::Cancelled);
    }
    if (socket.state() == QAbstractSocket::ConnectedState)
        co_return Reach::Reached;
    co_return silent ? Reach::Silent : reachAfter(socket.error());
}

} // namespace trinity
