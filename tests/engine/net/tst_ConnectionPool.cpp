// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/ConnectionPool.h"
#include "tests/support/FakeClock.h"

#include <QtCore/QSet>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtTest/QTest>

#include <memory>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace trinity;
using namespace trinity::test;

namespace {

using Places = std::vector<std::unique_ptr<PoolPlace>>;

/// A pool whose places are taken in the name of one object.
struct Bench {
    explicit Bench(const HttpSettings &settings = {}) : pool(clock, settings) { }

    /// Those given at once. The others come to `late`, or an error to `errors`.
    Places take(const QString &url, int count)
    {
        Places before = std::exchange(late, {});
        for (int number = 0; number < count; ++number)
            pool.take(QUrl(url), &asker, [this](Result<std::unique_ptr<PoolPlace>> place) {
                if (place)
                    late.push_back(std::move(*place));
                else
                    errors.append(place.error().kind);
            });
        return std::exchange(late, std::move(before));
    }
    std::unique_ptr<PoolPlace> takeOne(const QString &url)
    {
        Places places = take(url, 1);
        return places.empty() ? nullptr : std::move(places.front());
    }

    FakeClock clock;
    ConnectionPool pool;
    QObject asker;
    Places late;
    QList<ErrorKind> errors;
};

int managersOf(const Places &places)
{
    QSet<QNetworkAccessManager *> managers;
    for (const auto &place : places)
        managers.insert(&place->manager());
    return int(managers.size());
}

const QString local = u"http://127.0.0.1:11434/api/chat"_s;
const QString cloud = u"https://api.example.com/v1/chat"_s;

} // namespace

class tst_ConnectionPool : public QObject
{
    Q_OBJECT

private slots:
    void putsSixRequestsOnAManager_data();
    void putsSixRequestsOnAManager();
    void countsEveryOriginForItself();
    void givesPlacesBack();
    void prefersAManagerWithAnIdleConnection();
    void usesNoProxyForNearbyAddresses_data();
    void usesNoProxyForNearbyAddresses();
    void opensAnHttp2ConnectionWithOneRequest();
    void opensAnHttp2ConnectionWhenTheServerHadTimeForItsSettings();
    void letsTheNextOpenTheConnectionWhenTheFirstGaveUp();
    void putsNinetyStreamsOnAManager();
    void keepsToTheConnectionsItMayOpen();
    void asksInHttp1WhereHttp2IsNotOffered();
    void asksInHttp1ForTenMinutesAfterHttp2Failed();
    void replacesAManagerThatIsDistrusted();
    void sharesTheFailureOfAConnection();
    void putsFewerStreamsWhereTheServerTakesFewer();
    void forgetsThoseWhoGaveUpWaiting();
    void servesNobodyAfterItIsClosed();
};

void tst_ConnectionPool::putsSixRequestsOnAManager_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("managers");
    QTest::newRow("1") << 1 << 1;
    QTest::newRow("6") << 6 << 1;
    QTest::newRow("7") << 7 << 2;
    QTest::newRow("50") << 50 << 9;
}

void tst_ConnectionPool::putsSixRequestsOnAManager()
{
    QFETCH(const int, requests);
    QFETCH(const int, managers);
    Bench bench;
    const Places places = bench.take(local, requests);
    QCOMPARE(int(places.size()), requests);
    QCOMPARE(places.front()->allowed(), HttpVersion::Http1);
    QCOMPARE(managersOf(places), managers);
    QCOMPARE(bench.pool.managerCount(), managers);
    QCOMPARE(bench.pool.inFlight(), requests);
}

void tst_ConnectionPool::countsEveryOriginForItself()
{
    Bench bench;
    const Places first = bench.take(local, 6);
    const Places samePort = bench.take(u"http://127.0.0.1:11434/api/tags"_s, 1);
    const Places otherPort = bench.take(u"http://127.0.0.1:8080/"_s, 6);
    QCOMPARE(bench.pool.managerCount(), 2);
    QCOMPARE(managersOf(otherPort), 1);
    QVERIFY(&samePort.front()->manager() != &first.front()->manager());
}

void tst_ConnectionPool::givesPlacesBack()
{
    Bench bench;
    for (int round = 0; round < 5; ++round) {
        const Places places = bench.take(local, 12);
        QCOMPARE(bench.pool.inFlight(), 12);
    }
    QCOMPARE(bench.pool.inFlight(), 0);
    QCOMPARE(bench.pool.managerCount(), 2);
}

void tst_ConnectionPool::prefersAManagerWithAnIdleConnection()
{
    Bench bench;
    Places places = bench.take(local, 7);
    QNetworkAccessManager *second = &places.back()->manager();
    places.back()->keepConnection();
    places.clear(); // the first manager has room for six, but its connections were closed
    QCOMPARE(&bench.takeOne(local)->manager(), second);

    places = bench.take(local, 2); // taken but not kept: no idle connection is left
    QVERIFY(&places.front()->manager() != second);
}

