// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Clock.h"
#include "engine/jobs/JobQueue.h"
#include "ui/queue/JobListModel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using ui::JobListModel;

class tst_JobListModel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsJobsInTheirOrder();
    void followsAJobToItsEnd();
    void countsWhatIsDone();
    void saysWhyASourceFailed();
    void takesRemovedRowsAway();
    void changesOnlyTheRowThatChanged();
    void speaksAWholeSentenceForScreenReaders();
    void showsJobsThatWereThereBefore();

private:
    QModelIndex cell(int row, JobListModel::Column column) const { return m_model->index(row, static_cast<int>(column)); }

    SystemClock m_clock;
    ThemeCatalog m_catalog;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<JobListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_JobListModel::initTestCase()
{
    m_catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    QVERIFY(m_catalog.themes().size() >= 2);
}

void tst_JobListModel::init()
{
    m_queue = std::make_unique<JobQueue>(m_catalog, m_clock);
    m_model = std::make_unique<JobListModel>(*m_queue, m_catalog);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void tst_JobListModel::cleanup()
{
    QTRY_VERIFY(m_queue->isIdle());
    m_tester.reset();
    m_model.reset();
    m_queue.reset();
}

void tst_JobListModel::showsJobsInTheirOrder()
{
    const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    m_queue->addJobs(source, m_catalog.ids());
    QCOMPARE(m_model->rowCount(), static_cast<int>(m_catalog.ids().size()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QCOMPARE(cell(row, JobListModel::Column::Source).data().toString(), u"ada.txt"_s);
        QCOMPARE(cell(row, JobListModel::Column::Theme).data().toString(), m_catalog.themes().at(row).name);
    }
}

void tst_JobListModel::followsAJobToItsEnd()
{
    const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    m_queue->addJobs(source, m_catalog.ids().mid(0, 1));
    QTRY_COMPARE(cell(0, JobListModel::Column::Progress).data().toString(), u"Ready"_s);
    QCOMPARE(cell(0, JobListModel::Column::Progress).data(JobListModel::FractionRole).toDouble(), 1.0);
    QVERIFY(cell(0, JobListModel::Column::Message).data().toString().contains(u"built-in writer"_s));
}

void tst_JobListModel::countsWhatIsDone()
{
    QSignalSpy changed(m_model.get(), &JobListModel::countsChanged);
    const auto good = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    const auto bad = m_queue->addSource(Source::text(u"empty.txt"_s, ""));
    m_queue->addJobs(good, m_catalog.ids().mid(0, 2));
    m_queue->addJobs(bad, m_catalog.ids().mid(0, 1));
    QCOMPARE(m_model->counts().all, 3);
    QTRY_COMPARE(m_model->counts().running, 0);
    QCOMPARE(m_model->counts().done, 2);
    QCOMPARE(m_model->counts().failed, 1);
    QVERIFY(changed.size() >= 2);
}

void tst_JobListModel::saysWhyASourceFailed()
{
    const auto source = m_queue->addSource(Source::text(u"empty.txt"_s, ""));
    m_queue->addJobs(source, m_catalog.ids().mid(0, 1));
    QTRY_COMPARE(cell(0, JobListModel::Column::Progress).data().toString(), u"Failed"_s);
    QVERIFY(cell(0, JobListModel::Column::Message).data().toString().contains(u"empty"_s));
    QVERIFY(cell(0, JobListModel::Column::Message).data(Qt::ToolTipRole).toString().contains(u"bad_source"_s));
}

void tst_JobListModel::takesRemovedRowsAway()
{
    const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    const auto jobs = m_queue->addJobs(source, m_catalog.ids());
    QTRY_COMPARE(m_model->counts().running, 0);
    m_queue->remove(jobs.at(0));
    QCOMPARE(m_model->rowCount(), static_cast<int>(jobs.size()) - 1);
    QVERIFY(!m_model->indexOf(jobs.at(0)).isValid());
    for (qsizetype i = 1; i < jobs.size(); ++i)
        QCOMPARE(m_model->indexOf(jobs.at(i)).row(), static_cast<int>(i) - 1);
}

void tst_JobListModel::changesOnlyTheRowThatChanged()
{
    const auto first = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    m_queue->addJobs(first, m_catalog.ids().mid(0, 1));
    QTRY_COMPARE(m_model->counts().running, 0);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const auto second = m_queue->addSource(Source::text(u"bob.txt"_s, "Bob Example\nBaker\n"));
    m_queue->addJobs(second, m_catalog.ids().mid(0, 1));
    QTRY_COMPARE(m_model->counts().running, 0);
    QVERIFY(!changed.isEmpty());
    for (const auto &arguments : changed)
        QCOMPARE(arguments.at(0).toModelIndex().row(), 1);
}

void tst_JobListModel::speaksAWholeSentenceForScreenReaders()
{
    const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    m_queue->addJobs(source, m_catalog.ids().mid(0, 1));
    QTRY_COMPARE(m_model->counts().done, 1);
    const QString spoken = cell(0, JobListModel::Column::Source).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"ada.txt in %1: Ready"_s.arg(m_catalog.themes().first().name)), qPrintable(spoken));
}

void tst_JobListModel::showsJobsThatWereThereBefore()
{
    const auto source = m_queue->addSource(Source::text(u"ada.txt"_s, "Ada Lovelace\nMathematician\n"));
    m_queue->addJobs(source, m_catalog.ids());
    const JobListModel late(*m_queue, m_catalog);
    QCOMPARE(late.rowCount(), static_cast<int>(m_catalog.ids().size()));
}

QTEST_GUILESS_MAIN(tst_JobListModel)
#include "tst_JobListModel.moc"
