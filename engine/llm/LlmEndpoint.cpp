// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmEndpoint.h"

#include "engine/llm/LlmAdapter.h"
#include "engine/llm/ServerAddress.h"
#include "engine/net/HttpClient.h"

#include <QtCore/QRandomGenerator>

namespace trinity {

using namespace std::chrono;

namespace {

constexpr milliseconds healthCheckLimit = 2s;
constexpr milliseconds pauseBetweenPolls = 2s;
constexpr int startNear = 1;
constexpr int startFar = 4; ///< a cloud serves more than one at once

/// A cloud is shared, so it takes more to call it down, and it is given longer to come back.
BreakerSettings breakerSettings(const LlmServer &server)
{
    BreakerSettings settings;
    settings.probeTime = 305s; // the longest wait for a first byte, and a little
    settings.jitter = [] { return QRandomGenerator::global()->generateDouble(); };
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

std::unique_ptr<AutoLimit> autoLimitFor(const LlmServer &server, RequestLimit limit, Clock &clock)
{
    if (limit.kind == RequestLimit::Kind::Fixed)
        return nullptr;
    AutoLimitSettings settings;
    settings.start = limit.count > 0 ? limit.count : isNearHost(server.url.host()) ? startNear : startFar;
    return std::make_unique<AutoLimit>(settings, clock);
}

/// Whether somebody is there: any answer counts but that of a proxy that cannot reach the server, or of a server in trouble.
Task<> askWhetherItLives(HttpClient *http, LlmServer server, CancelToken *token)
{
    if (!keyMayTravel(server))
        server.apiKey.clear();
    const auto adapter = LlmAdapter::create(server.provider);
    HttpRequest request = adapter->modelsRequest(server);
    request.timeouts.firstByte = healthCheckLimit;
    request.timeouts.total = healthCheckLimit;
    const auto response = co_await http->fetch(request, token);
    if (!response)
        co_return response.error();
    if (response->status >= 500 && !adapter->isLoading(*response))
        co_return adapter->errorFrom(*response);
    co_return Result<>();
}

} // namespace

LlmEndpoint::LlmEndpoint(LlmServer server, RequestLimit limit, HttpClient &http, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_breaker(breakerSettings(server), clock)
    , m_autoLimit(autoLimitFor(server, limit, clock))
    , m_limit(m_autoLimit ? m_autoLimit->limit() : limit.count)
    , m_health(m_breaker, clock, [&http, server](CancelToken *token) { return askWhetherItLives(&http, server, token); })
    , m_client(std::move(server), http, m_breaker, m_limit, RetryPolicy(), clock)
{
    if (isNearHost(m_client.server().url.host()))
        m_health.pollEvery(pauseBetweenPolls);
    if (!m_autoLimit)
        return;
    m_client.setAutoLimit(m_autoLimit.get());
    connect(m_autoLimit.get(), &AutoLimit::limitChanged, &m_limit, &ConcurrencyLimit::setLimit);
}

LlmEndpoint::~LlmEndpoint() = default;

} // namespace trinity
