// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/ConnectionPool.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>

#include <algorithm>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int http1PerManager = 6; // QNetworkAccessManager's own number of connections per origin, without a knob before Qt 6.5
constexpr int http2PerManager = 90; // below the 100 streams servers commonly allow: beyond them Qt queues the newest first

QString originOf(const QUrl &url)
{
    const bool secure = url.scheme() == "https"_L1;
    return u"%1://%2:%3"_s.arg(url.scheme(), url.host()).arg(url.port(secure ? 443 : 80));
}

/// This machine, or an address that only the local network knows: a proxy could not reach it.
bool isNearby(const QString &host)
{
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    const QHostAddress address(host);
    if (address.isNull())
        return false;
    if (address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast())
        return true;
    static const QList<QPair<QHostAddress, int>> privateNetworks = {QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
                                                                    QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
                                                                    QHostAddress::parseSubnet(u"192.168.0.0/16"_s)};
    return std::any_of(privateNetworks.cbegin(), privateNetworks.cend(), [&](const auto &network) { return address.isInSubnet(network); });
}

} // namespace

ConnectionPool::ConnectionPool() = default;

ConnectionPool::~ConnectionPool()
{
    Q_ASSERT(m_inFlight == 0);
}

std::unique_ptr<PoolPlace> ConnectionPool::take(const QUrl &url)
{
    const QString origin = originOf(url);
    Member &member = memberFor(origin, isNearby(url.host()) ? Route::Direct : Route::SystemProxy);
    Use &use = member.uses[origin];
    ++use.inFlight;
    use.idleConnections = std::max(0, use.idleConnections - 1);
    ++m_inFlight;
    return std::unique_ptr<PoolPlace>(new PoolPlace(*this, *member.manager, origin));
}

ConnectionPool::Member &ConnectionPool::memberFor(const QString &origin, Route route)
{
    const int limit = limitFor(origin);
    Member *withRoom = nullptr;
    for (Member &member : m_members) {
        const Use use = member.uses.value(origin);
        if (member.route != route || use.inFlight >= limit)
            continue;
        if (use.idleConnections > 0)
            return member;
        if (!withRoom)
            withRoom = &member;
    }
    if (withRoom)
        return *withRoom;

    Member member;
    member.manager = std::make_unique<QNetworkAccessManager>();
    member.manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    member.route = route;
    if (route == Route::Direct)
        member.manager->setProxy(QNetworkProxy::NoProxy);
    return m_members.emplace_back(std::move(member));
}

int ConnectionPool::limitFor(const QString &origin) const
{
    return m_versions.value(origin, HttpVersion::Http1) == HttpVersion::Http2 ? http2PerManager : http1PerManager;
}

void ConnectionPool::release(const PoolPlace &place)
{
    const auto member =
        std::find_if(m_members.begin(), m_members.end(), [&](const Member &each) { return each.manager.get() == &place.m_manager; });
    Q_ASSERT(member != m_members.end());
    Use &use = member->uses[place.m_origin];
    --use.inFlight;
    if (place.m_keepsConnection)
        ++use.idleConnections;
    --m_inFlight;
}

PoolPlace::PoolPlace(ConnectionPool &pool, QNetworkAccessManager &manager, QString origin)
    : m_pool(pool), m_manager(manager), m_origin(std::move(origin))
{
}

PoolPlace::~PoolPlace()
{
    m_pool.release(*this);
}

void PoolPlace::learnProtocol(HttpVersion version)
{
    m_pool.m_versions.insert(m_origin, version);
}

} // namespace trinity
