// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocxBody.h"

#include <QtCore/QRegularExpression>

#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostDocxText = 5 * 1024 * 1024; // UTF-16 units
constexpr int wideSpacing = 120; // twentieths of a point before a paragraph
constexpr qsizetype longestInstruction = 4000;

/// Around notes stand lines that are no notes.
bool isNoteLine(const QString &type)
{
    return type == "separator"_L1 || type == "continuationSeparator"_L1 || type == "continuationNotice"_L1;
}

bool isOffValue(const QString &value)
{
    return value == "0"_L1 || value == "false"_L1;
}

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
            else if (m_inText && paragraph.isHidden && paragraph.hidden.size() < longestInstruction)
                paragraph.hidden += m_xml.text();
            else if (m_inText && !paragraph.isHidden)
                paragraph.words.add(m_xml.text(), paragraph.weight);
        }
        if (m_blocks.length() + m_apartLength > mostDocxText
            || (!m_paragraphs.isEmpty() && m_paragraphs.last().words.text.size() > mostDocxText))
            return Error(ErrorKind::TooLarge, u"holds more than 5 MB of text, too much for a portfolio; leave out what the site does not need"_s);
    }
    return m_xml.result();
}

Result<QMap<QString, RichText>> DocxBody::readApart()
{
    m_isApart = true;
    if (const auto result = read(); !result)
        return result.error();
    return m_apart;
}

/// Passes over what is not to be read, and notes what it was.
bool DocxBody::leaveOut(QStringView name)
{
    LeftOut &leftOut = m_context.leftOut;
    if (name == u"Fallback" || name == u"moveFrom" || name == u"sectPr") // what was moved stands elsewhere
        m_xml.skip();
    else if (name == u"del")
        leftOut.addFilled(LeftOut::Kind::Deletion, m_xml.wordsWithin({u"delText", u"t"}));
    else if (name == u"oMath")
        leftOut.add(LeftOut::Kind::Formula, m_xml.wordsWithin({u"t"}));
    else if (name == u"rt")
        leftOut.addFilled(LeftOut::Kind::ReadingAid, m_xml.wordsWithin({u"t"}));
    else if (name == u"sdtContent" && std::exchange(m_placeholder, false))
        leftOut.addFilled(LeftOut::Kind::Placeholder, m_xml.wordsWithin({u"t"}));
    else
        return false;
    return true;
}

void DocxBody::start()
{
    const QStringView name = m_xml.name();
    if (leaveOut(name))
        return;
    if (name == u"p") {
        m_paragraphs << Paragraph();
    } else if (m_isApart && (name == u"footnote" || name == u"endnote" || name == u"comment")) {
        m_apartId = m_xml.attribute(u"id");
        if (isNoteLine(m_xml.attribute(u"type")))
            m_xml.skip();
    } else if (name == u"tr" && !m_isApart) {
        m_blocks.beginRow();
    } else if (name == u"tc" && !m_isApart) {
        m_blocks.beginCell();
    } else if (name == u"blip" || name == u"imagedata") {
        m_context.leftOut.add(LeftOut::Kind::Picture);
    } else if (name == u"chart") {
        m_context.leftOut.add(LeftOut::Kind::Chart);
    } else if (name == u"OLEObject" || name == u"altChunk") {
        m_context.leftOut.add(LeftOut::Kind::Object);
    } else if (name == u"relIds") {
        m_context.diagrams << m_relations.parts.value(m_xml.attribute(u"dm"));
    } else if (name == u"sdtPr") {
        m_placeholder = false;
    } else if (name == u"showingPlcHdr") {
        m_placeholder = !isOffValue(m_xml.attribute(u"val"));
    } else if (!m_paragraphs.isEmpty()) {
        startInParagraph(name);
    }
}

void DocxBody::startInParagraph(QStringView name)
{
    Paragraph &paragraph = m_paragraphs.last();
    if (name == u"r") {
        paragraph.inRun = true;
        paragraph.isHidden = false;
        paragraph.weight = paragraph.bold ? RichText::Weight::Bold : RichText::Weight::Normal;
    } else if (name == u"t") {
        m_inText = true;
    } else if ((name == u"tab" || name == u"ptab") && paragraph.inRun) {
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
    } else if (name == u"footnoteReference") {
        placeNote(u"footnote "_s + m_xml.attribute(u"id"));
    } else if (name == u"endnoteReference") {
        placeNote(u"endnote "_s + m_xml.attribute(u"id"));
    } else {
        startProperty(name);
    }
}

void DocxBody::startProperty(QStringView name)
{
    Paragraph &paragraph = m_paragraphs.last();
    const QString value = m_xml.attribute(u"val");
    if (name == u"pStyle") {
        paragraph.heading = m_context.styles.headings.value(value, 0);
        paragraph.list = m_context.styles.lists.value(value, -1);
        paragraph.bold = m_context.styles.bold.value(value, false);
    } else if (name == u"outlineLvl") {
        paragraph.heading = value.toInt() < 6 ? value.toInt() + 1 : 0;
    } else if (name == u"numId") {
        paragraph.list = value == "0"_L1 ? -1 : std::max(paragraph.list, 0);
    } else if (name == u"ilvl") {
        paragraph.list = std::clamp(value.toInt(), 0, 8);
    } else if (name == u"spacing" && !paragraph.inRun) {
        paragraph.apart = m_xml.attribute(u"before").toInt() >= wideSpacing;
    } else if (name == u"b" && paragraph.inRun) {
        paragraph.weight = isOffValue(value) ? RichText::Weight::Normal : RichText::Weight::Bold;
    } else if (name == u"vanish" && paragraph.inRun) {
        paragraph.isHidden = !isOffValue(value);
    } else if (name == u"rStyle" && m_context.styles.bold.value(value, false)) {
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
    if (name == u"tr" && !m_isApart) {
        m_blocks.endRow();
    } else if (name == u"tc" && !m_isApart) {
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

/// A note that is referred to again is not told again.
void DocxBody::placeNote(const QString &key)
{
    Paragraph &paragraph = m_paragraphs.last();
    if (const auto note = m_context.notes.constFind(key); note != m_context.notes.cend()) {
        paragraph.notes << NoteMark(paragraph.words.text.size(), *note);
        m_context.notes.remove(key);
    }
}

void DocxBody::endParagraph()
{
    const Paragraph paragraph = m_paragraphs.takeLast();
    m_context.leftOut.addFilled(LeftOut::Kind::Hidden, paragraph.hidden);
    if (m_isApart) {
        m_apart[m_apartId].add(paragraph.words.trimmed(), u"\n");
        m_apartLength += paragraph.words.text.size();
        return;
    }
    QList<RichText> below;
    const auto words = withNotes(paragraph.words, paragraph.notes, paragraph.heading > 0 ? NotePlace::Below : NotePlace::InBrackets, below);
    if (paragraph.apart)
        m_blocks.addGap();
    if (paragraph.heading > 0)
        m_blocks.addHeading(paragraph.heading, words);
    else if (paragraph.list >= 0)
        m_blocks.addItem(paragraph.list, words);
    else
        m_blocks.addParagraph(words);
    for (const auto &note : below)
        m_blocks.addParagraph(note);
}

} // namespace trinity
