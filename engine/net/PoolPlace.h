// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>

class QNetworkAccessManager;

namespace trinity {

class ConnectionPool;

enum class HttpVersion { Http1, Http2 };

/// What is no longer trusted after a failure: nothing, the manager with its connections, or HTTP/2 at that host as well.
enum class Blame { Nothing, Connection, Http2 };

/// One request's place in a ConnectionPool; destroying it gives the place back. The pool must outlive it.
class PoolPlace final
{
public:
    ~PoolPlace();
    Q_DISABLE_COPY_MOVE(PoolPlace)

    [[nodiscard]] QNetworkAccessManager &manager() const { return m_manager; }
    /// The best version the request may ask for.
    [[nodiscard]] HttpVersion allowed() const { return m_allowed; }
    [[nodiscard]] bool wasSent() const { return m_wasSent; }
    /// Other requests of the same connection are on the wire.
    [[nodiscard]] bool othersWereSent() const;

    /// The request is on the wire.
    void noteSent();
    /// What the server speaks is known: from a new connection's encryption, at the latest from the answer.
    void learnProtocol(HttpVersion version);
    /// The server's answer begins.
    void noteAnswer();
    /// As far as known.
    [[nodiscard]] HttpVersion version() const;
    /// No other request uses the connection at the time of asking.
    [[nodiscard]] bool isAlone() const;
    /// The answer ended in order, so that its connection waits for another request.
    void keepConnection() { m_keepsConnection = true; }

    void distrust(Blame blame);
    /// The connection takes fewer requests at a time than it was given.
    void learnStreamLimit();
    /// No connection came about: those who wait for it share the error.
    void connectingFailed(const Error &error);

private:
    friend class ConnectionPool;
    PoolPlace(ConnectionPool &pool, QNetworkAccessManager &manager, QString origin, HttpVersion allowed);

    ConnectionPool &m_pool;
    QNetworkAccessManager &m_manager;
    QString m_origin;
    HttpVersion m_allowed;
    std::unique_ptr<QObject> m_opening; ///< context of the time between the first request and the connection's opening
    bool m_wasSent = false;
    bool m_keepsConnection = false;
};

} // namespace trinity
