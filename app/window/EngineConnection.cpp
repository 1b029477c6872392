// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/window/EngineConnection.h"

#include "engine/base/Launch.h"

#include <QtNetwork/QHostAddress>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// The product behind an address, as far as its usual port tells.
QString productName(const LlmServer &server)
{
    if (server.provider == LlmProvider::Ollama)
        return u"Ollama"_s;
    if (server.url.host() == "api.anthropic.com"_L1)
        return u"Anthropic"_s;
    if (server.url.host() == "generativelanguage.googleapis.com"_L1)
        return u"Gemini"_s;
    if (!isThisMachine(server.url.host()))
        return server.url.host();
    switch (server.url.port()) {
    case 1234: return u"LM Studio"_s;
    case 8080: return u"llama-server"_s;
    case 8000: return u"vLLM"_s;
    default: return server.url.host();
    }
}

ConnectionWish wishFrom(const ui::EngineChoice &choice)
{
    ConnectionWish wish;
    wish.provider = choice.provider;
    wish.url = choice.address;
    wish.model = choice.model;
    wish.apiKey = choice.key;
    return wish;
}

} // namespace

EngineConnection::EngineConnection(ServerConnection &connection, JobQueue &queue, QObject *parent)
    : EngineStatus(parent), m_connection(connection), m_queue(queue)
{
}

EngineConnection::~EngineConnection()
{
    m_testing.cancel();
    if (m_connecting) {
        m_connecting->cancel();
        m_connecting.release()->deleteLater(); // the probe wakes up from the event loop and looks at it once more
    }
}

void EngineConnection::begin(const ConnectionWish &wish)
{
    launch(connectInBackground(wish));
}

void EngineConnection::searchLocal()
{
    launch(connectInBackground(ConnectionWish()));
}

void EngineConnection::tryNow()
{
    if (auto *endpoint = m_connection.endpoint())
        endpoint->breaker().poke();
}

void EngineConnection::useBuiltIn()
{
    ConnectionWish wish;
    wish.builtInOnly = true;
    launch(connectInBackground(wish));
    for (const auto id : m_queue.jobs())
        if (m_queue.job(id)->state == JobState::Waiting)
            m_queue.writeWithBuiltIn(id);
    emit chosen(wish);
}

void EngineConnection::connectTo(const ui::EngineChoice &choice)
{
    m_snapshot.choice = choice;
    const auto wish = wishFrom(choice);
    launch(connectInBackground(wish));
    emit chosen(wish);
}

void EngineConnection::test(const ui::EngineChoice &choice)
{
    launch(testInBackground(choice));
}

Task<> EngineConnection::connectInBackground(ConnectionWish wish)
{
    const QPointer<EngineConnection> self = this;
    if (m_connecting) {
        m_connecting->cancel();
        m_connecting.release()->deleteLater();
    }
    m_connecting = std::make_unique<CancelToken>();
    const QPointer<CancelToken> token = m_connecting.get();
    m_snapshot.state = State::Searching;
    m_snapshot.error.reset();
    emit changed();
    const auto connected = co_await m_connection.connectTo(wish, token.data());
    if (!self || !token || token->isCancelled())
        co_return {}; // another wish came in between
    handleConnected(wish, connected);
    co_return {};
}

Task<> EngineConnection::testInBackground(ui::EngineChoice choice)
{
    const QPointer<EngineConnection> self = this;
    const std::optional<LlmProvider> provider = choice.provider;
    const auto checkup =
        co_await checkServer(&m_connection.http(), &m_connection.clock(), choice.address, provider, choice.key, choice.model, &m_testing);
    if (!self || !checkup)
        co_return {};
    if (checkup->verdict == ServerVerdict::Works)
        emit tested(choice, checkup->found.models);
    else
        emit testFailed(choice, *checkup);
    co_return {};
}

void EngineConnection::handleConnected(const ConnectionWish &wish, const Result<> &connected)
{
    m_snapshot.searched = m_snapshot.searched || (wish.url.isEmpty() && !wish.provider && !wish.builtInOnly);
    if (connected) {
        followEndpoint();
    } else {
        m_connection.disconnectServer();
        m_snapshot.state = State::Unreachable;
        m_snapshot.error = connected.error();
        m_snapshot.models.clear();
        m_snapshot.requestsInFlight = m_snapshot.requestLimit = 0;
    }
    m_queue.setWriter(m_connection.writer());
    refresh();
}

void EngineConnection::followEndpoint()
{
    auto *endpoint = m_connection.endpoint();
    m_snapshot.models = m_connection.models();
    if (!endpoint) {
        m_snapshot.state = State::BuiltIn;
        m_snapshot.serverName.clear();
        return;
    }
    const auto &server = endpoint->server();
    m_snapshot.state = State::Ready;
    m_snapshot.serverName = productName(server);
    m_snapshot.choice.provider = server.provider;
    m_snapshot.choice.address = server.url.toString(QUrl::RemoveUserInfo);
    m_snapshot.choice.model = server.model;
    m_snapshot.host = server.url.host();
    m_snapshot.isLocal = isThisMachine(server.url.host());
    connect(&endpoint->breaker(), &CircuitBreaker::stateChanged, this, &EngineConnection::refresh);
    connect(&endpoint->breaker(), &CircuitBreaker::countdown, this, &EngineConnection::refresh);
    connect(&endpoint->limit(), &ConcurrencyLimit::changed, this, &EngineConnection::refresh);
}

void EngineConnection::refresh()
{
    if (auto *endpoint = m_connection.endpoint(); endpoint && m_snapshot.state != State::Searching) {
        const auto &breaker = endpoint->breaker();
        m_snapshot.state = breaker.state() == BreakerState::Closed ? State::Ready : State::Waiting;
        m_snapshot.retryIn = breaker.remaining();
        m_snapshot.requestsInFlight = endpoint->limit().inFlight();
        m_snapshot.requestLimit = endpoint->limit().limit();
        if (m_snapshot.state == State::Waiting)
            m_snapshot.error = Error(breaker.lastReason());
        else
            m_snapshot.error.reset();
    }
    emit changed();
}

} // namespace trinity
