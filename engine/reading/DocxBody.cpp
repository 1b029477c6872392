// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocxBody.h"

#include <QtCore/QRegularExpression>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostDocxText = 5 * 1024 * 1024; // UTF-16 units
constexpr int wideSpacing = 120; // twentieths of a point before a paragraph
constexpr qsizetype longestInstruction = 4000;

/// HYPERLINK "https://example.org" \o "tip"
QString addressOfInstruction(const QString &instruction)
{
    static const QRegularExpression link(uR"rx(^\s*HYPERLINK\s+"([^"]{1,2000})")rx"_s, QRegularExpression::CaseInsensitiveOption);
    return link.match(instruction).captured(1);
}

} // namespace

Result<void> DocxBody::read()
{
    while (m_xml.next()) {
        if (m_xml.isStart()) {
            start();
        } else if (m_xml.isEnd()) {
            end();
        } else if (!m_paragraphs.isEmpty()) {
            Paragraph &paragraph = m_paragraphs.last();
            if (paragraph.inInstruction && paragraph.instruction.size() < longestInstruction)
                paragraph.instruction += m_xml.text();
            else if (m_inText)
                paragraph.words.add(m_xml.text(), paragraph.weight);
        }
        if (m_blocks.length() > mostDocxText || (!m_paragraphs.isEmpty() && m_paragraphs.last().words.text.size() > mostDocxText))
            return Error(ErrorKind::TooLarge, u"holds more than 5 MB of text, too much for a portfolio"_s);
    }
    return m_xml.result();
}

void DocxBody::start()
{
    const QStringView name = m_xml.name();
    if (name == u"Fallback" || name == u"del" || name == u"moveFrom" || name == u"oMath" || name == u"sectPr") {
        m_xml.skip();
    } else if (name == u"p") {
        m_paragraphs << Paragraph();
    } else if (name == u"tr") {
        m_blocks.beginRow();
    } else if (name == u"tc") {
        m_blocks.beginCell();
    } else if (name == u"blip" || name == u"imagedata") {
        ++m_pictures;
    } else if (!m_paragraphs.isEmpty()) {
        startInParagraph(name);
    }
}

void DocxBody::startInParagraph(QStringView name)
{
    Paragraph &paragraph = m_paragraphs.last();
    if (name == u"r") {
        paragraph.inRun = true;
        paragraph.weight = paragraph.bold ? RichText::Weight::Bold : RichText::Weight::Normal;
    } else if (name == u"t") {
        m_inText = true;
    } else if (name == u"tab" && paragraph.inRun) {
        paragraph.words.add(u"\t", RichText::Weight::Normal);
    } else if ((name == u"br" || name == u"cr") && paragraph.inRun) {
        paragraph.words.add(u"\n", RichText::Weight::Normal);
    } else if (name == u"noBreakHyphen") {
        paragraph.words.add(u"-", paragraph.weight);
    } else if (name == u"hyperlink") {
        openLink(m_relations.links.value(m_xml.attribute(u"id")));
    } else if (name == u"fldSimple") {
        openLink(addressOfInstruction(m_xml.attribute(u"instr")));
    } else if (name == u"instrText") {
        paragraph.inInstruction = true;
    } else if (name == u"fldChar") {
        startField(m_xml.attribute(u"fldCharType"));
    } else {
        startProperty(name);
    }
}

void DocxBody::startProperty(QStringView name)
{
    Paragraph &paragraph = m_paragraphs.last();
    const QString value = m_xml.attribute(u"val");
    if (name == u"pStyle") {
        paragraph.heading = m_styles.headings.value(value, 0);
        paragraph.list = m_styles.lists.value(value, -1);
        paragraph.bold = m_styles.bold.value(value, false);
    } else if (name == u"outlineLvl") {
        paragraph.heading = value.toInt() < 6 ? value.toInt() + 1 : 0;
    } else if (name == u"numId") {
        paragraph.list = value == "0"_L1 ? -1 : std::max(paragraph.list, 0);
    } else if (name == u"ilvl") {
        paragraph.list = std::clamp(value.toInt(), 0, 8);
    } else if (name == u"spacing" && !paragraph.inRun) {
        paragraph.apart = m_xml.attribute(u"before").toInt() >= wideSpacing;
    } else if (name == u"b" && paragraph.inRun) {
        paragraph.weight = value == "0"_L1 || value == "false"_L1 ? RichText::Weight::Normal : RichText::Weight::Bold;
    } else if (name == u"rStyle" && m_styles.bold.value(value, false)) {
        paragraph.weight = RichText::Weight::Bold;
    }
}

void DocxBody::startField(const QString &type)
{
    Paragraph &paragraph = m_paragraphs.last();
    if (type == "begin"_L1) {
        paragraph.instruction.clear();
    } else if (type == "separate"_L1) {
        openLink(addressOfInstruction(paragraph.instruction));
    } else if (type == "end"_L1) {
        closeLink();
    }
}

void DocxBody::openLink(const QString &address)
{
    m_paragraphs.last().linkFrom = m_paragraphs.last().words.text.size();
    m_paragraphs.last().linkAddress = address;
}

void DocxBody::closeLink()
{
    Paragraph &paragraph = m_paragraphs.last();
    if (paragraph.linkFrom >= 0)
        paragraph.words.link(paragraph.linkFrom, paragraph.linkAddress);
    paragraph.linkFrom = -1;
}

void DocxBody::end()
{
    const QStringView name = m_xml.name();
    if (name == u"tr") {
        m_blocks.endRow();
    } else if (name == u"tc") {
        m_blocks.endCell();
    } else if (m_paragraphs.isEmpty()) {
        return;
    } else if (name == u"t") {
        m_inText = false;
    } else if (name == u"instrText") {
        m_paragraphs.last().inInstruction = false;
    } else if (name == u"r") {
        m_paragraphs.last().inRun = false;
    } else if (name == u"hyperlink" || name == u"fldSimple") {
        closeLink();
    } else if (name == u"p") {
        endParagraph();
    }
}

void DocxBody::endParagraph()
{
    const Paragraph paragraph = m_paragraphs.takeLast();
    if (paragraph.apart)
        m_blocks.addGap();
    if (paragraph.heading > 0)
        m_blocks.addHeading(paragraph.heading, paragraph.words);
    else if (paragraph.list >= 0)
        m_blocks.addItem(paragraph.list, paragraph.words);
    else
        m_blocks.addParagraph(paragraph.words);
}

} // namespace trinity