void tst_ConnectionPool::usesNoProxyForNearbyAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("nearby");
    for (const auto *host : {"127.0.0.1", "127.1.2.3", "[::1]", "localhost", "box.localhost", "10.1.2.3", "172.16.0.1", "172.31.255.255",
                             "192.168.1.20", "169.254.1.1", "[fe80::1]", "[fd00::1]"})
        QTest::newRow(host) << u"http://%1:1234/"_s.arg(QLatin1StringView(host)) << true;
    for (const auto *host : {"8.8.8.8", "172.32.0.1", "192.169.0.1", "example.com", "localhost.example.com", "[2001:db8::1]"})
        QTest::newRow(host) << u"http://%1:1234/"_s.arg(QLatin1StringView(host)) << false;
}

void tst_ConnectionPool::usesNoProxyForNearbyAddresses()
{
    QFETCH(const QString, url);
    QFETCH(const bool, nearby);
    Bench bench;
    const auto type = bench.takeOne(url)->manager().proxy().type();
    QCOMPARE(type, nearby ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy);
}

void tst_ConnectionPool::opensAnHttp2ConnectionWithOneRequest()
{
    Bench bench;
    Places places = bench.take(cloud, 7);
    QCOMPARE(int(places.size()), 1);
    QCOMPARE(places.front()->allowed(), HttpVersion::Http2);
    QCOMPARE(bench.pool.waiting(), 6);
    QCOMPARE(bench.pool.inFlight(), 1);
    places.front()->learnProtocol(HttpVersion::Http2);
    QCOMPARE(places.front()->version(), HttpVersion::Http2);
    QTest::qWait(1);
    QCOMPARE(int(bench.late.size()), 0); // encrypted, but the server's settings may not be here yet
    places.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 6);
    QCOMPARE(managersOf(bench.late), 1);
    QCOMPARE(bench.late.front()->version(), HttpVersion::Http2);
    QCOMPARE(int(bench.take(cloud, 3).size()), 3); // nobody waits any more
}

void tst_ConnectionPool::opensAnHttp2ConnectionWhenTheServerHadTimeForItsSettings()
{
    Bench bench; // the first answer of a language model may take minutes
    Places places = bench.take(cloud, 3);
    bench.clock.advance(1h);
    QTest::qWait(1);
    QCOMPARE(int(bench.late.size()), 0);
    places.front()->learnProtocol(HttpVersion::Http2);
    places.front()->noteSent();
    bench.clock.advance(249ms);
    QTest::qWait(1);
    QCOMPARE(int(bench.late.size()), 0);
    bench.clock.advance(1ms);
    QTRY_COMPARE(int(bench.late.size()), 2);
}

void tst_ConnectionPool::letsTheNextOpenTheConnectionWhenTheFirstGaveUp()
{
    Bench bench;
    Places places = bench.take(cloud, 3);
    places.front()->noteSent();
    places.clear();
    QTRY_COMPARE(int(bench.late.size()), 1);
    bench.clock.advance(1s); // the first one's time for settings opens nothing
    QTest::qWait(1);
    QCOMPARE(int(bench.late.size()), 1);
    QCOMPARE(bench.pool.waiting(), 1);
}

void tst_ConnectionPool::putsNinetyStreamsOnAManager()
{
    Bench bench;
    Places first = bench.take(cloud, 200);
    first.front()->learnProtocol(HttpVersion::Http2);
    first.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 91); // 89 beside the first, and the first ones of two more connections
    QCOMPARE(managersOf(bench.late), 3);
    QTest::qWait(1);
    QCOMPARE(bench.pool.waiting(), 108);
    bench.late[89]->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 180);
    bench.late[90]->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 199);
    QCOMPARE(managersOf(bench.late), 3);
    QCOMPARE(bench.pool.inFlight(), 200);
}

void tst_ConnectionPool::keepsToTheConnectionsItMayOpen()
{
    HttpSettings settings;
    settings.http2Connections = 1;
    Bench bench(settings);
    Places places = bench.take(cloud, 200);
    places.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 89);
    QTest::qWait(1);
    QCOMPARE(bench.pool.waiting(), 110);
    places.clear();
    QTRY_COMPARE(int(bench.late.size()), 90);
    QCOMPARE(bench.pool.managerCount(), 1);
}

