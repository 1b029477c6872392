// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/OdtText.h"

#include "engine/reading/DocumentArchive.h"
#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/DocumentXml.h"
#include "engine/reading/LeftOut.h"
#include "engine/reading/NoteMark.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostOdtText = 5 * 1024 * 1024; // UTF-16 units
constexpr int mostSpaces = 100;
constexpr qsizetype mostUnseen = 4000; // characters kept of hidden words

/// What the styles of paragraphs and of words say.
struct OdtStyle {
    QString parent;
    bool bold = false;
    bool title = false;
    bool subtitle = false;
    bool hidden = false;
};

bool isFooter(QStringView name)
{
    return name == u"footer" || name == u"footer-left" || name == u"footer-first";
}

class OdtBody
{
public:
    OdtBody(const QByteArray &xml, QHash<QString, OdtStyle> &styles, LeftOut &leftOut, DocumentBlocks &blocks)
        : m_xml(xml), m_styles(styles), m_leftOut(leftOut), m_blocks(blocks)
    {
    }

    Result<void> read();
    const QList<RichText> &footers() const { return m_footers; }

private:
    struct Span {
        bool bold = false;
        bool hidden = false;
    };

    /// A note that is being read, inside the paragraph that refers to it.
    struct Note {
        qsizetype outside = 0; ///< paragraphs that are open around it
        RichText words;
    };

    /// Text boxes stand inside paragraphs and hold some.
    struct Paragraph {
        RichText words;
        int heading = 0;
        bool bold = false;
        QList<Span> spans; ///< those that are open
        qsizetype linkFrom = -1;
        QString linkAddress;
        bool hidden = false; ///< by its style
        QString unseen; ///< words that nobody sees
        QList<NoteMark> notes;
    };

    void start();
    void addWords(QStringView words);
    [[nodiscard]] bool leaveOut(QStringView name);
    [[nodiscard]] bool startRegion(QStringView name);
    void startInParagraph(QStringView name);
    void startStyle(QStringView name);
    void end();
    void endParagraph();
    [[nodiscard]] const OdtStyle *styleOf(const QString &name, bool OdtStyle::*property) const;
    [[nodiscard]] RichText::Weight weight() const;

    DocumentXml m_xml;
    QHash<QString, OdtStyle> &m_styles;
    LeftOut &m_leftOut;
    DocumentBlocks &m_blocks;
    QList<Paragraph> m_paragraphs;
    QList<Note> m_notes; ///< those that are open
    QString m_style; ///< that is being defined
    QList<RichText> m_footers; ///< their words; they are no part of the text
    bool m_inFooter = false;
    int m_lists = 0;
    bool m_itemBegun = false; ///< the next paragraph begins an item
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
    const bool bold = std::any_of(paragraph.spans.begin(), paragraph.spans.end(), [](const Span &span) { return span.bold; });
    return paragraph.bold || bold ? RichText::Weight::Bold : RichText::Weight::Normal;
}

Result<void> OdtBody::read()
{
    while (m_xml.next()) {
        if (m_xml.isStart())
            start();
        else if (m_xml.isEnd())
            end();
        else if (!m_paragraphs.isEmpty())
            addWords(m_xml.text());
        if (m_blocks.length() > mostOdtText || (!m_paragraphs.isEmpty() && m_paragraphs.last().words.text.size() > mostOdtText))
            return Error(ErrorKind::TooLarge, u"holds more than 5 MB of text, too much for a portfolio; leave out what the site does not need"_s);
    }
    return m_xml.result();
}

void OdtBody::addWords(QStringView words)
{
    Paragraph &paragraph = m_paragraphs.last();
    const bool hidden = std::any_of(paragraph.spans.begin(), paragraph.spans.end(), [](const Span &span) { return span.hidden; });
    if (!paragraph.hidden && !hidden)
        paragraph.words.add(words.toString().replace(u'\n', u' ').replace(u'\t', u' '), weight());
    else if (paragraph.unseen.size() < mostUnseen)
        paragraph.unseen += words;
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
        m_styles[m_style].hidden = m_xml.attribute(u"display") == "none"_L1;
    }
}

/// Passes over what is not to be read, and notes what it was.
bool OdtBody::leaveOut(QStringView name)
{
    if (name == u"annotation")
        m_leftOut.addFilled(LeftOut::Kind::Comment, m_xml.wordsWithin({u"p"}));
    else if (name == u"deletion")
        m_leftOut.addFilled(LeftOut::Kind::Deletion, m_xml.wordsWithin({u"p", u"h"}));
    else if (name == u"change-info" || name == u"note-citation" || name == u"forms" || name == u"sequence-decls")
        m_xml.skip();
    else if (name == u"placeholder")
        m_leftOut.addFilled(LeftOut::Kind::Placeholder, m_xml.wordsWithin({u"placeholder"}));
    else if (name == u"hidden-text" || name == u"hidden-paragraph")
        m_leftOut.addFilled(LeftOut::Kind::Hidden, m_xml.wordsWithin({u"hidden-text", u"hidden-paragraph"}));
    else if (name == u"ruby-text")
        m_leftOut.addFilled(LeftOut::Kind::ReadingAid, m_xml.wordsWithin({u"ruby-text"}));
    else if (name == u"object" || name == u"object-ole") {
        m_leftOut.add(LeftOut::Kind::Object);
        m_xml.skip();
    } else {
        return false;
    }
    return true;
}

