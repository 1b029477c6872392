// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

namespace trinity::bench {

/// A server of ours in a process of its own (ServeCommand.h says what may be wished for), for as long as this object lives.
class ServerProcess final
{
public:
    explicit ServerProcess(const QJsonObject &wishes);
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    [[nodiscard]] bool isRunning() const { return m_port > 0; }
    [[nodiscard]] QUrl url() const;
    /// What it saw; empty when it does not answer.
    [[nodiscard]] QJsonObject counts() const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace trinity::bench
