// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryAfter.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace trinity;

class tst_RetryAfter : public QObject
{
    Q_OBJECT

private:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// In milliseconds; -1: nothing could be read.
    static qint64 wished(const Headers &headers, const QByteArray &body = {})
    {
        const auto wish = retryAfter(headers, body);
        return wish ? wish->count() : -1;
    }

private slots:
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
        QCOMPARE(wished({{"Retry-After-Ms", ms}, {"retry-after", seconds}, {"date", date}}), expected);
    }

    void withoutTheAnswersDateOurOwnClockCounts()
    {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(60);
        const QByteArray header = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
        const qint64 wish = wished({{"Retry-After", header}});
        QVERIFY(wish > 50000 && wish <= 60000);
    }

    void aLimitsResetCountsWhenNothingRemains_data()
    {
        QTest::addColumn<QByteArray>("remaining");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *name, const QByteArray &remaining, const QByteArray &reset, qint64 expected) {
            QTest::newRow(name) << remaining << reset << expected;
        };
        row("milliseconds", "0", "12ms", 12);
        row("seconds", "0", "1s", 1000);
        row("minutes", "0", "6m0s", 360000);
        row("minutes and a fraction", "0", "2m59.56s", 179560);
        row("hours", "0", "1h0m30s", 3630000);
        row("something remains", "3", "6m0s", -1);
        row("remains is missing", "", "6m0s", -1);
        row("plain seconds", "0", "30", 30000);
        row("too many seconds for a pause", "0", "784111797", -1);
        row("instant", "0", "1994-11-06T08:49:57Z", 20000);
        row("instant of another zone", "0", "1994-11-06T09:49:57+01:00", 20000);
        row("instant with a fraction", "0", "1994-11-06T08:49:37.5Z", 500);
        row("instant that has passed", "0", "1994-11-06T08:49:36Z", -1);
        row("instant without a zone", "0", "1994-11-06T08:49:57", -1);
        row("number without unit inside", "0", "6m5", -1);
        row("rest", "0", "6m0s later", -1);
        row("negative", "0", "-5s", -1);
        row("nan", "0", "NaNs", -1);
        row("two months", "0", "1500h", -1);
    }

    void aLimitsResetCountsWhenNothingRemains()
    {
        QFETCH(QByteArray, remaining);
        QFETCH(QByteArray, reset);
        QFETCH(qint64, expected);
        const std::pair<QByteArray, QByteArray> date("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(wished({date, {"x-ratelimit-remaining-requests", remaining}, {"x-ratelimit-reset-requests", reset}}), expected);
        QCOMPARE(wished({date, {"anthropic-ratelimit-tokens-reset", reset}, {"anthropic-ratelimit-tokens-remaining", remaining}}),
                 expected);
    }

    void anEpochIsReadInSecondsAndInMilliseconds()
    {
        const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-01T12:00:00Z"), Qt::ISODate);
        const std::pair<QByteArray, QByteArray> date("Date", "Sun, 01 Mar 2026 12:00:00 GMT");
        const std::pair<QByteArray, QByteArray> none("X-RateLimit-Remaining", "0");
        QCOMPARE(wished({date, none, {"X-RateLimit-Reset", QByteArray::number(now.toSecsSinceEpoch() + 90)}}), 90000);
        QCOMPARE(wished({date, none, {"X-RateLimit-Reset", QByteArray::number(now.toMSecsSinceEpoch() + 1500)}}), 1500);
        QCOMPARE(wished({date, none, {"X-RateLimit-Reset", QByteArray::number(now.toSecsSinceEpoch() - 90)}}), -1);
    }

    void ofSeveralExhaustedLimitsTheLastResetCounts()
    {
        const Headers headers{{"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "1s"},
                              {"x-ratelimit-remaining-tokens", "0"},   {"x-ratelimit-reset-tokens", "20s"},
                              {"x-ratelimit-remaining-images", "7"},   {"x-ratelimit-reset-images", "9m0s"}};
        QCOMPARE(wished(headers), 20000);
    }

    void theBodyIsReadWhereHeadersSayNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *name, const QByteArray &body, qint64 expected) { QTest::newRow(name) << body << expected; };
        const auto info = [](const QByteArray &delay) -> QByteArray {
            return "{\"error\":{\"code\":429,\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.Help\"},"
                   "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\""
                + delay + "\"}]}}";
        };
        const auto message = [](const QByteArray &words) -> QByteArray { return "{\"error\":{\"message\":\"" + words + "\"}}"; };
        row("RetryInfo", info("38s"), 38000);
        row("RetryInfo with a fraction", info("34.074824224s"), 34075);
        row("RetryInfo in an array", "[" + info("38s") + "]", 38000);
        row("RetryInfo of nonsense", info("soon"), -1);
        row("RetryInfo below zero", info("-3s"), -1);
        row("seconds in words", message("Rate limit reached. Please try again in 7.66s. Visit"), 7660);
        row("minutes in words", message("Please try again in 1m26.4s."), 86400);
        row("milliseconds in words", message("Please try again in 120ms."), 120);
        row("long unit", message("Try again in 20 seconds"), 20000);
        row("other words", message("Please retry in 34.5s"), 34500);
        row("after", message("Retry after 2 minutes"), 120000);
        row("no time", message("Please try again in a moment"), -1);
        row("no unit", message("try again in 5 steps"), -1);
        row("other text", message("took 7.66s"), -1);
        row("two months", message("try again in 1500h"), -1);
        row("empty", "", -1);
        row("bytes", QByteArray("\xff\xfe try again in 3s"), 3000);
    }

    void theBodyIsReadWhereHeadersSayNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(qint64, expected);
        QCOMPARE(wished({}, body), expected);
        QCOMPARE(wished({{"Retry-After", "5"}}, body), 5000);
    }
};

QTEST_GUILESS_MAIN(tst_RetryAfter)
#include "tst_RetryAfter.moc"
