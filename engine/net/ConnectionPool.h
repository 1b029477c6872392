// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/net/PoolPlace.h"

#include <QtCore/QHash>
#include <QtCore/QUrl>

#include <memory>
#include <vector>

namespace trinity {

/// Managers enough that no request waits inside Qt, where its timers would run and it could not be seen: a manager opens
/// six HTTP/1.1 connections to an origin and carries 90 HTTP/2 streams. Managers are kept and reused, first those with
/// an idle connection to the origin. An https origin counts as HTTP/1.1 until it has answered in HTTP/2.
class ConnectionPool final
{
public:
    ConnectionPool();
    ~ConnectionPool();
    Q_DISABLE_COPY_MOVE(ConnectionPool)

    [[nodiscard]] std::unique_ptr<PoolPlace> take(const QUrl &url);

    [[nodiscard]] int inFlight() const { return m_inFlight; }
    [[nodiscard]] int managerCount() const { return int(m_members.size()); }

private:
    friend class PoolPlace;
    /// How the way to an origin leads through proxies; a manager knows only one.
    enum class Route { Direct, SystemProxy };
    struct Use {
        int inFlight = 0;
        int idleConnections = 0;
    };
    struct Member {
        std::unique_ptr<QNetworkAccessManager> manager;
        Route route = Route::Direct;
        QHash<QString, Use> uses; ///< by origin
    };

    [[nodiscard]] Member &memberFor(const QString &origin, Route route);
    [[nodiscard]] int limitFor(const QString &origin) const;
    void release(const PoolPlace &place);

    std::vector<Member> m_members;
    QHash<QString, HttpVersion> m_versions; ///< by origin, once known
    int m_inFlight = 0;
};

} // namespace trinity
