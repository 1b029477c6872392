// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "tests/engine/net/SecureBench.h"
#include "tests/engine/net/WatchedExchange.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/NghttpxProxy.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;

using Kind = TestCertificates::Kind;

/// What a certificate must be like, and what people are told when it is not.
class tst_Tls : public QObject
{
    Q_OBJECT

private slots:
    void trustsTheAuthorityOfAnOffice();
    void trustsNobodyElse();
    void tellsWhatIsWrongWithACertificate_data();
    void tellsWhatIsWrongWithACertificate();
    void refusesOldVersions();
    void tellsAServerThatSpeaksNoTls_data();
    void tellsAServerThatSpeaksNoTls();

private:
    TestCertificates m_certificates;
    SystemClock m_clock;
};

void tst_Tls::trustsTheAuthorityOfAnOffice()
{
    FakeLlmServer server;
    server.enqueue(FakeReply::json(200, {}), 2);
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpSettings settings;
    settings.trustedCertificates = "A comment before.\n" + m_certificates.authority();
    HttpClient client(m_clock, settings);
    QVERIFY(resultOf(client.fetch(post(proxy.url(), "{}"), nullptr)));
    QUrl byName = proxy.url();
    byName.setHost(u"localhost"_s);
    QVERIFY(resultOf(client.fetch(post(byName, "{}"), nullptr)));
}

void tst_Tls::trustsNobodyElse()
{
    FakeLlmServer server;
    NghttpxProxy proxy(server.port(), m_certificates);
    HttpSettings rubbish;
    rubbish.trustedCertificates = "no certificate";
    for (const HttpSettings &settings : {HttpSettings(), rubbish}) {
        HttpClient client(m_clock, settings);
        const auto result = resultOf(client.fetch(post(proxy.url(), "{}"), nullptr));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Tls);
        QCOMPARE(result.error().detail, u"The certificate of 127.0.0.1 comes from an authority that is not trusted"_s);
    }
    QCOMPARE(server.connections(), 0);
}

void tst_Tls::tellsWhatIsWrongWithACertificate_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("expired") << Kind::Expired << u"has expired (20"_s;
    QTest::newRow("self-signed") << Kind::SelfSigned << u"is self-signed and not trusted"_s;
    QTest::newRow("for another name") << Kind::OtherName << u"is for another name than 127.0.0.1"_s;
    QTest::newRow("from another authority") << Kind::OtherAuthority << u"comes from an authority that is not trusted"_s;
}

void tst_Tls::tellsWhatIsWrongWithACertificate()
{
    QFETCH(const Kind, kind);
    QFETCH(const QString, words);
    FakeLlmServer server;
    NghttpxProxy::Options options;
    options.certificate = kind;
    NghttpxProxy proxy(server.port(), m_certificates, options);
    HttpClient client(m_clock, trusting(m_certificates));
    HttpRequest request = post(proxy.url(), "{}");
    request.headers.emplace_back("Authorization", "Bearer secret");
    const auto result = resultOf(client.fetch(request, nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Tls);
    QVERIFY2(result.error().detail.startsWith(u"The certificate of 127.0.0.1 "_s + words), qPrintable(result.error().detail));
    QCOMPARE(server.connections(), 0); // nothing was sent
    QVERIFY(proxy.served().isEmpty());
}

void tst_Tls::refusesOldVersions()
{
    FakeLlmServer server;
    NghttpxProxy::Options options;
    options.more = {u"--tls-min-proto-version=TLSv1.0"_s, u"--tls-max-proto-version=TLSv1.1"_s, u"--ciphers=ALL:@SECLEVEL=0"_s};
    NghttpxProxy proxy(server.port(), m_certificates, options);
    HttpClient client(m_clock, trusting(m_certificates));
    const auto result = resultOf(client.fetch(post(proxy.url(), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Tls);
    QVERIFY2(result.error().detail.contains(u"no version of TLS that is still safe"_s), qPrintable(result.error().detail));
}

void tst_Tls::tellsAServerThatSpeaksNoTls_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("words");
    QTest::newRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") << u"does not speak TLS"_s;
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << u"does not speak TLS"_s;
    QTest::newRow("it hangs up") << QByteArray() << u"closed the connection in the TLS handshake"_s;
}

void tst_Tls::tellsAServerThatSpeaksNoTls()
{
    QFETCH(const QByteArray, greeting);
    QFETCH(const QString, words);
    QTcpServer talker;
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&talker, &QTcpServer::newConnection, &talker, [&] {
        ++connections;
        QTcpSocket *socket = talker.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, greeting] {
            socket->readAll();
            socket->write(greeting);
            socket->disconnectFromHost();
        });
    });
    HttpClient client(m_clock, trusting(m_certificates));
    const auto result = resultOf(client.fetch(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(talker.serverPort())), "{}"), nullptr));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Tls);
    QVERIFY2(result.error().detail.contains(words), qPrintable(result.error().detail));
    QCOMPARE(connections, 1);
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_Tls.moc"
