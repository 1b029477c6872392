// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SourceKindName.h"
#include "engine/portfolio/TrinityFile.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

SourceDocument notes()
{
    SourceDocument source;
    source.name = u"notes.txt"_s;
    source.text = u"Ada Okonkwo\nNurse\n"_s;
    source.encoding = u"ISO-8859-1"_s;
    source.encodingGuessed = true;
    source.sha256 = QByteArray(64, 'a');
    return source;
}

/// A document with something in every part.
TrinityDocument fullDocument()
{
    Portfolio facts;
    facts.basics.name = u"Ada Okonkwo"_s;
    facts.basics.label = u"Nurse"_s;
    facts.language = u"de"_s;
    facts.provenance = {{u"/basics/name"_s, Provenance(0, 11)},
                        {u"/basics/label"_s, Provenance(12, 17, Provenance::How::Model)},
                        {u"/basics/email"_s, Provenance(0, 0, Provenance::How::User)}};
    auto document = TrinityDocument::fromSource(notes(), facts);
    Wording wording;
    wording.voice = u"brutalist"_s;
    wording.writer = u"ollama:llama3.2:3b"_s;
    wording.headline = u"Care, loudly"_s;
    wording.subtitle = u"Sub"_s;
    wording.tagline = u"Tag"_s;
    wording.about = u"About.\n\nMore."_s;
    wording.items = {{u"/projects/0"_s, u"Item"_s}};
    document.content.wordings.insert(wording.voice, wording);
    document.content.edits[wording.voice] = {{u"/hero/title"_s, u"Care"_s}, {u"/work/0"_s, u"Mine"_s}};
    SavedClaim claim;
    claim.pointer = u"/about"_s;
    claim.text = u"About."_s;
    claim.status = SavedClaim::Status::Waived;
    claim.evidence = {Provenance(0, 3)};
    document.content.claims[wording.voice] = {claim};
    document.content.confirmed = {u"Led 40 people."_s, u"Speaks \"Twi\"."_s};
    document.content.themes.insert(
        u"editorial"_s, {{u"tokens"_s, QJsonObject{{u"accent"_s, u"#123456"_s}}}, {u"options"_s, QJsonObject{{u"columns"_s, 2}}}});
    document.setTheme(u"editorial"_s);
    return document;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestTrinityDocument : public QObject
{
    Q_OBJECT

private slots:
    void everyPartComesBack();
    void theFileIsAResumeWithOurPartUnderMeta();
    void editsWinOverTheWriter();
    void confirmationsAreAddedAndTakenBack();
    void whatAnotherToolAddsIsKept();
    void whatIsNotUnderstoodIsTheReportAndIsKept_data();
    void whatIsNotUnderstoodIsTheReportAndIsKept();
    void aNewerVersionIsForReadingOnly();
    void brokenFilesAreNamedAndNeverOverwritten_data();
    void brokenFilesAreNamedAndNeverOverwritten();
    void damageIsToldOrKept();
    void savingIsAllOrNothing();
    void kindsHaveNamesBothWays();
};

void TestTrinityDocument::everyPartComesBack()
{
    const auto document = fullDocument();
    ImportReport report;
    const auto again = TrinityDocument::fromJson(document.toJson(), report);
    QVERIFY(again);
    QCOMPARE(report.notUnderstood, QStringList());
    QVERIFY(again->content == document.content);
    QCOMPARE(again->facts(), document.facts());
    QCOMPARE(again->theme(), u"editorial"_s);
    QCOMPARE(again->facts().provenance.value(u"/basics/label"_s), Provenance(12, 17, Provenance::How::Model));
    QCOMPARE(again->facts().language, u"de"_s);
    QCOMPARE(again->toJson(), document.toJson());
}

void TestTrinityDocument::theFileIsAResumeWithOurPartUnderMeta()
{
    const auto root = OrderedJson::parse(fullDocument().toJson());
    QVERIFY(root);
    QCOMPARE(root->keys(), (QStringList{u"$schema"_s, u"basics"_s, u"meta"_s}));
    QCOMPARE(root->value(u"basics").value(u"name").toText(), u"Ada Okonkwo"_s);
    const auto block = root->value(u"meta").value(u"trinity");
    QCOMPARE(block.keys().first(), u"format"_s);
    QCOMPARE(block.value(u"sources").values().first().value(u"text").toText(), notes().text);
    QCOMPARE(block.value(u"sources").values().first().value(u"sha256").toText(), QString(64, u'a'));
    QCOMPARE(block.value(u"provenance").value(u"/basics/name").value(u"how").toText(), u"exact"_s);
    ImportReport report;
    const auto resume = portfolioFromJsonResume(root->toQt().toObject(), report);
    QCOMPARE(resume.basics.label, u"Nurse"_s);
    QVERIFY(report.keptUnknown.isEmpty() && report.notUnderstood.isEmpty());
    QVERIFY(!fullDocument().jsonResume().toBytes().contains("trinity"));
}

void TestTrinityDocument::editsWinOverTheWriter()
{
    const auto wording = fullDocument().wording(u"brutalist"_s);
    QCOMPARE(wording.headline, u"Care"_s);
    QCOMPARE(wording.subtitle, u"Sub"_s);
    QCOMPARE(wording.items.value(u"/projects/0"_s), u"Item"_s);
    QCOMPARE(wording.items.value(u"/work/0"_s), u"Mine"_s);
    QVERIFY(fullDocument().wording(u"hacker"_s).headline.isEmpty());
}

void TestTrinityDocument::confirmationsAreAddedAndTakenBack()
{
    auto document = fullDocument();
    const QStringList both{u"Led 40 people."_s, u"Speaks \"Twi\"."_s, u"About."_s}; // a claim that was waived is one
    QCOMPARE(document.confirmed(), both);
    QVERIFY(document.holdsOwnWork());
    document.setConfirmed(both);
    QCOMPARE(document.toJson(), fullDocument().toJson());

    ImportReport report;
    auto opened = TrinityDocument::fromJson(document.toJson()
                                                .replace("\"confirmed\": [", "\"confirmed\": [ 7, ")
                                                .replace("\"text\": \"Speaks", "\"by\": 1.0, \"text\": \"Speaks"),
                                            report);
    QVERIFY(opened);
    QCOMPARE(report.notUnderstood.size(), 1);
    QVERIFY(report.notUnderstood.first().contains(u"/meta/trinity/confirmed/0"_s));
    opened->setConfirmed({u"Speaks \"Twi\"."_s, u"Won a prize."_s});
    const auto again = TrinityDocument::fromJson(opened->toJson(), report);
    QVERIFY(again);
    QCOMPARE(again->confirmed(), (QStringList{u"Speaks \"Twi\"."_s, u"Won a prize."_s}));
    QCOMPARE(again->content.claims.value(u"brutalist"_s).first().status, SavedClaim::Status::Unsupported);
    const auto list = OrderedJson::parse(opened->toJson())->value(u"meta").value(u"trinity").value(u"confirmed");
    QCOMPARE(list.values().first().numberText(), u"7"_s); // kept, whatever it means
    QCOMPARE(list.values().at(1).value(u"by").numberText(), u"1.0"_s);

    TrinityDocument empty = TrinityDocument::fromSource(notes(), Portfolio());
    QVERIFY(!empty.holdsOwnWork());
    QVERIFY(!empty.toJson().contains("confirmed"));
}

void TestTrinityDocument::whatAnotherToolAddsIsKept()
{
    auto bytes = fullDocument().toJson();
    bytes.replace("\"format\": 1", "\"assets\": [{\"w\": 1.0, \"id\": \"a\"}],\n \"format\": 1.0");
    bytes.replace("\"id\": \"s1\"", "\"pages\": 1e1, \"id\": \"s1\"");
    bytes.replace("\"basics\": {", "\"x_tool\": {\"b\": 1, \"a\": 2.0}, \"basics\": { \"x_shoe\": 44.0,");
    ImportReport report;
    auto document = TrinityDocument::fromJson(bytes, report);
    QVERIFY(document);
    const auto root = OrderedJson::parse(bytes);
    QCOMPARE(document->toJson(), root->toBytes());
    document->content.edits[u"brutalist"_s].insert(u"/tagline"_s, u"New"_s);
    document->content.sources[0].source.name = u"other.txt"_s;
    const auto changed = OrderedJson::parse(document->toJson());
    const auto block = changed->value(u"meta").value(u"trinity");
    QCOMPARE(block.value(u"assets"), root->value(u"meta").value(u"trinity").value(u"assets"));
    QCOMPARE(block.value(u"sources").values().first().value(u"pages").numberText(), u"1e1"_s);
    QCOMPARE(block.value(u"sources").values().first().value(u"name").toText(), u"other.txt"_s);
    QCOMPARE(block.value(u"edits").value(u"brutalist").value(u"/tagline").toText(), u"New"_s);
    QCOMPARE(changed->value(u"basics").value(u"x_shoe").numberText(), u"44.0"_s);
}

void TestTrinityDocument::whatIsNotUnderstoodIsTheReportAndIsKept_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char *name, const char *block, const QString &finding) {
        QTest::newRow(name) << QByteArray(block) << finding;
    };
    row("sources that are no list", R"("sources":5)", u"line 2, /meta/trinity/sources: a list was expected"_s);
    row("a source that is a text", R"("sources":["x"])", u"line 2, /meta/trinity/sources/0: an object or a list was expected"_s);
    row("a name that is a number", R"("sources":[{"id":"s1","name":1}])", u"line 2, /meta/trinity/sources/0/name: a text was expected"_s);
    row("a place outside the text",
        R"("sources":[{"id":"s1","text":"ab"}],"provenance":{"/basics/name":{"source":"s1","start":0,"end":3,"how":"exact"}})",
        u"line 2, /meta/trinity/provenance/~1basics~1name: the place is not within the source's text"_s);
    row("a place in no source", R"("provenance":{"/a":{"source":"s9","start":0,"end":3,"how":"exact"}})",
        u"line 2, /meta/trinity/provenance/~1a: there is no source \"s9\""_s);
    row("an unknown way", R"("provenance":{"/a":{"how":"guess"}})",
        u"line 2, /meta/trinity/provenance/~1a/how: \"exact\", \"normalised\", \"user\" or \"model\" was expected"_s);
    row("voices that are a list", R"("voices":[])", u"line 2, /meta/trinity/voices: an object was expected"_s);
    row("a claim without status", R"("claims":{"v":[{"text":"x"}]})",
        u"/meta/trinity/claims/v/0/status: \"ok\", \"reworded\", \"unsupported\" or \"waived\" was expected"_s);
}

