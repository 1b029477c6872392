// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ServerConnection.h"
#include "engine/jobs/JobQueue.h"
#include "ui/servers/EngineStatus.h"

#include <memory>

namespace trinity {

/// The window's view of the server in use, and its hand on it: connects, gives the queue its writer, follows the breaker.
class EngineConnection final : public ui::EngineStatus
{
    Q_OBJECT

public:
    EngineConnection(ServerConnection &connection, JobQueue &queue, QObject *parent = nullptr);
    ~EngineConnection() override;

    /// The start of the day: what was chosen last or what the environment says, else this machine is searched.
    void begin(const ConnectionWish &wish);

    [[nodiscard]] const Snapshot &snapshot() const override { return m_snapshot; }
    void searchLocal() override;
    void tryNow() override;
    void useBuiltIn() override;
    void connectTo(const ui::EngineChoice &choice) override;
    void test(const ui::EngineChoice &choice) override;

signals:
    /// A server or the built-in writer was chosen by hand: worth keeping for the next start.
    void chosen(const trinity::ConnectionWish &wish);

private:
    [[nodiscard]] Task<> connectInBackground(ConnectionWish wish);
    [[nodiscard]] Task<> testInBackground(ui::EngineChoice choice);
    void handleConnected(const ConnectionWish &wish, const Result<> &connected);
    void followEndpoint();
    void refresh();

    ServerConnection &m_connection;
    JobQueue &m_queue;
    Snapshot m_snapshot;
    std::unique_ptr<CancelToken> m_connecting;
    CancelToken m_testing;
};

} // namespace trinity
