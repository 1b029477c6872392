// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

const QString sources = QStringLiteral(TRINITY_TEST_DATA) + u"/sources/"_s;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList fixtures()
{
    QStringList paths;
    for (const auto &folder : {sources, QStringLiteral(TRINITY_SAMPLES_DIR) + u'/'})
        for (const auto &name : QDir(folder).entryList(QDir::Files, QDir::Name))
            paths << folder + name;
    return paths;
}

/// One to eight random changes: bytes flipped, cut out, doubled, moved, or replaced by what parsers trip over.
QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    static const QByteArrayList bait{"\n\n",    "\"", "{",    "]",        "**", "](", "```\n",    "|", ",",
                                     "2019 - ", ": ", "\xFF", "\xE2\x80", "- ", "# ", "https://", "@", "Updated 1 day ago\n",
                                     "\t"};
    const int changes = 1 + static_cast<int>(random.bounded(8));
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const auto at = random.bounded(bytes.size());
        const auto length = std::min<qsizetype>(bytes.size() - at, random.bounded(200));
        switch (random.bounded(5)) {
        case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
        case 1: bytes.remove(at, length); break;
        case 2: bytes.insert(at, bytes.mid(at, length)); break;
        case 3: bytes.insert(at, bait.at(random.bounded(bait.size()))); break;
        default: bytes.truncate(at); break;
        }
    }
    return bytes;
}

} // namespace

class TestPortfolioReader : public QObject
{
    Q_OBJECT

private slots:
    void kindsAreFoundByContent_data();
    void kindsAreFoundByContent();
    void whatIsNoTextIsNamed_data();
    void whatIsNoTextIsNamed();
    void whatIsNoFileIsNamed();
    void aTextOverFiveMegabytesIsTooLarge();
    void brokenJsonNamesLineAndColumn();
    void aThingWithoutFactsIsNoPortfolio_data();
    void aThingWithoutFactsIsNoPortfolio();
    void aNameIsEnough();
    void theDocumentSaysWhatWasRead();
    void jsonFactsHaveTheirPlaces_data();
    void jsonFactsHaveTheirPlaces();
    void portfolioFilesOfAFolder();
    void mutationsNeverCrashAndPlacesStayInside();
    void largeTextsAreReadCompletely_data();
    void largeTextsAreReadCompletely();
};

void TestPortfolioReader::kindsAreFoundByContent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("language");
    const auto row = [](const QString &path, SourceKind kind, const QString &language) {
        QTest::newRow(qPrintable(path.section(u'/', -1))) << path << static_cast<int>(kind) << language;
    };
    const QString samples = QStringLiteral(TRINITY_SAMPLES_DIR);
    row(samples + u"/ada-okonkwo.txt"_s, SourceKind::PlainText, u"en"_s);
    row(samples + u"/jonas-weber.md"_s, SourceKind::Markdown, u"en"_s);
    row(samples + u"/noa-castellan.json"_s, SourceKind::JsonResume, u"en"_s);
    row(sources + u"github-dashboard-paste.txt"_s, SourceKind::RepositoryDashboard, u"en"_s);
    row(sources + u"full-cv.json"_s, SourceKind::JsonResume, u"en"_s);
    row(sources + u"seed.json"_s, SourceKind::SeedJson, u"en"_s);
    row(sources + u"seed-variant.json"_s, SourceKind::SeedJson, u"en"_s);
    row(sources + u"rtl.json"_s, SourceKind::JsonResume, u"ar"_s);
    row(sources + u"latin1.txt"_s, SourceKind::PlainText, u"de"_s);
    row(sources + u"name-only.txt"_s, SourceKind::PlainText, u"en"_s);
}

void TestPortfolioReader::kindsAreFoundByContent()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(QString, language);
    const auto reading = PortfolioReader::readFile(path);
    QVERIFY(reading);
    QCOMPARE(static_cast<int>(reading->document.kind), kind);
    QCOMPARE(reading->portfolio.language, language);
    // The same bytes under a name that lies are the same portfolio.
    const auto disguised = PortfolioReader::readBytes(u"picture.png"_s, bytesOf(path));
    QVERIFY(disguised);
    QCOMPARE(disguised->portfolio, reading->portfolio);
}