void tst_ConnectionPool::asksInHttp1WhereHttp2IsNotOffered()
{
    Bench bench;
    Places places = bench.take(cloud, 13);
    places.front()->learnProtocol(HttpVersion::Http1);
    QTRY_COMPARE(int(bench.late.size()), 12);
    QCOMPARE(bench.late.front()->allowed(), HttpVersion::Http1);
    QCOMPARE(managersOf(bench.late), 3); // the first one's has room for five
    QCOMPARE(int(bench.take(cloud, 7).size()), 7);
    bench.late.clear();
    places.clear();
    bench.clock.advance(10min); // then it is asked again, over new connections
    const auto again = bench.take(cloud, 2);
    QCOMPARE(int(again.size()), 1);
    QCOMPARE(again.front()->allowed(), HttpVersion::Http2);
    QTRY_COMPARE(bench.pool.managerCount(), 1);
}

void tst_ConnectionPool::asksInHttp1ForTenMinutesAfterHttp2Failed()
{
    Bench bench;
    Places places = bench.take(cloud, 8);
    places.front()->learnProtocol(HttpVersion::Http2);
    places.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 7);
    places.front()->distrust(Blame::Http2);
    const auto after = bench.take(cloud, 7);
    QCOMPARE(int(after.size()), 7);
    QCOMPARE(after.front()->allowed(), HttpVersion::Http1);
    QVERIFY(&after.front()->manager() != &places.front()->manager());
    QCOMPARE(bench.takeOne(u"https://other.example.com/"_s)->allowed(), HttpVersion::Http2);
    bench.clock.advance(10min - 1ms);
    QCOMPARE(bench.takeOne(cloud)->allowed(), HttpVersion::Http1);
    bench.clock.advance(1ms);
    QCOMPARE(bench.takeOne(cloud)->allowed(), HttpVersion::Http2);
}

void tst_ConnectionPool::replacesAManagerThatIsDistrusted()
{
    for (const QString &url : {local, cloud}) {
        Bench bench;
        Places places = bench.take(url, 1);
        const QPointer<QNetworkAccessManager> stalled = &places.front()->manager();
        places.front()->distrust(Blame::Connection);
        QTest::qWait(1);
        QVERIFY(stalled); // it still serves
        const auto next = bench.takeOne(url);
        QVERIFY(&next->manager() != stalled);
        QCOMPARE(next->allowed(), url == cloud ? HttpVersion::Http2 : HttpVersion::Http1);
        QCOMPARE(bench.pool.managerCount(), 1);
        places.clear();
        QTRY_VERIFY(!stalled);
    }
}

void tst_ConnectionPool::sharesTheFailureOfAConnection()
{
    Bench bench;
    Places places = bench.take(cloud, 5);
    places.front()->connectingFailed(Error(ErrorKind::Tls));
    places.clear();
    QTRY_VERIFY(bench.errors == QList<ErrorKind>(4, ErrorKind::Tls));
    QCOMPARE(int(bench.late.size()), 0);
    QCOMPARE(bench.pool.waiting(), 0);
    QVERIFY(bench.takeOne(cloud)); // and the next tries again
}

void tst_ConnectionPool::putsFewerStreamsWhereTheServerTakesFewer()
{
    Bench bench;
    Places places = bench.take(cloud, 30);
    places.front()->learnProtocol(HttpVersion::Http2);
    places.front()->noteSent();
    places.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 29);
    for (int number = 0; number < 9; ++number)
        bench.late[size_t(number)]->noteSent();
    QVERIFY(bench.late.back()->othersWereSent());
    bench.late.back()->learnStreamLimit();
    bench.late.back()->distrust(Blame::Connection);
    bench.late.clear();
    places = bench.take(cloud, 11);
    places.front()->noteAnswer();
    QTRY_COMPARE(int(bench.late.size()), 10);
    QCOMPARE(managersOf(bench.late), 2); // nine beside the first, and one alone
}

void tst_ConnectionPool::forgetsThoseWhoGaveUpWaiting()
{
    Bench bench;
    const Places places = bench.take(cloud, 1);
    auto impatient = std::make_unique<QObject>();
    bool served = false;
    bench.pool.take(QUrl(cloud), impatient.get(), [&served](const Result<std::unique_ptr<PoolPlace>> &) { served = true; });
    QCOMPARE(bench.pool.waiting(), 1);
    impatient.reset();
    QCOMPARE(bench.pool.waiting(), 0);
    places.front()->noteAnswer();
    QTest::qWait(1);
    QVERIFY(!served);
}

void tst_ConnectionPool::servesNobodyAfterItIsClosed()
{
    Bench bench;
    Places places = bench.take(cloud, 3);
    bench.pool.close();
    QCOMPARE(bench.pool.waiting(), 0);
    places.clear();
    QTest::qWait(1);
    QCOMPARE(int(bench.late.size()), 0);
}

QTEST_GUILESS_MAIN(tst_ConnectionPool)
#include "tst_ConnectionPool.moc"