/// What holds paragraphs, and is none.
bool OdtBody::startRegion(QStringView name)
{
    if (name == u"list")
        ++m_lists;
    else if (name == u"list-item" || name == u"list-header")
        m_itemBegun = true;
    else if (name == u"table-row")
        m_blocks.beginRow();
    else if (name == u"table-cell")
        m_blocks.beginCell();
    else if (name == u"image")
        m_leftOut.add(LeftOut::Kind::Picture);
    else if (name == u"note")
        m_notes << Note{m_paragraphs.size(), {}};
    else if (isFooter(name)) {
        m_inFooter = true;
        m_footers << RichText();
    } else {
        return false;
    }
    return true;
}

void OdtBody::start()
{
    const QStringView name = m_xml.name();
    if (leaveOut(name) || startRegion(name))
        return;
    if (name == u"p" || name == u"h") {
        Paragraph paragraph;
        const QString style = m_xml.attribute(u"style-name");
        if (name == u"h")
            paragraph.heading = std::clamp(m_xml.attribute(u"outline-level").toInt(), 1, 6);
        else if (styleOf(style, &OdtStyle::title) != nullptr && styleOf(style, &OdtStyle::subtitle) == nullptr)
            paragraph.heading = 1;
        paragraph.bold = styleOf(style, &OdtStyle::bold) != nullptr;
        paragraph.hidden = styleOf(style, &OdtStyle::hidden) != nullptr;
        m_paragraphs << paragraph;
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
        const QString style = m_xml.attribute(u"style-name");
        paragraph.spans << Span{styleOf(style, &OdtStyle::bold) != nullptr, styleOf(style, &OdtStyle::hidden) != nullptr};
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
    } else if (name == u"note" && !m_notes.isEmpty()) {
        const Note note = m_notes.takeLast();
        if (!m_paragraphs.isEmpty())
            m_paragraphs.last().notes << NoteMark(m_paragraphs.last().words.text.size(), note.words);
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
    m_leftOut.addFilled(LeftOut::Kind::Hidden, paragraph.unseen);
    QList<RichText> below;
    const auto words = withNotes(paragraph.words, paragraph.notes, paragraph.heading > 0 ? NotePlace::Below : NotePlace::InBrackets, below);
    if (!m_notes.isEmpty() && m_paragraphs.size() >= m_notes.last().outside)
        m_notes.last().words.add(words, u" ");
    else if (m_inFooter)
        m_footers.last().add(words, u"\n");
    else if (paragraph.heading > 0)
        m_blocks.addHeading(paragraph.heading, words);
    else if (m_lists > 0 && std::exchange(m_itemBegun, false))
        m_blocks.addItem(m_lists - 1, words);
    else
        m_blocks.addParagraph(words);
    for (const auto &note : std::as_const(below))
        m_blocks.addParagraph(note);
}

Error noText(const LeftOut &leftOut)
{
    return Error(ErrorKind::BadSource,
                 leftOut.has(LeftOut::Kind::Picture) ? u"holds pictures and no text, as a scan does; save it with its text"_s
                                                     : u"holds no text; choose the file with the words of the portfolio"_s);
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
    LeftOut leftOut;
    QList<RichText> footers;
    DocumentBlocks blocks;
    if (archive.contains(u"styles.xml"_s)) {
        const auto xml = archive.part(u"styles.xml"_s);
        if (!xml)
            return xml.error();
        OdtBody furniture(*xml, styles, leftOut, blocks); // many CVs have the name in the header of the page
        if (const auto result = furniture.read(); !result)
            return result.error();
        footers = furniture.footers();
        blocks.endHeader();
    }
    const auto xml = archive.part(u"content.xml"_s);
    if (!xml)
        return xml.error();
    OdtBody body(*xml, styles, leftOut, blocks);
    if (const auto result = body.read(); !result)
        return result.error();
    for (const auto &footer : std::as_const(footers))
        if (!blocks.addFooter(footer))
            leftOut.addFilled(LeftOut::Kind::Footer, footer.text);
    ExtractedText text = blocks.extracted();
    if (text.text.isEmpty())
        return noText(leftOut);
    text.findings = leftOut.findings();
    return text;
}

} // namespace trinity
