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
using namespace std::chrono;

namespace {

constexpr int http1PerManager = 6; // QNetworkAccessManager's own number of connections per origin, without a knob before Qt 6.5
constexpr milliseconds openTime = 5s; // an HTTP/2 connection at rest is taken for open; later the server may have closed it
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

ConnectionPool::ConnectionPool(Clock &clock, const HttpSettings &settings)
    : m_clock(clock), m_http2Connections(settings.http2Connections), m_context(std::make_unique<QObject>())
{
}

ConnectionPool::~ConnectionPool()
{
    Q_ASSERT(m_inFlight == 0);
}

void ConnectionPool::take(const QUrl &url, QObject *context, Granted then)
{
    const QString origin = originOf(url);
    Host &host = hostOf(origin, url);
    Member *member = host.waiting.empty() ? memberFor(origin, host) : nullptr; // nobody overtakes
    if (!member) {
        host.waiting.push_back({context, std::move(then)});
        serveLater(); // those before may be dead
        return;
    }
    then(grant(origin, *member, versionFor(origin, host)));
}

void ConnectionPool::close()
{
    m_context.reset();
    for (auto &[origin, host] : m_hosts)
        host.waiting.clear();
}

int ConnectionPool::waiting() const
{
    qsizetype count = 0;
    for (const auto &[origin, host] : m_hosts)
        count += std::count_if(host.waiting.cbegin(), host.waiting.cend(), [](const Waiting &each) { return !each.context.isNull(); });
    return int(count);
}

int ConnectionPool::managerCount() const
{
    return int(std::count_if(m_members.cbegin(), m_members.cend(), [](const auto &member) { return !member->isRetired; }));
}

ConnectionPool::Host &ConnectionPool::hostOf(const QString &origin, const QUrl &url)
{
    const auto [found, isNew] = m_hosts.try_emplace(origin);
    Host &host = found->second;
    if (isNew) {
        host.route = isNearby(url.host()) ? Route::Direct : Route::SystemProxy;
        host.isSecure = url.scheme() == "https"_L1;
    }
    return host;
}

HttpVersion ConnectionPool::versionFor(const QString &origin, Host &host)
{
    // Over cleartext HTTP/2 Qt never notices a lost connection, so http is always HTTP/1.1.
    if (!host.isSecure)
        return HttpVersion::Http1;
    if (host.http1Until == Clock::TimePoint{})
        return HttpVersion::Http2;
    if (m_clock.now() < host.http1Until)
        return HttpVersion::Http1;
    host.http1Until = {};
    for (const auto &member : m_members)
        if (member->uses.contains(origin))
            member->isRetired = true; // its connections speak HTTP/1.1 for as long as they live
    return HttpVersion::Http2;
}

ConnectionPool::Member *ConnectionPool::memberFor(const QString &origin, Host &host)
{
    return versionFor(origin, host) == HttpVersion::Http1 ? http1Member(origin, host.route) : http2Member(origin, host);
}

ConnectionPool::Member *ConnectionPool::http1Member(const QString &origin, Route route)
{
    Member *withRoom = nullptr;
    for (const auto &member : m_members) {
        if (member->route != route || member->isRetired)
            continue;
        const auto use = member->uses.constFind(origin);
        if (use != member->uses.cend()) {
            if (use->version != HttpVersion::Http1 || use->inFlight >= http1PerManager)
                continue;
            if (use->idleConnections > 0)
                return member.get();
        }
        if (!withRoom)
            withRoom = member.get();
    }
    return withRoom ? withRoom : newMember(route);
}

ConnectionPool::Member *ConnectionPool::http2Member(const QString &origin, Host &host)
{
    if (m_clock.now() >= host.streamLimitUntil)
        host.streamLimit = http2PerManager;
    Member *open = nullptr;
    Member *idle = nullptr;
    Member *other = nullptr;
    int connections = 0;
    int opening = 0;
    for (const auto &member : m_members) {
        if (member->route != host.route || member->isRetired)
            continue;
        const auto use = member->uses.constFind(origin);
        if (use == member->uses.cend()) {
            if (!other)
                other = member.get();
            continue;
        }
        if (use->version != HttpVersion::Http2)
            continue;
        if (!isOpen(*use)) {
            if (use->inFlight > 0)
                ++opening;
            else if (!idle)
                idle = member.get();
            continue;
        }
        ++connections;
        if (!open && use->inFlight < host.streamLimit)
            open = member.get();
    }
    if (open)
        return open;
    const bool isEnough = !host.speaksHttp2 || opening * host.streamLimit >= int(host.waiting.size());
    if (opening > 0 && isEnough)
        return nullptr;
    if (m_http2Connections > 0 && connections + opening >= m_http2Connections)
        return nullptr;
    if (idle)
        return idle;
    return other ? other : newMember(host.route);
}

ConnectionPool::Member *ConnectionPool::newMember(Route route)
{
    auto member = std::make_unique<Member>();
    member->manager = std::make_unique<QNetworkAccessManager>();
    member->manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    member->route = route;
    if (route == Route::Direct)
        member->manager->setProxy(QNetworkProxy::NoProxy);
    return m_members.emplace_back(std::move(member)).get();
}

bool ConnectionPool::isOpen(const Use &use) const
{
    return use.isOpen && (use.inFlight > 0 || m_clock.now() < use.lastEnd + openTime);
}

std::unique_ptr<PoolPlace> ConnectionPool::grant(const QString &origin, Member &member, HttpVersion version)
{
    Use &use = member.uses[origin];
    use.version = version;
    use.isOpen = isOpen(use);
    ++use.inFlight;
    use.idleConnections = std::max(0, use.idleConnections - 1);
    ++member.inFlight;
    ++m_inFlight;
    return std::unique_ptr<PoolPlace>(new PoolPlace(*this, *member.manager, origin, version));
}

void ConnectionPool::serveLater()
{
    if (!m_context || std::exchange(m_willServe, true))
        return;
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            m_willServe = false;
            serve();
        },
        Qt::QueuedConnection);
}

void ConnectionPool::serve()
{
    dismissRetired();
    for (auto &[origin, host] : m_hosts) {
        while (!host.waiting.empty()) {
            if (!host.waiting.front().context) {
                host.waiting.pop_front();
                continue;
            }
            Member *member = memberFor(origin, host);
            if (!member)
                break;
            const Granted then = std::move(host.waiting.front().then);
            host.waiting.pop_front();
            then(grant(origin, *member, versionFor(origin, host)));
        }
    }
}

void ConnectionPool::dismissRetired()
{
    std::erase_if(m_members, [](const auto &member) { return member->isRetired && member->inFlight == 0; });
}

ConnectionPool::Member &ConnectionPool::memberOf(const PoolPlace &place)
{
    const auto member =
        std::find_if(m_members.cbegin(), m_members.cend(), [&](const auto &each) { return each->manager.get() == &place.m_manager; });
    Q_ASSERT(member != m_members.cend());
    return **member;
}

void ConnectionPool::open(const PoolPlace &place)
{
    memberOf(place).uses[place.m_origin].isOpen = true;
    serveLater();
}

void ConnectionPool::release(const PoolPlace &place)
{
    Member &member = memberOf(place);
    Use &use = member.uses[place.m_origin];
    --use.inFlight;
    if (place.m_wasSent)
        --use.sent;
    use.lastEnd = m_clock.now();
    if (place.m_keepsConnection)
        ++use.idleConnections;
    --member.inFlight;
    --m_inFlight;
    if (member.isRetired || !m_hosts.at(place.m_origin).waiting.empty())
        serveLater();
}

} // namespace trinity
