// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/Faults.h"
#include "tests/chaos/JobBench.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/CoroTest.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_FaultList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { KeptLog::install(); }

    void everyFaultEndsAsItMust_data()
    {
        QTest::addColumn<Fault>("fault");
        for (const Fault &fault : faultList())
            QTest::addRow("%d %s", fault.row, fault.name) << fault;
    }

    /// One job meets the fault; the two beside it must not notice.
    void everyFaultEndsAsItMust()
    {
        QFETCH(Fault, fault);
        JobBench bench(fault.provider, 4, fault.host);
        int met = 0;
        bench.server.setHandler([&](const FakeRequest &request) {
            const bool meets = JobBench::isFor(u"Unlucky"_s, request) && (fault.times == Fault::always || met < fault.times);
            met += meets ? 1 : 0;
            return meets ? fault.reply(request) : goodAnswer(request);
        });
        bench.server.serveDiscovery(FakeLlmServer::Kind::Ollama);
        const auto unlucky = bench.addJob(u"Unlucky"_s);
        const QList<JobId> others = {bench.addJob(u"Second"_s), bench.addJob(u"Third"_s)};
        const auto complaint = bench.runToTheEnd();

        const auto job = bench.job(unlucky);
        const auto sends = bench.sendsFor(u"Unlucky"_s);
        qInfo("%s %s after %d sends; %s", qPrintable(toString(job.state)),
              job.state == JobState::Failed ? toString(job.error.kind).data() : "", sends, qPrintable(job.error.detail));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QVERIFY(met > 0);
        QCOMPARE(toString(job.state), toString(fault.end ? JobState::Failed : JobState::Done));
        if (fault.end)
            QCOMPARE(job.error.kind, *fault.end);
        if (fault.times == Fault::always)
            QVERIFY2(sends <= fault.sends, qPrintable(QString::number(sends)));
        else
            QCOMPARE(sends, fault.sends);
        QCOMPARE(fault.end ? job.error.attempts : job.attempt, sends); // what people are told is what was sent
        QCOMPARE(bench.server.abandoned() > 0, fault.seesClose);
        for (const auto other : others) {
            QCOMPARE(toString(bench.job(other).state), toString(JobState::Done));
            QVERIFY(!bench.job(other).fellBack);
        }
        QCOMPARE(bench.sendsFor(u"Second"_s), 1);
        QCOMPARE(bench.sendsFor(u"Third"_s), 1);
    }

    /// Row 15: text that comes, but too slowly for the time the question has.
    void aWordEveryTenSecondsEndsWithTheTimeOfTheQuestion()
    {
        ChaosBench bench;
        bench.setDrip(10s);
        FakeReply drops = FakeReply::stream("application/x-ndjson");
        for (int i = 0; i < 40; ++i)
            drops.sendChunk("{\"message\":{\"content\":\"word " + QByteArray::number(i) + " \"},\"done\":false}\n").hold();
        bench.server.setHandler([&](const FakeRequest &) { return drops; });
        auto &client = bench.endpoint.client();
        QString shown;
        QObject::connect(&client, &LlmClient::textReceived, &client, [&](quint64, const QString &delta) { shown += delta; });
        LlmRequest request;
        request.prompt = u"Of the house of "_s + QLatin1StringView(promptCanary);
        request.deadline = 60s;
        const auto outcome = watch(client.generate(request));
        QVERIFY(bench.runUntil([&] { return outcome->isDone; }));
        QCOMPARE(outcome->result.error().kind, ErrorKind::Timeout);
        QCOMPARE(outcome->result.error().attempts, 1);
        QVERIFY(shown.startsWith(u"word 0 word 1 "_s)); // what came can be shown
        const auto left = bench.leftOver();
        QVERIFY2(left.isEmpty(), qPrintable(left));
        QCOMPARE(int(bench.server.requests().size()), 1);
        QCOMPARE(bench.server.abandoned(), 1);
        const auto blame = ChaosBench::blame();
        QVERIFY2(blame.isEmpty(), qPrintable(blame));
    }
};

TRINITY_CHAOS_MAIN(tst_FaultList)
#include "tst_FaultList.moc"
