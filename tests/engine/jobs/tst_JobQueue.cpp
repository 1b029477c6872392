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

class tst_JobQueue : public QueueTest
{
    Q_OBJECT

private slots:
    void buildsEveryThemeWithTheBuiltInWriter()
    {
        QSignalSpy finished(m_queue.get(), &JobQueue::jobFinished);
        QSignalSpy idle(m_queue.get(), &JobQueue::idle);
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto jobs = m_queue->addJobs(source, m_catalog->ids());
        QCOMPARE(jobs.size(), m_catalog->themes().size());
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(finished.size(), jobs.size());
        for (const auto id : jobs) {
            const auto job = *m_queue->job(id);
            QCOMPARE(stateOf(id), u"done"_s);
            QCOMPARE(job.writer, u"builtin"_s);
            QCOMPARE(job.progress, 1.0);
            QVERIFY(job.output.isEmpty());
            QVERIFY(m_queue->site(id)->files.value(u"index.html"_s).contains("Okonkwo"));
        }
        QCOMPARE(m_queue->totals().done, int(jobs.size()));
    }

    void exportsWhatIsDone()
    {
        QTemporaryDir out;
        JobSettings settings;
        settings.exportTo = out.path();
        m_queue->setSettings(settings);
        const auto first = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto second = m_queue->addSource(Source::text(u"ada.txt"_s, adaJson));
        m_queue->addJobs(first, {u"hacker"_s});
        const auto job = m_queue->addJobs(second, {u"hacker"_s}).first();
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_queue->job(job)->output, out.filePath(u"ada-2/hacker/index.html"_s));
        QVERIFY(QFileInfo::exists(out.filePath(u"ada/hacker/index.html"_s)));
        QVERIFY(QFileInfo::exists(m_queue->job(job)->output));
    }

    void aSourceThatCannotBeReadFailsItsJobsWithTheReason()
    {
        const auto source = m_queue->addSource(Source::file(u"/no/such/file.txt"_s));
        const auto jobs = m_queue->addJobs(source, {u"hacker"_s, u"enterprise"_s});
        QTRY_VERIFY(m_queue->isIdle());
        for (const auto id : jobs) {
            QCOMPARE(stateOf(id), u"failed"_s);
            QCOMPARE(m_queue->job(id)->error.kind, ErrorKind::BadSource);
            QVERIFY(m_queue->job(id)->error.detail.contains(u"file.txt"_s));
        }
        QVERIFY(!m_queue->siteNow(source, u"hacker"_s));
    }

    void jobsThatNeedTheSameWordingShareOneRequest()
    {
        JobSettings settings;
        settings.voiceChoice = VoiceChoice::Plain;
        m_queue->setSettings(settings);
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto jobs = m_queue->addJobs(source, m_catalog->ids());
        QTRY_COMPARE(m_writer->calls, 1);
        QTRY_COMPARE(stateOf(jobs.last()), u"writing"_s);
        m_writer->answer(u"One for all"_s);
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_writer->calls, 1);
        for (const auto id : jobs)
            QVERIFY(m_queue->site(id)->files.value(u"index.html"_s).contains("One for all"));
    }

    void eachThemesVoiceIsAskedOnItsOwn()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        m_queue->addJobs(source, {u"hacker"_s, u"brutalist"_s});
        QTRY_COMPARE(m_writer->calls, 2);
    }

    void cancellingOneLeavesTheOthers()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto jobs = m_queue->addJobs(source, {u"hacker"_s, u"brutalist"_s});
        QTRY_COMPARE(m_writer->running, 2);
        m_queue->cancel(jobs.first());
        QTRY_COMPARE(stateOf(jobs.first()), u"cancelled"_s);
        QTRY_COMPARE(m_writer->cancelled, 1);
        QCOMPARE(stateOf(jobs.last()), u"writing"_s);
        m_writer->answer(u"Still here"_s);
        QTRY_COMPARE(stateOf(jobs.last()), u"done"_s);
        QVERIFY(m_queue->isIdle());
    }

    void aCancelledOrFailedJobCanBeTriedAgain()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto id = m_queue->addJobs(source, {u"hacker"_s}).first();
        QTRY_COMPARE(m_writer->calls, 1);
        m_writer->fail(ErrorKind::BadAnswer);
        QTRY_COMPARE(stateOf(id), u"failed"_s);
        QCOMPARE(m_queue->totals().failed, 1);
        m_queue->retry(id);
        QTRY_COMPARE(m_writer->calls, 2);
        m_queue->cancel(id);
        QTRY_COMPARE(stateOf(id), u"cancelled"_s);
        m_queue->retry(id);
        QTRY_COMPARE(m_writer->calls, 3);
        m_writer->answer(u"At last"_s);
        QTRY_COMPARE(stateOf(id), u"done"_s);
        QCOMPARE(m_queue->totals().done, 1);
        QCOMPARE(m_queue->totals().failed, 0);
        QCOMPARE(m_queue->totals().cancelled, 0);
    }

    void aWaitingJobCanBeWrittenWithoutTheServer()
    {
        m_writer->trouble = ErrorKind::CircuitOpen;
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto id = m_queue->addJobs(source, {u"hacker"_s}).first();
        QTRY_COMPARE(stateOf(id), u"waiting"_s);
        QVERIFY(m_queue->job(id)->waitReason == ErrorKind::CircuitOpen);
        m_queue->writeWithBuiltIn(id);
        QTRY_COMPARE(stateOf(id), u"done"_s);
        QVERIFY(m_queue->job(id)->fellBack);
        QCOMPARE(m_queue->job(id)->writer, u"builtin"_s);
    }

    void thePageFillsInWhileTheAnswerStreams()
    {
        m_queue->setWriter(m_writer.get());
        QSignalSpy drafts(m_queue.get(), &JobQueue::siteChanged);
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto id = m_queue->addJobs(source, {u"enterprise"_s}).first();
        QTRY_COMPARE(m_writer->running, 1);
        WritingProgress progress;
        progress.fraction = 0.5;
        progress.tokensOut = 10;
        progress.partial.headline = u"Half a thought"_s;
        m_writer->lastTask.progressed(progress);
        QTRY_VERIFY(!drafts.isEmpty());
        QVERIFY(m_queue->site(id)->files.value(u"index.html"_s).contains("Half a thought"));
        QVERIFY(m_queue->job(id)->progress > 0.4 && m_queue->job(id)->progress < 0.6);
        m_writer->answer(u"A whole one"_s);
        QTRY_VERIFY(m_queue->isIdle());
        QVERIFY(m_queue->site(id)->files.value(u"index.html"_s).contains("A whole one"));
    }

    void anyThemeShowsAtOnceWithoutAskingAModel()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        QTRY_VERIFY(m_queue->reading(source));
        QVERIFY(m_queue->siteNow(source, u"minimalist"_s)->files.value(u"index.html"_s).contains("Okonkwo"));
        QCOMPARE(m_writer->calls, 0);
        m_queue->addJobs(source, {u"enterprise"_s});
        QTRY_COMPARE(m_writer->calls, 1);
        m_writer->answer(u"Spans that hold"_s);
        QTRY_VERIFY(m_queue->isIdle());
        QVERIFY(m_queue->siteNow(source, u"minimalist"_s)->files.value(u"index.html"_s).contains("Spans that hold"));
        QCOMPARE(m_writer->calls, 1);
    }

    void aThemeIsNotQueuedTwiceWhileItRuns()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        QCOMPARE(m_queue->addJobs(source, {u"hacker"_s, u"no_such_theme"_s}).size(), 1);
        QCOMPARE(m_queue->addJobs(source, {u"hacker"_s}).size(), 0);
    }

    void finishedJobsCanBeRemoved()
    {
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto id = m_queue->addJobs(source, {u"hacker"_s}).first();
        QTRY_VERIFY(m_queue->isIdle());
        m_queue->remove(id);
        QVERIFY(m_queue->jobs().isEmpty());
        QVERIFY(!m_queue->job(id));
    }

    void theFillingPageCanBeSeenInEitherScheme()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        const auto id = m_queue->addJobs(source, {u"enterprise"_s}).first();
        QTRY_COMPARE(m_writer->running, 1);
        WritingProgress progress;
        progress.partial.headline = u"Half a thought"_s;
        m_writer->lastTask.progressed(progress);
        SiteOptions dark;
        dark.scheme = Theme::Scheme::Dark;
        const auto half = m_queue->site(id, dark);
        QVERIFY(half && half->files.value(u"index.html"_s).contains("Half a thought"));
        QVERIFY(half->files != m_queue->site(id)->files);
        m_writer->answer(u"A whole one"_s);
        QTRY_VERIFY(m_queue->isIdle());
        const auto whole = m_queue->site(id, dark);
        QVERIFY(whole && whole->files.value(u"index.html"_s).contains("A whole one"));
        QCOMPARE(whole->files, m_queue->siteNow(source, u"enterprise"_s, dark)->files);
    }

    void changesAreMergedIntoFewSignals()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        m_queue->addJobs(source, {u"enterprise"_s});
        QTRY_COMPARE(m_writer->running, 1);
        QSignalSpy changes(m_queue.get(), &JobQueue::jobsChanged);
        QElapsedTimer time;
        time.start();
        int sent = 0;
        for (; time.elapsed() < 300; ++sent) {
            WritingProgress progress;
            progress.tokensOut = sent + 1;
            m_writer->lastTask.progressed(progress);
            QCoreApplication::processEvents();
        }
        QVERIFY(sent > 20);
        QVERIFY2(changes.size() <= 300 / 50 + 2, qPrintable(QString::number(changes.size())));
        QVERIFY(!changes.isEmpty());
    }

    void dyingWithRunningJobsIsSafe()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.json"_s, adaJson));
        m_queue->addJobs(source, m_catalog->ids());
        QTRY_VERIFY(m_writer->running > 0);
        m_queue.reset();
        QTRY_COMPARE(m_writer->running, 0);
    }
};

QTEST_GUILESS_MAIN(tst_JobQueue)
#include "tst_JobQueue.moc"
