// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/jobs/QueueTest.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray adaCv = "Ada Okonkwo\nEngineer\n\nSummary\nBuilds bridges of steel.\n\nProjects\nspan: computes spans\n";
const QString firstInvention = QStringLiteral("She led 340 people at Initech.");
const QString otherInvention = QStringLiteral("She won the Zephyr Prize in 1998.");

} // namespace

/// What a person changes in the words of a job.
class tst_QueueWords : public QueueTest
{
    Q_OBJECT

private:
    SourceId m_source;
    JobId m_job;

    [[nodiscard]] QByteArray page() const { return pageOf(m_job); }
    [[nodiscard]] FactCounts facts() const { return m_queue->job(m_job)->facts; }

    void setWordsAndWait(const QString &field, const QString &text)
    {
        QSignalSpy changed(m_queue.get(), &JobQueue::factsChanged);
        m_queue->setWords(m_job, field, text);
        QVERIFY(changed.wait());
    }

    void open() override
    {
        m_queue->setWriter(m_writer.get());
        m_source = m_queue->addSource(Source::text(u"ada.txt"_s, adaCv));
        WrittenWording written;
        written.wording.writer = u"scripted"_s;
        written.wording.subtitle = firstInvention;
        written.wording.about = u"Builds bridges of steel. "_s + firstInvention + u' ' + otherInvention;
        m_writer->answers.enqueue(written);
        m_job = m_queue->addJobs(m_source, {u"hacker"_s}).value(0);
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(facts().unsupported, 3);
    }

private slots:
    void theSourcesWordsTakeThePlaceOfAField()
    {
        QVERIFY(page().contains("Initech"));
        QSignalSpy pages(m_queue.get(), &JobQueue::siteChanged);
        setWordsAndWait(u"subtitle"_s, {});
        QCOMPARE(facts().unsupported, 2);
        QCOMPARE(pages.size(), 1);
        setWordsAndWait(u"about"_s, {});
        QCOMPARE(facts().unsupported, 0);
        QVERIFY(!page().contains("Initech"));
        QVERIFY(page().contains("Builds bridges of steel"));
    }

    void whatTheWriterWroteIsNotTrustedBecauseItsNeighbourWasTakenOut()
    {
        setWordsAndWait(u"about"_s, u"Builds bridges of steel. "_s + otherInvention);
        QCOMPARE(facts().unsupported, 2);
        QCOMPARE(m_queue->wording(m_job)->about, u"Builds bridges of steel. "_s + otherInvention);
    }

    void thePersonsOwnSentencesAreTrusted()
    {
        setWordsAndWait(u"about"_s, u"I met Grace Hopper in Arlington."_s);
        QCOMPARE(facts().unsupported, 1);
        QCOMPARE(facts().confirmed, 1);
    }

    void theWritersWordsAgainAreNoEdit()
    {
        const QString before = m_queue->wording(m_job)->subtitle;
        setWordsAndWait(u"subtitle"_s, {});
        QCOMPARE(m_queue->document(m_source)->content.edits.value(m_queue->job(m_job)->voice).value(u"/hero/subtitle"_s, u"none"_s), u""_s);
        setWordsAndWait(u"subtitle"_s, before);
        QVERIFY(m_queue->document(m_source)->content.edits.isEmpty());
        QCOMPARE(facts().unsupported, 3);
    }

    void aDocumentKeepsThem()
    {
        setWordsAndWait(u"subtitle"_s, {});
        setWordsAndWait(u"about"_s, u"Builds bridges of steel."_s);
        const auto bytes = m_queue->document(m_source)->toJson();
        const auto opened = m_queue->addSource(Source::text(u"ada.trinity"_s, bytes));
        m_job = m_queue->addJobs(opened, {u"hacker"_s}).value(0);
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_writer->calls, 1);
        QCOMPARE(facts().unsupported, 0);
        QVERIFY(!page().contains("Initech"));
        QCOMPARE(m_queue->document(opened)->toJson(), bytes);
    }

    void aReportFollowsTheWords()
    {
        m_queue->checkFacts(m_job);
        QTRY_VERIFY(m_queue->factReport(m_job));
        setWordsAndWait(u"about"_s, u"Builds bridges of steel."_s);
        QVERIFY(!m_queue->factReport(m_job));
        m_queue->checkFacts(m_job);
        QTRY_VERIFY(m_queue->factReport(m_job));
        QCOMPARE(m_queue->factReport(m_job)->unsupported, 1);
    }
};

QTEST_GUILESS_MAIN(tst_QueueWords)
#include "tst_QueueWords.moc"
