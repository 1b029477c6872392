// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
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

    void aWishBeyondTwoMinutesIsNotWaitedFor()
    {
        QCOMPARE(delay(0, 1, withWish(ErrorKind::RateLimited, 120001ms)), -1);
        QCOMPARE(delay(0, 1, withWish(ErrorKind::Overloaded, 2h)), -1);
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

    void retryAfterIsReadFromHeaders_data()
    {
        QTest::addColumn<QByteArray>("ms");
        QTest::addColumn<QByteArray>("seconds");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("expected");
        const QByteArray none;
        const QByteArray now = "Sun, 06 Nov 1994 08:49:37 GMT";
        const auto row = [&](const char *name, const QByteArray &ms, const QByteArray &seconds, const QByteArray &date, qint64 expected) {
            QTest::newRow(name) << ms << seconds << date << expected;
        };
        row("absent", none, none, none, -1);
        row("zero", none, "0", none, 0);
        row("seconds", none, "5", none, 5000);
        row("fraction", none, "2.5", none, 2500);
        row("long fraction", none, "0.0014", none, 2);
        row("leading zeros", none, "007", none, 7000);
        row("blanks around", none, "  12 ", none, 12000);
        row("tab around", none, "\t3\t", none, 3000);
        row("31 days", none, "2678400", none, 2678400000);
        row("over 31 days", none, "2678401", none, -1);
        row("negative", none, "-1", none, -1);
        row("negative fraction", none, "-0.5", none, -1);
        row("plus", none, "+5", none, -1);
        row("nan", none, "NaN", none, -1);
        row("infinity", none, "Infinity", none, -1);
        row("inf", none, "inf", none, -1);
        row("exponent", none, "1e3", none, -1);
        row("huge exponent", none, "1e309", none, -1);
        row("hexadecimal", none, "0x10", none, -1);
        row("comma", none, "2,5", none, -1);
        row("two points", none, "1.2.3", none, -1);
        row("point first", none, ".5", none, -1);
        row("point last", none, "5.", none, -1);
        row("two numbers", none, "5 6", none, -1);
        row("unit", none, "5s", none, -1);
        row("word", none, "soon", none, -1);
        row("empty", none, "", none, -1);
        row("blank", none, "   ", none, -1);
        row("400 digits", none, QByteArray(400, '9'), none, -1);
        row("arabic digits", none, "\xd9\xa5", none, -1);
        row("milliseconds", "1500", none, none, 1500);
        row("milliseconds win", "1500", "9", none, 1500);
        row("milliseconds fraction", "0.4", none, none, 1);
        row("milliseconds zero", "0", "9", none, 0);
        row("bad milliseconds fall back", "NaN", "9", none, 9000);
        row("negative milliseconds fall back", "-1", "9", none, 9000);
        row("too many milliseconds fall back", "1e309", "9", none, 9000);
        row("two hours", none, "7200", none, 7200000);
        row("date", none, "Sun, 06 Nov 1994 08:49:57 GMT", now, 20000);
        row("date over midnight", none, "Mon, 07 Nov 1994 00:00:00 GMT", now, 54623000);
        row("date is now", none, now, now, 0);
        row("date is past", none, "Sun, 06 Nov 1994 08:49:36 GMT", now, -1);
        row("date 850", none, "Sunday, 06-Nov-94 08:49:57 GMT", now, 20000);
        row("date asctime", none, "Sun Nov  6 08:49:57 1994", now, 20000);
        row("date after 31 days", none, "Thu, 08 Dec 1994 08:49:37 GMT", now, -1);
        row("date without zone", none, "Sun, 06 Nov 1994 08:49:57", now, -1);
        row("date of another zone", none, "Sun, 06 Nov 1994 08:49:57 CET", now, -1);
        row("day that is none", none, "Sun, 31 Feb 1994 08:49:57 GMT", now, -1);
        row("ISO date", none, "1994-11-06T08:49:57Z", now, -1);
        row("850 of this century", none, "Monday, 06-Nov-34 08:49:57 GMT", "Mon, 06 Nov 2034 08:49:37 GMT", 20000);
    }

    void retryAfterIsReadFromHeaders()
    {
        QFETCH(QByteArray, ms);
        QFETCH(QByteArray, seconds);
        QFETCH(QByteArray, date);
        QFETCH(qint64, expected);
        const auto wish = retryAfter(ms, seconds, date);
        QCOMPARE(wish ? wish->count() : -1, expected);
    }

    void withoutTheAnswersDateOurOwnClockCounts()
    {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(60);
        const QByteArray header = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
        const auto wish = retryAfter({}, header, {});
        QVERIFY(wish && *wish > 50s && *wish <= 60s);
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_RetryPolicy.moc"
