// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"
#include "tests/bench/ChildProcess.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include <algorithm>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int repetitions = 5;
constexpr int sourceCount = 50;
constexpr auto serverTime = std::chrono::milliseconds(1000);

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

/// The best and all: on a shared machine the best says what the program can do, the others what the machine did.
QJsonObject summary(const QString &measure, const QList<ChildRun> &runs)
{
    QJsonArray seconds;
    double best = runs.first().seconds;
    double cpu = runs.first().cpuSeconds;
    qint64 peak = 0;
    for (const ChildRun &run : runs) {
        if (run.exitCode != 0)
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

/// The same career for fifty people: no two sources may be alike, or they would share a request.
QStringList writeSources(const QString &folder)
{
    QFile example(QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json"));
    if (!example.open(QIODevice::ReadOnly))
        return {};
    QJsonObject resume = QJsonDocument::fromJson(example.readAll()).object();
    QStringList paths;
    for (int number = 1; number <= sourceCount; ++number) {
        QJsonObject basics = resume.value("basics"_L1).toObject();
        basics.insert("name"_L1, u"Person %1"_s.arg(number));
        resume.insert("basics"_L1, basics);
        QFile file(u"%1/person-%2.json"_s.arg(folder).arg(number));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(resume).toJson());
        paths.append(file.fileName());
    }
    return paths;
}

} // namespace

QJsonObject dashboardInAllThemes(const QString &cli)
{
    const QString measure = u"dashboard_all_themes"_s;
    const QString source = QStringLiteral(TRINITY_TEST_DATA "/sources/github-dashboard-paste.txt");
    if (!QFileInfo::exists(source))
        return {{u"measure"_s, measure}, {u"error"_s, source + u" is missing"_s}};
    QList<ChildRun> runs;
    for (int i = 0; i < repetitions; ++i) {
        QTemporaryDir out; // a new one each time: nothing is replaced
        runs.append(runChild(
            {cli, u"build"_s, source, u"--theme"_s, u"all"_s, u"--provider"_s, u"builtin"_s, u"--out"_s, out.path(), u"--quiet"_s}));
    }
    QJsonObject line = summary(measure, runs);
    line.insert(u"limit_seconds"_s, 0.5);
    line.insert(u"limit_mb"_s, 80);
    return line;
}

QJsonObject manySourcesAtOnce(const QString &cli, Protocol protocol)
{
    const bool ollama = protocol == Protocol::Ollama;
    const QString measure = ollama ? u"50_sources_ollama"_s : u"50_sources_openai"_s;
    QTemporaryDir sources;
    const QStringList paths = writeSources(sources.path());
    if (paths.isEmpty())
        return {{u"measure"_s, measure}, {u"error"_s, u"the sources could not be written"_s}};

    test::FakeLlmServer server;
    server.serveDiscovery(ollama ? test::FakeLlmServer::Kind::Ollama : test::FakeLlmServer::Kind::OpenAi);
    test::AnswerOptions answer;
    answer.pauseBefore = serverTime;
    answer.stream.charactersPerChunk = 200; // the server shares the machine: its own work should not be what is measured
    server.setHandler(test::answerSchema(answer));

    QList<ChildRun> runs;
    for (int i = 0; i < repetitions; ++i) {
        QTemporaryDir out;
        runs.append(runChild(QStringList{cli, u"build"_s} + paths
                             + QStringList{u"--theme"_s, u"enterprise"_s, u"--provider"_s, ollama ? u"ollama"_s : u"openai"_s, u"--url"_s,
                                           server.url().toString(), u"--no-cache"_s, u"--jobs"_s, QString::number(sourceCount), u"--out"_s, out.path(),
                                           u"--quiet"_s}));
    }
    QJsonObject line = summary(measure, runs);
    const auto asked =
        std::count_if(server.requests().begin(), server.requests().end(), [](const auto &request) { return request.method == "POST"; });
    line.insert(u"requests_per_run"_s, double(asked) / repetitions);
    line.insert(u"peak_in_flight"_s, server.peakInFlight());
    line.insert(u"connections"_s, server.connections());
    line.insert(u"server_seconds"_s, double(serverTime.count()) / 1000);
    line.insert(u"limit_seconds"_s, 1.3);
    return line;
}

} // namespace trinity::bench
