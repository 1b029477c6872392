// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ConnectionWish.h"
#include "engine/base/Task.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/llm/ServerDiscovery.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"

#include <memory>

namespace trinity {

/// The one server in use, from the wish to the writer. Lives in the application object; the job queue must be idle
/// before it is connected anew or destroyed.
class ServerConnection final : public QObject
{
    Q_OBJECT

public:
    explicit ServerConnection(Clock &clock, QObject *parent = nullptr);

    /// Finds the server. Success without an endpoint means the built-in writer: it was asked for, or no server of this
    /// machine answered and none was named. Errors are the probe's: Unreachable, NotAnLlmServer, Unauthorised ...
    [[nodiscard]] Task<> connectTo(ConnectionWish wish, CancelToken *token);

    /// Speaks to a server that has not answered its probe, for jobs that will find out themselves.
    void connectUnprobed(const ConnectionWish &wish);
    void disconnectServer();

    [[nodiscard]] LlmEndpoint *endpoint() const { return m_endpoint.get(); } ///< null: the built-in writer
    [[nodiscard]] Writer *writer() const { return m_writer.get(); }         ///< null: the built-in writer
    [[nodiscard]] const QStringList &models() const { return m_models; }

signals:
    void changed();

private:
    void use(const LlmServer &server, int requestsInFlight);

    Clock &m_clock;
    HttpClient m_http;
    std::unique_ptr<LlmEndpoint> m_endpoint;
    std::unique_ptr<LlmWriter> m_writer;
    QStringList m_models;
};

} // namespace trinity
