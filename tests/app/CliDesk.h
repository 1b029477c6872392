// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

#include <memory>

namespace trinity::test {

/// What a run of trinity-cli came to.
struct CliOutcome {
    int code = -1;
    QString out, err;

    [[nodiscard]] QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const auto &line : out.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            objects << QJsonDocument::fromJson(line.toUtf8()).object();
        return objects;
    }

    [[nodiscard]] QList<QJsonObject> events(QLatin1StringView event) const
    {
        QList<QJsonObject> found;
        for (const auto &object : lines())
            if (object[QLatin1StringView("event")].toString() == event)
                found << object;
        return found;
    }
};

/// A folder in which trinity-cli runs as scripts run it, with a cache of its own and nothing of the environment's about servers.
class CliDesk
{
public:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments, const QProcessEnvironment &more = {})
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"TRINITY_URL", "TRINITY_PROVIDER", "TRINITY_MODEL", "TRINITY_API_KEY", "OLLAMA_HOST", "OPENAI_API_KEY",
                                 "ANTHROPIC_API_KEY", "GEMINI_API_KEY"})
            environment.remove(QLatin1StringView(name));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache-home")));
        environment.insert(more);
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(m_folder.path());
        process->start(QStringLiteral(TRINITY_CLI), arguments);
        return process;
    }

    [[nodiscard]] CliOutcome outcomeOf(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning) {
            QSignalSpy finished(&process, &QProcess::finished);
            finished.wait(60000);
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    CliOutcome run(const QStringList &arguments, const QByteArray &input = {}, const QProcessEnvironment &more = {})
    {
        const auto process = start(arguments, more);
        process->write(input);
        process->closeWriteChannel();
        return outcomeOf(*process);
    }

    [[nodiscard]] QString path(const QString &name = {}) const { return name.isEmpty() ? m_folder.path() : m_folder.filePath(name); }
    [[nodiscard]] bool exists(const QString &name) const { return QFileInfo(path(name)).size() > 0; }

private:
    QTemporaryDir m_folder;
};

} // namespace trinity::test
