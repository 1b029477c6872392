// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/CheckupText.h"
#include "tests/app/CliDesk.h"
#include "tests/support/FakeLlmServer.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

class tst_Doctor : public QObject
{
    Q_OBJECT

private:
    CliDesk m_desk;

private slots:
    void aServerThatWorksIsDescribed()
    {
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"one"_s, u"two"_s});
        const auto text = m_desk.run({u"doctor"_s, u"--url"_s, server.url().toString()});
        QCOMPARE(text.code, 0);
        for (const auto &part : {u"Ollama at "_s, u"(0.12.3) works"_s, u"one (loaded), two"_s, u"write with: one"_s})
            QVERIFY2(text.out.contains(part), qPrintable(text.out));
        const auto json = m_desk.run({u"doctor"_s, u"--url"_s, server.url().toString(), u"--json"_s}).events("checkup"_L1).value(0);
        QCOMPARE(json["verdict"_L1].toString(), u"works"_s);
        QCOMPARE(json["model"_L1].toString(), u"one"_s);
        QCOMPARE(json["models"_L1].toArray().size(), 2);
    }

    void aServerThatDoesNotIsExplained()
    {
        QProcessEnvironment key;
        key.insert(u"TRINITY_API_KEY"_s, u"sk-canary-4711"_s);
        FakeLlmServer server;
        server.setHandler(
            [](const FakeRequest &) { return FakeReply::openAiError(401, u"sk-canary-4711 is bad"_s, u"authentication_error"_s); });
        const auto outcome = m_desk.run({u"doctor"_s, u"--url"_s, server.url().toString(), u"--json"_s}, {}, key);
        QCOMPARE(outcome.code, 1);
        const auto line = outcome.events("checkup"_L1).value(0);
        QCOMPARE(line["verdict"_L1].toString(), u"key_refused"_s);
        QVERIFY(line["advice"_L1].toString().contains(u"TRINITY_API_KEY"_s));
        QVERIFY(!outcome.out.contains(u"canary"_s) && !outcome.err.contains(u"canary"_s));
    }

    void wrongUsageIsSaid()
    {
        QCOMPARE(m_desk.run({u"doctor"_s, u"--provider"_s, u"acme"_s}).code, 2);
        const auto outcome = m_desk.run({u"doctor"_s, u"localhost"_s});
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.err.contains(u"--url localhost"_s));
        QCOMPARE(m_desk.run({u"doctor"_s, u"--help"_s}).code, 0);
    }

    void everyVerdictHasASentenceAndAdvice()
    {
        QSet<QString> words;
        for (int verdict = 0; verdict <= int(ServerVerdict::ModelMissing); ++verdict) {
            ServerCheckup checkup;
            checkup.verdict = ServerVerdict(verdict);
            checkup.url = QUrl(u"http://host:1"_s);
            checkup.error.detail = u"the detail"_s;
            words.insert(toString(checkup.verdict));
            const auto line = checkupEvent(checkup);
            if (checkup.verdict == ServerVerdict::Works)
                continue;
            QVERIFY(line["message"_L1].toString().endsWith(u'.'));
            QVERIFY(!line["advice"_L1].toString().isEmpty());
            QVERIFY(checkupText(checkup).startsWith(u"http://host:1: "_s));
        }
        QCOMPARE(words.size(), int(ServerVerdict::ModelMissing) + 1);
    }
};

QTEST_GUILESS_MAIN(tst_Doctor)
#include "tst_Doctor.moc"