void TestTrinityDocument::whatIsNotUnderstoodIsTheReportAndIsKept()
{
    QFETCH(QByteArray, block);
    QFETCH(QString, finding);
    const QByteArray bytes = "{\"basics\":{\"name\":\"A\"},\"meta\":{\"trinity\":{\n\"format\":1," + block + "}}}";
    ImportReport report;
    const auto document = TrinityDocument::fromJson(bytes, report);
    QVERIFY(document);
    QCOMPARE(report.notUnderstood, QStringList{finding});
    QCOMPARE(document->toJson(), OrderedJson::parse(bytes)->toBytes());
}

void TestTrinityDocument::aNewerVersionIsForReadingOnly()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"new.trinity"_s);
    auto bytes = fullDocument().toJson();
    bytes.replace("\"format\": 1", "\"format\": 7");
    put(path, bytes);
    ImportReport report;
    const auto document = TrinityFile::open(path, report);
    QVERIFY(document);
    QCOMPARE(document->access(), TrinityDocument::Access::ReadOnly);
    QCOMPARE(document->facts().basics.name, u"Ada Okonkwo"_s);
    QVERIFY2(report.notUnderstood.first().contains(u"a newer version of Trinity wrote this (format 7"_s),
             qPrintable(report.notUnderstood.first()));
    const auto saved = TrinityFile::save(folder.filePath(u"copy.trinity"_s), *document);
    QVERIFY(!saved);
    QVERIFY(saved.error().kind == ErrorKind::WriteFailed);
    QVERIFY(!QFile::exists(folder.filePath(u"copy.trinity"_s)));
    QVERIFY(!TrinityFile::save(path, fullDocument()));
    QCOMPARE(bytesOf(path), bytes);
}

