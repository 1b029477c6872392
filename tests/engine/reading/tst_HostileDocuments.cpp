// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"
#include "tests/engine/reading/ArchiveBuilder.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using trinity::test::ArchiveBuilder;

namespace {

const QString samples = QStringLiteral(TRINITY_TEST_DATA) + u"/sources/documents/"_s;

QByteArray sample(const QString &name)
{
    QFile file(samples + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A PDF without a table of its objects; readers rebuild it.
QByteArray pdf(const QByteArrayList &objects, const QByteArray &trailer = {})
{
    QByteArray bytes = "%PDF-1.4\n";
    for (qsizetype i = 0; i < objects.size(); ++i)
        bytes += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    return bytes + "trailer\n<< /Root 1 0 R " + trailer + " >>\n%%EOF\n";
}

QByteArray stream(const QByteArray &bytes, const QByteArray &entries = {})
{
    return "<< /Length " + QByteArray::number(bytes.size()) + ' ' + entries + " >>\nstream\n" + bytes + "\nendstream";
}

QByteArray pdfPage(const QByteArray &content)
{
    return pdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
                stream(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

/// Words of a page's content at a place.
QByteArray at(int x, int y, const QByteArray &words)
{
    return "BT /F 11 Tf " + QByteArray::number(x) + ' ' + QByteArray::number(y) + " Td (" + words + ") Tj ET ";
}

QByteArray pdfOfPages(int pages)
{
    QByteArrayList objects{"<< /Type /Catalog /Pages 2 0 R >>", QByteArray()};
    QByteArray kids;
    for (int i = 0; i < pages; ++i) {
        kids += QByteArray::number(i + 3) + " 0 R ";
        objects << "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(pages) + " >>";
    return pdf(objects);
}

QByteArray lockedPdf()
{
    const QByteArray key(32, 'x');
    return pdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
                "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + key.toHex() + "> /U <" + key.toHex() + "> >>"},
               "/Encrypt 4 0 R /ID [<00> <00>]");
}

/// A stream of zlib for /FlateDecode.
QByteArray deflated(const QByteArray &bytes)
{
    return qCompress(bytes, 9).sliced(4);
}

#if defined(__SANITIZE_ADDRESS__) // takes away the limit of memory
constexpr int greed = 2;
const QString greedy = u"holds pictures of pages and no text"_s;
#else
constexpr int greed = 60;
const QString greedy = u"is a broken PDF: reading it failed"_s;
#endif

/// Many times the same 20 MB: the parser puts a page's streams together.
QByteArray greedyPdf()
{
    QByteArray contents;
    for (int i = 0; i < greed; ++i)
        contents += "4 0 R ";
    return pdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [" + contents + "] >>",
                stream(deflated(QByteArray(20 * 1024 * 1024, ' ')), "/Filter /FlateDecode")});
}

QByteArray nested(const QByteArray &open, const QByteArray &close, int depth)
{
    return open.repeated(depth) + "Imogen Tay" + close.repeated(depth);
}

QByteArray archiveOf(const QByteArray &document)
{
    return ArchiveBuilder().add(u"[Content_Types].xml"_s, "<Types/>").add(u"word/document.xml"_s, document).bytes();
}

} // namespace

class TestHostileDocuments : public QObject
{
    Q_OBJECT

private slots:
    void refusedWithTheReason_data();
    void refusedWithTheReason();
    void aPlainPdfIsRead();
    void linesThatTheParserJoinsArePartedAgain();
    void columnsWrittenRowByRowAreParted();
    void aLongFileArrivesWhole();
    void brokenFilesNeverCrash_data();
    void brokenFilesNeverCrash();
    void pagesThatExplodeAreRefusedQuickly_data();
    void pagesThatExplodeAreRefusedQuickly();
    void aFileOverTheLimitIsTooLarge();
};

void TestHostileDocuments::refusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words"); // the beginning of what follows the name
    QTest::newRow("PDF: cut off") << QByteArray("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") << u"is a broken PDF: it cannot be opened"_s;
    QTest::newRow("PDF: garbage") << QByteArray("%PDF-1.7\n" + QByteArray(5000, '\x8F')) << u"is a broken PDF: it cannot be opened"_s;
    QTest::newRow("PDF: locked") << lockedPdf() << u"is locked with a password; save it without one"_s;
    QTest::newRow("PDF: a scan") << pdfPage("0.5 g 0 0 595 842 re f") << u"holds pictures of pages and no text, as a scan does"_s;
    QTest::newRow("PDF: 201 pages") << pdfOfPages(201) << u"has 201 pages, and a portfolio may have 200"_s;
    QTest::newRow("PDF: greedy") << greedyPdf() << greedy;

    QTest::newRow("DOCX: cut off") << sample(u"cv-tables.docx"_s).first(3000) << u"is broken: its archive cannot be read"_s;
    QTest::newRow("DOCX: no end") << sample(u"cv-tables.docx"_s).chopped(10) << u"is broken: its archive cannot be read"_s;
    QTest::newRow("DOCX: a bomb") << archiveOf("<x>" + QByteArray(15 * 1024 * 1024, ' ') + "</x>")
                                  << u"was not opened, because a part of it is packed to less than a hundredth"_s;
    QTest::newRow("DOCX: a large part") << archiveOf("<x>" + QByteArray(21 * 1024 * 1024, ' ') + "</x>")
                                        << u"was not opened, because a part of it unpacks to more than 20 MB"_s;
    QTest::newRow("DOCX: entities") << archiveOf(
        "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>")
                                    << u"was not opened: its XML declares a document type"_s;
    QTest::newRow("DOCX: a foreign file") << archiveOf(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:t>&e;</w:t></w:p></w:document>")
                                          << u"was not opened: its XML declares a document type"_s;
    QTest::newRow("DOCX: deep") << archiveOf("<w:document xmlns:w=\"w\">" + nested("<w:tbl>", "</w:tbl>", 5000) + "</w:document>")
                                << u"was not opened: its XML is nested more than 256 levels deep"_s;
    QTest::newRow("DOCX: broken XML") << archiveOf("<w:document xmlns:w=\"w\"><w:body><w:p>\n</w:body></w:document>")
                                      << u"is broken: its XML ends in an error at line 2"_s;
    QTest::newRow("DOCX: a NUL") << archiveOf(QByteArray("<d><w:p>\0</w:p></d>", 19)) << u"is broken: its XML ends in an error"_s;
    QTest::newRow("DOCX: empty") << ArchiveBuilder::docx("<w:p/>") << u"holds no text"_s;
    QTest::newRow("DOCX: out of the archive") << ArchiveBuilder().add(u"word/document.xml"_s, "<d/>").add(u"../../evil"_s, "x").bytes()
                                              << u"was not opened, because a path in its archive leads out of it"_s;
    ArchiveBuilder many;
    many.add(u"word/document.xml"_s, "<d/>");
    for (int i = 0; i < 2001; ++i)
        many.add(u"word/%1.xml"_s.arg(i), "");
    QTest::newRow("DOCX: many parts") << many.bytes() << u"was not opened, because its archive has 2002 parts"_s;
    QTest::newRow("DOCX: a part twice") << ArchiveBuilder().add(u"word/document.xml"_s, "<d/>").add(u"word/document.xml"_s, "<e/>").bytes()
                                        << u"was not opened, because a part stands twice"_s;

    QTest::newRow("ODT: locked") << ArchiveBuilder()
                                        .add(u"mimetype"_s, "application/vnd.oasis.opendocument.text")
                                        .add(u"content.xml"_s, "\x01\x02")
                                        .add(u"META-INF/manifest.xml"_s, "<manifest:encryption-data/>")
                                        .bytes()
                                 << u"is locked with a password; save it without one"_s;
    QTest::newRow("ODT: a bomb") << ArchiveBuilder::odt("<text:p>" + QByteArray(15 * 1024 * 1024, 'a') + "</text:p>")
                                 << u"was not opened, because a part of it is packed"_s;
    QTest::newRow("an Excel workbook") << ArchiveBuilder().add(u"xl/workbook.xml"_s, "<x/>").bytes() << u"is an Excel workbook"_s;
    QTest::newRow("a document of Pages") << ArchiveBuilder().add(u"Index/Document.iwa"_s, "x").bytes()
                                         << u"is a document of Apple's Pages; export it as DOCX or PDF"_s;
    QTest::newRow("a plain archive") << ArchiveBuilder().add(u"cv.txt"_s, "Imogen Tay").bytes()
                                     << u"is a ZIP archive; unpack it and choose the file in it"_s;

    QTest::newRow("HTML: deep") << QByteArray("<html><body>" + nested("<div>", "</div>", 100'000))
                                << u"is a web page of more or deeper elements"_s;
    QTest::newRow("HTML: without text") << QByteArray("<!doctype html><div id=root></div><script>render()</script>")
                                        << u"is a web page without text: its words are loaded by a script"_s;
    QTest::newRow("MHTML") << QByteArray("From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n\r\n<html>")
                           << u"is a web archive (MHTML) or a mail; save the page as HTML"_s;
    QTest::newRow("RTF") << QByteArray("{\\rtf1 Imogen Tay}") << u"is a rich text (RTF) document; save it as DOCX or PDF"_s;
    const QByteArray ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    const auto wide = [](const char *name) {
        QByteArray bytes;
        for (; *name != 0; ++name)
            bytes.append(*name).append('\0');
        return bytes;
    };
    QTest::newRow("DOC") << ole + QByteArray(500, '\0') + wide("WordDocument")
                         << u"is an old Word document (DOC); save it as DOCX or PDF"_s;
    QTest::newRow("DOCX: locked") << ole + QByteArray(500, '\0') + wide("EncryptedPackage")
                                  << u"is an Office document locked with a password; save it without one"_s;
    QTest::newRow("unknown") << QByteArray(500, '\0') + "abc" << u"is binary data of an unknown kind, not a text; save it as DOCX or PDF"_s;
    QTest::newRow("JSON: deep") << QByteArray(1'000'000, '[') << u"is JSON nested more than"_s;
}

void TestHostileDocuments::refusedWithTheReason()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto reading = PortfolioReader::readBytes(u"cv"_s, bytes);
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::BadSource || reading.error().kind == ErrorKind::TooLarge);
    QVERIFY2(reading.error().detail.startsWith(u"cv "_s + words), qPrintable(reading.error().detail));
}

void TestHostileDocuments::aPlainPdfIsRead()
{
    const auto reading = PortfolioReader::readBytes(u"cv.pdf"_s,
                                                    pdfPage("BT /F 12 Tf 14 TL 40 800 Td (Imogen Tay) Tj T* (Potter) Tj T* "
                                                            "(imogen@example.org) Tj ET"));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(reading->document.text, u"Imogen Tay\nPotter\nimogen@example.org"_s);
    QCOMPARE(reading->portfolio.basics.email, u"imogen@example.org"_s);
}

/// Dates first, bullets of their own, words in pieces: here the parser takes several lines for one.
void TestHostileDocuments::linesThatTheParserJoinsArePartedAgain()
{
    const auto reading = PortfolioReader::readBytes(
        u"cv.pdf"_s,
        pdfPage(at(50, 800, "Imogen Tay") + at(50, 760, "EXPERIENCE") + at(450, 730, "2019 - 2021")
                + at(50, 730, "Engineer, Kiln Works, Leeds") + at(50, 715, "\\267") + at(62, 715, "Ran the kilns and")
                + at(149, 715, "kept them hot.") + at(50, 700, "\\267") + at(62, 700, "Taught classes.")));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(
        reading->document.text,
        u"Imogen Tay\n\nEXPERIENCE\n\nEngineer, Kiln Works, Leeds\t2019 - 2021\n•\tRan the kilns and kept them hot.\n• Taught classes."_s);
    QCOMPARE(reading->portfolio.work.size(), 1);
    QCOMPARE(reading->portfolio.work.first().startDate, u"2019"_s);
    QCOMPARE(reading->portfolio.work.first().highlights, QStringList({u"Ran the kilns and kept them hot."_s, u"Taught classes."_s}));
}

void TestHostileDocuments::columnsWrittenRowByRowAreParted()
{
    const QByteArrayList left{"SKILLS", "Raku", "Glazes", "Kilns", "Slip casting", "LANGUAGES", "English native", "French B1"};
    const QByteArrayList right{"EXPERIENCE",
                               "Engineer, Kiln Works, Leeds, 2019 - 2021",
                               "Ran the kilns and kept them hot all year.",
                               "Taught classes.",
                               "Built three kilns.",
                               "Wrote the book of glazes.",
                               "Mixed the clay for nine potters.",
                               "Sold at four fairs."};
    QByteArray content = at(50, 800, "Imogen Tay");
    for (int i = 0; i < left.size(); ++i)
        content += at(50, 760 - 16 * i, left.at(i)) + at(230, 760 - 16 * i, right.at(i));
    const auto reading = PortfolioReader::readBytes(u"cv.pdf"_s, pdfPage(content));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(reading->portfolio.skills.size(), 4);
    QCOMPARE(reading->portfolio.languages.size(), 2);
    QCOMPARE(reading->portfolio.work.size(), 1);
    QCOMPARE(reading->portfolio.work.first().name, u"Kiln Works"_s);
    QVERIFY(reading->document.text.indexOf(u"French B1"_s) < reading->document.text.indexOf(u"EXPERIENCE"_s));
}

/// A pipe holds 64 KB: what is longer arrives in pieces.
void TestHostileDocuments::aLongFileArrivesWhole()
{
    const QByteArray comment = "% " + QByteArray(3'000'000, 'x') + '\n';
    for (int i = 0; i < 3; ++i) {
        const auto reading = PortfolioReader::readBytes(u"cv.pdf"_s, pdfPage(comment + "BT /F 12 Tf 40 800 Td (Imogen Tay) Tj ET"));
        QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
        QCOMPARE(reading->document.text, u"Imogen Tay"_s);
    }
}

void TestHostileDocuments::brokenFilesNeverCrash_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("cv-sidebar.pdf") << 1811;
    QTest::newRow("cv-tables.docx") << 31;
    QTest::newRow("cv-styles.odt") << 31;
    QTest::newRow("github-profile.html") << 31;
}

void TestHostileDocuments::brokenFilesNeverCrash()
{
    QFETCH(int, step);
    const QByteArray sound = sample(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(sound.size() > 1000);
    int answers = 0;
    for (qsizetype at = 10; at < sound.size(); at += step) {
        QByteArray broken = sound;
        broken[at] = static_cast<char>(~broken.at(at));
        if (at % 3 == 0)
            broken.remove(at, 40);
        const auto reading = PortfolioReader::readBytes(u"cv"_s, broken);
        answers += reading || !reading.error().detail.isEmpty() ? 1 : 0;
    }
    QCOMPARE(answers, static_cast<int>((sound.size() - 10 + step - 1) / step));
}

void TestHostileDocuments::pagesThatExplodeAreRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray fonts;
    for (int i = 0; i < 300; ++i)
        fonts += "<b class=" + QByteArray::number(i) + '>';
    QTest::newRow("formatting that is opened anew") << "<html><body>" + fonts + QByteArray("<p>x").repeated(200'000);
    QByteArray attributes;
    for (int i = 0; i < 200'000; ++i)
        attributes += " a" + QByteArray::number(i) + "=1";
    QTest::newRow("attributes") << "<html><body><div" + attributes + ">Imogen Tay";
    QTest::newRow("closing tags in comments") << "<html><body>" + QByteArray("<div><!--</div>-->").repeated(100'000);
}

void TestHostileDocuments::pagesThatExplodeAreRefusedQuickly()
{
    QFETCH(QByteArray, bytes);
    QElapsedTimer time;
    time.start();
    const auto reading = PortfolioReader::readBytes(u"page"_s, bytes);
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::TooLarge);
    QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
}

void TestHostileDocuments::aFileOverTheLimitIsTooLarge()
{
    const auto reading = PortfolioReader::readBytes(u"cv.pdf"_s, "%PDF-1.4\n" + QByteArray(26 * 1024 * 1024, ' '));
    QVERIFY(!reading);
    QVERIFY(reading.error().kind == ErrorKind::TooLarge);
    QCOMPARE(reading.error().detail, u"cv.pdf is larger than 25 MB (26.0 MB), too large for a portfolio; leave out what the site does not need"_s);
}

QTEST_GUILESS_MAIN(TestHostileDocuments)
#include "tst_HostileDocuments.moc"
