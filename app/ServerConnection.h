// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ConnectionWish.h"
#include "engine/base/Task.h"
#include "engine/cache/CacheUse.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/llm/ServerDiscovery.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"

#include <memory>
#include <utility>
#include <vector>

namespace trinity {

class ResponseCache;

/// The one server in use, from the wish to the writer. Lives in the application object. A server that is replaced lives on
/// until this object dies, because jobs may still be talking to it.
class ServerConnection final : public QObject
{
    Q_OBJECT

public:
    /// The cache, if there is one, is where its writers find and save answers.
    explicit ServerConnection(Clock &clock, ResponseCache *cache = nullptr, CacheUse use = CacheUse::ReadAndWrite, QObject *parent = nullptr);

    /// Finds the server. Success without an endpoint means the built-in writer: it was asked for, or no server of this
    /// machine answered and none was named. Errors are the probe's: Unreachable, NotAnLlmServer, Unauthorised ...
    [[nodiscard]] Task<> connectTo(ConnectionWish wish, CancelToken *token);

    void disconnectServer();

    [[nodiscard]] LlmEndpoint *endpoint() const { return m_endpoint.get(); } ///< null: the built-in writer
    [[nodiscard]] Writer *writer() const { return m_writer.get(); }         ///< null: the built-in writer
    [[nodiscard]] const QStringList &models() const { return m_models; }
    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] Clock &clock() { return m_clock; }

signals:
    void changed();

private:
    void retire();
    void use(const LlmServer &server, RequestLimit limit);

    Clock &m_clock;
    ResponseCache *m_cache;
    CacheUse m_use;
    HttpClient m_http;
    std::unique_ptr<LlmEndpoint> m_endpoint;
    std::unique_ptr<LlmWriter> m_writer;
    QStringList m_models;
    std::vector<std::pair<std::unique_ptr<LlmEndpoint>, std::unique_ptr<LlmWriter>>> m_retired;
};

} // namespace trinity
