// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/ServerProcess.h"

#include "tests/bench/MinimalClient.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int startPatience = 5000; // ms

} // namespace

ServerProcess::ServerProcess(const QJsonObject &wishes)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"--serve"_s, QString::fromUtf8(QJsonDocument(wishes).toJson(QJsonDocument::Compact))});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(startPatience)) { }
    m_port = m_process.readLine().trimmed().toUShort();
}

ServerProcess::~ServerProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

QUrl ServerProcess::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

QJsonObject ServerProcess::counts() const
{
    const QByteArray answer = answerTo(m_port, "PUT", "/bench/counts");
    return QJsonDocument::fromJson(answer).object();
}

} // namespace trinity::bench
