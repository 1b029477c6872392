// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/ServerConnection.h"

#include <QtCore/QPointer>

namespace trinity {

ServerConnection::ServerConnection(Clock &clock, ResponseCache *cache, CacheUse use, QObject *parent)
    : QObject(parent), m_clock(clock), m_cache(cache), m_use(use), m_http(clock)
{
}

Task<> ServerConnection::connectTo(ConnectionWish wish, CancelToken *token)
{
    const QPointer<ServerConnection> self = this;
    if (wish.builtInOnly) {
        disconnectServer();
        co_return {};
    }
    Result<FoundServer> found;
    if (wish.url.isEmpty() && !wish.provider) {
        found = co_await discoverLocalServer(&m_http, wish.model, token);
        if (self && !found && found.error().kind == ErrorKind::Unreachable) {
            disconnectServer();
            co_return {};
        }
    } else {
        found = co_await probeServer(&m_http, wish.url, wish.provider, wish.apiKey, wish.model, token);
    }
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (!found)
        co_return found.error();
    m_models = found->models;
    auto server = found->server;
    server.apiKey = wish.apiKey;
    server.contextTokens = found->contextTokens;
    use(server, wish.requestsInFlight > 0 ? RequestLimit::fixed(wish.requestsInFlight) : RequestLimit::automatic(found->parallelRequests));
    co_return {};
}

void ServerConnection::retire()
{
    if (m_endpoint)
        m_retired.emplace_back(std::move(m_endpoint), std::move(m_writer));
}

void ServerConnection::disconnectServer()
{
    retire();
    m_models.clear();
    emit changed();
}

void ServerConnection::use(const LlmServer &server, RequestLimit limit)
{
    retire();
    m_endpoint = std::make_unique<LlmEndpoint>(server, limit, m_http, m_clock);
    m_writer = std::make_unique<LlmWriter>(m_endpoint->client(), m_cache, m_use);
    emit changed();
}

} // namespace trinity
