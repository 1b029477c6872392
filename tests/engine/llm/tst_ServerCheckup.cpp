// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerCheckup.h"
#include "engine/net/HttpClient.h"
#include "engine/net/Reachability.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeLlmServer.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_ServerCheckup : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    CancelToken m_token;

    QString verdictOn(const QString &typed, std::optional<LlmProvider> provider = {}, const QString &model = {}, const QByteArray &key = {})
    {
        const auto checkup = resultOf(checkServer(&m_http, &m_clock, typed, provider, key, model, &m_token));
        return checkup ? QString(toString(checkup->verdict)) : checkup.error().detail;
    }

    /// A port nobody listens on: it was given out by the system and is closed again.
    static quint16 freePort()
    {
        const FakeLlmServer server;
        return server.port();
    }

private slots:
    void aServerTellsWhatItOffers()
    {
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::LlamaServer, {u"small"_s});
        const auto checkup = resultOf(checkServer(&m_http, &m_clock, server.url().toString(), {}, {}, {}, &m_token));
        QVERIFY(checkup && checkup->verdict == ServerVerdict::Works);
        QCOMPARE(checkup->url, server.url(u"/v1"_s));
        QCOMPARE(checkup->found.parallelRequests, 4);
        QCOMPARE(checkup->found.contextTokens, 8192);
        FakeLlmServer ollama;
        ollama.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"one"_s, u"two"_s});
        const auto other = resultOf(checkServer(&m_http, &m_clock, ollama.url().toString(), {}, {}, {}, &m_token));
        QCOMPARE(other->found.version, u"0.12.3"_s);
        QCOMPARE(other->found.loadedModels, QStringList{u"one"_s});
    }

    void whatWasTypedIsLookedAtFirst()
    {
        QCOMPARE(verdictOn(u"two words"_s), u"not_an_address"_s);
        QCOMPARE(verdictOn(u"ftp://host"_s), u"not_an_address"_s);
        QCOMPARE(verdictOn(u"http://public.example.com"_s, LlmProvider::OpenAi, {}, "sk-1"), u"key_unsafe"_s);
        QCOMPARE(verdictOn(u"localhost:1"_s, LlmProvider::OpenAi, {}, "two words"), u"key_unsafe"_s);
    }

    void theWayThereIsNamed()
    {
        QCOMPARE(verdictOn(u"http://no-such-host.invalid:11434"_s), u"unknown_host"_s);
        QCOMPARE(verdictOn(u"127.0.0.1:%1"_s.arg(freePort())), u"nothing_listens"_s);
        FakeLlmServer silent;
        silent.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        QCOMPARE(verdictOn(silent.url().toString()), u"silent"_s);
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain,
                [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        QCOMPARE(verdictOn(u"https://127.0.0.1:%1"_s.arg(plain.serverPort())), u"tls_problem"_s);
    }

    void aSilentMachineIsGivenUpOn()
    {
        // A listener whose queue is full takes no further connection, as a firewall that drops packets.
        FakeClock clock;
        QTcpServer full;
        full.setListenBacklogSize(0);
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        QTcpSocket first;
        QTcpSocket second;
        first.connectToHost(QHostAddress::LocalHost, full.serverPort());
        second.connectToHost(QHostAddress::LocalHost, full.serverPort());
        QVERIFY(first.waitForConnected(2000));
        (void)second.waitForConnected(100);
        const auto outcome = watch(reach(u"127.0.0.1"_s, full.serverPort(), 3s, &clock, nullptr));
        QTest::qWait(20);
        QVERIFY(!outcome->isDone);
        clock.advance(3s);
        QTRY_VERIFY(outcome->isDone);
        QVERIFY(outcome->result && *outcome->result == Reach::Silent);
    }

    void whatTheServerSaysIsNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("verdict");
        const auto error = [](const QString &message, const QString &type) {
            return QJsonObject{{u"error"_s, QJsonObject{{u"message"_s, message}, {u"type"_s, type}}}};
        };
        QTest::newRow("key") << 401 << error(u"no"_s, u"authentication_error"_s) << u"key_refused"_s;
        QTest::newRow("credit") << 402 << error(u"no"_s, u"billing_error"_s) << u"no_credit"_s;
        QTest::newRow("limit") << 429 << error(u"slow"_s, u"rate_limit_error"_s) << u"busy"_s;
        QTest::newRow("loading") << 503 << error(u"Loading model"_s, u"unavailable_error"_s) << u"loading"_s;
        QTest::newRow("stranger") << 200 << QJsonObject{{u"hello"_s, u"world"_s}} << u"stranger"_s;
        QTest::newRow("nothing to write with") << 200 << QJsonObject{{u"data"_s, QJsonArray()}} << u"no_models"_s;
        QTest::newRow("another model") << 200 << QJsonObject{{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"small"_s}}}}}
                                       << u"model_missing"_s;
    }

    void whatTheServerSaysIsNamed()
    {
        QFETCH(int, status);
        QFETCH(QJsonObject, body);
        FakeLlmServer server;
        server.setHandler([status, body](const FakeRequest &) { return FakeReply::json(status, body); });
        QTEST(verdictOn(server.url().toString(), LlmProvider::OpenAi, u"big"_s), "verdict");
    }

    void onPortsEveryServerIsSeen()
    {
        FakeLlmServer ollama;
        FakeLlmServer stranger;
        ollama.serveDiscovery(FakeLlmServer::Kind::Ollama);
        stranger.setHandler([](const FakeRequest &) { return FakeReply::html(200); });
        const QList<quint16> ports{freePort(), stranger.port(), ollama.port()};
        const auto found = resultOf(checkPorts(&m_http, &m_clock, ports, &m_token));
        QCOMPARE(found->size(), 2);
        QVERIFY(found->first().verdict == ServerVerdict::Stranger);
        QVERIFY(found->last().verdict == ServerVerdict::Works);
    }

    void cancellingEndsTheLook()
    {
        FakeLlmServer silent;
        silent.setHandler([](const FakeRequest &) { return FakeReply().keepSilent(); });
        CancelToken token;
        const auto outcome = watch(checkServer(&m_http, &m_clock, silent.url().toString(), {}, {}, {}, &token));
        QTRY_VERIFY(!silent.requests().isEmpty());
        token.cancel();
        QTRY_VERIFY(outcome->isDone);
        QVERIFY(outcome->result.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_ServerCheckup)
#include "tst_ServerCheckup.moc"
