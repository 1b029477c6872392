// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/ChaosBench.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds patienceOfTest = 110s; ///< real time, so that a test that hangs says where
constexpr milliseconds patienceWithTheNetwork = 300ms; ///< then it is the machine that is busy, and the clock waits for it
constexpr int quietTurns = 3; ///< without an event, when the server has everything that is on its way
constexpr int silentTurns = 300; ///< without an event, when somebody else is at work
constexpr int lostTurns = 5000; ///< when a request is known to be on its way: a busy machine forgets our threads for seconds

} // namespace

ChaosBench::ChaosBench(LlmProvider provider, int inFlight, const QString &host)
    : http(clock), endpoint(serverAt(provider, server.url(), host), RequestLimit::fixed(inFlight), http, clock)
{
    KeptLog::clear();
    StallWatch::self().reset();
}

LlmServer ChaosBench::serverAt(LlmProvider provider, QUrl url, const QString &host)
{
    LlmServer result;
    result.provider = provider;
    url.setHost(host);
    if (provider == LlmProvider::Gemini)
        url.setPath(u"/v1beta"_s);
    else if (provider != LlmProvider::Ollama)
        url.setPath(u"/v1"_s);
    result.url = url;
    result.model = u"fake:latest"_s;
    result.apiKey = keyCanary;
    return result;
}

bool ChaosBench::runUntil(const std::function<bool()> &condition)
{
    QElapsedTimer real;
    real.start();
    while (!condition()) {
        if (real.hasExpired(patienceOfTest.count()))
            return false;
        turn();
    }
    return true;
}

bool ChaosBench::runEventsUntil(const std::function<bool()> &condition)
{
    QElapsedTimer real;
    real.start();
    while (!condition()) {
        if (real.hasExpired(patienceOfTest.count()))
            return false;
        QCoreApplication::processEvents();
        QThread::yieldCurrentThread();
    }
    return true;
}

void ChaosBench::turn()
{
    // Before the events: what an alarm posts counts as one, or the clock would leap past it as if nothing went on.
    if (m_perTurn > 0ms && (!m_onTheWay || m_onTheWay().value_or(0ms) < patienceWithTheNetwork))
        clock.advance(m_perTurn);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // which otherwise waits for the test's end
    QCoreApplication::processEvents();
    const auto events = StallWatch::self().events();
    m_quietTurns = events == m_eventsBefore ? m_quietTurns + 1 : 0;
    m_eventsBefore = events;
    if (m_quietTurns == 0)
        return;
    QThread::msleep(1); // others are at work: Qt's thread for the network, our workers
    const bool isAwaited = m_onTheWay && m_onTheWay();
    if (m_quietTurns < (isAwaited ? lostTurns : isStuck() ? quietTurns : silentTurns))
        return;
    m_quietTurns = 0;
    if (m_drip > 0ms && server.held() > 0) {
        clock.advance(m_drip);
        server.releaseOne();
    } else if (const auto next = clock.untilNext(); next >= 0ms) {
        clock.advance(next);
    }
}

/// Every request has arrived, and the server does not go on by itself.
bool ChaosBench::isStuck() const
{
    return http.inFlight() == server.inFlight() && QThreadPool::globalInstance()->activeThreadCount() == 0;
}

QString ChaosBench::leftOver()
{
    auto &limit = endpoint.limit();
    auto &breaker = endpoint.breaker();
    if (!runUntil([&] { return http.inFlight() == 0; }))
        return u"%1 requests are still on their way"_s.arg(http.inFlight());
    if (!runUntil([&] { return server.inFlight() == 0; }))
        return u"the server still works for %1 requests that nobody waits for"_s.arg(server.inFlight());
    if (limit.inFlight() != 0 || limit.waiting() != 0)
        return u"%1 places are taken, %2 wait"_s.arg(limit.inFlight()).arg(limit.waiting());
    if (endpoint.client().gate().waiting() != 0)
        return u"%1 wait at the gate"_s.arg(endpoint.client().gate().waiting());
    if (!runUntil([&] { return breaker.isCallPossible() && http.inFlight() == 0; }))
        return u"no permit can be had, state %1"_s.arg(int(breaker.state()));
    const auto permit = breaker.acquire();
    if (!permit)
        return u"the breaker gave no permit"_s;
    (*permit)->ignore();
    return {};
}

QString ChaosBench::blame()
{
    if (KeptLog::lines() == 0)
        return u"nothing was logged at all: the search for secrets proves nothing"_s;
    if (const QString leak = KeptLog::leak(); !leak.isEmpty())
        return u"the log tells a secret: "_s + leak;
    const auto &watch = StallWatch::self();
    if (watch.longest() > StallWatch::limit())
        return u"an event of %1 took %2 ms"_s.arg(QLatin1StringView(watch.whose())).arg(watch.longest().count());
    return {};
}

} // namespace trinity::test
