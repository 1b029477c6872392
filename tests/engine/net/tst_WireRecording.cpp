// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/HttpClient.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/WireRecording.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;

class tst_WireRecording : public QObject
{
    Q_OBJECT

private slots:
    void loadsEveryRecording_data();
    void loadsEveryRecording();
    void replaysEveryRecording_data();
    void replaysEveryRecording();
    void refusesAMissingRecording();
    void refusesADamagedRecording();
};

void tst_WireRecording::loadsEveryRecording_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(TRINITY_TEST_DATA "/wire")).entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 25);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void tst_WireRecording::loadsEveryRecording()
{
    QFETCH(const QString, name);
    const auto recording = WireRecording::load(name);
    QVERIFY2(recording, qPrintable(recording ? QString() : recording.error().detail));
    QVERIFY(recording->request().contains(" HTTP/1.1\r\nHost: "));
    QVERIFY(recording->answer().startsWith("HTTP/1.1 "));
    QVERIFY(recording->status() >= 200);
    QVERIFY(!recording->body().isEmpty());
    QVERIFY(recording->body().startsWith('{') || recording->body().startsWith("data: {"));
}

void tst_WireRecording::replaysEveryRecording_data()
{
    loadsEveryRecording_data();
}

void tst_WireRecording::replaysEveryRecording()
{
    QFETCH(const QString, name);
    const auto recording = WireRecording::load(name);
    QVERIFY(recording);
    FakeLlmServer server;
    server.enqueue(recording->reply());
    SystemClock clock;
    HttpClient client(clock);
    HttpRequest request;
    request.method = "POST";
    request.url = server.url();
    request.body = "{}";
    const auto result = resultOf(client.fetch(request, nullptr));
    if (name.contains("mid-stream"_L1)) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Reset);
        return;
    }
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->status, recording->status());
    QCOMPARE(result->body, recording->body());
}

void tst_WireRecording::refusesAMissingRecording()
{
    const auto recording = WireRecording::load(u"no-such-file"_s);
    QVERIFY(!recording);
    QCOMPARE(recording.error().kind, ErrorKind::BadSource);
}

void tst_WireRecording::refusesADamagedRecording()
{
    QFile file(QStringLiteral(TRINITY_TEST_DATA "/wire/12-chat-stream-usage.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(WireRecording::parse(whole, u"whole"_s));
    for (qsizetype cut = 0; cut < whole.size() - 1; cut += 7) {
        const auto recording = WireRecording::parse(whole.left(cut), u"cut"_s);
        QVERIFY2(!recording, qPrintable(u"cut at %1 of %2"_s.arg(cut).arg(whole.size())));
    }
}

QTEST_GUILESS_MAIN(tst_WireRecording)
#include "tst_WireRecording.moc"
