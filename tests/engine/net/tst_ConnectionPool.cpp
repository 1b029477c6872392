// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/ConnectionPool.h"

#include <QtCore/QSet>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtTest/QTest>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

using Places = std::vector<std::unique_ptr<PoolPlace>>;

Places take(ConnectionPool &pool, const QString &url, int count)
{
    Places places;
    for (int number = 0; number < count; ++number)
        places.push_back(pool.take(QUrl(url)));
    return places;
}

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
    void putsManyStreamsOnAManagerOnceTheServerSpeaksHttp2();
    void usesNoProxyForNearbyAddresses_data();
    void usesNoProxyForNearbyAddresses();
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
    ConnectionPool pool;
    const Places places = take(pool, local, requests);
    QCOMPARE(managersOf(places), managers);
    QCOMPARE(pool.managerCount(), managers);
    QCOMPARE(pool.inFlight(), requests);
}

void tst_ConnectionPool::countsEveryOriginForItself()
{
    ConnectionPool pool;
    const Places first = take(pool, local, 6);
    const Places samePort = take(pool, u"http://127.0.0.1:11434/api/tags"_s, 1);
    const Places otherPort = take(pool, u"http://127.0.0.1:8080/"_s, 6);
    QCOMPARE(pool.managerCount(), 2);
    QCOMPARE(managersOf(otherPort), 1);
    QVERIFY(&samePort.front()->manager() != &first.front()->manager());
}

void tst_ConnectionPool::givesPlacesBack()
{
    ConnectionPool pool;
    for (int round = 0; round < 5; ++round) {
        const Places places = take(pool, local, 12);
        QCOMPARE(pool.inFlight(), 12);
    }
    QCOMPARE(pool.inFlight(), 0);
    QCOMPARE(pool.managerCount(), 2);
}

void tst_ConnectionPool::prefersAManagerWithAnIdleConnection()
{
    ConnectionPool pool;
    Places places = take(pool, local, 7);
    QNetworkAccessManager *second = &places.back()->manager();
    places.back()->keepConnection();
    places.clear(); // the first manager has room for six, but its connections were closed
    QCOMPARE(&pool.take(QUrl(local))->manager(), second);

    places = take(pool, local, 2); // taken but not kept: no idle connection is left
    QVERIFY(&places.front()->manager() != second);
}

void tst_ConnectionPool::putsManyStreamsOnAManagerOnceTheServerSpeaksHttp2()
{
    ConnectionPool pool;
    Places unknown = take(pool, cloud, 7);
    QCOMPARE(managersOf(unknown), 2);
    unknown.front()->learnProtocol(HttpVersion::Http2);
    unknown.clear();
    QCOMPARE(managersOf(take(pool, cloud, 90)), 1);
    QCOMPARE(managersOf(take(pool, cloud, 91)), 2);
    QCOMPARE(managersOf(take(pool, u"https://other.example.com/"_s, 7)), 2);

    pool.take(QUrl(cloud))->learnProtocol(HttpVersion::Http1); // and back, if the server changes its mind
    QCOMPARE(managersOf(take(pool, cloud, 12)), 2);
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
    ConnectionPool pool;
    const auto type = pool.take(QUrl(url))->manager().proxy().type();
    QCOMPARE(type, nearby ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy);
}

QTEST_GUILESS_MAIN(tst_ConnectionPool)
#include "tst_ConnectionPool.moc"
