// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/HtmlPage.h"

#include "engine/reading/HtmlWeight.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QList>

#include <gumbo.h>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool holdsWord(const QString &words, QStringView word)
{
    for (const auto part : QStringView(words).split(u' ', Qt::SkipEmptyParts))
        if (part.trimmed() == word)
            return true;
    return false;
}

} // namespace

bool HtmlNode::isElement() const
{
    return m_node != nullptr && m_node->type == GUMBO_NODE_ELEMENT;
}

bool HtmlNode::isText() const
{
    return m_node != nullptr
        && (m_node->type == GUMBO_NODE_TEXT || m_node->type == GUMBO_NODE_WHITESPACE || m_node->type == GUMBO_NODE_CDATA);
}

QString HtmlNode::text() const
{
    return isText() ? QString::fromUtf8(m_node->v.text.text) : QString();
}

QByteArray HtmlNode::tag() const
{
    if (!isElement() || m_node->v.element.tag == GUMBO_TAG_UNKNOWN)
        return {};
    return QByteArray(gumbo_normalized_tagname(m_node->v.element.tag));
}

QString HtmlNode::attribute(const char *name) const
{
    if (!isElement())
        return {};
    const auto *attribute = gumbo_get_attribute(&m_node->v.element.attributes, name);
    return attribute != nullptr ? QString::fromUtf8(attribute->value) : QString();
}

bool HtmlNode::hasAttribute(const char *name) const
{
    return isElement() && gumbo_get_attribute(&m_node->v.element.attributes, name) != nullptr;
}

bool HtmlNode::hasClass(QStringView word) const
{
    return holdsWord(attribute("class"), word);
}

bool HtmlNode::hasProperty(QStringView word) const
{
    return holdsWord(attribute("itemprop"), word);
}

bool HtmlNode::isHidden() const
{
    static const QByteArrayList tags{"script", "style", "noscript", "template", "svg",   "math",   "iframe", "object", "embed",
                                     "video",  "audio", "canvas",   "select",   "input", "button", "dialog", "head",   "textarea"};
    if (tags.contains(tag()) || hasAttribute("hidden") || attribute("aria-hidden") == "true"_L1)
        return true;
    if (hasClass(u"sr-only") || hasClass(u"visually-hidden") || hasClass(u"d-none"))
        return true;
    const QString style = attribute("style");
    return style.contains("display:none"_L1) || style.contains("display: none"_L1);
}

unsigned int HtmlNode::childCount() const
{
    if (m_node == nullptr || (m_node->type != GUMBO_NODE_ELEMENT && m_node->type != GUMBO_NODE_DOCUMENT))
        return 0;
    return m_node->type == GUMBO_NODE_DOCUMENT ? m_node->v.document.children.length : m_node->v.element.children.length;
}

HtmlNode HtmlNode::child(unsigned int index) const
{
    const auto &children = m_node->type == GUMBO_NODE_DOCUMENT ? m_node->v.document.children : m_node->v.element.children;
    return HtmlNode(static_cast<const GumboNode *>(children.data[index]));
}

QString HtmlNode::words() const
{
    QString words;
    addWords(words, 0);
    return words.simplified();
}

void HtmlNode::addWords(QString &words, int depth) const
{
    if (isText()) {
        words += text();
        return;
    }
    if (depth > deepest || isHidden())
        return;
    for (unsigned int i = 0; i < childCount(); ++i)
        child(i).addWords(words, depth + 1);
    if (tag() == "br" || tag() == "li" || tag() == "div" || tag() == "p")
        words += u' ';
}

Result<HtmlPage> HtmlPage::parse(const QString &html)
{
    HtmlPage page;
    page.m_bytes = std::make_shared<QByteArray>(html.toUtf8());
    if (HtmlWeight::of(*page.m_bytes).isTooMuch())
        return Error(ErrorKind::TooLarge, u"is a web page of more or deeper elements than pages have; copy its text instead"_s);
    page.m_output = std::shared_ptr<GumboOutput>(
        gumbo_parse_with_options(&kGumboDefaultOptions, page.m_bytes->constData(), static_cast<size_t>(page.m_bytes->size())),
        [](GumboOutput *output) {
            if (output != nullptr)
                gumbo_destroy_output(&kGumboDefaultOptions, output);
        });
    if (!page.m_output)
        return Error(ErrorKind::BadSource, u"is a web page that cannot be read"_s);
    return page;
}

HtmlNode HtmlPage::root() const
{
    return HtmlNode(m_output ? m_output->root : nullptr);
}

} // namespace trinity
