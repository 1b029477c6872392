// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QtGlobal>

class QNetworkAccessManager;

namespace trinity {

class ConnectionPool;

enum class HttpVersion { Http1, Http2 };

/// One request's place in a ConnectionPool; destroying it gives the place back. The pool must outlive it.
class PoolPlace final
{
public:
    ~PoolPlace();
    Q_DISABLE_COPY_MOVE(PoolPlace)

    [[nodiscard]] QNetworkAccessManager &manager() const { return m_manager; }

    /// Tells the pool what the server speaks, as soon as its answer begins.
    void learnProtocol(HttpVersion version);
    /// The answer ended in order, so that its connection waits for another request.
    void keepConnection() { m_keepsConnection = true; }

private:
    friend class ConnectionPool;
    PoolPlace(ConnectionPool &pool, QNetworkAccessManager &manager, QString origin);

    ConnectionPool &m_pool;
    QNetworkAccessManager &m_manager;
    QString m_origin;
    bool m_keepsConnection = false;
};

} // namespace trinity
