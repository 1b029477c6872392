// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include "engine/jobs/JobQueue.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/writing/LlmWriter.h"
#include "tests/bench/MinimalClient.h"
#include "tests/bench/ServerProcess.h"
#include "tests/bench/Workplace.h"
#include "tests/support/CoroTest.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int engineRepetitions = 3;
constexpr int streams = 100;
constexpr int minimalConnections = 50; // more bring a server of one thread nothing
constexpr auto streamingTime = 5s; // that is watched
constexpr auto untilAllStream = 1500ms;

/// Our own side of a conversation, as ServerConnection puts it together.
struct Desk {
    explicit Desk(const QUrl &url)
    {
        server.url = url;
        server.model = u"fake:latest"_s;
        endpoint = std::make_unique<LlmEndpoint>(server, RequestLimit::fixed(Workplace::sourceCount), http, clock);
        writer = std::make_unique<LlmWriter>(endpoint->client());
    }

    SystemClock clock;
    HttpClient http{clock};
    LlmServer server;
    std::unique_ptr<LlmEndpoint> endpoint;
    std::unique_ptr<LlmWriter> writer;
};

QList<Portfolio> readAll(const QStringList &paths)
{
    QList<Portfolio> portfolios;
    for (const auto &path : paths)
        if (const auto read = PortfolioReader::readFile(path))
            portfolios << read->portfolio;
    return portfolios;
}

struct Written {
    int answers = 0;
    double seconds = 0;
    double cpuSeconds = 0; ///< of this process
};

double cpuSecondsSoFar()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

Written writeAll(const QUrl &url, const QList<Portfolio> &portfolios)
{
    Desk desk(url);
    Written written;
    QElapsedTimer timer;
    timer.start();
    const double cpuBefore = cpuSecondsSoFar();
    std::vector<std::shared_ptr<test::TaskOutcome<WrittenWording>>> outcomes;
    QEventLoop loop;
    qsizetype open = portfolios.size();
    for (const auto &portfolio : portfolios) {
        WritingTask task;
        task.portfolio = portfolio;
        task.voice = Voice::plain();
        const auto outcome = test::watch(desk.writer->write(task));
        outcome->whenDone = [&] {
            if (--open == 0)
                loop.quit();
        };
        outcomes.push_back(outcome);
    }
    loop.exec();
    written.seconds = double(timer.nsecsElapsed()) / 1e9;
    written.cpuSeconds = cpuSecondsSoFar() - cpuBefore;
    written.answers = int(std::count_if(outcomes.cbegin(), outcomes.cend(), [](const auto &each) { return each->result.has_value(); }));
    return written;
}

/// The body of a real question, for the minimal client.
QByteArray questionBody(const Portfolio &portfolio)
{
    test::FakeLlmServer server;
    server.setHandler(test::answerSchema());
    (void)writeAll(server.url(), {portfolio});
    return server.requests().isEmpty() ? QByteArray() : server.requests().constLast().body;
}

double percentile(const QList<double> &sorted, double share)
{
    return sorted.at(std::min(sorted.size() - 1, qsizetype(double(sorted.size()) * share)));
}

/// How late a timer of one millisecond comes, in milliseconds.
class LatenessMeter final : public QObject
{
public:
    LatenessMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1ms);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_lateness << std::max(0.0, double(m_elapsed.nsecsElapsed()) / 1e6 - 1);
            m_elapsed.restart();
        });
    }
    void start()
    {
        m_elapsed.start();
        m_timer.start();
    }
    [[nodiscard]] QList<double> sorted() const
    {
        auto all = m_lateness;
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QList<double> m_lateness;
};

} // namespace

QJsonObject answersOfTheEngine(const Workplace &workplace, const QUrl &foreign)
{
    const QString measure = u"answers_of_the_engine"_s;
    const auto own = foreign.isEmpty() ? std::make_unique<ServerProcess>(QJsonObject()) : nullptr;
    const QUrl url = own ? own->url() : foreign;
    const auto portfolios = readAll(workplace.sources());
    const auto question = questionBody(portfolios.constFirst());
    const auto served = [&](Connections connections) {
        double best = 0;
        for (int i = 0; i < engineRepetitions; ++i)
            best = std::max(
                best,
                answersPerSecond(quint16(url.port()), "/api/chat", question, int(portfolios.size()), minimalConnections, connections));
        return std::round(best);
    };
    double best = 0;
    double cpu = 1e9;
    for (int i = 0; i < engineRepetitions; ++i) {
        const auto written = writeAll(url, portfolios);
        if (written.answers != portfolios.size())
            return {{u"measure"_s, measure}, {u"error"_s, u"%1 answers"_s.arg(written.answers)}};
        best = std::max(best, written.answers / written.seconds);
        cpu = std::min(cpu, written.cpuSeconds * 1000 / written.answers);
    }
    const double possible = served(Connections::Kept);
    return {{u"measure"_s, measure},
            {u"per_second"_s, std::round(best)},
            {u"cpu_ms_per_answer"_s, rounded(cpu)},
            {u"server_per_second"_s, possible},
            {u"server_per_second_with_new_connections"_s, served(Connections::OneEach)},
            {u"limit_per_second"_s, std::round(std::min(2000.0, possible * 0.7))}};
}

QJsonObject liveStreams(const Workplace &workplace)
{
    const ServerProcess server({{u"characters"_s, 4}, {u"pause_ms"_s, 20}});
    Desk desk(server.url());
    const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    JobQueue queue(catalog, desk.clock);
    queue.setWriter(desk.writer.get());
    JobId shown;
    int pages = 0;
    QObject::connect(&queue, &JobQueue::siteChanged, &queue, [&](JobId id) {
        if (id == shown && queue.site(id))
            ++pages;
    });
    for (const auto &path : workplace.sources().first(streams)) {
        const auto jobs = queue.addJobs(queue.addSource(Source::file(path)), {u"enterprise"_s});
        shown = jobs.constFirst();
    }
    const auto wait = [](std::chrono::milliseconds time) {
        QEventLoop loop;
        QTimer::singleShot(time, &loop, &QEventLoop::quit);
        loop.exec();
    };
    wait(untilAllStream);
    const int streaming = int(desk.http.inFlight());
    LatenessMeter meter;
    const double cpuBefore = cpuSecondsSoFar();
    meter.start();
    wait(streamingTime);
    const double cpu = (cpuSecondsSoFar() - cpuBefore) / double(std::chrono::seconds(streamingTime).count());
    const auto late = meter.sorted();
    const int stillStreaming = int(desk.http.inFlight());
    queue.cancelAll();
    while (!queue.isIdle())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return {{u"measure"_s, u"100_live_streams"_s},
            {u"stall_p99_ms"_s, rounded(percentile(late, 0.99))},
            {u"stall_longest_ms"_s, rounded(late.constLast())},
            {u"cores_busy"_s, rounded(cpu)},
            {u"pages_built"_s, pages},
            {u"streams_at_begin"_s, streaming},
            {u"streams_at_end"_s, stillStreaming},
            {u"limit_stall_p99_ms"_s, 16}};
}

} // namespace trinity::bench
