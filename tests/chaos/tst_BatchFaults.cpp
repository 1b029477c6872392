// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/JobBench.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Faults that hit a batch, and people who lose patience with it.
class tst_BatchFaults : public QObject
{
    Q_OBJECT

private:
    static int doneJobs(const JobBench &bench) { return bench.queue.totals().done; }

private slots:
    void initTestCase() { KeptLog::install(); }

    /// Row 84.
    void aServerThatDiesAtJob73Of200AndComesBackAfterTwoMinutesCostsNoJob()
    {
        JobBench bench;
        auto settings = bench.queue.settings();
        settings.wording.whenDown = WhenDown::Wait;
        bench.queue.setSettings(settings);
        int arrived = 0;
        bench.server.setHandler([&](const FakeRequest &request) {
            if (++arrived == 73) {
                QMetaObject::invokeMethod(
                    &bench.server, [&] { bench.server.stop(); }, Qt::QueuedConnection);
                return FakeReply().keepSilent();
            }
            return goodAnswer(request);
        });
        bench.server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        QList<JobId> jobs;
        for (int i = 1; i <= 200; ++i)
            jobs += bench.addJob(u"Person%1"_s.arg(i, 3, 10, QLatin1Char('0')));
        QVERIFY(bench.runEventsUntil([&] { return arrived >= 73 && bench.server.inFlight() == 0; }));
        const auto back = bench.clock.now() + 2min;
        QVERIFY(bench.runUntil([&] { return bench.clock.now() >= back; }));
        QVERIFY(bench.endpoint.breaker().state() != BreakerState::Closed);
        QVERIFY(doneJobs(bench) < 100); // those that had their words when it died
        const bool isShown = std::all_of(jobs.cbegin(), jobs.cend(),
                                         [&](JobId id) { return bench.isFinished(id) || bench.job(id).state == JobState::Waiting; });
        QVERIFY(isShown);
        bench.server.start();
        const auto complaint = bench.runToTheEnd();
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        for (const auto id : jobs) {
            QCOMPARE(toString(bench.job(id).state), toString(JobState::Done));
            QVERIFY(!bench.job(id).fellBack);
        }
        QCOMPARE(bench.queue.jobs(), jobs); // in order
        const auto sent = bench.endpoint.client().totals();
        qInfo("%d requests for 200 jobs, %d of them repeated, %d health checks", sent.requests, sent.retries,
              bench.endpoint.health().checks());
        QVERIFY2(sent.requests <= 220, qPrintable(QString::number(sent.requests)));
        QVERIFY(bench.sends() <= sent.requests);
        QVERIFY(bench.endpoint.health().checks() > 0);
    }

    /// Row 83.
    void aModelThatIsUnloadedAmidABatchFailsTheRestWithOneRequestEach()
    {
        JobBench bench(LlmProvider::Ollama, 1);
        int answered = 0;
        bench.server.setHandler([&](const FakeRequest &request) {
            return ++answered <= 3 ? goodAnswer(request) : FakeReply::ollamaError(404, u"model 'fake:latest' not found"_s);
        });
        QList<JobId> jobs;
        for (int i = 1; i <= 8; ++i)
            jobs += bench.addJob(u"Person%1"_s.arg(i));
        const auto complaint = bench.runToTheEnd();
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QCOMPARE(doneJobs(bench), 3);
        QCOMPARE(bench.sends(), 8);
        for (const auto id : jobs)
            if (bench.job(id).state != JobState::Done) {
                QCOMPARE(bench.job(id).error.kind, ErrorKind::BadRequest);
                QVERIFY(bench.job(id).error.detail.contains(u"fake:latest"_s));
                QCOMPARE(bench.job(id).error.attempts, 1);
            }
        QCOMPARE(bench.endpoint.breaker().state(), BreakerState::Closed);
    }

    /// Row 41: the circuit opens, jobs wait with a countdown, and go on by themselves.
    void aServerInTroubleParksTheBatchUntilItIsWell()
    {
        JobBench bench;
        auto settings = bench.queue.settings();
        settings.wording.whenDown = WhenDown::Wait;
        bench.queue.setSettings(settings);
        bool isIll = true;
        bench.server.setHandler(
            [&](const FakeRequest &request) { return isIll ? FakeReply::ollamaError(500, u"boom"_s) : goodAnswer(request); });
        QList<JobId> jobs;
        for (int i = 1; i <= 30; ++i)
            jobs += bench.addJob(u"Person%1"_s.arg(i));
        const auto end = bench.clock.now() + 10min;
        QVERIFY(bench.runUntil([&] { return bench.clock.now() >= end; }));
        for (const auto id : jobs) {
            QCOMPARE(toString(bench.job(id).state), toString(JobState::Waiting));
            QVERIFY(bench.job(id).waitReason);
        }
        const int inTrouble = bench.sends();
        QVERIFY2(inTrouble <= 30, qPrintable(QString::number(inTrouble)));
        isIll = false;
        const auto complaint = bench.runToTheEnd();
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QCOMPARE(doneJobs(bench), 30);
        QVERIFY2(bench.sends() <= inTrouble + 33, qPrintable(QString::number(bench.sends())));
    }

