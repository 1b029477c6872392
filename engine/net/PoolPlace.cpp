// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/PoolPlace.h"

#include "engine/net/ConnectionPool.h"

#include <QtNetwork/QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace trinity {

using namespace std::chrono;

namespace {

constexpr milliseconds settingsTime = 250ms; // a server states its settings in the first round trip after encryption
constexpr milliseconds forgettingTime = 10min; // of what failed, or was not offered, once

} // namespace

PoolPlace::PoolPlace(ConnectionPool &pool, QNetworkAccessManager &manager, QString origin, HttpVersion allowed)
    : m_pool(pool), m_manager(manager), m_origin(std::move(origin)), m_allowed(allowed)
{
}

PoolPlace::~PoolPlace()
{
    m_pool.release(*this);
}

bool PoolPlace::othersWereSent() const
{
    return m_pool.memberOf(*this).uses[m_origin].sent > (m_wasSent ? 1 : 0);
}

void PoolPlace::noteSent()
{
    if (std::exchange(m_wasSent, true))
        return;
    auto &use = m_pool.memberOf(*this).uses[m_origin];
    ++use.sent;
    if (m_allowed == HttpVersion::Http1 || use.isOpen)
        return;
    m_opening = std::make_unique<QObject>();
    m_pool.m_clock.callAfter(settingsTime, m_opening.get(), [this] { m_pool.open(*this); });
}

void PoolPlace::learnProtocol(HttpVersion version)
{
    if (m_allowed == HttpVersion::Http1)
        return;
    auto &use = m_pool.memberOf(*this).uses[m_origin];
    use.speaksHttp2 = version == HttpVersion::Http2;
    m_pool.m_hosts.at(m_origin).speaksHttp2 = use.speaksHttp2;
    if (version == HttpVersion::Http1 && use.version == HttpVersion::Http2) {
        use.version = HttpVersion::Http1;
        m_pool.m_hosts.at(m_origin).http1Until = m_pool.m_clock.now() + forgettingTime;
        m_pool.serveLater();
    }
}

HttpVersion PoolPlace::version() const
{
    return m_allowed == HttpVersion::Http2 && m_pool.memberOf(*this).uses[m_origin].speaksHttp2 ? HttpVersion::Http2 : HttpVersion::Http1;
}

bool PoolPlace::isAlone() const
{
    return m_pool.memberOf(*this).uses[m_origin].inFlight == 1;
}

void PoolPlace::noteAnswer()
{
    m_opening.reset();
    if (m_allowed == HttpVersion::Http2)
        m_pool.open(*this);
}

void PoolPlace::distrust(Blame blame)
{
    if (blame == Blame::Nothing)
        return;
    m_pool.memberOf(*this).isRetired = true;
    if (blame == Blame::Http2) {
        auto &host = m_pool.m_hosts.at(m_origin);
        host.http1Until = m_pool.m_clock.now() + forgettingTime;
        host.speaksHttp2 = false;
    }
    m_pool.serveLater();
}

void PoolPlace::learnStreamLimit()
{
    auto &host = m_pool.m_hosts.at(m_origin);
    const int taken = m_pool.memberOf(*this).uses[m_origin].sent;
    host.streamLimit = std::clamp(taken, 1, host.streamLimit);
    host.streamLimitUntil = m_pool.m_clock.now() + forgettingTime; // or the connection was only going away
}

void PoolPlace::connectingFailed(const Error &error)
{
    const auto &use = m_pool.memberOf(*this).uses[m_origin];
    if (m_allowed == HttpVersion::Http1 || use.isOpen || !m_pool.m_context)
        return;
    const bool hasOther = std::any_of(m_pool.m_members.cbegin(), m_pool.m_members.cend(),
                                      [this](const auto &member) { return member->uses.value(m_origin).isOpen; });
    if (hasOther)
        return;
    // Each of them would try the same in vain, one after the other.
    const auto waiting = std::exchange(m_pool.m_hosts.at(m_origin).waiting, {});
    for (const auto &each : waiting)
        if (each.context)
            QMetaObject::invokeMethod(
                each.context, [then = each.then, error] { then(error); }, Qt::QueuedConnection);
}

} // namespace trinity
