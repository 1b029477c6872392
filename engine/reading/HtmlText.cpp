// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/HtmlText.h"

#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/HtmlPage.h"
#include "engine/reading/HtmlPerson.h"

#include <QtCore/QSet>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isBlockTag(const QByteArray &tag)
{
    static const QSet<QByteArray> tags{"p",       "div",   "section", "article", "main",    "header",     "footer", "aside",   "ul",
                                       "ol",      "li",    "dl",      "dt",      "dd",      "blockquote", "pre",    "table",   "tr",
                                       "td",      "th",    "tbody",   "thead",   "figure",  "address",    "form",   "hr",      "body",
                                       "h1",      "h2",    "h3",      "h4",      "h5",      "h6",         "center", "details", "summary",
                                       "caption", "tfoot", "nav",     "menu",    "fieldset"};
    return tags.contains(tag);
}

bool standsApart(const QByteArray &tag)
{
    static const QSet<QByteArray> tags{"p",  "section", "article",    "header", "aside", "ul",
                                       "ol", "dl",      "blockquote", "table",  "hr",    "address"};
    return tags.contains(tag);
}

/// Walks over a page and turns elements into paragraphs.
class PageWalk
{
public:
    explicit PageWalk(DocumentBlocks &blocks) : m_blocks(blocks) { }

    void walk(const HtmlNode &node, int depth);
    void flush();
    int pictures() const { return m_pictures; }

private:
    void addText(const QString &text);
    void element(const HtmlNode &node, const QByteArray &tag, int depth);
    void block(const HtmlNode &node, const QByteArray &tag, int depth);
    void children(const HtmlNode &node, int depth);

    DocumentBlocks &m_blocks;
    RichText m_words;
    int m_heading = 0;
    int m_lists = 0;
    bool m_item = false; ///< the words begin an item
    int m_bold = 0;
    int m_verbatim = 0;
    int m_pictures = 0;
};

void PageWalk::flush()
{
    const RichText words = std::exchange(m_words, RichText());
    if (words.isBlank())
        return;
    if (m_heading > 0)
        m_blocks.addHeading(m_heading, words);
    else if (std::exchange(m_item, false))
        m_blocks.addItem(std::max(m_lists - 1, 0), words);
    else
        m_blocks.addParagraph(words);
}

void PageWalk::addText(const QString &text)
{
    QString words = text;
    if (m_verbatim == 0)
        std::replace_if(
            words.begin(), words.end(), [](QChar c) { return c == u'\n' || c == u'\t'; }, u' ');
    m_words.add(words, m_bold > 0 ? RichText::Weight::Bold : RichText::Weight::Normal);
}

void PageWalk::children(const HtmlNode &node, int depth)
{
    for (unsigned int i = 0; i < node.childCount(); ++i)
        walk(node.child(i), depth + 1);
}

void PageWalk::block(const HtmlNode &node, const QByteArray &tag, int depth)
{
    flush();
    if (standsApart(tag))
        m_blocks.addGap();
    const bool heading = tag.size() == 2 && tag.at(0) == 'h' && tag.at(1) >= '1' && tag.at(1) <= '6';
    const bool list = tag == "ul" || tag == "ol" || tag == "menu";
    if (tag == "tr")
        m_blocks.beginRow();
    else if (tag == "td" || tag == "th")
        m_blocks.beginCell();
    if (tag == "li")
        m_item = true;
    const int before = m_heading;
    m_heading = heading ? tag.at(1) - '0' : m_heading;
    m_lists += list ? 1 : 0;
    m_verbatim += tag == "pre" ? 1 : 0;
    m_bold += tag == "th" || tag == "dt" ? 1 : 0;
    children(node, depth);
    flush();
    m_heading = before;
    m_lists -= list ? 1 : 0;
    m_verbatim -= tag == "pre" ? 1 : 0;
    m_bold -= tag == "th" || tag == "dt" ? 1 : 0;
    if (tag == "li")
        m_item = false;
    if (tag == "td" || tag == "th")
        m_blocks.endCell();
    else if (tag == "tr")
        m_blocks.endRow();
}

void PageWalk::element(const HtmlNode &node, const QByteArray &tag, int depth)
{
    if (tag == "br") {
        m_words.add(u"\n", RichText::Weight::Normal);
    } else if (tag == "img") {
        ++m_pictures;
    } else if (tag == "a") {
        const qsizetype from = m_words.text.size();
        children(node, depth);
        if (m_words.text.size() > from)
            m_words.link(from, node.attribute("href"));
    } else {
        const int bold = tag == "b" || tag == "strong" ? 1 : 0;
        m_bold += bold;
        children(node, depth);
        m_bold -= bold;
    }
}

void PageWalk::walk(const HtmlNode &node, int depth)
{
    if (node.isText()) {
        addText(node.text());
        return;
    }
    if (!node.isElement() || depth > HtmlNode::deepest || node.isHidden())
        return;
    const QByteArray tag = node.tag();
    if (tag == "nav" || tag == "footer" || node.attribute("role") == "navigation"_L1)
        return;
    if (isBlockTag(tag))
        block(node, tag, depth);
    else
        element(node, tag, depth);
}

HtmlNode bodyOf(const HtmlNode &root)
{
    HtmlNode body;
    root.walk([&](const HtmlNode &node) {
        if (!body && node.tag() == "body")
            body = node;
        return !body;
    });
    return body ? body : root;
}

/// On a profile the person's own words stand in one element, everything else is the site's.
HtmlNode readmeOf(const HtmlNode &root)
{
    HtmlNode readme;
    root.walk([&](const HtmlNode &node) {
        if (!readme && node.hasClass(u"markdown-body"))
            readme = node;
        return !readme;
    });
    return readme;
}

} // namespace

Result<ExtractedText> readHtmlText(const QString &html)
{
    const auto page = HtmlPage::parse(html);
    if (!page)
        return page.error();
    const HtmlNode root = page->root();
    DocumentBlocks blocks;
    const HtmlPerson person = HtmlPerson::of(root);
    person.write(blocks);
    DocumentBlocks repositories;
    const bool profile = writeRepositories(root, repositories);
    PageWalk walk(blocks);
    walk.walk(profile ? readmeOf(root) : bodyOf(root), 0);
    walk.flush();
    if (profile)
        writeRepositories(root, blocks);
    ExtractedText text = blocks.extracted();
    if (text.text.isEmpty())
        return Error(ErrorKind::BadSource,
                     u"is a web page without text: its words are loaded by a script; copy what it shows and paste it"_s);
    if (!person.organisation.isEmpty())
        text.findings << u"an organisation without a role and dates was left out: %1"_s.arg(person.organisation);
    if (profile)
        text.findings << u"the site's menus, the activity and all else around the profile were left out"_s;
    if (walk.pictures() > 0)
        text.findings << (walk.pictures() == 1 ? u"a picture was left out"_s : u"%1 pictures were left out"_s.arg(walk.pictures()));
    return text;
}

} // namespace trinity
