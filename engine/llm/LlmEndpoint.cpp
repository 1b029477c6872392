// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"

#include "engine/llm/ServerAddress.h"

namespace trinity {

using namespace std::chrono;

namespace {

/// A cloud is shared, so it takes more to call it down, and it is given longer to come back.
BreakerSettings breakerSettings(const LlmServer &server)
{
    BreakerSettings settings;
    settings.probeTime = 305s; // the longest wait for a first byte, and a little
    if (isNearHost(server.url.host()))
        return settings;
    settings.window = 50;
    settings.minimumSamples = 10;
    settings.consecutiveFailures = 5;
    settings.unreachableFailures = 3;
    settings.openTime = 15s;
    settings.openTimeCap = 300s;
    settings.probes = 2;
    settings.probesNeeded = 2;
    return settings;
}

} // namespace

LlmEndpoint::LlmEndpoint(LlmServer server, int requestsInFlight, HttpClient &http, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_breaker(breakerSettings(server), clock)
    , m_limit(requestsInFlight)
    , m_client(std::move(server), http, m_breaker, m_limit, RetryPolicy(), clock)
{
}

} // namespace trinity
