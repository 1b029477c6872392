// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/TestCertificates.h"

#include <QtCore/QList>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace trinity::test {

/// A real HTTP/2 server: the program nghttpx (package nghttp2-proxy) on 127.0.0.1 and a free port, with TLS, in front of a
/// FakeLlmServer that speaks HTTP/1.1. One process, ended by its own id when the object dies. A missing program or one that
/// does not start ends the test program.
class NghttpxProxy final
{
public:
    struct Options {
        /// What it offers by ALPN, best first.
        QString protocols = QStringLiteral("h2,http/1.1");
        int streams = 100; ///< it allows at a time on one connection
        TestCertificates::Kind certificate = TestCertificates::Kind::Good;
        QStringList more; ///< further arguments
    };
    /// A request it served to the end, from its log.
    struct Served {
        QByteArray protocol; ///< "h2" or "http/1.1"
        int clientPort = 0; ///< one per connection
        int status = 0;
    };

    NghttpxProxy(quint16 backendPort, TestCertificates &certificates, const Options &options);
    NghttpxProxy(quint16 backendPort, TestCertificates &certificates);
    ~NghttpxProxy();
    Q_DISABLE_COPY_MOVE(NghttpxProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "https://127.0.0.1:<port>" and the path.
    [[nodiscard]] QUrl url(const QString &path = {}) const;

    /// Dies at once, without a word to its clients (SIGKILL).
    void kill();
    /// Goes in order: GOAWAY to its clients, then what is in flight is served (SIGQUIT). Returns at once.
    void quit();
    /// Stands still with open connections (SIGSTOP), as after a network change; kill() also ends that.
    void freeze();
    /// Lives, at the same port, possibly with other options.
    void start();
    void start(const Options &options);

    /// In the order they ended; written shortly after the client has the last byte.
    [[nodiscard]] QList<Served> served() const;
    /// Connections of those requests.
    [[nodiscard]] int connections() const;

private:
    void signal(int number) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    TestCertificates &m_certificates;
    Options m_options;
    quint16 m_backendPort;
    quint16 m_port = 0;
};

} // namespace trinity::test