void TestPortfolioReader::whatIsNoTextIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
    QTest::newRow("white space") << QByteArray(" \n\t\r\n ") << u"holds nothing but white space"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF\n") << u"holds nothing but white space"_s;
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)
                         << u"is a PNG image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_s;
    QTest::newRow("JPEG") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10)
                          << u"is a JPEG image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_s;
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
                         << u"is a broken PDF: it cannot be opened; print it into a new PDF, or save it as DOCX"_s;
    QTest::newRow("DOCX") << QByteArray("PK\x03\x04....word/document.xml....")
                          << u"is broken: its archive cannot be read; save it anew in its program"_s;
    QTest::newRow("ZIP") << QByteArray("PK\x03\x04....a.txt....PK\x05\x06....")
                         << u"is a ZIP archive; unpack it and choose the file in it"_s;
    QTest::newRow("half a ZIP")
        << QByteArray("PK\x03\x04....a.txt....")
        << u"is a broken archive, as Word, OpenDocument and ZIP files are, whose end is missing; fetch or save it once more"_s;
    QTest::newRow("old Word") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....")
                              << u"is an old Office document (DOC, XLS or PPT); save it as DOCX or PDF"_s;
    QTest::newRow("RTF") << QByteArray("{\\rtf1\\ansi Hello}") << u"is a rich text (RTF) document; save it as DOCX or PDF"_s;
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>we make small things for you</body></html>")
                          << u"holds no name and no other fact about a person; write the name at its top"_s;
    QTest::newRow("ELF") << QByteArray("\x7F"
                                       "ELF\x02\x01\x01\0\0",
                                       9)
                         << u"is a program, not a text"_s;
    QTest::newRow("a NUL in a text") << QByteArray("Imogen Tay\0Potter\n", 18)
                                     << u"is binary data of an unknown kind, not a text; save it as DOCX or PDF"_s;
    QTest::newRow("control characters") << QByteArray("Imo\x01gen\x02 T\x03"
                                                      "ay")
                                        << u"is binary data of an unknown kind, not a text; save it as DOCX or PDF"_s;
    QTest::newRow("NULs only") << QByteArray(64, '\0') << u"is binary data of an unknown kind, not a text; save it as DOCX or PDF"_s;
}

void TestPortfolioReader::whatIsNoTextIsNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto reading = PortfolioReader::readBytes(u"thing.txt"_s, bytes);
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::BadSource);
    QCOMPARE(reading.error().detail, u"thing.txt "_s + words);
}

void TestPortfolioReader::whatIsNoFileIsNamed()
{
    QTemporaryDir folder;
    const auto detail = [](const QString &path) {
        const auto reading = PortfolioReader::readFile(path);
        return reading ? QString() : reading.error().detail;
    };
    QCOMPARE(detail(folder.filePath(u"none.txt"_s)), u"none.txt does not exist"_s);
    QDir(folder.path()).mkdir(u"cv.txt"_s);
    QCOMPARE(detail(folder.filePath(u"cv.txt"_s)), u"cv.txt is a folder, not a file"_s);
    const QString pipe = folder.filePath(u"pipe.txt"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(detail(pipe), u"pipe.txt is a device or a pipe, not a file"_s);
    QCOMPARE(detail(u"/dev/zero"_s), u"zero is a device or a pipe, not a file"_s);
    QVERIFY(QFile::link(folder.filePath(u"gone"_s), folder.filePath(u"link.txt"_s)));
    QCOMPARE(detail(folder.filePath(u"link.txt"_s)), u"link.txt is a link to a file that does not exist"_s);
    const QString locked = folder.filePath(u"locked.txt"_s);
    QFile file(locked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Imogen Tay\n");
    file.close();
    file.setPermissions(QFileDevice::Permissions());
    if (geteuid() == 0) // root reads everything
        QVERIFY(PortfolioReader::readFile(locked));
    else
        QVERIFY2(detail(locked).startsWith(u"locked.txt cannot be read ("_s), qPrintable(detail(locked)));
}

void TestPortfolioReader::aTextOverFiveMegabytesIsTooLarge()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"long.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Imogen Tay\n" + QByteArray(6 * 1024 * 1024, 'a'));
    file.close();
    const auto reading = PortfolioReader::readFile(file.fileName());
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::TooLarge);
    QCOMPARE(reading.error().detail,
             u"long.txt is larger than 5 MB (6.0 MB), too large for a portfolio; leave out what the site does not need"_s);
    // A large picture is a picture first.
    const auto picture = PortfolioReader::readBytes(u"photo.jpg"_s, "\xFF\xD8\xFF" + QByteArray(6 * 1024 * 1024, 'a'));
    QCOMPARE(picture.error().detail, u"photo.jpg is a JPEG image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_s);
    const auto limit = PortfolioReader::readBytes(u"limit.txt"_s, "Imogen Tay\n" + QByteArray(PortfolioReader::maximumBytes - 11, '\n'));
    QVERIFY(limit);
}

