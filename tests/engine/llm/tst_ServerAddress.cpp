// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerAddress.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_ServerAddress : public QObject
{
    Q_OBJECT

private slots:
    void whatPeopleTypeBecomesAUrl_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("ollama");
        QTest::addColumn<QString>("openAi");
        const auto row = [](const QString &typed, const QString &ollama, const QString &openAi) {
            QTest::newRow(qPrintable(typed)) << typed << ollama << openAi;
        };
        row(u"localhost"_s, u"http://localhost:11434"_s, u"http://localhost:1234/v1"_s);
        row(u" localhost "_s, u"http://localhost:11434"_s, u"http://localhost:1234/v1"_s);
        row(u"127.0.0.1"_s, u"http://127.0.0.1:11434"_s, u"http://127.0.0.1:1234/v1"_s);
        row(u"localhost:8080"_s, u"http://localhost:8080"_s, u"http://localhost:8080/v1"_s);
        row(u"8080"_s, u"http://localhost:8080"_s, u"http://localhost:8080/v1"_s);
        row(u":8080/v1"_s, u"http://localhost:8080"_s, u"http://localhost:8080/v1"_s);
        row(u"0.0.0.0:11434"_s, u"http://127.0.0.1:11434"_s, u"http://127.0.0.1:11434/v1"_s);
        row(u"http://localhost"_s, u"http://localhost"_s, u"http://localhost/v1"_s);
        row(u"http://box:8000/"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"http://box:8000/v1"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"http://box:8000/v1/"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"http://box:8000//v1//"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"box:8000/api"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"box:8000/api/chat"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"box:8000/v1/chat/completions"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"box:8000/v1/models?x=1#y"_s, u"http://box:8000"_s, u"http://box:8000/v1"_s);
        row(u"box"_s, u"http://box:11434"_s, u"http://box:1234/v1"_s);
        row(u"192.168.1.20"_s, u"http://192.168.1.20:11434"_s, u"http://192.168.1.20:1234/v1"_s);
        row(u"[::1]"_s, u"http://[::1]:11434"_s, u"http://[::1]:1234/v1"_s);
        row(u"::1"_s, u"http://[::1]:11434"_s, u"http://[::1]:1234/v1"_s);
        row(u"[::1]:8080/v1"_s, u"http://[::1]:8080"_s, u"http://[::1]:8080/v1"_s);
        row(u"http://[fe80::1]:8080"_s, u"http://[fe80::1]:8080"_s, u"http://[fe80::1]:8080/v1"_s);
        row(u"fd12::5"_s, u"http://[fd12::5]:11434"_s, u"http://[fd12::5]:1234/v1"_s);
        row(u"api.example.com"_s, u"https://api.example.com"_s, u"https://api.example.com/v1"_s);
        row(u"api.example.com:8000"_s, u"http://api.example.com:8000"_s, u"http://api.example.com:8000/v1"_s);
        row(u"https://gateway.example.com/llm/v1"_s, u"https://gateway.example.com/llm"_s, u"https://gateway.example.com/llm/v1"_s);
        row(u"https://router.example.com/api/v1"_s, u"https://router.example.com"_s, u"https://router.example.com/api/v1"_s);
        row(u"https://g.example.com/v1beta/openai"_s, u"https://g.example.com/v1beta/openai"_s, u"https://g.example.com/v1beta/openai"_s);
        row(u"HTTP://LocalHost:11434"_s, u"http://localhost:11434"_s, u"http://localhost:11434/v1"_s);
        row(u""_s, u""_s, u""_s);
        row(u"   "_s, u""_s, u""_s);
        row(u"ftp://box"_s, u""_s, u""_s);
        row(u"file:///etc/passwd"_s, u""_s, u""_s);
        row(u"http://"_s, u""_s, u""_s);
        row(u"http://user:secret@box"_s, u""_s, u""_s);
        row(u"two words"_s, u""_s, u""_s);
        row(u"box:99999"_s, u""_s, u""_s);
        row(u"box:0"_s, u""_s, u""_s);
        row(u"99999"_s, u""_s, u""_s);
        row(u"/v1"_s, u""_s, u""_s);
    }

    void whatPeopleTypeBecomesAUrl()
    {
        QFETCH(QString, typed);
        QFETCH(QString, ollama);
        QFETCH(QString, openAi);
        QCOMPARE(normalisedServerUrl(typed, LlmProvider::Ollama).toString(), ollama);
        QCOMPARE(normalisedServerUrl(typed, LlmProvider::OpenAi).toString(), openAi);
        QCOMPARE(normalisedServerUrl(openAi, LlmProvider::OpenAi).toString(), openAi); // stays as it is
        QCOMPARE(normalisedServerUrl(ollama, LlmProvider::Ollama).toString(), ollama);
    }

    void theKeyTravelsOnlyWhereNobodyListens_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const QString &url, bool allowed) { QTest::newRow(qPrintable(url)) << url << allowed; };
        row(u"https://api.example.com/v1"_s, true);
        row(u"http://api.example.com/v1"_s, false);
        row(u"http://localhost:1234/v1"_s, true);
        row(u"http://127.9.9.9"_s, true);
        row(u"http://[::1]:8000"_s, true);
        row(u"http://10.0.0.1"_s, true);
        row(u"http://172.16.0.1"_s, true);
        row(u"http://172.31.255.255"_s, true);
        row(u"http://172.32.0.1"_s, false);
        row(u"http://192.168.0.9"_s, true);
        row(u"http://192.169.0.9"_s, false);
        row(u"http://[fd00::1]"_s, true);
        row(u"http://[fe80::1]"_s, true);
        row(u"http://[2001:db8::1]"_s, false);
        row(u"http://8.8.8.8"_s, false);
        row(u"http://169.254.169.254"_s, false);
        row(u"http://nas.local"_s, false); // a name can be made to point elsewhere
        row(u"http://localhost.example.com"_s, false);
        row(u"http://127.0.0.1.example.com"_s, false);
    }

    void theKeyTravelsOnlyWhereNobodyListens()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        LlmServer server;
        server.url = QUrl(url);
        QVERIFY(keyMayTravel(server)); // no key, no danger
        server.apiKey = "sk-canary";
        const auto result = keyMayTravel(server);
        QCOMPARE(bool(result), allowed);
        if (!result) {
            QCOMPARE(toString(result.error().kind), toString(ErrorKind::BadRequest));
            QVERIFY(!result.error().detail.contains(u"canary"_s));
        }
    }

    void aKeyThatWouldBreakItsHeaderIsRefused()
    {
        LlmServer server;
        server.url = QUrl(u"https://api.example.com"_s);
        for (const QByteArray &key :
             {QByteArray("sk-a\r\nX-Evil: 1"), QByteArray("sk a"), QByteArray("sk-\xc3\xa4"), QByteArray("a\0b", 3)}) {
            server.apiKey = key;
            QVERIFY(!keyMayTravel(server));
        }
    }
};

QTEST_GUILESS_MAIN(tst_ServerAddress)
#include "tst_ServerAddress.moc"
