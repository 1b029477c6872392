// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "engine/net/HttpExchange.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

constexpr int kilobytesSent = 64 * 1024;
constexpr qint64 kilobytesAllowed = 16 * 1024; ///< of growth, the server's in the same process included

QByteArray linesOf8KB(int count)
{
    return QByteArray("X-Line: " + QByteArray(8000, 'x') + "\r\n").repeated(count);
}

/// Of the process, at its most so far.
qint64 peakKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return 0;
    for (const auto &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    return 0;
}

} // namespace

/// Heads of answers that are far too large. Qt takes such an answer for one without headers, or never tells of it at all. It reads them
/// byte by byte, in a thread of its own.
class tst_HttpHeaders : public QObject
{
    Q_OBJECT

private slots:
    void aHeadTooLargeIsEndedByATimer_data();
    void aHeadTooLargeIsEndedByATimer();
    void aHeadWithoutEndTakesLittleMemory();

private:
    HttpRequest impatient(const QUrl &url) const
    {
        HttpRequest request = get(url);
        request.timeouts.firstByte = 250ms;
        request.timeouts.idle = 250ms;
        return request;
    }

    SystemClock m_clock;
};

void tst_HttpHeaders::aHeadTooLargeIsEndedByATimer_data()
{
    QTest::addColumn<QByteArray>("headers");
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += "X-Line-" + QByteArray::number(i) + ": value\r\n";
    QTest::newRow("300 lines") << lines;
    QTest::newRow("one of 1 MB") << "X-Large: " + QByteArray(1'000'000, 'x') + "\r\n";
    QTest::newRow("1 MB in lines") << linesOf8KB(125);
}

void tst_HttpHeaders::aHeadTooLargeIsEndedByATimer()
{
    QFETCH(const QByteArray, headers);
    FakeLlmServer server;
    server.enqueue(FakeReply().send("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 2\r\n\r\n{}").keepSilent());
    server.enqueue(FakeReply::answer(200, "text/plain", "well"));
    HttpClient client(m_clock);
    WatchedExchange watched(client.send(impatient(server.url())));
    QVERIFY(watched.waitForEnd());
    const auto &result = watched.exchange->result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QTRY_COMPARE(server.abandoned(), 1);

    const auto next = resultOf(client.fetch(get(server.url()), nullptr)); // over a connection of its own
    QVERIFY(next);
    QCOMPARE(next->body, "well");
    QCOMPARE(server.connections(), 2);
}

void tst_HttpHeaders::aHeadWithoutEndTakesLittleMemory()
{
    FakeLlmServer server;
    FakeReply endless = FakeReply().send("HTTP/1.1 200 OK\r\n");
    const QByteArray lines = linesOf8KB(8);
    for (int sent = 0; sent < kilobytesSent; sent += 64)
        endless.pause(1ms).send(lines); // the same bytes each time, so the script itself is small
    server.enqueue(FakeReply::answer(200, "text/plain", "well"));
    server.enqueue(endless.keepSilent());
    HttpClient client(m_clock);
    QVERIFY(resultOf(client.fetch(get(server.url()), nullptr))); // what the first request of a process takes is not counted
    [[maybe_unused]] const qint64 before = peakKilobytes();
    WatchedExchange watched(client.send(impatient(server.url())));
    QVERIFY(watched.waitForEnd());
    QVERIFY(!watched.exchange->result());
    QCOMPARE(watched.exchange->result().error().kind, ErrorKind::Timeout);
#if !defined(__SANITIZE_ADDRESS__) // which keeps what was freed
    const qint64 grown = peakKilobytes() - before;
    QVERIFY2(before > 0 && grown < kilobytesAllowed, qPrintable(u"%1 kB"_s.arg(grown)));
#endif
}

QTEST_GUILESS_MAIN(tst_HttpHeaders)
#include "tst_HttpHeaders.moc"
