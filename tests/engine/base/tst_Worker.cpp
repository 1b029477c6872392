// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Launch.h"
#include "engine/base/Worker.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtTest/QtTest>

using namespace trinity;

namespace {

Result<int> answer()
{
    return 42;
}

Task<> keep(QFuture<Result<int>> work, int *kept)
{
    const auto result = co_await workerResult(work);
    *kept = result ? *result : -1;
    co_return {};
}

} // namespace

class tst_Worker : public QObject
{
    Q_OBJECT

private slots:
    void workThatIsDoneAlreadyReportsFromTheEventLoop()
    {
        auto work = QtConcurrent::run(&answer);
        work.waitForFinished();
        int kept = 0;
        launch(keep(work, &kept));
        QCOMPARE(kept, 0);
        QTRY_COMPARE(kept, 42);
    }

    void workUnderWayReportsWhenItIsDone()
    {
        QPromise<Result<int>> promise;
        promise.start();
        int kept = 0;
        launch(keep(promise.future(), &kept));
        QTest::qWait(5);
        QCOMPARE(kept, 0);
        promise.addResult(Result<int>(Error(ErrorKind::Timeout)));
        promise.finish();
        QTRY_COMPARE(kept, -1);
    }
};

QTEST_GUILESS_MAIN(tst_Worker)

#include "tst_Worker.moc"
