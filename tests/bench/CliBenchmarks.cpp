// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"
#include "tests/bench/ServerProcess.h"
#include "tests/bench/Workplace.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int repetitions = 3;
constexpr int serverTime = 1000; // ms

struct Batch {
    int jobs;
    double limit; ///< seconds
};
constexpr Batch batches[] = {{50, 1.15}, {200, 1.3}, {500, 1.6}};

QList<ChildRun> repeated(const Workplace &workplace, int jobs, const QUrl &server, const QStringList &options)
{
    QList<ChildRun> runs;
    for (int i = 0; i < repetitions; ++i)
        runs.append(runChild(workplace.buildCommand(jobs, server, options)));
    return runs;
}

QJsonObject atOnce(const Workplace &workplace, const QString &measure, Batch batch, bool openAi)
{
    const ServerProcess server({{u"time_ms"_s, serverTime}, {u"openai"_s, openAi}});
    const QStringList options{u"--quiet"_s, u"--jobs"_s, QString::number(batch.jobs), u"--provider"_s, openAi ? u"openai"_s : u"ollama"_s};
    auto line = summary(measure, repeated(workplace, batch.jobs, server.url(), options));
    const auto counts = server.counts();
    line.insert(u"server_seconds"_s, serverTime / 1000.0);
    line.insert(u"requests_per_run"_s, counts.value("posts"_L1).toDouble() / repetitions);
    line.insert(u"peak_in_flight"_s, counts.value("peak_in_flight"_L1));
    line.insert(u"connections_per_run"_s, counts.value("connections"_L1).toDouble() / repetitions);
    line.insert(u"limit_seconds"_s, batch.limit);
    return line;
}

} // namespace

QJsonObject dashboardInAllThemes(const Workplace &workplace)
{
    const QString measure = u"dashboard_all_themes"_s;
    const QString source = QStringLiteral(TRINITY_TEST_DATA "/sources/github-dashboard-paste.txt");
    if (!QFileInfo::exists(source))
        return {{u"measure"_s, measure}, {u"error"_s, source + u" is missing"_s}};
    QList<ChildRun> runs;
    for (int i = 0; i < repetitions; ++i)
        runs.append(runChild({workplace.cli(), u"build"_s, source, u"--theme"_s, u"all"_s, u"--provider"_s, u"builtin"_s, u"--out"_s,
                              workplace.newFolder(), u"--quiet"_s}));
    QJsonObject line = summary(measure, runs);
    line.insert(u"limit_seconds"_s, 0.5);
    line.insert(u"limit_mb"_s, 80);
    return line;
}

Lines allAtOnce(const Workplace &workplace)
{
    Lines lines{atOnce(workplace, u"50_jobs_openai"_s, batches[0], true)};
    for (const auto &batch : batches)
        lines << atOnce(workplace, u"%1_jobs"_s.arg(batch.jobs), batch, false);
    const auto largest = lines.constLast();
    const int jobs = batches[std::size(batches) - 1].jobs;
    const auto builtIn = summary(u"%1_jobs_builtin"_s.arg(jobs), repeated(workplace, jobs, {}, {u"--quiet"_s}));
    lines << builtIn;
    if (largest.contains("error"_L1) || builtIn.contains("error"_L1))
        return lines;
    const double more = largest.value("cpu_seconds"_L1).toDouble() - builtIn.value("cpu_seconds"_L1).toDouble();
    lines << QJsonObject{{u"measure"_s, u"cpu_per_request"_s}, {u"cpu_ms"_s, rounded(more * 1000 / jobs)}, {u"limit_ms"_s, 0.6}};
    lines << QJsonObject{{u"measure"_s, u"memory_of_500_in_flight"_s}, {u"peak_mb"_s, largest.value("peak_mb"_L1)}, {u"limit_mb"_s, 90}};
    return lines;
}

QJsonObject refused(const Workplace &workplace)
{
    const ServerProcess server({{u"status"_s, 401}, {u"openai"_s, true}});
    constexpr int jobFailed = 1;
    auto line = summary(u"refused_401"_s, repeated(workplace, 1, server.url(), {u"--quiet"_s, u"--provider"_s, u"openai"_s}), jobFailed);
    line.insert(u"requests_per_run"_s, server.counts().value("posts"_L1).toDouble() / repetitions);
    line.insert(u"limit_seconds"_s, 0.2);
    line.insert(u"limit_requests"_s, 1);
    return line;
}

} // namespace trinity::bench
