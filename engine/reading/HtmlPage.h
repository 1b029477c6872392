// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

struct GumboInternalNode;
struct GumboInternalOutput;

namespace trinity {

/// A place in a parsed page; valid as long as its HtmlPage.
class HtmlNode
{
public:
    HtmlNode() = default;
    explicit HtmlNode(const GumboInternalNode *node) : m_node(node) { }

    [[nodiscard]] bool isElement() const;
    [[nodiscard]] bool isText() const;
    [[nodiscard]] QString text() const; ///< of a text node
    [[nodiscard]] QByteArray tag() const; ///< lower case; empty for unknown elements and texts
    [[nodiscard]] QString attribute(const char *name) const;
    [[nodiscard]] bool hasAttribute(const char *name) const;
    /// Whether the class or the itemprop attribute holds the word.
    [[nodiscard]] bool hasClass(QStringView word) const;
    [[nodiscard]] bool hasProperty(QStringView word) const;
    [[nodiscard]] bool isHidden() const; ///< to a person who looks at the page

    [[nodiscard]] unsigned int childCount() const;
    [[nodiscard]] HtmlNode child(unsigned int index) const;
    [[nodiscard]] explicit operator bool() const { return m_node != nullptr; }

    /// The visible words below this node, white space simplified.
    [[nodiscard]] QString words() const;

    /// Calls `visit` for each element below in their order; where it returns false its children are passed over.
    template <typename Visit>
    void walk(const Visit &visit, int depth = 0) const
    {
        for (unsigned int i = 0; i < childCount() && depth < deepest; ++i)
            if (const HtmlNode below = child(i); below.isElement() && visit(below))
                below.walk(visit, depth + 1);
    }

    static constexpr int deepest = 1000;

private:
    void addWords(QString &words, int depth) const;

    const GumboInternalNode *m_node = nullptr;
};

/// A parsed web page. Nothing that it refers to is loaded.
class HtmlPage
{
public:
    /// Pages that would make a tree out of all proportion to their text are refused. The detail of the error follows the file's name.
    [[nodiscard]] static Result<HtmlPage> parse(const QString &html);

    HtmlPage() = default;
    [[nodiscard]] HtmlNode root() const;

private:
    std::shared_ptr<QByteArray> m_bytes; ///< the tree points into it
    std::shared_ptr<GumboInternalOutput> m_output;
};

} // namespace trinity
