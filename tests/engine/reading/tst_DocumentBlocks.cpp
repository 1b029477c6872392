// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"
#include "tests/engine/reading/ArchiveBuilder.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using trinity::test::ArchiveBuilder;

namespace {

QByteArray p(const QByteArray &words, const QByteArray &runProperties = {})
{
    return "<w:p><w:r>" + runProperties + "<w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
}

QByteArray bold(const QByteArray &words)
{
    return p(words, "<w:rPr><w:b/></w:rPr>");
}

QByteArray item(const QByteArray &words)
{
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

ReadPortfolio read(const QByteArray &body)
{
    const auto reading = PortfolioReader::readBytes(u"cv.docx"_s, ArchiveBuilder::docx(body));
    return reading ? *reading : ReadPortfolio();
}

} // namespace

class TestDocumentBlocks : public QObject
{
    Q_OBJECT

private slots:
    void aDocumentWithoutStylesIsReadByItsWords();
    void trackedDeletionsAndFallbacksAreNotRead();
    void fieldsGiveTheirAddress();
    void aTextBoxIsReadOnce();
    void aSidebarInACellComesAfterTheName();
    void spacesAndBreaksInOpenDocument();
    void theHeaderOfAPageIsReadAndItsFooterTold();
    void htmlFragmentsOfMarkdownStayMarkdown();
};

void TestDocumentBlocks::aDocumentWithoutStylesIsReadByItsWords()
{
    const auto reading = read(
        p("Imogen Tay") + p("Potter") + p("imogen@example.org") + bold("EXPERIENCE")
        + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Master potter, Kiln Works, Leeds</w:t></w:r><w:r><w:tab/><w:t>2015 - 2020</w:t></w:r></w:p>"
        + item("Ran the kilns.") + item("Taught evening classes.") + bold("Skills:") + p("Raku, Glazes") + bold("Languages")
        + p("English (native)"));
    const auto &portfolio = reading.portfolio;
    QCOMPARE(portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(portfolio.work.size(), 1);
    QCOMPARE(portfolio.work.first().name, u"Kiln Works"_s);
    QCOMPARE(portfolio.work.first().highlights, QStringList({u"Ran the kilns."_s, u"Taught evening classes."_s}));
    QCOMPARE(portfolio.skills.size(), 2);
    QCOMPARE(portfolio.languages.size(), 1);
}

void TestDocumentBlocks::trackedDeletionsAndFallbacksAreNotRead()
{
    const auto reading = read(p("Imogen Tay")
                              + "<w:p><w:r><w:t>Pot</w:t></w:r><w:del><w:r><w:t>X</w:t><w:delText>at</w:delText></w:r></w:del><w:ins><w:r>"
                                "<w:t>ter</w:t></w:r></w:ins></w:p>");
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
}

void TestDocumentBlocks::fieldsGiveTheirAddress()
{
    const auto reading = read(p("Imogen Tay")
                              + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK "
                                "\"https://github.com/imogentay\"</w:instrText></w:r>"
                                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>GitHub</w:t></w:r><w:r><w:fldChar "
                                "w:fldCharType=\"end\"/></w:r></w:p>"
                              + bold("Skills") + p("Raku"));
    QCOMPARE(reading.portfolio.basics.profiles.size(), 1);
    QCOMPARE(reading.portfolio.basics.profiles.first().url, u"https://github.com/imogentay"_s);
    QVERIFY(!reading.document.text.contains(u"HYPERLINK"_s));
}

void TestDocumentBlocks::aTextBoxIsReadOnce()
{
    const QByteArray box = "<w:txbxContent>" + bold("Skills") + p("Raku") + "</w:txbxContent>";
    const auto reading = read(p("Imogen Tay") + "<w:p><w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box
                              + "</mc:Fallback></mc:AlternateContent></w:r></w:p>");
    QCOMPARE(reading.portfolio.skills.size(), 1);
    QCOMPARE(reading.document.text.count(u"Raku"_s), 1);
}

void TestDocumentBlocks::aSidebarInACellComesAfterTheName()
{
    const QByteArray heading = "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>";
    const QByteArray title = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>";
    const QByteArray end = "</w:t></w:r></w:p>";
    const auto reading =
        read("<w:tbl><w:tr><w:tc>" + heading + "Skills" + end + item("Raku") + item("Glazes") + "</w:tc><w:tc>" + title + "Imogen Tay" + end
             + p("Potter") + heading + "Profile" + end + p("I make pots that people use every day.") + "</w:tc></w:tr></w:tbl>");
    QCOMPARE(reading.portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
    QCOMPARE(reading.portfolio.basics.summary, u"I make pots that people use every day."_s);
    QCOMPARE(reading.portfolio.skills.size(), 2);
}

void TestDocumentBlocks::spacesAndBreaksInOpenDocument()
{
    const auto reading = PortfolioReader::readBytes(
        u"cv.odt"_s,
        ArchiveBuilder::odt(
            "<text:p>Imogen<text:s/>Tay<text:line-break/>Potter\n  of Leeds</text:p><text:h text:outline-level=\"1\">Skills</text:h>"
            "<text:list><text:list-item><text:p>Raku</text:p></text:list-item></text:list>"));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(reading->document.text, u"Imogen Tay\nPotter of Leeds\n\nSkills\n\n• Raku"_s);
    QCOMPARE(reading->portfolio.basics.name, u"Imogen Tay"_s);
}

void TestDocumentBlocks::theHeaderOfAPageIsReadAndItsFooterTold()
{
    const QByteArray spaces = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"";
    const auto reading = PortfolioReader::readBytes(
        u"cv.odt"_s,
        ArchiveBuilder()
            .add(u"mimetype"_s, "application/vnd.oasis.opendocument.text")
            .add(u"styles.xml"_s,
                 "<office:document-styles " + spaces
                     + "><style:header><text:p>Imogen Tay</text:p></style:header>"
                       "<style:footer><text:p>Page 1, printed in Leeds</text:p></style:footer></office:document-styles>")
            .add(u"content.xml"_s,
                 "<office:document-content " + spaces
                     + "><text:p>Potter</text:p><text:h text:outline-level=\"1\">Skills</text:h>"
                       "<text:p>Raku, Glazes</text:p></office:document-content>")
            .bytes());
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QCOMPARE(reading->portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(reading->portfolio.basics.label, u"Potter"_s);
    QCOMPARE(reading->portfolio.skills.size(), 2);
    QCOMPARE(reading->report.notUnderstood, QStringList{u"the page footer was left out: Page 1, printed in Leeds"_s});
}

void TestDocumentBlocks::htmlFragmentsOfMarkdownStayMarkdown()
{
    const auto reading = PortfolioReader::readBytes(u"README.md"_s, "<h1 align=\"center\">Imogen Tay</h1>\n\n## Skills\n\n- Raku\n");
    QVERIFY(reading);
    QVERIFY(reading->document.kind == SourceKind::Markdown);
}

QTEST_GUILESS_MAIN(TestDocumentBlocks)
#include "tst_DocumentBlocks.moc"
