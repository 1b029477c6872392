// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/ExchangeTimers.h"

#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

QLatin1StringView awaited(ExchangeLimit limit)
{
    switch (limit) {
    case ExchangeLimit::Connect: return "a connection"_L1;
    case ExchangeLimit::Upload: return "the server to take the request"_L1;
    case ExchangeLimit::FirstByte: return "the first byte of the answer"_L1;
    case ExchangeLimit::Idle: return "more of the answer"_L1;
    case ExchangeLimit::Total: return "the whole answer"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

ExchangeTimers::ExchangeTimers(Clock &clock, const HttpTimeouts &limits, Reached reached)
    : m_clock(clock), m_limits(limits), m_reached(std::move(reached)), m_lastSign(clock.now())
{
}

void ExchangeTimers::begin()
{
    stop();
    m_answering = false;
    enter(ExchangeLimit::Connect); // first: of equal limits it says most
    if (m_limits.firstByte > 0ms) {
        m_firstByteTimer = std::make_unique<QObject>();
        m_clock.callAfter(m_limits.firstByte, m_firstByteTimer.get(), [this] { reach(ExchangeLimit::FirstByte); });
    }
    if (m_limits.total > 0ms) {
        m_totalTimer = std::make_unique<QObject>();
        m_clock.callAfter(m_limits.total, m_totalTimer.get(), [this] { reach(ExchangeLimit::Total); });
    }
}

void ExchangeTimers::noteSent(qint64 bodySize)
{
    if (!m_quietTimer || m_quiet != ExchangeLimit::Connect)
        return;
    if (bodySize > 0)
        enter(ExchangeLimit::Upload);
    else
        leaveQuiet();
}

void ExchangeTimers::noteUpload(qint64 sent, qint64 size)
{
    if (m_answering || sent <= 0)
        return;
    noteSent(size);
    m_lastSign = m_clock.now();
    if (sent >= size)
        leaveQuiet();
}

void ExchangeTimers::noteBytes()
{
    m_lastSign = m_clock.now();
    if (std::exchange(m_answering, true))
        return;
    m_firstByteTimer.reset();
    enter(ExchangeLimit::Idle);
}

void ExchangeTimers::stop()
{
    leaveQuiet();
    m_firstByteTimer.reset();
    m_totalTimer.reset();
}

void ExchangeTimers::enter(ExchangeLimit quiet)
{
    leaveQuiet();
    m_quiet = quiet;
    m_lastSign = m_clock.now();
    if (lengthOf(quiet) <= 0ms)
        return;
    m_quietTimer = std::make_unique<QObject>();
    watchQuiet(lengthOf(quiet));
}

void ExchangeTimers::leaveQuiet()
{
    m_quietTimer.reset();
}

void ExchangeTimers::watchQuiet(milliseconds delay)
{
    m_clock.callAfter(delay, m_quietTimer.get(), [this] {
        const auto left = m_lastSign + lengthOf(m_quiet) - m_clock.now();
        if (left > 0ms)
            watchQuiet(left); // one call per quiet period instead of one per chunk
        else
            reach(m_quiet);
    });
}

void ExchangeTimers::reach(ExchangeLimit limit)
{
    m_reached(limit, Error(ErrorKind::Timeout, u"Waited %1 ms for %2"_s.arg(lengthOf(limit).count()).arg(awaited(limit))));
}

milliseconds ExchangeTimers::lengthOf(ExchangeLimit limit) const
{
    switch (limit) {
    case ExchangeLimit::Connect: return m_limits.connect;
    case ExchangeLimit::Upload: return m_limits.upload;
    case ExchangeLimit::FirstByte: return m_limits.firstByte;
    case ExchangeLimit::Idle: return m_limits.idle;
    case ExchangeLimit::Total: return m_limits.total;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace trinity
