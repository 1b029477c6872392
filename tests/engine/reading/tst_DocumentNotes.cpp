// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"
#include "tests/engine/reading/ArchiveBuilder.h"

#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using trinity::test::ArchiveBuilder;

namespace {

const QByteArray spaces = "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:a=\"a\" xmlns:dgm=\"d\" xmlns:m=\"m\"";

QByteArray p(const QByteArray &words, const QByteArray &more = {})
{
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>" + more + "</w:p>";
}

QByteArray heading(const QByteArray &words)
{
    return "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

QByteArray item(const QByteArray &words, const QByteArray &more = {})
{
    return "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>" + more
        + "</w:p>";
}

QByteArray mark(const QByteArray &kind, int id)
{
    return "<w:r><w:" + kind + "Reference w:id=\"" + QByteArray::number(id) + "\"/></w:r>";
}

QByteArray note(const QByteArray &kind, int id, const QByteArray &words)
{
    return "<w:" + kind + " w:id=\"" + QByteArray::number(id) + "\">" + p(words) + "</w:" + kind + '>';
}

QByteArray part(const QByteArray &root, const QByteArray &content)
{
    return "<w:" + root + ' ' + spaces + '>' + content + "</w:" + root + '>';
}

/// A Word file with parts beside its text, to which its text refers.
ReadPortfolio docx(const QByteArray &body, const QList<std::pair<QByteArray, QByteArray>> &parts = {})
{
    ArchiveBuilder archive;
    QByteArray relations;
    archive.add(u"[Content_Types].xml"_s, "<Types/>").add(u"word/document.xml"_s, part("document", "<w:body>" + body + "</w:body>"));
    for (const auto &[name, xml] : parts) {
        archive.add(u"word/"_s + QString::fromUtf8(name), xml);
        relations += "<Relationship Id=\"" + name + "\" Type=\"t\" Target=\"" + name + "\"/>";
    }
    archive.add(u"word/_rels/document.xml.rels"_s, "<Relationships>" + relations + "</Relationships>");
    const auto reading = PortfolioReader::readBytes(u"cv.docx"_s, archive.bytes());
    if (!reading)
        qWarning("%s", qPrintable(reading.error().detail));
    return reading ? *reading : ReadPortfolio();
}

ReadPortfolio odt(const QByteArray &body, const QByteArray &styles = {}, const QByteArray &automatic = {})
{
    const QByteArray names = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:draw=\"d\" xmlns:dc=\"dc\" xmlns:fo=\"fo\"";
    ArchiveBuilder archive;
    archive.add(u"mimetype"_s, "application/vnd.oasis.opendocument.text");
    if (!styles.isEmpty())
        archive.add(u"styles.xml"_s, "<office:document-styles " + names + '>' + styles + "</office:document-styles>");
    archive.add(u"content.xml"_s,
                "<office:document-content " + names + "><office:automatic-styles>" + automatic
                    + "</office:automatic-styles><office:body><office:text>" + body
                    + "</office:text></office:body></office:document-content>");
    const auto reading = PortfolioReader::readBytes(u"cv.odt"_s, archive.bytes());
    if (!reading)
        qWarning("%s", qPrintable(reading.error().detail));
    return reading ? *reading : ReadPortfolio();
}

QByteArray oP(const QByteArray &words)
{
    return "<text:p>" + words + "</text:p>";
}

QByteArray oH(const QByteArray &words)
{
    return "<text:h text:outline-level=\"1\">" + words + "</text:h>";
}

QByteArray oNote(const QByteArray &kind, const QByteArray &words)
{
    return "<text:note text:note-class=\"" + kind + "\"><text:note-citation>1</text:note-citation><text:note-body>" + oP(words)
        + "</text:note-body></text:note>";
}

const QByteArray workHeading = p("Master potter, Kiln Works, Leeds, 2015 - 2020");

} // namespace

class TestDocumentNotes : public QObject
{
    Q_OBJECT

private slots:
    void footnotesStandWhereTheTextRefersToThem();
    void endnotesOfJobsStandBelowTheirLine();
    void aNoteIsToldOnce();
    void commentsAndDeletionsAreTold();
    void hiddenWordsAndPlaceholdersAreTold();
    void diagramsChartsAndObjectsAreTold();
    void theFootOfThePageIsReadWhenItSaysHowToReachSomebody();
    void theHeadOfThePageIsReadOnce();
    void textBoxesOfBothKindsAreRead();
    void openDocumentNotes();
    void openDocumentRemarksAndHiddenWords();
    void openDocumentFramesAndPageFeet();
};

void TestDocumentNotes::footnotesStandWhereTheTextRefersToThem()
{
    const auto reading =
        docx(p("Imogen Tay") + heading("Experience") + workHeading + item("Cut waste by half", mark("footnote", 2))
                 + item("Ran ", mark("footnote", 3) + "<w:r><w:t xml:space=\"preserve\"> with care.</w:t></w:r>") + heading("Skills")
                 + "<w:p><w:r><w:t>Raku</w:t></w:r>" + mark("footnote", 4) + "<w:r><w:t>, Glazes</w:t></w:r></w:p>",
             {{"footnotes.xml",
               part("footnotes",
                    "<w:footnote w:type=\"separator\" w:id=\"-1\">" + p("____") + "</w:footnote>"
                        + note("footnote", 2, "Measured over two years.") + note("footnote", 3, "Three of them. All gas.")
                        + note("footnote", 4, "since 2012"))}});
    QCOMPARE(reading.portfolio.work.size(), 1);
    QCOMPARE(reading.portfolio.work.first().highlights,
             QStringList({u"Cut waste by half (Measured over two years)"_s, u"Ran (Three of them. All gas.) with care."_s}));
    QCOMPARE(reading.portfolio.skills.size(), 2);
    QCOMPARE(reading.portfolio.skills.first().name, u"Raku (since 2012)"_s);
    QVERIFY2(reading.report.notUnderstood.isEmpty(), qPrintable(reading.report.notUnderstood.join(u'\n')));
}

void TestDocumentNotes::endnotesOfJobsStandBelowTheirLine()
{
    const auto reading = docx(p("Imogen Tay") + heading("Experience")
                                  + p("Master potter, Kiln Works", mark("endnote", 5) + "<w:r><w:t>, 2015 - 2020</w:t></w:r>")
                                  + item("Ran the kilns.") + heading("Skills") + p("Raku, Glazes"),
                              {{"endnotes.xml", part("endnotes", note("endnote", 5, "Now part of Clay United."))}});
    QCOMPARE(reading.portfolio.work.size(), 1);
    QCOMPARE(reading.portfolio.work.first().name, u"Kiln Works"_s);
    QCOMPARE(reading.portfolio.work.first().startDate, u"2015"_s);
    QVERIFY2(reading.portfolio.work.first().summary.contains(u"Now part of Clay United"_s), qPrintable(reading.document.text));
}

void TestDocumentNotes::aNoteIsToldOnce()
{
    QByteArray body = p("Imogen Tay") + heading("Skills");
    for (int i = 0; i < 50; ++i)
        body += item("Skill " + QByteArray::number(i), mark("footnote", 2));
    const auto reading =
        docx(body, {{"footnotes.xml", part("footnotes", note("footnote", 2, "self-taught") + note("footnote", 3, "lost"))}});
    QCOMPARE(reading.document.text.count(u"self-taught"_s), 1);
    QCOMPARE(reading.report.notUnderstood, QStringList{u"a note to which nothing refers was left out: lost"_s});
}

void TestDocumentNotes::commentsAndDeletionsAreTold()
{
    const auto reading = docx(
        p("Imogen Tay") + p("Potter") + heading("Skills")
            + "<w:p><w:del w:id=\"1\"><w:r><w:delText>Juggling</w:delText></w:r></w:del><w:r><w:t>Raku</w:t></w:r></w:p>" + p("Glazes"),
        {{"comments.xml", part("comments", note("comment", 0, "Is that true?") + note("comment", 1, "Ask her."))}});
    QVERIFY(!reading.document.text.contains(u"Juggling"_s));
    QCOMPARE(
        reading.report.notUnderstood,
        QStringList({u"2 comments were left out: Is that true? · Ask her."_s, u"a deletion that was tracked was left out: Juggling"_s}));
}

void TestDocumentNotes::hiddenWordsAndPlaceholdersAreTold()
{
    const auto reading = docx(
        p("Imogen Tay") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("[Your role]") + "</w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p("Potter") + "</w:sdtContent></w:sdt>" + heading("Skills")
        + "<w:p><w:r><w:t>Raku</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>, Kubernetes, Leadership</w:t></w:r></w:p>" + p("Glazes"));
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
    QVERIFY(!reading.document.text.contains(u"Kubernetes"_s));
    QCOMPARE(reading.report.notUnderstood,
             QStringList({u"a hidden text was left out: , Kubernetes, Leadership"_s,
                          u"a placeholder that nobody filled in was left out: [Your role]"_s}));
}

void TestDocumentNotes::diagramsChartsAndObjectsAreTold()
{
    const auto reading = docx(p("Imogen Tay") + heading("Skills") + p("Raku, Glazes")
                                  + "<w:p><w:r><w:drawing><dgm:relIds r:dm=\"diagrams/data1.xml\"/></w:drawing></w:r>"
                                    "<w:r><w:drawing><a:chart/></w:drawing></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>",
                              {{"diagrams/data1.xml", part("data", "<a:p><a:t>Clay</a:t></a:p><a:p><a:t>Fire</a:t></a:p>")}});
    QCOMPARE(reading.report.notUnderstood,
             QStringList({u"a formula was left out: x=1"_s, u"a diagram was left out: Clay Fire"_s, u"a chart was left out"_s}));
}

void TestDocumentNotes::theFootOfThePageIsReadWhenItSaysHowToReachSomebody()
{
    const QByteArray body = p("Imogen Tay") + p("Potter") + heading("Skills") + p("Raku, Glazes");
    const auto contact = docx(body,
                              {{"footer1.xml", part("ftr", p("imogen@example.org") + p("+44 113 496 0000") + p("Page 1 of 2"))},
                               {"footer2.xml", part("ftr", p("imogen@example.org") + p("Page 2 of 2"))}});
    QCOMPARE(contact.portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(contact.portfolio.basics.label, u"Potter"_s);
    QCOMPARE(contact.portfolio.basics.email, u"imogen@example.org"_s);
    QCOMPARE(contact.portfolio.basics.phone, u"+44 113 496 0000"_s);
    QCOMPARE(contact.document.text.count(u"imogen@"_s), 1);
    QVERIFY2(contact.report.notUnderstood.isEmpty(), qPrintable(contact.report.notUnderstood.join(u'\n')));

    const auto other = docx(body, {{"footer1.xml", part("ftr", p("Printed in Leeds"))}});
    QCOMPARE(other.report.notUnderstood, QStringList{u"the page footer was left out: Printed in Leeds"_s});
}

void TestDocumentNotes::theHeadOfThePageIsReadOnce()
{
    const auto reading =
        docx(p("Imogen Tay") + p("Potter") + heading("Skills") + p("Raku, Glazes"),
             {{"header1.xml", part("hdr", p("Imogen Tay | Page 2"))}, {"header2.xml", part("hdr", p("imogen@example.org"))}});
    QCOMPARE(reading.document.text.count(u"Imogen"_s), 1);
    QCOMPARE(reading.portfolio.basics.name, u"Imogen Tay"_s);
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
    QCOMPARE(reading.portfolio.basics.email, u"imogen@example.org"_s);
}

void TestDocumentNotes::textBoxesOfBothKindsAreRead()
{
    const QByteArray box = "<w:txbxContent>" + heading("Languages") + p("English (native), Welsh (B2)") + "</w:txbxContent>";
    const auto old = docx(p("Imogen Tay") + heading("Skills") + p("Raku, Glazes") + "<w:p><w:r><w:pict><w:textbox>" + box
                          + "</w:textbox></w:pict></w:r></w:p>");
    QCOMPARE(old.portfolio.languages.size(), 2);
    const auto inGroup = docx(p("Imogen Tay") + heading("Skills") + p("Raku, Glazes") + "<w:p><w:r><w:drawing><w:wgp><w:wsp><w:txbx>" + box
                              + "</w:txbx></w:wsp></w:wgp></w:drawing></w:r></w:p>");
    QCOMPARE(inGroup.portfolio.languages.size(), 2);
    QCOMPARE(inGroup.portfolio.skills.size(), 2);
}

void TestDocumentNotes::openDocumentNotes()
{
    const auto reading = odt(oP("Imogen Tay") + oH("Experience")
                             + oP("Master potter, Kiln Works" + oNote("endnote", "Now part of Clay United.") + ", 2015 - 2020")
                             + "<text:list><text:list-item>" + oP("Cut waste by half" + oNote("footnote", "Measured over two years."))
                             + "</text:list-item></text:list>" + oH("Skills") + oP("Raku" + oNote("footnote", "since 2012") + ", Glazes"));
    QCOMPARE(reading.portfolio.work.size(), 1);
    QCOMPARE(reading.portfolio.work.first().name, u"Kiln Works"_s);
    QVERIFY(reading.portfolio.work.first().summary.contains(u"Now part of Clay United"_s));
    QCOMPARE(reading.portfolio.work.first().highlights, QStringList{u"Cut waste by half (Measured over two years)"_s});
    QCOMPARE(reading.portfolio.skills.first().name, u"Raku (since 2012)"_s);
    QVERIFY2(reading.report.notUnderstood.isEmpty(), qPrintable(reading.report.notUnderstood.join(u'\n')));
}

void TestDocumentNotes::openDocumentRemarksAndHiddenWords()
{
    const auto reading = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bob</dc:creator></office:change-info>"
            + oP("Juggling") + "</text:deletion></text:changed-region></text:tracked-changes>"
            + oP("Imogen Tay<office:annotation><dc:creator>Bob</dc:creator><dc:date>2020-01-01</dc:date>" + oP("Is that true?")
                 + "</office:annotation>")
            + oH("Skills") + oP("Raku<text:span text:style-name=\"T1\">, Kubernetes</text:span>")
            + oP("Glazes<text:placeholder text:placeholder-type=\"text\">&lt;more&gt;</text:placeholder>"),
        {}, "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>");
    QVERIFY2(!reading.document.text.contains(u"Kubernetes"_s), qPrintable(reading.document.text));
    QCOMPARE(reading.portfolio.skills.size(), 2);
    QCOMPARE(reading.report.notUnderstood,
             QStringList({u"a comment was left out: Is that true?"_s, u"a deletion that was tracked was left out: Juggling"_s,
                          u"a hidden text was left out: , Kubernetes"_s, u"a placeholder that nobody filled in was left out: <more>"_s}));
}

void TestDocumentNotes::openDocumentFramesAndPageFeet()
{
    const auto reading = odt(
        oP("Imogen Tay") + oP("Potter") + oH("Skills") + oP("Raku, Glazes")
            + oP("<draw:frame><draw:text-box>" + oH("Languages") + oP("English (native), Welsh (B2)") + "</draw:text-box></draw:frame>"),
        "<style:header>" + oP("Imogen Tay") + "</style:header><style:footer>" + oP("imogen@example.org")
            + oP("Page <text:page-number>1</text:page-number>") + "</style:footer>");
    QCOMPARE(reading.portfolio.languages.size(), 2);
    QCOMPARE(reading.portfolio.basics.label, u"Potter"_s);
    QCOMPARE(reading.portfolio.basics.email, u"imogen@example.org"_s);
    QVERIFY2(reading.report.notUnderstood.isEmpty(), qPrintable(reading.report.notUnderstood.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestDocumentNotes)
#include "tst_DocumentNotes.moc"
