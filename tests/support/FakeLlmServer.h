// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/FakeReply.h"
#include "tests/support/FakeRequest.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace trinity::test {

class FakeConnection;

/// A scripted HTTP/1.1 server on raw sockets, on 127.0.0.1 and a free port, in the thread of the test. It can lie, stall
/// and die, which a real HTTP library would not let it do. Every request is recorded and answered, in this order, by:
/// discovery (if it is served and the request is a GET for it), the next reply of the queue, the handler, or a 404.
class FakeLlmServer final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Ollama, OpenAi, LlamaServer, LmStudio, Anthropic, Gemini };
    using Handler = std::function<FakeReply(const FakeRequest &)>;

    explicit FakeLlmServer(QObject *parent = nullptr);
    ~FakeLlmServer() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "http://127.0.0.1:<port>" and the path.
    [[nodiscard]] QUrl url(const QString &path = {}) const;

    // Scripts

    void enqueue(const FakeReply &reply, int times = 1);
    [[nodiscard]] int queued() const { return int(m_queue.size()); }
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Answers /api/version, /api/tags, /v1/models, /props and /health as a server of that kind does.
    void serveDiscovery(Kind kind, const QStringList &models = {QStringLiteral("fake:latest")});

    /// Lets every reply that waits in a hold() step go on; returns how many.
    int release();
    /// The one that waits longest; false when none waits.
    bool releaseOne();
    [[nodiscard]] int held() const { return int(m_held.size()); }

    /// Dies: stops listening and drops all connections. start() lives again at the same port.
    void stop();
    void start();

    // What was seen

    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    [[nodiscard]] QList<FakeRequest> requestsTo(const QByteArray &path) const;
    [[nodiscard]] int connections() const { return m_connectionCount; } ///< accepted so far
    [[nodiscard]] int openConnections() const { return int(m_connections.size()); }
    [[nodiscard]] int inFlight() const { return m_inFlight; } ///< requests read whole whose script has not ended
    [[nodiscard]] int peakInFlight() const { return m_peakInFlight; }
    [[nodiscard]] int abandoned() const { return m_abandoned; } ///< requests whose client went before the script's end
    [[nodiscard]] int closedByClient() const { return m_closedByClient; }

signals:
    void requestArrived(int number);
    void requestAbandoned(int number);

private:
    friend class FakeConnection;
    int noteRequest(FakeRequest request);
    [[nodiscard]] FakeReply replyTo(int number);
    void noteAnswered(int number);
    void noteAbandoned(int number);
    void noteClosedByClient() { ++m_closedByClient; }
    void hold(FakeConnection *connection) { m_held.append(connection); }
    void forget(FakeConnection *connection);
    void accept();

    QTcpServer m_listener;
    quint16 m_port = 0;
    QElapsedTimer m_time;
    QList<FakeReply> m_queue;
    Handler m_handler;
    Handler m_discovery;
    QList<FakeRequest> m_requests;
    QList<FakeConnection *> m_connections;
    QList<FakeConnection *> m_held;
    int m_connectionCount = 0;
    int m_inFlight = 0;
    int m_peakInFlight = 0;
    int m_abandoned = 0;
    int m_closedByClient = 0;
};

} // namespace trinity::test
