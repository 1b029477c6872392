// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/FakeReply.h"
#include "tests/support/FakeRequest.h"

#include <QtCore/QObject>

#include <optional>

class QTcpSocket;

namespace trinity::test {

class FakeLlmServer;

/// One accepted connection of a FakeLlmServer: reads requests off the wire, one after the other, and plays the script of
/// each. Owned by the server; deletes itself when the connection has ended.
class FakeConnection final : public QObject
{
    Q_OBJECT

public:
    FakeConnection(QTcpSocket *socket, int number, FakeLlmServer &server);

    /// Goes on after a Hold step.
    void release();
    /// Drops the connection as a dying server would.
    void drop();

private:
    void handleInput();
    void handleDisconnected();
    [[nodiscard]] std::optional<FakeRequest> takeRequest();
    [[nodiscard]] std::optional<QByteArray> bodyAfter(qsizetype headEnd, const FakeRequest &request);
    void play();
    void breakOff();

    QTcpSocket *m_socket;
    FakeLlmServer &m_server;
    int m_number;
    QByteArray m_input;
    qsizetype m_consumed = 0;
    std::optional<FakeReply> m_reply; ///< being played
    int m_requestNumber = -1;
    qsizetype m_nextStep = 0;
    bool m_closedByUs = false;
};

} // namespace trinity::test