    /// Row 81.
    void cancellingABatchEndsItInEveryState_data()
    {
        QTest::addColumn<QString>("state");
        for (const auto *state : {"reading", "place", "connecting", "headers", "stream", "backoff", "gate", "circuit", "probe", "checking"})
            QTest::newRow(state) << QString::fromLatin1(state);
    }

    void cancellingABatchEndsItInEveryState();
};

void tst_BatchFaults::cancellingABatchEndsItInEveryState()
{
    QFETCH(QString, state);
    JobBench bench(LlmProvider::Ollama, 2);
    const auto silent = [](const FakeRequest &) { return FakeReply().keepSilent(); };
    const bool onTheWire = state == u"headers"_s || state == u"stream"_s || state == u"place"_s || state == u"probe"_s;
    if (state == u"stream"_s)
        bench.server.setHandler([](const FakeRequest &) {
            return FakeReply::stream("application/x-ndjson")
                .sendChunk("{\"message\":{\"content\":\"{\\\"headline\\\":\\\"Half \"}}\n")
                .keepSilent();
        });
    else if (state == u"backoff"_s)
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::ollamaError(500, u"boom"_s); });
    else if (state == u"gate"_s)
        bench.server.setHandler([](const FakeRequest &) { return FakeReply::rateLimited("100"); });
    else if (state == u"checking"_s)
        bench.server.setHandler(goodAnswer);
    else
        bench.server.setHandler(silent);
    int inBackoff = 0;
    QObject::connect(&bench.endpoint.client(), &LlmClient::waiting, &bench.queue,
                     [&](quint64, std::optional<ErrorKind> reason) { inBackoff += reason == ErrorKind::ServerError ? 1 : 0; });
    auto &breaker = bench.endpoint.breaker();
    if (state == u"circuit"_s || state == u"probe"_s)
        while (breaker.state() == BreakerState::Closed)
            (*breaker.acquire())->failure(ErrorKind::ServerError); // such a one no health check may probe

    const bool needsMore = state == u"place"_s;
    QList<JobId> jobs = {bench.addJob(u"First"_s), bench.addJob(u"Second"_s)};
    if (needsMore)
        jobs += bench.addJob(u"Third"_s);
    const auto isThere = [&](JobState wanted) {
        return std::any_of(jobs.cbegin(), jobs.cend(), [&](JobId id) { return bench.job(id).state == wanted; });
    };
    const auto waitsFor = [&](ErrorKind reason) {
        return std::any_of(jobs.cbegin(), jobs.cend(), [&](JobId id) {
            const auto job = bench.job(id);
            return job.state == JobState::Waiting && job.waitReason == reason;
        });
    };
    bool reached = false;
    if (state == u"reading"_s)
        reached = isThere(JobState::Reading);
    else if (state == u"connecting"_s)
        reached = bench.runEventsUntil([&] { return bench.http.inFlight() > 0; });
    else if (state == u"place"_s)
        reached = bench.runEventsUntil([&] { return bench.endpoint.limit().waiting() == 1 && bench.server.inFlight() == 2; });
    else if (state == u"headers"_s)
        reached = bench.runEventsUntil([&] { return bench.server.inFlight() == 2; });
    else if (state == u"stream"_s)
        reached = bench.runUntil([&] { return bench.job(jobs.first()).tokensOut > 0 && bench.job(jobs.last()).tokensOut > 0; });
    else if (state == u"backoff"_s)
        reached = bench.runEventsUntil([&] { return inBackoff == 2; });
    else if (state == u"gate"_s)
        reached = bench.runEventsUntil([&] { return bench.endpoint.client().gate().waiting() == 2; });
    else if (state == u"circuit"_s)
        reached = bench.runEventsUntil([&] { return waitsFor(ErrorKind::CircuitOpen); });
    else if (state == u"probe"_s)
        reached = bench.runUntil([&] { return breaker.state() == BreakerState::HalfOpen && bench.server.inFlight() == 1; });
    else if (state == u"checking"_s)
        reached = bench.runEventsUntil([&] { return isThere(JobState::Checking); });
    QVERIFY(reached);

    const int before = bench.sends();
    bench.queue.cancelAll();
    const auto complaint = bench.runToTheEnd();
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    for (const auto id : jobs)
        if (state == u"checking"_s) // one may have come further
            QVERIFY(bench.job(id).state == JobState::Cancelled || bench.job(id).state == JobState::Done);
        else
            QCOMPARE(toString(bench.job(id).state), toString(JobState::Cancelled));
    if (state == u"connecting"_s)
        QVERIFY(bench.sends() <= before + 2); // a request on its way may still arrive
    else
        QCOMPARE(bench.sends(), before);
    if (onTheWire)
        QVERIFY(bench.server.abandoned() == (state == u"probe"_s ? 1 : 2));

    bench.server.setHandler(goodAnswer); // and what was cancelled can be done after all
    for (const auto id : jobs)
        if (bench.job(id).state == JobState::Cancelled)
            bench.queue.retry(id);
    QVERIFY(bench.runUntil([&] { return doneJobs(bench) == jobs.size(); }));
}

TRINITY_CHAOS_MAIN(tst_BatchFaults)
#include "tst_BatchFaults.moc"
