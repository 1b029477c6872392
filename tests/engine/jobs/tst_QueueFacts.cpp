// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/jobs/QueueTest.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// The last paragraph belongs to no section: no fact holds it, but the source says it.
const QByteArray adaText = "Ada Okonkwo\nEngineer\n\nSummary\nBuilds bridges of steel.\n\nProjects\nspan: computes spans\n";
const QString invention = QStringLiteral("Led 340 people at Initech");

WrittenWording words(const QString &headline, const QString &subtitle)
{
    WrittenWording written;
    written.wording.writer = u"scripted"_s;
    written.wording.headline = headline;
    written.wording.subtitle = subtitle;
    return written;
}

} // namespace

/// What the queue tells of facts, what a person says to it, and the document that keeps both.
class tst_QueueFacts : public QueueTest
{
    Q_OBJECT

private:
    void setFacts(FactsMode mode)
    {
        auto settings = m_queue->settings();
        settings.wording.facts = mode;
        m_queue->setSettings(settings);
    }

    /// Jobs of one source in these themes, each with an invented headline.
    QList<JobId> build(const QStringList &themes, SourceId &source)
    {
        m_queue->setWriter(m_writer.get());
        source = m_queue->addSource(Source::text(u"ada.txt"_s, adaText));
        const auto jobs = m_queue->addJobs(source, themes);
        for (qsizetype i = 0; i < themes.size(); ++i)
            m_writer->answers.enqueue(words(invention, u"Builds bridges of steel."_s));
        if (!QTest::qWaitFor([this] { return m_queue->isIdle(); }))
            return {};
        return jobs;
    }

    /// The same, saved and opened as a source of its own by a queue without a writer.
    TrinityDocument documentOf(const QStringList &themes)
    {
        SourceId source;
        (void)build(themes, source);
        return m_queue->document(source).value_or(TrinityDocument());
    }

    JobId buildFrom(const TrinityDocument &document, const QString &theme)
    {
        const auto source = m_queue->addSource(Source::text(u"ada.trinity"_s, document.toJson()));
        const auto job = m_queue->addJobs(source, {theme}).value(0);
        (void)QTest::qWaitFor([this] { return m_queue->isIdle(); });
        return job;
    }

private slots:
    void aReportIsThereOnceItIsAskedFor()
    {
        SourceId source;
        const auto job = build({u"hacker"_s}, source).value(0);
        QCOMPARE(m_queue->job(job)->facts.unsupported, 1);
        QVERIFY(!m_queue->factReport(job));
        QSignalSpy changed(m_queue.get(), &JobQueue::factsChanged);
        m_queue->checkFacts(job);
        QTRY_COMPARE(changed.size(), 1);
        const auto report = m_queue->factReport(job);
        QVERIFY(report);
        QCOMPARE(report->sentences.size(), 2);
        const auto &invented = report->sentences.at(0);
        QCOMPARE(invented.sentence, invention);
        QCOMPARE(invented.support, Support::Unsupported);
        QVERIFY(!invented.token.isEmpty() && !invented.reason.isEmpty());
        const auto &true_ = report->sentences.at(1);
        QCOMPARE(true_.support, Support::Ok);
        QVERIFY(!true_.evidence.isEmpty());
        const auto text = m_queue->reading(source)->document.text;
        for (const auto &place : true_.evidence)
            QCOMPARE(text.mid(place.start, place.end - place.start), place.text);
        QVERIFY(!m_queue->factReport(JobId{99}));
        m_queue->checkFacts(JobId{99});
    }