void TestTrinityDocument::brokenFilesAreNamedAndNeverOverwritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto good = fullDocument().toJson();
    QTest::newRow("cut short") << good.first(good.size() / 2) << u"work.trinity is not valid JSON: "_s;
    QTest::newRow("a comma too much")
        << QByteArray("{\n\"basics\": {\"name\": \"A\",}\n}")
        << u"work.trinity is not valid JSON: a comma without another entry behind it at line 2, column 24 (in /basics)"_s;
    QTest::newRow("a NUL byte") << QByteArray("{\"meta\":\0}", 10) << u"a NUL byte at line 1, column 9 (in /meta)"_s;
    QTest::newRow("all NUL bytes") << QByteArray(4096, '\0') << u"a NUL byte at line 1, column 1"_s;
    QTest::newRow("a depth bomb") << "{\"meta\":" + QByteArray(500'000, '[') << u"levels deep"_s;
    QTest::newRow("no version") << QByteArray("{\"meta\":{\n\"trinity\":{\n\"format\":\"1\"}}}")
                                << u"line 3, /meta/trinity/format is no version number"_s;
    QTest::newRow("a resume") << QByteArray(R"({"basics":{"name":"A"}})") << u"is no Trinity document"_s;
    QTest::newRow("a text") << QByteArray("my notes") << u"is not valid JSON"_s;
    QTest::newRow("a list") << QByteArray("[1]") << u"is no Trinity document"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\n\"\xFF\xFE\"}") << u"line 2 is not UTF-8"_s;
    QTest::newRow("huge") << QByteArray(TrinityDocument::maximumBytes + 1, ' ') << u"is larger than 32 MB"_s;
}

