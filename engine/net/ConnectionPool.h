// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Result.h"
#include "engine/net/HttpSettings.h"
#include "engine/net/PoolPlace.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QUrl>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace trinity {

/// Managers enough that no request waits inside Qt, where its timers would run and it could not be seen. Managers are kept
/// and reused, until one is distrusted: then it serves what it has and goes.
///
/// HTTP/1.1: six requests a manager, the connections it opens to an origin; first those with an idle connection. HTTP/2
/// (https only): 90 requests a manager, over one connection. The first request of a connection goes alone until the server
/// answers, or had time to state its settings; the others wait here. The first connection to a host is opened alone, more
/// of them at once. A host that does not offer HTTP/2, or failed at it, is
/// asked in HTTP/1.1 for ten minutes.
class ConnectionPool final
{
public:
    using Granted = std::function<void(Result<std::unique_ptr<PoolPlace>>)>;

    explicit ConnectionPool(Clock &clock, const HttpSettings &settings = {});
    ~ConnectionPool();
    Q_DISABLE_COPY_MOVE(ConnectionPool)

    /// Calls `then` with a place, at once if there is one, else from the event loop when there is; with an error if the
    /// connection that was waited for cannot be made; never, once the context is dead.
    void take(const QUrl &url, QObject *context, Granted then);
    /// Those who wait are forgotten; nobody is served any more.
    void close();

    [[nodiscard]] int inFlight() const { return m_inFlight; } ///< places taken
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int managerCount() const; ///< without the distrusted

private:
    friend class PoolPlace;
    /// How the way to an origin leads through proxies; a manager knows only one.
    enum class Route { Direct, SystemProxy };
    struct Use {
        HttpVersion version = HttpVersion::Http1;
        int inFlight = 0;
        int sent = 0; ///< of those in flight
        int idleConnections = 0;
        bool speaksHttp2 = false; ///< seen
        bool isOpen = false; ///< HTTP/2: the server answered, more requests may follow the first
        Clock::TimePoint lastEnd{};
    };
    struct Member {
        std::unique_ptr<QNetworkAccessManager> manager;
        Route route = Route::Direct;
        QHash<QString, Use> uses; ///< by origin
        int inFlight = 0;
        bool isRetired = false;
    };
    struct Waiting {
        QPointer<QObject> context;
        Granted then;
    };
    struct Host {
        Route route = Route::Direct;
        bool isSecure = false;
        Clock::TimePoint http1Until{}; ///< HTTP/1.1 until then; a zero point: HTTP/2 may be asked for
        bool speaksHttp2 = false; ///< seen, and not failed since
        int streamLimit = 0; ///< of one connection
        Clock::TimePoint streamLimitUntil{};
        std::deque<Waiting> waiting;
    };

    [[nodiscard]] Host &hostOf(const QString &origin, const QUrl &url);
    [[nodiscard]] HttpVersion versionFor(const QString &origin, Host &host);
    /// Null: it has to wait.
    [[nodiscard]] Member *memberFor(const QString &origin, Host &host);
    [[nodiscard]] Member *http1Member(const QString &origin, Route route);
    [[nodiscard]] Member *http2Member(const QString &origin, Host &host);
    [[nodiscard]] Member *newMember(Route route);
    [[nodiscard]] bool isOpen(const Use &use) const;
    [[nodiscard]] std::unique_ptr<PoolPlace> grant(const QString &origin, Member &member, HttpVersion version);
    void serveLater();
    void serve();
    void dismissRetired();

    [[nodiscard]] Member &memberOf(const PoolPlace &place);
    void open(const PoolPlace &place);
    void release(const PoolPlace &place);

    Clock &m_clock;
    int m_http2Connections;
    std::vector<std::unique_ptr<Member>> m_members;
    std::map<QString, Host> m_hosts; ///< by origin
    std::unique_ptr<QObject> m_context; ///< of calls from the event loop; null once closed
    int m_inFlight = 0;
    bool m_willServe = false;
};

} // namespace trinity