    void whatIsConfirmedIsConfirmedInAllWordings()
    {
        SourceId source;
        const auto jobs = build({u"hacker"_s, u"brutalist"_s}, source);
        m_queue->checkFacts(jobs.value(0));
        QTRY_VERIFY(m_queue->factReport(jobs.value(0)));
        QSignalSpy changed(m_queue.get(), &JobQueue::factsChanged);
        QSignalSpy snapshots(m_queue.get(), &JobQueue::jobsChanged);
        m_queue->confirm(source, {u"  Led 340\n people at Initech "_s});
        QCOMPARE(changed.size(), 1);
        for (const auto id : jobs) {
            QCOMPARE(m_queue->job(id)->facts.unsupported, 0);
            QCOMPARE(m_queue->job(id)->facts.confirmed, 1);
        }
        QCOMPARE(m_queue->factReport(jobs.value(0))->sentences.at(0).support, Support::Confirmed);
        QTRY_COMPARE(snapshots.size(), 1);
        m_queue->confirm(source, {invention, u" "_s}); // is already, and says nothing
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_queue->confirmed(source), QStringList{invention});
        m_queue->takeBack(source, {invention});
        QCOMPARE(m_queue->job(jobs.value(1))->facts.unsupported, 1);
        QCOMPARE(m_queue->factReport(jobs.value(0))->sentences.at(0).support, Support::Unsupported);
        QVERIFY(m_queue->confirmed(source).isEmpty());
        m_queue->confirm(SourceId{99}, {invention});
        QVERIFY(m_queue->confirmed(SourceId{99}).isEmpty());
    }

    void strictModeLeavesInWhatIsConfirmed()
    {
        setFacts(FactsMode::Strict);
        SourceId source;
        const auto job = build({u"hacker"_s}, source).value(0);
        QVERIFY(!pageOf(job).contains("Initech"));
        QCOMPARE(m_queue->job(job)->facts.putBack, 1);
        QCOMPARE(m_queue->job(job)->facts.unsupported, 0);
        QSignalSpy sites(m_queue.get(), &JobQueue::siteChanged);
        m_queue->confirm(source, {invention});
        QCOMPARE(sites.size(), 1);
        QVERIFY(pageOf(job).contains("Initech"));
        QCOMPARE(m_queue->job(job)->facts.putBack, 0);
        QCOMPARE(m_queue->job(job)->facts.confirmed, 1);
        m_queue->takeBack(source, {invention});
        QVERIFY(!pageOf(job).contains("Initech"));
        QCOMPARE(sites.size(), 2);
    }

    void whatIsConfirmedBeforeTheWordsComeCounts()
    {
        setFacts(FactsMode::Strict);
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, adaText));
        m_queue->confirm(source, {invention}); // nothing has been read yet
        const auto job = m_queue->addJobs(source, {u"hacker"_s}).value(0);
        m_writer->answers.enqueue(words(invention, {}));
        QTRY_VERIFY(m_queue->isIdle());
        QVERIFY(pageOf(job).contains("Initech"));
        QCOMPARE(m_queue->job(job)->facts.confirmed, 1);
    }

    void whatTheSourceSaysWithoutAFactIsSupported()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, adaText + "\n\nReferences\nWelder Quarrington in Tavistock\n"));
        const auto job = m_queue->addJobs(source, {u"hacker"_s}).value(0);
        m_writer->answers.enqueue(words(u"Known to Quarrington in Tavistock"_s, {}));
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_queue->job(job)->facts.unsupported, 0);
    }

    void whatIsSavedIsShownWithoutAskingAnybody()
    {
        const auto document = documentOf({u"hacker"_s, u"brutalist"_s});
        QCOMPARE(document.content.wordings.keys(), (QStringList{u"brutalist"_s, u"hacker"_s}));
        QCOMPARE(document.content.sources.value(0).source.text, QString::fromUtf8(adaText));
        const int asked = m_writer->calls;
        const auto job = buildFrom(document, u"hacker"_s);
        QCOMPARE(m_writer->calls, asked);
        QVERIFY(m_queue->job(job)->fromDocument);
        QCOMPARE(m_queue->job(job)->writer, u"scripted"_s);
        QCOMPARE(m_queue->job(job)->facts.unsupported, 1); // saved is not checked
        QVERIFY(pageOf(job).contains("Initech"));
        const auto source = m_queue->job(job)->source;
        QVERIFY(m_queue->hasDocumentWords(source, u"hacker"_s));
        QVERIFY(!m_queue->hasDocumentWords(source, u"enterprise"_s));
        QVERIFY(m_queue->siteNow(source, u"brutalist"_s)->files.value(u"index.html"_s).contains("Initech"));
        QCOMPARE(m_queue->document(source)->toJson(), document.toJson());
    }

    void wordsAreWrittenAnewWhenThatIsWished()
    {
        const auto document = documentOf({u"hacker"_s});
        auto settings = m_queue->settings();
        settings.documentWords = DocumentWords::WriteAnew;
        m_queue->setSettings(settings);
        m_writer->answers.enqueue(words(u"Bridges of steel"_s, {}));
        const auto job = buildFrom(document, u"hacker"_s);
        QCOMPARE(m_writer->calls, 2);
        QVERIFY(!m_queue->job(job)->fromDocument);
        QCOMPARE(m_queue->document(m_queue->job(job)->source)->content.wordings.value(u"hacker"_s).headline, u"Bridges of steel"_s);
    }

    void editsAreThePersonsWordAndWin()
    {
        setFacts(FactsMode::Strict);
        auto document = documentOf({u"hacker"_s});
        document.content.edits[u"hacker"_s] = {{u"/hero/subtitle"_s, u"Knighted in 1987."_s}};
        const auto job = buildFrom(document, u"hacker"_s);
        QVERIFY(pageOf(job).contains("Knighted in 1987"));
        QVERIFY(!pageOf(job).contains("Initech"));
        QCOMPARE(m_queue->job(job)->facts.confirmed, 1);
        QCOMPARE(m_queue->job(job)->facts.putBack, 1);
        const auto again = m_queue->document(m_queue->job(job)->source);
        QCOMPARE(again->toJson(), document.toJson()); // neither the edit nor what strict mode did is in the writer's words
    }

    void confirmationsTravelInTheDocument()
    {
        setFacts(FactsMode::Strict);
        SourceId source;
        (void)build({u"hacker"_s}, source);
        m_queue->confirm(source, {invention});
        const auto job = buildFrom(*m_queue->document(source), u"hacker"_s);
        QVERIFY(pageOf(job).contains("Initech"));
        QCOMPARE(m_queue->confirmed(m_queue->job(job)->source), QStringList{invention});
        m_queue->takeBack(m_queue->job(job)->source, {invention});
        QVERIFY(!pageOf(job).contains("Initech"));
        QVERIFY(m_queue->document(m_queue->job(job)->source)->confirmed().isEmpty());
    }

    void looksThatAreSavedApply()
    {
        auto document = documentOf({u"hacker"_s});
        document.content.themes.insert(u"hacker"_s, {{u"tokens"_s, QJsonObject{{u"accent"_s, u"#12ab99"_s}, {u"bg"_s, u"red}body{"_s}}}});
        const auto job = buildFrom(document, u"hacker"_s);
        const auto withLook = pageOf(job);
        QVERIFY(withLook.contains("#12ab99"));
        QVERIFY(!withLook.contains("red}body{"));
        m_queue->setWriter(nullptr);
        const auto other = pageOf(buildFrom(document, u"brutalist"_s));
        QVERIFY(other.contains("Okonkwo") && !other.contains("#12ab99"));
        QVERIFY(m_queue->siteNow(m_queue->job(job)->source, u"hacker"_s)->files.value(u"index.html"_s).contains("#12ab99"));
    }

    void aBuiltInWriterThatStoodInIsNotSaved()
    {
        m_queue->setWriter(m_writer.get());
        const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, adaText));
        m_queue->addJobs(source, {u"hacker"_s});
        m_writer->fail(ErrorKind::Unreachable);
        QTRY_VERIFY(m_queue->isIdle());
        QVERIFY(m_queue->document(source)->content.wordings.isEmpty());
        QVERIFY(!m_queue->document(SourceId{99}));
    }

    void aDocumentWithoutItsSourcesTextIsNoEvidenceForItself()
    {
        auto document = documentOf({u"hacker"_s});
        document.content.sources.clear();
        const auto job = buildFrom(document, u"hacker"_s);
        QCOMPARE(m_queue->job(job)->facts.unsupported, 1);
    }

    void removingASourceWhileItsReportIsMadeIsSafe()
    {
        SourceId source;
        const auto job = build({u"hacker"_s}, source).value(0);
        QSignalSpy changed(m_queue.get(), &JobQueue::factsChanged);
        m_queue->checkFacts(job);
        m_queue->removeSource(source);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 0);
        QVERIFY(!m_queue->factReport(job));
    }
};

QTEST_GUILESS_MAIN(tst_QueueFacts)
#include "tst_QueueFacts.moc"