void TestPortfolioReader::brokenJsonNamesLineAndColumn()
{
    const auto broken = PortfolioReader::readBytes(u"cv.json"_s, "{\n  \"basics\": {\n    \"name\" \"A\"\n  }\n}\n");
    QVERIFY(!broken);
    QVERIFY(broken.error().kind == ErrorKind::BadSource);
    QCOMPARE(broken.error().detail, u"cv.json is not valid JSON: a colon was expected at line 3, column 12"_s);
    const auto deep = PortfolioReader::readBytes(u"deep.json"_s, QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']'));
    QVERIFY(!deep);
    QVERIFY2(deep.error().detail.startsWith(u"deep.json is JSON nested more than"_s), qPrintable(deep.error().detail));
}

void TestPortfolioReader::aThingWithoutFactsIsNoPortfolio_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const QString none = u"thing holds no name and no other fact about a person; write the name at its top"_s;
    QTest::newRow("JSON of another kind")
        << QByteArray(R"({"name":"left-pad","version":"1.0"})")
        << u"thing is JSON but no portfolio: it has neither \"basics\" (JSON Resume) nor \"brand_name\"; its keys begin with \"name\", \"version\""_s;
    QTest::newRow("a JSON list") << QByteArray("[{\"a\":1}]")
                                 << u"thing is a JSON list; a portfolio is a JSON object with \"basics\" (JSON Resume) or \"brand_name\""_s;
    QTest::newRow("an empty object") << QByteArray("{}") << u"thing is an empty JSON object"_s;
    QTest::newRow("an empty resume") << QByteArray(R"({"basics":{}})") << none;
    QTest::newRow("an empty seed") << QByteArray(R"({"brand_name":"","repos":[]})") << none;
    QTest::newRow("punctuation") << QByteArray("...\n---\n") << none;
    QTest::newRow("a sentence") << QByteArray("the quick brown fox jumps over the lazy dog and sleeps\n") << none;
    QTest::newRow("Markdown without words") << QByteArray("# \n\n![](a.png)\n\n[](b)\n\n```\n```\n") << none;
}

void TestPortfolioReader::aThingWithoutFactsIsNoPortfolio()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto reading = PortfolioReader::readBytes(u"thing"_s, bytes);
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::BadSource);
    QCOMPARE(reading.error().detail, words);
}

void TestPortfolioReader::aNameIsEnough()
{
    for (const QByteArray &bytes : {QByteArray("Imogen Tay"), QByteArray("# Imogen Tay\n"),
                                    QByteArray(R"({"basics":{"name":"Imogen Tay"}})"), QByteArray(R"({"brand_name":"Imogen Tay"})")}) {
        const auto reading = PortfolioReader::readBytes(u"name"_s, bytes);
        QVERIFY2(reading, bytes.constData());
        QCOMPARE(reading->portfolio.basics.name, u"Imogen Tay"_s);
        QCOMPARE(reading->report.factsRead, 1);
        QCOMPARE(reading->portfolio.provenance.size(), 1);
    }
}

void TestPortfolioReader::theDocumentSaysWhatWasRead()
{
    const auto reading = PortfolioReader::readFile(sources + u"utf16le.txt"_s);
    QVERIFY(reading);
    QCOMPARE(reading->document.name, u"utf16le.txt"_s);
    QCOMPARE(reading->document.encoding, u"UTF-16LE"_s);
    QVERIFY(!reading->document.encodingGuessed);
    QVERIFY(!reading->document.text.contains(u'\r'));
    QVERIFY(reading->document.text.startsWith(u"Zoë"_s));
    QCOMPARE(reading->document.sha256, QCryptographicHash::hash(bytesOf(sources + u"utf16le.txt"_s), QCryptographicHash::Sha256).toHex());
    const auto latin = PortfolioReader::readFile(sources + u"latin1.txt"_s);
    QVERIFY(latin && latin->document.encodingGuessed);
    QCOMPARE(latin->portfolio.basics.name, u"Jürgen Müßig"_s);
}

void TestPortfolioReader::jsonFactsHaveTheirPlaces_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"full-cv.json", "rtl.json", "long-words.json", "seed.json", "seed-variant.json", "json-resume-0x.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPortfolioReader::jsonFactsHaveTheirPlaces()
{
    QFETCH(QString, name);
    const auto reading = PortfolioReader::readFile(sources + name);
    QVERIFY(reading);
    const auto &portfolio = reading->portfolio;
    const auto at = [&](const QString &pointer) {
        const auto place = portfolio.provenance.value(pointer);
        return reading->document.text.mid(place.start, place.end - place.start);
    };
    QCOMPARE(portfolio.provenance.size(), reading->report.factsRead);
    QCOMPARE(at(u"/basics/name"_s), portfolio.basics.name);
    for (qsizetype i = 0; i < portfolio.projects.size(); ++i) {
        QCOMPARE(at(u"/projects/%1/name"_s.arg(i)), portfolio.projects.at(i).name);
        if (portfolio.projects.at(i).stars)
            QCOMPARE(at(u"/projects/%1/stars"_s.arg(i)), QString::number(*portfolio.projects.at(i).stars));
    }
    for (qsizetype i = 0; i < portfolio.work.size(); ++i)
        QCOMPARE(at(u"/work/%1/name"_s.arg(i)), portfolio.work.at(i).name);
}

