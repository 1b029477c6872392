// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/OdtText.h"

#include "engine/reading/DocumentArchive.h"
#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/DocumentXml.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostOdtText = 5 * 1024 * 1024; // UTF-16 units
constexpr int mostSpaces = 100;

/// What the styles of paragraphs and of words say.
struct OdtStyle {
    QString parent;
    bool bold = false;
    bool title = false;
    bool subtitle = false;
};

bool isFooter(QStringView name)
{
    return name == u"footer" || name == u"footer-left" || name == u"footer-first";
}

class OdtBody
{
public:
    OdtBody(const QByteArray &xml, QHash<QString, OdtStyle> &styles, DocumentBlocks &blocks)
        : m_xml(xml), m_styles(styles), m_blocks(blocks)
    {
    }

    Result<void> read();
    int pictures() const { return m_pictures; }
    const QStringList &footers() const { return m_footers; }

private:
    /// Text boxes stand inside paragraphs and hold some.
    struct Paragraph {
        RichText words;
        int heading = 0;
        bool bold = false;
        QList<bool> spans; ///< whether each open span is bold
        qsizetype linkFrom = -1;
        QString linkAddress;
    };

    void start();
    void startInParagraph(QStringView name);
    void startStyle(QStringView name);
    void end();
    void endParagraph();
    [[nodiscard]] const OdtStyle *styleOf(const QString &name, bool OdtStyle::*property) const;
    [[nodiscard]] RichText::Weight weight() const;

    DocumentXml m_xml;
    QHash<QString, OdtStyle> &m_styles;
    DocumentBlocks &m_blocks;
    QList<Paragraph> m_paragraphs;
    QString m_style; ///< that is being defined
    QStringList m_footers; ///< their words; they are no part of the text
    bool m_inFooter = false;
    int m_lists = 0;
    bool m_itemBegun = false; ///< the next paragraph begins an item
    int m_pictures = 0;
};

/// The style itself or the one it is based on that has the property.
const OdtStyle *OdtBody::styleOf(const QString &name, bool OdtStyle::*property) const
{
    QString current = name;
    for (int i = 0; i < 20; ++i) {
        const auto style = m_styles.constFind(current);
        if (style == m_styles.cend())
            return nullptr;
        if ((*style).*property)
            return &*style;
        current = style->parent;
    }
    return nullptr;
}

RichText::Weight OdtBody::weight() const
{
    const Paragraph &paragraph = m_paragraphs.last();
    return paragraph.bold || paragraph.spans.contains(true) ? RichText::Weight::Bold : RichText::Weight::Normal;
}

Result<void> OdtBody::read()
{
    while (m_xml.next()) {
        if (m_xml.isStart())
            start();
        else if (m_xml.isEnd())
            end();
        else if (!m_paragraphs.isEmpty())
            m_paragraphs.last().words.add(m_xml.text().toString().replace(u'\n', u' ').replace(u'\t', u' '), weight());
        if (m_blocks.length() > mostOdtText || (!m_paragraphs.isEmpty() && m_paragraphs.last().words.text.size() > mostOdtText))
            return Error(ErrorKind::TooLarge, u"holds more than 5 MB of text, too much for a portfolio"_s);
    }
    return m_xml.result();
}

void OdtBody::startStyle(QStringView name)
{
    if (name == u"style") {
        m_style = m_xml.attribute(u"name");
        OdtStyle style;
        style.parent = m_xml.attribute(u"parent-style-name");
        style.title = m_style == "Title"_L1;
        style.subtitle = m_style == "Subtitle"_L1;
        m_styles.insert(m_style, style);
    } else if (name == u"text-properties" && m_styles.contains(m_style)) {
        const QString value = m_xml.attribute(u"font-weight");
        m_styles[m_style].bold = value == "bold"_L1 || value.toInt() >= 600;
    }
}

void OdtBody::start()
{
    const QStringView name = m_xml.name();
    if (name == u"annotation" || name == u"tracked-changes" || name == u"note" || name == u"object" || name == u"forms"
        || name == u"sequence-decls") {
        m_xml.skip();
    } else if (name == u"p" || name == u"h") {
        Paragraph paragraph;
        const QString style = m_xml.attribute(u"style-name");
        if (name == u"h")
            paragraph.heading = std::clamp(m_xml.attribute(u"outline-level").toInt(), 1, 6);
        else if (styleOf(style, &OdtStyle::title) != nullptr && styleOf(style, &OdtStyle::subtitle) == nullptr)
            paragraph.heading = 1;
        paragraph.bold = styleOf(style, &OdtStyle::bold) != nullptr;
        m_paragraphs << paragraph;
    } else if (name == u"list") {
        ++m_lists;
    } else if (name == u"list-item" || name == u"list-header") {
        m_itemBegun = true;
    } else if (name == u"table-row") {
        m_blocks.beginRow();
    } else if (name == u"table-cell") {
        m_blocks.beginCell();
    } else if (name == u"image") {
        ++m_pictures;
    } else if (isFooter(name)) {
        m_inFooter = true;
    } else if (m_paragraphs.isEmpty()) {
        startStyle(name);
    } else {
        startInParagraph(name);
    }
}

