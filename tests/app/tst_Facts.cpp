// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/app/CliDesk.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString cv = QStringLiteral(TRINITY_TEST_DATA "/facts/cv-english.txt");

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString invented = u"Award winner from Siemens"_s;

/// A model that makes its headline up.
FakeReply boastingAnswer(const FakeRequest &request)
{
    const auto question = request.json();
    auto answer = instanceOf(question["format"_L1].toObject()).toObject();
    if (answer.contains("headline"_L1))
        answer.insert("headline"_L1, invented);
    if (answer.contains("subtitle"_L1))
        answer.insert("subtitle"_L1, u"Designs footbridges and repairs old ones."_s);
    return FakeReply::ollamaChat(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)));
}

} // namespace

/// trinity-cli facts and factcheck, as scripts and people run them.
class tst_Facts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<CliDesk>(); }

    void factsTellTheirPlaces()
    {
        const auto outcome = m_desk->run({u"facts"_s, cv, u"--json"_s});
        QCOMPARE(outcome.code, 0);
        const auto text = textOf(cv);
        const auto facts = outcome.events("fact"_L1);
        QVERIFY(facts.size() > 20);
        bool foundName = false;
        for (const auto &fact : facts) {
            if (fact["found"_L1].isNull())
                continue;
            const auto start = fact["start"_L1].toInt();
            const auto end = fact["end"_L1].toInt();
            QCOMPARE(fact["text"_L1].toString(), text.mid(start, end - start));
            QCOMPARE(fact["line"_L1].toInt(), int(QStringView(text).left(start).count(u'\n')) + 1);
            if (fact["found"_L1].toString() == "exact"_L1 && fact["value"_L1].isString())
                QCOMPARE(fact["text"_L1].toString(), fact["value"_L1].toString());
            if (fact["pointer"_L1].toString() == "/basics/name"_L1) {
                foundName = true;
                QCOMPARE(fact["value"_L1].toString(), u"Hannah Whitlock"_s);
                QCOMPARE(fact["line"_L1].toInt(), 1);
                QCOMPARE(fact["column"_L1].toInt(), 1);
            }
        }
        QVERIFY(foundName);
        const auto reports = outcome.events("report"_L1);
        QCOMPARE(reports.size(), 1);
        QCOMPARE(reports.first()["facts"_L1].toInt(), int(facts.size()));
        QCOMPARE(reports.first()["kind"_L1].toString(), u"text"_s);
        QCOMPARE(reports.first()["language"_L1].toString(), u"en"_s);
        QCOMPARE(outcome.lines().constLast(), reports.first());
    }

    void factsReadWellInATerminal()
    {
        const auto outcome = m_desk->run({u"facts"_s, cv});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(u"cv-english"_s));
        QVERIFY(outcome.out.contains(u"1:1"_s));
        QVERIFY(outcome.out.contains(u"/work/0/startDate"_s));
        QVERIFY(outcome.out.contains(u"from \"March 2019"_s));
        const auto hostile = m_desk->run({u"facts"_s, u"-"_s}, "Ada \x1b[31mOkonkwo\nNurse\n");
        QCOMPARE(hostile.code, 0);
        QVERIFY(!hostile.out.contains(QChar(0x1b)));
    }

    void factcheckAnswersEachLine()
    {
        const auto outcome = m_desk->run({u"factcheck"_s, cv, u"--json"_s},
                                         "Designed 14 footbridges\n"
                                         "\n"
                                         "Fourteen footbridges carry her design.\n"
                                         "She worked for Siemens. She designs footbridges.\n");
        QCOMPARE(outcome.code, 0);
        const auto lines = outcome.lines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0)["status"_L1].toString(), u"ok"_s);
        QCOMPARE(lines.at(0)["line"_L1].toInt(), 1);
        QCOMPARE(lines.at(1)["status"_L1].toString(), u"reworded"_s);
        QCOMPARE(lines.at(1)["line"_L1].toInt(), 3);
        QCOMPARE(lines.at(2)["status"_L1].toString(), u"unsupported"_s);
        QCOMPARE(lines.at(2)["token"_L1].toString(), u"Siemens"_s);
        QCOMPARE(lines.at(2)["sentence"_L1].toString(), u"She worked for Siemens. She designs footbridges."_s);
        const auto text = textOf(cv);
        for (const auto &line : lines)
            for (const auto place : line["evidence"_L1].toArray()) {
                const auto start = place["start"_L1].toInt();
                QCOMPARE(place["text"_L1].toString(), text.mid(start, place["end"_L1].toInt() - start));
            }
        QCOMPARE(lines.at(0)["evidence"_L1].toArray().first()["text"_L1].toString(), u"Designed 14 footbridges"_s);
    }

    void factcheckShowsTheUnsupportedFirst()
    {
        QFile file(m_desk->path(u"claims.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Designed 14 footbridges\nShe won the Pritzker Prize.\n");
        file.close();
        const auto outcome = m_desk->run({u"factcheck"_s, cv, u"claims.txt"_s});
        QCOMPARE(outcome.code, 0);
        const auto unsupported = outcome.out.indexOf(u"Pritzker"_s);
        const auto ok = outcome.out.indexOf(u"Designed 14"_s);
        QVERIFY(unsupported >= 0 && ok > unsupported);
        QVERIFY(outcome.out.contains(u"1 ok, 0 reworded, 1 unsupported"_s));
        QCOMPARE(m_desk->run({u"factcheck"_s, cv, u"claims.txt"_s, u"--strict"_s}).code, 1);
        QCOMPARE(m_desk->run({u"factcheck"_s, cv, u"--strict"_s}, "Designed 14 footbridges\n").code, 0);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"-"_s, u"claims.txt"_s, u"--json"_s}, textOf(cv).toUtf8()).lines().size(), 2);
    }

    void buildsAreStrictWarnOrLookAway_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("showsInvention");
        QTest::addColumn<bool>("isChecked");
        QTest::newRow("strict") << u"strict"_s << false << true;
        QTest::newRow("warn") << u"warn"_s << true << true;
        QTest::newRow("off") << u"off"_s << true << false;
    }

    void buildsAreStrictWarnOrLookAway()
    {
        QFETCH(QString, mode);
        QFETCH(bool, showsInvention);
        QFETCH(bool, isChecked);
        FakeLlmServer server;
        server.serveDiscovery(FakeLlmServer::Kind::Ollama, {u"fake:latest"_s});
        server.setHandler(&boastingAnswer);
        const auto outcome = m_desk->run({u"build"_s, cv, u"--provider"_s, u"ollama"_s, u"--url"_s, server.url().toString(), u"--facts"_s,
                                          mode, u"--no-cache"_s, u"--json"_s, u"-f"_s, u"single"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto job = outcome.events("job"_L1).constLast();
        QCOMPARE(job["writer"_L1].toString(), u"ollama:fake:latest"_s);
        const auto counts = job["facts"_L1].toObject();
        QCOMPARE(counts["unsupported"_L1].toInt() > 0, mode == "warn"_L1);
        QCOMPARE(counts["ok"_L1].toInt() + counts["reworded"_L1].toInt() > 0, isChecked);
        const auto page = textOf(m_desk->path(job["output"_L1].toString()));
        QVERIFY(page.contains(u"Hannah Whitlock"_s));
        QCOMPARE(page.contains(invented), showsInvention);
    }

    void exitCodesTellWhatHappened()
    {
        QCOMPARE(m_desk->run({u"facts"_s}).code, 2);
        QCOMPARE(m_desk->run({u"facts"_s, cv, u"--loud"_s}).code, 2);
        QCOMPARE(m_desk->run({u"facts"_s, u"nowhere.txt"_s}).code, 3);
        QCOMPARE(m_desk->run({u"facts"_s, u"-"_s}, {}).code, 3);
        QCOMPARE(m_desk->run({u"factcheck"_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"-"_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, cv, u"a"_s, u"b"_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"nowhere.txt"_s}).code, 3);
        const auto noText = m_desk->run({u"factcheck"_s, cv, u"nowhere.txt"_s});
        QCOMPARE(noText.code, 3);
        QVERIFY(noText.err.contains(u"nowhere.txt"_s));
        QVERIFY(m_desk->run({u"facts"_s, u"--help"_s}).out.contains(u"--json"_s));
        QVERIFY(m_desk->run({u"factcheck"_s, u"--help"_s}).out.contains(u"--strict"_s));
    }

private:
    std::unique_ptr<CliDesk> m_desk;
};

QTEST_GUILESS_MAIN(tst_Facts)
#include "tst_Facts.moc"
