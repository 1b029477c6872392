// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/jobs/QueueTest.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray adaJson = R"({"basics":{"name":"Ada Okonkwo","label":"Engineer","summary":"Builds bridges."},
 "projects":[{"name":"span","description":"Computes spans."}]})";

} // namespace

class tst_JobQueueRemoval : public QueueTest
{
    Q_OBJECT

private slots:
    void removingASourceTakesItsJobsAlong()
    {
        const auto ada = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto other = m_queue->addSource(Source::text(u"other.json"_s, adaJson));
        m_queue->addJobs(ada, {u"hacker"_s, u"brutalist"_s});
        const auto kept = m_queue->addJobs(other, {u"hacker"_s});
        QTRY_VERIFY(m_queue->isIdle());
        m_queue->remove(m_queue->jobs().first()); // an earlier tidying up does not leave its count behind
        QCOMPARE(m_queue->totals().done, 3);
        QSignalSpy jobsRemoved(m_queue.get(), &JobQueue::jobsRemoved);
        QSignalSpy sourceRemoved(m_queue.get(), &JobQueue::sourceRemoved);

        m_queue->removeSource(ada);
        QCOMPARE(jobsRemoved.size(), 1);
        QCOMPARE(sourceRemoved.size(), 1);
        QCOMPARE(sourceRemoved.first().first().value<SourceId>(), ada);
        QCOMPARE(m_queue->sources(), QList<SourceId>{other});
        QCOMPARE(m_queue->jobs(), kept);
        QCOMPARE(m_queue->totals().done, 1);
        QVERIFY(!m_queue->reading(ada));
        QVERIFY(!m_queue->siteNow(ada, u"hacker"_s));
        QVERIFY(m_queue->sourceName(ada).isEmpty());
        QVERIFY(m_queue->addJobs(ada, {u"hacker"_s}).isEmpty());

        m_queue->removeSource(ada);
        m_queue->removeSource(SourceId{4711});
        QCOMPARE(sourceRemoved.size(), 1);
        QVERIFY(m_queue->addSource(Source::text(u"ada.json"_s, adaJson)) != ada);
    }

    void aRemovedSourcesRunningJobsEndWithoutAWord()
    {
        m_queue->setWriter(m_writer.get());
        const auto ada = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto other = m_queue->addSource(Source::text(u"other.json"_s, adaJson));
        m_queue->addJobs(ada, {u"hacker"_s, u"brutalist"_s});
        QTRY_COMPARE(m_writer->running, 2);
        const auto kept = m_queue->addJobs(other, {u"hacker"_s}).first();
        QTRY_COMPARE(m_writer->running, 3);
        m_queue->removeSource(ada);
        QVERIFY(!m_queue->isIdle());
        QSignalSpy finished(m_queue.get(), &JobQueue::jobFinished);
        QList<JobId> pages; // finished ones: on a busy machine the one that fills in is said, too
        const auto note = [&](JobId id) {
            QCOMPARE(id, kept);
            if (m_queue->job(id)->state == JobState::Done)
                pages += id;
        };
        const auto connection = connect(m_queue.get(), &JobQueue::siteChanged, this, note);
        QTRY_COMPARE(m_writer->cancelled, 2);
        QCOMPARE(m_writer->running, 1);
        m_writer->answer(u"Still here"_s);
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(stateOf(kept), u"done"_s);
        QCOMPARE(finished.size(), 1);
        disconnect(connection);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(m_queue->totals().cancelled, 0);
    }

    void isIdleOnceTheJobsOfARemovedSourceHaveEnded()
    {
        m_queue->setWriter(m_writer.get());
        const auto ada = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        m_queue->addJobs(ada, {u"hacker"_s});
        QTRY_COMPARE(m_writer->running, 1);
        QSignalSpy idle(m_queue.get(), &JobQueue::idle);
        m_queue->removeSource(ada);
        QCOMPARE(idle.size(), 0);
        QTRY_COMPARE(idle.size(), 1);
        QVERIFY(m_queue->isIdle());
    }