void OdtBody::startInParagraph(QStringView name)
{
    Paragraph &paragraph = m_paragraphs.last();
    if (name == u"span") {
        paragraph.spans << (styleOf(m_xml.attribute(u"style-name"), &OdtStyle::bold) != nullptr);
    } else if (name == u"tab") {
        paragraph.words.add(u"\t", RichText::Weight::Normal);
    } else if (name == u"line-break") {
        paragraph.words.add(u"\n", RichText::Weight::Normal);
    } else if (name == u"s") {
        const int count = std::clamp(m_xml.attribute(u"c").toInt(), 1, mostSpaces);
        paragraph.words.add(count > 3 ? u"\t" : u" ", RichText::Weight::Normal); // people set columns with spaces, too
    } else if (name == u"a") {
        paragraph.linkFrom = paragraph.words.text.size();
        paragraph.linkAddress = m_xml.attribute(u"href");
    }
}

void OdtBody::end()
{
    const QStringView name = m_xml.name();
    if (name == u"list") {
        --m_lists;
    } else if (name == u"table-row") {
        m_blocks.endRow();
    } else if (name == u"table-cell") {
        m_blocks.endCell();
    } else if (isFooter(name)) {
        m_inFooter = false;
    } else if (m_paragraphs.isEmpty()) {
        return;
    } else if (name == u"p" || name == u"h") {
        endParagraph();
    } else if (name == u"span" && !m_paragraphs.last().spans.isEmpty()) {
        m_paragraphs.last().spans.removeLast();
    } else if (name == u"a" && m_paragraphs.last().linkFrom >= 0) {
        m_paragraphs.last().words.link(m_paragraphs.last().linkFrom, m_paragraphs.last().linkAddress);
        m_paragraphs.last().linkFrom = -1;
    }
}

void OdtBody::endParagraph()
{
    const Paragraph paragraph = m_paragraphs.takeLast();
    if (m_inFooter)
        m_footers << paragraph.words.text.simplified();
    else if (paragraph.heading > 0)
        m_blocks.addHeading(paragraph.heading, paragraph.words);
    else if (m_lists > 0 && std::exchange(m_itemBegun, false))
        m_blocks.addItem(m_lists - 1, paragraph.words);
    else
        m_blocks.addParagraph(paragraph.words);
}

Error noText(int pictures)
{
    return Error(ErrorKind::BadSource,
                 pictures > 0 ? u"holds pictures and no text, as a scan does; save it with its text"_s : u"holds no text"_s);
}

} // namespace

Result<ExtractedText> readOdtText(const QByteArray &bytes)
{
    DocumentArchive archive(bytes);
    if (const auto opened = archive.open(); !opened)
        return opened.error();
    if (archive.contains(u"META-INF/manifest.xml"_s)) {
        const auto manifest = archive.part(u"META-INF/manifest.xml"_s);
        if (!manifest)
            return manifest.error();
        if (manifest->contains("encryption-data"))
            return Error(ErrorKind::BadSource, u"is locked with a password; save it without one"_s);
    }
    if (!archive.contains(u"content.xml"_s))
        return Error(ErrorKind::BadSource, u"is an archive like an OpenDocument text, but has no text in it"_s);
    QHash<QString, OdtStyle> styles;
    QStringList footers;
    DocumentBlocks blocks;
    if (archive.contains(u"styles.xml"_s)) {
        const auto xml = archive.part(u"styles.xml"_s);
        if (!xml)
            return xml.error();
        OdtBody furniture(*xml, styles, blocks); // many CVs have the name in the header of the page
        if (const auto result = furniture.read(); !result)
            return result.error();
        footers = furniture.footers();
        blocks.addGap();
    }
    const auto xml = archive.part(u"content.xml"_s);
    if (!xml)
        return xml.error();
    OdtBody body(*xml, styles, blocks);
    if (const auto result = body.read(); !result)
        return result.error();
    ExtractedText text = blocks.extracted();
    if (text.text.isEmpty())
        return noText(body.pictures());
    if (body.pictures() > 0)
        text.findings << (body.pictures() == 1 ? u"a picture was left out"_s : u"%1 pictures were left out"_s.arg(body.pictures()));
    if (const QString words = footers.join(u' ').simplified();
        std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetter(); }))
        text.findings << u"the page footer was left out: %1"_s.arg(words.left(300));
    return text;
}

} // namespace trinity
