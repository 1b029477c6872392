// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityDocument.h"
#include "tests/app/CliDesk.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString invented = u"Award winner from Siemens"_s;

/// A model that makes its headline up.
FakeReply boastingAnswer(const FakeRequest &request)
{
    auto answer = instanceOf(request.json()["format"_L1].toObject()).toObject();
    if (answer.contains("headline"_L1))
        answer.insert("headline"_L1, invented);
    return FakeReply::ollamaChat(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)));
}

} // namespace

/// Saving what was written, saying that a sentence is true, and building from it again, as a person does it.
class tst_SavedDocuments : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliDesk> m_desk;
    std::unique_ptr<FakeLlmServer> m_server;

    QByteArray bytesOf(const QString &name) const
    {
        QFile file(m_desk->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    bool put(const QString &name, const QByteArray &bytes) const
    {
        QDir(m_desk->path()).mkpath(QFileInfo(name).path());
        QFile file(m_desk->path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    CliOutcome build(const QString &source, const QStringList &more = {})
    {
        return m_desk->run(QStringList{u"build"_s, source, u"--provider"_s, u"ollama"_s, u"--url"_s, m_server->url().toString(),
                                       u"--no-cache"_s, u"--json"_s, u"-f"_s, u"single"_s}
                           + more);
    }

    /// docs/cv.trinity, with the words of the server's model in two voices.
    CliOutcome saveDocument() { return build(u"cv.txt"_s, {u"-t"_s, u"enterprise,hacker"_s, u"--save-documents"_s, u"docs"_s}); }

    /// The last word of a theme's job.
    static QJsonObject jobOf(const CliOutcome &outcome, const QString &theme = u"hacker"_s)
    {
        QJsonObject last;
        for (const auto &event : outcome.events("job"_L1))
            if (event["theme"_L1].toString() == theme)
                last = event;
        return last;
    }
    QByteArray pageOf(const CliOutcome &outcome) const { return bytesOf(jobOf(outcome)["output"_L1].toString()); }
    qsizetype asked() const { return m_server->requestsTo("/api/chat").size(); }
    static QJsonObject countsOf(const CliOutcome &outcome) { return jobOf(outcome)["facts"_L1].toObject(); }

private slots:
    void init()
    {
        m_desk = std::make_unique<CliDesk>();
        m_server = std::make_unique<FakeLlmServer>();
        m_server->serveDiscovery(FakeLlmServer::Kind::Ollama, {u"fake:latest"_s});
        m_server->setHandler(&boastingAnswer);
        QVERIFY(QFile::copy(QStringLiteral(TRINITY_TEST_DATA "/facts/cv-english.txt"), m_desk->path(u"cv.txt"_s)));
    }

    void whatWasWrittenIsSavedAndBuiltAgainWithoutAServer()
    {
        const auto first = saveDocument();
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QCOMPARE(first.events("document"_L1).value(0)["output"_L1].toString(), u"docs/cv.trinity"_s);
        QVERIFY(first.err.contains(u"cv.txt: saved with the words of 2 voices as docs/cv.trinity."_s));
        const auto firstPage = pageOf(first);
        const auto document = bytesOf(u"docs/cv.trinity"_s);
        m_server->stop();

        const auto second =
            build(u"docs/cv.trinity"_s, {u"-t"_s, u"enterprise,hacker"_s, u"--when-down"_s, u"fail"_s, u"-o"_s, u"again"_s});
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(pageOf(second), firstPage);
        const auto job = jobOf(second);
        QCOMPARE(job["from_document"_L1].toBool(), true);
        QCOMPARE(job["writer"_L1].toString(), u"ollama:fake:latest"_s);
        QCOMPARE(job["facts"_L1], jobOf(first)["facts"_L1]);
        QVERIFY(second.err.contains(u"cv.trinity, hacker: the words saved in the document, written by ollama:fake:latest."_s));
        QCOMPARE(bytesOf(u"docs/cv.trinity"_s), document);
        const auto resume = m_desk->run({u"convert"_s, u"docs/cv.trinity"_s, u"--to"_s, u"jsonresume"_s});
        QVERIFY(resume.err.contains(u"the wordings of 2 voices"_s));
    }

    void aDocumentsWordsAreUsedThoughAServerIsThere()
    {
        QCOMPARE(saveDocument().code, 0);
        const auto before = asked();
        QCOMPARE(build(u"docs/cv.trinity"_s, {u"-t"_s, u"hacker"_s}).code, 0);
        QCOMPARE(asked(), before);
        const auto other = build(u"docs/cv.trinity"_s, {u"-t"_s, u"brutalist"_s}); // a voice that it does not have
        QCOMPARE(asked(), before + 1);
        QVERIFY(!jobOf(other, u"brutalist"_s).contains("from_document"_L1));
        QCOMPARE(build(u"docs/cv.trinity"_s, {u"-t"_s, u"hacker"_s, u"--no-cache"_s}).code, 0);
        QCOMPARE(asked(), before + 1);
    }

    void refreshingWritesAnewAndSavesIntoTheSameDocument()
    {
        QCOMPARE(saveDocument().code, 0);
        m_server->setHandler(answerSchema());
        const auto outcome =
            m_desk->run({u"build"_s, u"docs/cv.trinity"_s, u"--provider"_s, u"ollama"_s, u"--url"_s, m_server->url().toString(),
                         u"--refresh"_s, u"-t"_s, u"hacker"_s, u"--save-documents"_s, u"docs"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        ImportReport report;
        const auto document = TrinityDocument::fromJson(bytesOf(u"docs/cv.trinity"_s), report);
        QVERIFY(document);
        QVERIFY(document->content.wordings.value(u"hacker"_s).headline != invented);
        QCOMPARE(document->content.wordings.value(u"enterprise"_s).headline, invented); // was not built
        QCOMPARE(document->content.sources.size(), 1);
    }

    void strictBuildsShowWhatIsConfirmedAndTellWhatTheyTookOut()
    {
        QCOMPARE(saveDocument().code, 0);
        const QStringList strict{u"-t"_s, u"hacker"_s, u"--facts"_s, u"strict"_s};
        auto outcome = build(u"docs/cv.trinity"_s, strict);
        QVERIFY(!pageOf(outcome).contains("Siemens"));
        QCOMPARE(countsOf(outcome)["unsupported"_L1].toInt(), 0);
        const int putBack = countsOf(outcome)["put_back"_L1].toInt();
        QVERIFY(putBack > 0);
        const auto sentence = u"%1 statements of ollama:fake:latest are not in the source; the source's own words stand in their place."_s;
        QVERIFY2(outcome.err.contains(sentence.arg(putBack)), qPrintable(outcome.err));

        const auto words = m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--words"_s, u"--strict"_s});
        QCOMPARE(words.code, 1);
        QVERIFY2(words.out.contains(u"hacker, headline: "_s + invented), qPrintable(words.out));

        const auto confirmed = m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--confirm"_s, invented});
        QVERIFY2(confirmed.code == 0, qPrintable(confirmed.err));
        QVERIFY(confirmed.err.contains(u"Confirmed: "_s + invented));
        QVERIFY(!confirmed.err.contains(u"None of the words"_s));
        outcome = build(u"docs/cv.trinity"_s, strict);
        QVERIFY(pageOf(outcome).contains("Siemens"));
        QCOMPARE(countsOf(outcome)["confirmed"_L1].toInt(), 1);
        QCOMPARE(countsOf(outcome)["put_back"_L1].toInt(), putBack - 1);

        const auto checked = m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--json"_s, u"--strict"_s}, (invented + u'\n').toUtf8());
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.lines().value(0)["status"_L1].toString(), u"confirmed"_s);
        const auto facts = m_desk->run({u"facts"_s, u"docs/cv.trinity"_s, u"--json"_s}).events("report"_L1).value(0);
        QCOMPARE(facts["confirmed"_L1].toArray(), QJsonArray{invented});
        QCOMPARE(facts["words"_L1].toObject().keys(), (QStringList{u"enterprise"_s, u"hacker"_s}));
        QVERIFY(m_desk->run({u"facts"_s, u"docs/cv.trinity"_s}).out.contains(u"Confirmed by you:\n  "_s + invented));

        QCOMPARE(m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--take-back"_s, invented}).code, 0);
        QVERIFY(!pageOf(build(u"docs/cv.trinity"_s, strict)).contains("Siemens"));
    }

    void confirmingKeepsTheRestOfTheFile()
    {
        QCOMPARE(saveDocument().code, 0);
        const auto before = bytesOf(u"docs/cv.trinity"_s).replace("\"format\": 1", "\"format\": 1,\n      \"x_tool\": 1.0");
        QVERIFY(put(u"docs/cv.trinity"_s, before));
        const auto outcome = m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--confirm"_s, u"Swims."_s, u"--confirm"_s, invented});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.err.contains(u"None of the words saved in the document say this"_s)); // a slip of the pen would be lost
        QVERIFY(bytesOf(u"docs/cv.trinity"_s).contains("\"x_tool\": 1.0"));
        QCOMPARE(m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--take-back"_s, u"Swims."_s, u"--take-back"_s, invented}).code, 0);
        QCOMPARE(bytesOf(u"docs/cv.trinity"_s), before);
    }

    void confirmingNeedsADocument()
    {
        QCOMPARE(m_desk->run({u"factcheck"_s, u"cv.txt"_s, u"--confirm"_s, u"Swims."_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"-"_s, u"--confirm"_s, u"Swims."_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"cv.txt"_s, u"cv.txt"_s, u"--confirm"_s, u"Swims."_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"cv.txt"_s, u"--confirm"_s, u" "_s}).code, 2);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"none.trinity"_s, u"--confirm"_s, u"Swims."_s}).code, 3);
        QCOMPARE(m_desk->run({u"factcheck"_s, u"cv.txt"_s, u"--words"_s}).code, 3);
        QCOMPARE(build(u"cv.txt"_s, {u"--save-documents"_s, u""_s}).code, 2);
        const QByteArray broken = R"({"basics": {"name": "Ada"}, "meta": {"trinity": {"format": 1, "voices": {]}}})";
        QVERIFY(put(u"broken.trinity"_s, broken));
        const auto outcome = m_desk->run({u"factcheck"_s, u"broken.trinity"_s, u"--confirm"_s, u"Swims."_s});
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains(u"line 1"_s) && outcome.err.contains(u"/meta/trinity/voices"_s), qPrintable(outcome.err));
        QCOMPARE(bytesOf(u"broken.trinity"_s), broken);
    }

    void savingNeverCostsAPersonsWork()
    {
        const QByteArray broken = R"({"meta": {"trinity": {"format": 1, }}})";
        QVERIFY(put(u"docs/cv.trinity"_s, broken));
        auto outcome = saveDocument();
        QCOMPARE(outcome.code, 1);
        QCOMPARE(bytesOf(u"docs/cv.trinity"_s), broken);
        QCOMPARE(outcome.events("document"_L1).value(0)["error"_L1].toObject()["kind"_L1].toString(), u"write_failed"_s);
        QCOMPARE(outcome.events("summary"_L1).value(0)["done"_L1].toInt(), 2); // the sites are there

        QVERIFY(QFile::remove(m_desk->path(u"docs/cv.trinity"_s)));
        QCOMPARE(saveDocument().code, 0);
        QCOMPARE(saveDocument().code, 0); // nothing of a person's is in it yet
        QCOMPARE(m_desk->run({u"factcheck"_s, u"docs/cv.trinity"_s, u"--confirm"_s, invented}).code, 0);
        const auto confirmed = bytesOf(u"docs/cv.trinity"_s);
        outcome = saveDocument();
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(u"was not overwritten: it holds edits, confirmations or theme options of yours"_s),
                 qPrintable(outcome.err));
        QCOMPARE(bytesOf(u"docs/cv.trinity"_s), confirmed);
        outcome = build(u"docs/cv.trinity"_s, {u"-t"_s, u"brutalist"_s, u"--save-documents"_s, u"docs"_s}); // built from it: added to it
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        ImportReport report;
        const auto document = TrinityDocument::fromJson(bytesOf(u"docs/cv.trinity"_s), report);
        QVERIFY(document);
        QCOMPARE(document->content.wordings.size(), 3);
        QCOMPARE(document->confirmed(), QStringList{invented});
    }

    void editsAndLooksOfADocumentAreOnThePage()
    {
        QCOMPARE(saveDocument().code, 0);
        ImportReport report;
        auto document = TrinityDocument::fromJson(bytesOf(u"docs/cv.trinity"_s), report);
        QVERIFY(document);
        document->content.edits[u"hacker"_s] = {{u"/hero/title"_s, u"Knighted for bridges in 1987"_s}};
        document->content.themes.insert(u"hacker"_s, {{u"tokens"_s, QJsonObject{{u"accent"_s, u"#12ab99"_s}}}});
        QVERIFY(put(u"docs/cv.trinity"_s, document->toJson()));
        const auto page = pageOf(build(u"docs/cv.trinity"_s, {u"-t"_s, u"hacker"_s, u"--facts"_s, u"strict"_s}));
        QVERIFY(page.contains("Knighted for bridges in 1987"));
        QVERIFY(page.contains("#12ab99"));
        QVERIFY(!page.contains("Siemens"));
    }

    void documentsMayBeLargerThanOtherTexts()
    {
        QCOMPARE(saveDocument().code, 0);
        ImportReport report;
        auto document = TrinityDocument::fromJson(bytesOf(u"docs/cv.trinity"_s), report);
        QVERIFY(document);
        document->content.wordings[u"hacker"_s].about = u"Bridges are built to carry people. "_s.repeated(151'000);
        QVERIFY(put(u"large.trinity"_s, document->toJson()));
        QVERIFY(QFileInfo(m_desk->path(u"large.trinity"_s)).size() > 5'242'880);
        QCOMPARE(build(u"large.trinity"_s, {u"-t"_s, u"enterprise"_s}).code, 0);
        const auto piped = m_desk->run({u"facts"_s, u"-"_s, u"--json"_s}, document->toJson());
        QCOMPARE(piped.code, 0);
        QCOMPARE(piped.events("report"_L1).value(0)["kind"_L1].toString(), u"trinity"_s);

        auto claimed = QByteArray(R"({"trinity": 1, "basics": {"name": "Ada", "summary": ")") + QByteArray(6'000'000, 'a') + R"("}})";
        QVERIFY(put(u"claimed.json"_s, claimed));
        const auto refused = m_desk->run({u"facts"_s, u"claimed.json"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains(u"larger than 5 MB"_s), qPrintable(refused.err));
        QVERIFY(put(u"many.trinity"_s, R"({"meta":{"trinity":{"format":1}},"x":[)" + QByteArray("1,").repeated(1'000'000) + "1]}"));
        const auto many = m_desk->run({u"facts"_s, u"many.trinity"_s});
        QCOMPARE(many.code, 3);
        QVERIFY2(many.err.contains(u"values, which no portfolio has"_s), qPrintable(many.err));
        QVERIFY(put(u"huge.trinity"_s, R"({"meta":{"trinity":{"format":1}},"x":")" + QByteArray(33 * 1024 * 1024, 'a') + "\"}"));
        const auto huge = m_desk->run({u"facts"_s, u"huge.trinity"_s});
        QCOMPARE(huge.code, 3);
        QVERIFY2(huge.err.contains(u"larger than 32 MB"_s), qPrintable(huge.err));
    }

    void aBrokenSourceIsToldOnce()
    {
        QVERIFY(put(u"broken.json"_s, "{"));
        const auto outcome = build(u"broken.json"_s, {u"-t"_s, u"all"_s});
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.err.count(u"not valid JSON"_s), 1);
        int failed = 0;
        for (const auto &event : outcome.events("job"_L1))
            failed += event["state"_L1].toString() == "failed"_L1;
        QVERIFY(failed > 1); // every job still has its line
    }
};

QTEST_GUILESS_MAIN(tst_SavedDocuments)
#include "tst_SavedDocuments.moc"