    void aSourceCanBeRemovedAtAnyStage_data()
    {
        QTest::addColumn<QString>("signal");
        for (const auto &signal :
             {u"jobsAdded"_s, u"at once"_s, u"next turn"_s, u"sourceRead"_s, u"jobsChanged"_s, u"siteChanged"_s, u"jobFinished"_s})
            QTest::newRow(qPrintable(signal)) << signal;
    }

    void aSourceCanBeRemovedAtAnyStage()
    {
        QFETCH(QString, signal);
        QTemporaryDir out;
        JobSettings settings;
        settings.exportTo = out.path();
        m_queue->setSettings(settings);
        const auto ada = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto remove = [&] { m_queue->removeSource(ada); };
        const QObject listener;
        const auto removeOn = [&](auto what, const QString &name) {
            if (signal == name)
                connect(m_queue.get(), what, &listener, remove);
        };
        removeOn(&JobQueue::jobsAdded, u"jobsAdded"_s);
        removeOn(&JobQueue::sourceRead, u"sourceRead"_s);
        removeOn(&JobQueue::jobsChanged, u"jobsChanged"_s);
        removeOn(&JobQueue::siteChanged, u"siteChanged"_s);
        removeOn(&JobQueue::jobFinished, u"jobFinished"_s);
        QSignalSpy idle(m_queue.get(), &JobQueue::idle);
        m_queue->addJobs(ada, m_catalog->ids());
        if (signal == u"next turn"_s)
            QCoreApplication::processEvents();
        if (signal == u"at once"_s || signal == u"next turn"_s)
            remove();
        QTRY_VERIFY(m_queue->sources().isEmpty());
        QVERIFY(m_queue->jobs().isEmpty());
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(idle.size(), signal == u"jobsAdded"_s ? 0 : 1);
        QCOMPARE(m_queue->totals().done + m_queue->totals().failed + m_queue->totals().cancelled, 0);
    }

    void anUnreadableSourceCanBeRemovedWhileItsJobsStart()
    {
        const auto source = m_queue->addSource(Source::file(u"/no/such/file.txt"_s));
        m_queue->addJobs(source, {u"hacker"_s});
        QTRY_VERIFY(m_queue->isIdle());
        const QObject listener; // now that it is read, its jobs fail inside addJobs()
        connect(m_queue.get(), &JobQueue::jobFinished, &listener, [&] { m_queue->removeSource(source); });
        m_queue->addJobs(source, m_catalog->ids());
        QVERIFY(m_queue->isIdle());
        QVERIFY(m_queue->jobs().isEmpty());
    }

    void aNameIsGivenAgainOnlyWhenItIsFree()
    {
        const auto first = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto second = m_queue->addSource(Source::text(u"ada.txt"_s, adaJson));
        QCOMPARE(m_queue->exportName(second), u"ada-2"_s);
        m_queue->removeSource(first);
        QCOMPARE(m_queue->exportName(second), u"ada-2"_s);
        QCOMPARE(m_queue->exportName(m_queue->addSource(Source::text(u"ada.md"_s, adaJson))), u"ada"_s);
        QCOMPARE(m_queue->exportName(m_queue->addSource(Source::text(u"ada.json"_s, adaJson))), u"ada-3"_s);
    }

    void dyingWithJobsOfARemovedSourceIsSafe()
    {
        m_queue->setWriter(m_writer.get());
        const auto ada = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        m_queue->addJobs(ada, m_catalog->ids());
        QTRY_VERIFY(m_writer->running > 0);
        m_queue->removeSource(ada);
        m_queue.reset();
        QTRY_COMPARE(m_writer->running, 0);
    }
};

QTEST_GUILESS_MAIN(tst_JobQueueRemoval)
#include "tst_JobQueueRemoval.moc"
