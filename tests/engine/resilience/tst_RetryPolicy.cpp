// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace trinity;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private:
    static qint64 delay(double random, int attempt, const Error &error, int maximum = 100)
    {
        const RetryPolicy policy(maximum, [random] { return random; });
        const auto wait = policy.delayAfter(attempt, error);
        return wait ? wait->count() : -1;
    }

    static Error withWish(ErrorKind kind, milliseconds wish)
    {
        Error error(kind);
        error.retryAfter = wish;
        return error;
    }

private slots:
    void transientFailuresWaitWithFullJitterUpToEightSeconds()
    {
        const Error error(ErrorKind::Reset);
        const QList<qint64> limits{500, 1000, 2000, 4000, 8000, 8000, 8000};
        for (int i = 0; i < limits.size(); ++i) {
            QCOMPARE(delay(0, i + 1, error), 0);
            QCOMPARE(delay(0.5, i + 1, error), limits.at(i) / 2);
            QCOMPARE(delay(1, i + 1, error), limits.at(i));
        }
        QCOMPARE(delay(1, 99, error), 8000); // no overflow
    }

    void anOverloadedServerIsGivenAtLeastHalfTheTime()
    {
        for (const auto kind : {ErrorKind::Overloaded, ErrorKind::RateLimited}) {
            const QList<qint64> limits{2000, 4000, 8000, 16000, 30000, 30000};
            for (int i = 0; i < limits.size(); ++i) {
                QCOMPARE(delay(0, i + 1, Error(kind)), limits.at(i) / 2);
                QCOMPARE(delay(1, i + 1, Error(kind)), limits.at(i));
            }
        }
    }

    void theServersWishIsAFloor()
    {
        QCOMPARE(delay(0, 1, withWish(ErrorKind::RateLimited, 10s)), 10000);
        QCOMPARE(delay(1, 1, withWish(ErrorKind::RateLimited, 10s)), 12500);
        QCOMPARE(delay(1, 1, withWish(ErrorKind::Overloaded, 100s)), 105000);
        QCOMPARE(delay(1, 1, withWish(ErrorKind::ServerError, 120s)), 125000);
        QCOMPARE(delay(1, 1, withWish(ErrorKind::RateLimited, 0ms)), 2000); // no wish: our own backoff
    }

    void aWishUpToSixHoursIsObeyedAndALongerOneIsNoPause()
    {
        QCOMPARE(delay(0, 1, withWish(ErrorKind::RateLimited, 2h)), 7200000);
        QCOMPARE(delay(0, 1, withWish(ErrorKind::Overloaded, 6h)), 21600000);
        QCOMPARE(delay(0, 1, withWish(ErrorKind::RateLimited, 6h + 1ms)), -1);
    }

    void aServerThatRefusesAfterItsOwnTimeIsGivenMore()
    {
        QCOMPARE(delay(0, 2, withWish(ErrorKind::RateLimited, 1s)), 2000); // half of 4 s
        QCOMPARE(delay(1, 5, withWish(ErrorKind::RateLimited, 1s)), 30000);
        QCOMPARE(delay(0, 5, withWish(ErrorKind::RateLimited, 100s)), 100000);
    }

    void howLongToWaitDoesNotDependOnTheAttemptsLeft()
    {
        const RetryPolicy policy(1, [] { return 0.5; });
        QVERIFY(!policy.delayAfter(1, Error(ErrorKind::RateLimited)));
        QCOMPARE(policy.waitAfter(1, Error(ErrorKind::RateLimited)), milliseconds(1500));
        QVERIFY(!policy.waitAfter(1, Error(ErrorKind::Unauthorised)));
    }

    void nothingIsRepeatedThatCannotHelp()
    {
        for (const auto kind :
             {ErrorKind::BadSource, ErrorKind::Tls, ErrorKind::Unauthorised, ErrorKind::Quota, ErrorKind::BadRequest,
              ErrorKind::ContextTooLong, ErrorKind::RefusedByModel, ErrorKind::BadAnswer, ErrorKind::NotAnLlmServer, ErrorKind::TooLarge,
              ErrorKind::Cancelled, ErrorKind::CircuitOpen, ErrorKind::Facts, ErrorKind::WriteFailed, ErrorKind::Internal})
            QCOMPARE(delay(0, 1, withWish(kind, 1s)), -1);
    }

    void theLastAttemptIsTheLast()
    {
        QCOMPARE(delay(1, 3, Error(ErrorKind::Reset), 4), 2000);
        QCOMPARE(delay(1, 4, Error(ErrorKind::Reset), 4), -1);
        QCOMPARE(RetryPolicy().maximumAttempts(), 4);
    }

    void theDefaultRandomSourceStaysInItsRange()
    {
        const RetryPolicy policy;
        QSet<qint64> seen;
        for (int i = 0; i < 200; ++i) {
            const auto wait = policy.delayAfter(3, Error(ErrorKind::Timeout));
            QVERIFY(wait && *wait >= 0ms && *wait <= 2s);
            seen.insert(wait->count());
        }
        QVERIFY(seen.size() > 20);
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_RetryPolicy.moc"