void TestTrinityDocument::brokenFilesAreNamedAndNeverOverwritten()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    QTemporaryDir folder;
    const auto path = folder.filePath(u"work.trinity"_s);
    put(path, bytes);
    ImportReport report;
    const auto opened = TrinityFile::open(path, report);
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.startsWith(u"work.trinity "_s) && opened.error().detail.contains(words),
             qPrintable(opened.error().detail));
    const auto saved = TrinityFile::save(path, fullDocument());
    QVERIFY(!saved);
    QVERIFY2(saved.error().detail.contains(u"was not overwritten: work.trinity "_s), qPrintable(saved.error().detail));
    QCOMPARE(bytesOf(path), bytes);
}

void TestTrinityDocument::damageIsToldOrKept()
{
    const auto whole = fullDocument().toJson();
    for (qsizetype size = 0; size < whole.size() - 2; size += 7) { // without its last bracket it is no JSON
        ImportReport report;
        QVERIFY(!TrinityDocument::fromJson(whole.first(size), report));
    }
    QRandomGenerator random(20261125);
    int opened = 0;
    for (int i = 0; i < 600; ++i) {
        auto bytes = whole;
        for (int flips = random.bounded(1, 3); flips > 0; --flips)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(32, 127));
        ImportReport report;
        const auto document = TrinityDocument::fromJson(bytes, report);
        if (!document)
            continue;
        ++opened;
        QCOMPARE(document->toJson(), withTodaysKeys(*OrderedJson::parse(bytes)).toBytes());
    }
    QVERIFY2(opened > 100, qPrintable(QString::number(opened)));
}

void TestTrinityDocument::savingIsAllOrNothing()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"work.trinity"_s);
    QVERIFY(TrinityFile::save(path, fullDocument()));
    QCOMPARE(bytesOf(path), fullDocument().toJson());
    auto changed = fullDocument();
    changed.setTheme(u"hacker"_s);
    QVERIFY(TrinityFile::save(path, changed));
    QCOMPARE(bytesOf(path), changed.toJson());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"work.trinity"_s});
    const auto nowhere = TrinityFile::save(folder.filePath(u"none/work.trinity"_s), changed);
    QVERIFY(!nowhere);
    QVERIFY(nowhere.error().kind == ErrorKind::WriteFailed);
    put(folder.filePath(u"empty.trinity"_s), {});
    QVERIFY(TrinityFile::save(folder.filePath(u"empty.trinity"_s), changed)); // as mktemp makes it
    ImportReport report;
    QVERIFY(!TrinityFile::open(folder.path(), report));
    QVERIFY(!TrinityFile::open(folder.filePath(u"none"_s), report));
}

void TestTrinityDocument::kindsHaveNamesBothWays()
{
    for (const auto kind :
         {SourceKind::PlainText, SourceKind::RepositoryDashboard, SourceKind::Markdown, SourceKind::JsonResume, SourceKind::SeedJson,
          SourceKind::Trinity, SourceKind::Html, SourceKind::Pdf, SourceKind::Docx, SourceKind::Odt})
        QCOMPARE(sourceKindFrom(QString(sourceKindName(kind))), kind);
    QCOMPARE(sourceKindFrom(u"scroll"), SourceKind::PlainText);
}

QTEST_GUILESS_MAIN(TestTrinityDocument)
#include "tst_TrinityDocument.moc"
