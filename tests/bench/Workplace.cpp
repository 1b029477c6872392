// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Workplace.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <cmath>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

Workplace::Workplace(const QString &cli) : m_cli(cli)
{
    QFile example(QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json"));
    if (!example.open(QIODevice::ReadOnly))
        return;
    QJsonObject resume = QJsonDocument::fromJson(example.readAll()).object();
    for (int number = 1; number <= sourceCount; ++number) {
        QJsonObject basics = resume.value("basics"_L1).toObject();
        basics.insert("name"_L1, u"Person %1"_s.arg(number));
        resume.insert("basics"_L1, basics);
        QFile file(u"%1/person-%2.json"_s.arg(m_folder.path()).arg(number));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(QJsonDocument(resume).toJson());
        m_sources.append(file.fileName());
    }
}

QStringList Workplace::buildCommand(int jobs, const QUrl &server, const QStringList &options) const
{
    QStringList command{m_cli, u"build"_s};
    command += m_sources.first(jobs);
    command += {u"--theme"_s, u"enterprise"_s, u"--no-cache"_s, u"--out"_s, newFolder()};
    if (server.isEmpty())
        command += {u"--provider"_s, u"builtin"_s};
    else
        command += {u"--url"_s, server.toString()};
    return command + options;
}

QString Workplace::newFolder() const
{
    return u"%1/out-%2"_s.arg(m_folder.path()).arg(++m_folders);
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonObject summary(const QString &measure, const QList<ChildRun> &runs, int exitCode)
{
    QJsonArray seconds;
    double best = runs.first().seconds;
    double cpu = runs.first().cpuSeconds;
    qint64 peak = 0;
    for (const ChildRun &run : runs) {
        if (run.exitCode != exitCode)
            return {{u"measure"_s, measure},
                    {u"error"_s, u"exit code %1: %2"_s.arg(run.exitCode).arg(QString::fromLocal8Bit(run.complaints.right(400)))}};
        seconds.append(rounded(run.seconds));
        best = std::min(best, run.seconds);
        cpu = std::min(cpu, run.cpuSeconds);
        peak = std::max(peak, run.peakBytes);
    }
    return {{u"measure"_s, measure},
            {u"seconds"_s, rounded(best)},
            {u"seconds_all"_s, seconds},
            {u"cpu_seconds"_s, rounded(cpu)},
            {u"peak_mb"_s, rounded(double(peak) / 1e6)}};
}

} // namespace trinity::bench