void TestPortfolioReader::portfolioFilesOfAFolder()
{
    QTemporaryDir folder;
    for (const auto &name : {u"b.txt"_s, u"a.md"_s, u"c.JSON"_s, u"photo.png"_s, u"notes.markdown"_s, u".hidden.txt"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QDir(folder.path()).mkdir(u"sub.txt"_s);
    QStringList names;
    for (const auto &path : PortfolioReader::portfolioFilesIn(folder.path()))
        names << path.section(u'/', -1);
    QCOMPARE(names, (QStringList{u"a.md"_s, u"b.txt"_s, u"c.JSON"_s, u"notes.markdown"_s}));
    QVERIFY(PortfolioReader::portfolioFilesIn(folder.filePath(u"none"_s)).isEmpty());
}

void TestPortfolioReader::mutationsNeverCrashAndPlacesStayInside()
{
    constexpr int rounds = 25;
    int read = 0;
    for (const auto &path : fixtures()) {
        const QByteArray original = bytesOf(path);
        QRandomGenerator random(20240521);
        for (int i = 0; i < rounds; ++i) {
            const auto reading = PortfolioReader::readBytes(u"mutant"_s, mutated(original, random));
            if (!reading) {
                QVERIFY(reading.error().kind == ErrorKind::BadSource || reading.error().kind == ErrorKind::TooLarge);
                QVERIFY(reading.error().detail.startsWith(u"mutant "_s));
                continue;
            }
            ++read;
            const auto size = reading->document.text.size();
            const auto &places = reading->portfolio.provenance;
            for (auto it = places.begin(); it != places.end(); ++it)
                QVERIFY2(it->start >= 0 && it->start < it->end && it->end <= size, qPrintable(path + it.key()));
        }
    }
    QVERIFY(read > 150); // most mutants are still portfolios: the test reads, it does not only refuse
}

void TestPortfolioReader::largeTextsAreReadCompletely_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr qsizetype size = 1'500'000;
    const auto filled = [](const QByteArray &head, const QByteArray &unit) {
        QByteArray text = head;
        text.reserve(size);
        while (text.size() + unit.size() < size)
            text += unit;
        return text;
    };
    QTest::newRow("one long line") << filled("Imogen Tay\n\nSkills\n\n", "glazing and ");
    QTest::newRow("one long list") << filled("Imogen Tay\n\nSkills\n\n", "clay, ");
    QTest::newRow("one paragraph of thousands of lines")
        << filled("Imogen Tay\n\nAbout\n\n", "I throw pots and I fire them in the evening.\n");
    QTest::newRow("thousands of lines without a heading") << filled("Imogen Tay\n", "Some words here 2019\n\n");
    QTest::newRow("thousands of bullets") << filled("Imogen Tay\n\nWork\n\nPotter, Clay Ltd, 2010 - today\n",
                                                    "- Threw four hundred bowls in 2019.\n");
    QTest::newRow("thousands of jobs") << filled("Imogen Tay\n\nWork\n\n", "Potter, Clay Ltd, 2010 - 2012\n");
    QTest::newRow("Markdown items") << filled("# Imogen Tay\n\n## Projects\n\n",
                                              "- [bowl](https://x.example/bowl) - Round things `clay` and more.\n");
    QTest::newRow("one Markdown paragraph") << filled("# Imogen Tay\n\n## About\n\n",
                                                      "I **throw** [pots](https://x.example) and *fire* them.\n");
    QTest::newRow("a dashboard") << filled("me // Board\n\n", "tool\n\nDoes it.\nGo\n12\n3\nUpdated 1 day ago\n");
    QTest::newRow("JSON") << filled("{\"basics\":{\"name\":\"Imogen Tay\"},\"skills\":[{\"name\":\"a\"}", ",{\"name\":\"throwing pots\"}")
            + "]}";
    QTest::newRow("commas and brackets") << filled("Imogen Tay\n\nSkills\n\n", "(,");
    QTest::newRow("addresses") << filled("Imogen Tay\n\nContact\n\n", "a.b@x.example http://x.example/a ");
}

void TestPortfolioReader::largeTextsAreReadCompletely()
{
    // The limit of the test program's time would be passed by anything quadratic: the square of its size is hours.
    QFETCH(QByteArray, bytes);
    const auto reading = PortfolioReader::readBytes(u"large"_s, bytes);
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QVERIFY(!reading->portfolio.basics.name.isEmpty());
}

QTEST_GUILESS_MAIN(TestPortfolioReader)
#include "tst_PortfolioReader.moc"
