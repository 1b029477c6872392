// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"
#include "tests/bench/ServerProcess.h"
#include "tests/bench/Workplace.h"

#include <QtCore/QJsonDocument>

#include <memory>
#include <vector>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int waitingJobs = 100;

struct LongRun {
    QString measure;
    std::unique_ptr<ServerProcess> server;
    QFuture<ChildRun> run;
};

LongRun startLongRun(const Workplace &workplace, const QString &measure, const QJsonObject &server, const QStringList &options)
{
    LongRun started;
    started.measure = measure;
    started.server = std::make_unique<ServerProcess>(server);
    started.run = startChild(workplace.buildCommand(waitingJobs, started.server->url(), options + QStringList{u"--quiet"_s, u"--json"_s}));
    return started;
}

QJsonObject lineOf(LongRun &started)
{
    const ChildRun run = started.run.result();
    auto line = summary(started.measure, {run});
    const auto last = run.output.trimmed().split('\n').constLast();
    const auto counted = QJsonDocument::fromJson(last).object();
    line.insert(u"done"_s, counted.value("done"_L1));
    line.insert(u"failed"_s, counted.value("failed"_L1));
    line.insert(u"requests"_s, counted.value("requests"_L1));
    line.insert(u"requests_arrived"_s, started.server->counts().value("posts"_L1));
    return line;
}

} // namespace

Lines longWaits(const Workplace &workplace, int awaySeconds)
{
    const QJsonObject fourPlaces{{u"time_ms"_s, 500}, {u"slots"_s, 4}};
    const QJsonObject mortal{{u"time_ms"_s, 300}, {u"dies_at"_s, waitingJobs / 2}, {u"away_ms"_s, awaySeconds * 1000}};
    std::vector<LongRun> runs;
    runs.push_back(startLongRun(workplace, u"4_places_limit_100"_s, fourPlaces, {u"--deadline"_s, u"5"_s, u"--jobs"_s, u"100"_s}));
    runs.push_back(startLongRun(workplace, u"4_places_limit_auto"_s, fourPlaces, {u"--deadline"_s, u"5"_s, u"--jobs"_s, u"auto"_s}));
    runs.push_back(startLongRun(workplace, u"server_dies"_s, mortal, {u"--jobs"_s, u"10"_s}));
    Lines lines;
    for (auto &started : runs) {
        auto line = lineOf(started);
        const bool dies = started.measure == "server_dies"_L1;
        line.insert(u"limit_requests"_s, dies ? waitingJobs * 11 / 10 : waitingJobs);
        if (dies) {
            line.insert(u"away_seconds"_s, awaySeconds);
            line.insert(u"limit_failed"_s, 0);
        } else {
            line.insert(u"limit_seconds"_s, 13.5);
        }
        lines << line;
    }
    return lines;
}

} // namespace trinity::bench
