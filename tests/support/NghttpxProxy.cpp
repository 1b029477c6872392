// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/NghttpxProxy.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <csignal>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int startTime = 10'000; // ms; usually 50
constexpr int lookTime = 100; // ms between looks whether it listens

QString program()
{
    const QString found = QStandardPaths::findExecutable(u"nghttpx"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"nghttpx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("No free port");
    return server.serverPort();
}

bool isListening(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(lookTime);
}

} // namespace

NghttpxProxy::NghttpxProxy(quint16 backendPort, TestCertificates &certificates, const Options &options)
    : m_certificates(certificates), m_options(options), m_backendPort(backendPort), m_port(freePort())
{
    start();
}

NghttpxProxy::NghttpxProxy(quint16 backendPort, TestCertificates &certificates) : NghttpxProxy(backendPort, certificates, Options())
{
}

NghttpxProxy::~NghttpxProxy()
{
    kill();
}

QUrl NghttpxProxy::url(const QString &path) const
{
    return QUrl(u"https://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

void NghttpxProxy::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void NghttpxProxy::quit()
{
    signal(SIGQUIT);
}

void NghttpxProxy::freeze()
{
    signal(SIGSTOP);
}

void NghttpxProxy::signal(int number) const
{
    if (m_process.processId() > 0)
        ::kill(pid_t(m_process.processId()), number);
}

void NghttpxProxy::start(const Options &options)
{
    m_options = options;
    start();
}

void NghttpxProxy::start()
{
    kill();
    QStringList arguments = {u"--conf=/dev/null"_s,
                             u"--single-process"_s, // one process id to end
                             u"--no-ocsp"_s,
                             u"--no-location-rewrite"_s,
                             u"--frontend=127.0.0.1,%1"_s.arg(m_port),
                             u"--backend=127.0.0.1,%1"_s.arg(m_backendPort),
                             u"--npn-list=%1"_s.arg(m_options.protocols),
                             u"--frontend-http2-max-concurrent-streams=%1"_s.arg(m_options.streams),
                             u"--accesslog-file=%1"_s.arg(m_folder.filePath(u"access.log"_s)),
                             u"--accesslog-format=$alpn $remote_port $status"_s,
                             u"--errorlog-file=%1"_s.arg(m_folder.filePath(u"error.log"_s))};
    arguments += m_options.more;
    arguments += {m_certificates.keyFile(), m_certificates.certificateFile(m_options.certificate)};
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(program(), arguments);
    if (!m_process.waitForStarted())
        qFatal("nghttpx (package nghttp2-proxy) cannot be started: %s", qPrintable(m_process.errorString()));
    QElapsedTimer time;
    time.start();
    while (!isListening(m_port)) {
        if (m_process.waitForFinished(lookTime / 10) || time.elapsed() > startTime) {
            QFile log(m_folder.filePath(u"error.log"_s));
            const QByteArray text = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
            qFatal("nghttpx does not listen at %d: %s", m_port, text.constData());
        }
    }
}

QList<NghttpxProxy::Served> NghttpxProxy::served() const
{
    QList<Served> result;
    QFile log(m_folder.filePath(u"access.log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return result;
    const QList<QByteArray> lines = log.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3)
            result.append({words.at(0), words.at(1).toInt(), words.at(2).toInt()});
    }
    return result;
}

int NghttpxProxy::connections() const
{
    QSet<int> ports;
    for (const Served &each : served())
        ports.insert(each.clientPort);
    return int(ports.size());
}

} // namespace trinity::test
