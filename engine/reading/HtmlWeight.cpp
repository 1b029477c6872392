// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/HtmlWeight.h"

#include <QtCore/QSet>

#include <algorithm>

namespace trinity {

namespace {

constexpr qint64 mostDepth = 400;
constexpr qint64 mostNodes = 1'500'000;
constexpr qint64 mostSteps = 60'000'000; // the parser looks through the open elements at each tag
constexpr qint64 mostAttributes = 300; // the parser compares each with all others
constexpr qsizetype longestTagName = 12;

/// Elements that end by themselves, so that nobody has to close them.
bool endsAlone(const QByteArray &name)
{
    static const QSet<QByteArray> names{"p",   "li",    "td",    "th",   "tr",   "dt",    "dd",     "option", "tbody", "thead", "tfoot",
                                        "br",  "img",   "hr",    "meta", "link", "input", "source", "area",   "base",  "col",   "embed",
                                        "wbr", "param", "track", "html", "body", "head",  "path",   "rect",   "circle"};
    return names.contains(name);
}

bool isFormatting(const QByteArray &name)
{
    static const QSet<QByteArray> names{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};
    return names.contains(name);
}

} // namespace

HtmlWeight HtmlWeight::of(const QByteArray &html)
{
    HtmlWeight weight;
    qint64 depth = 0;
    qint64 formatting = 0;
    QByteArray raw; // inside <script> and its like closing tags are words
    for (qsizetype at = html.indexOf('<'); at >= 0 && at + 1 < html.size(); at = html.indexOf('<', at)) {
        if (raw.isEmpty() && QByteArrayView(html).sliced(at).startsWith("<!--")) {
            const auto end = html.indexOf("-->", at + 4);
            weight.tags += QByteArrayView(html).sliced(at, (end < 0 ? html.size() : end) - at).count('<');
            at = end < 0 ? html.size() : end;
            continue;
        }
        const bool closes = html.at(at + 1) == '/';
        qsizetype end = at + (closes ? 2 : 1);
        const qsizetype nameFrom = end;
        while (end < html.size() && end - nameFrom <= longestTagName
               && QByteArrayView("abcdefghijklmnopqrstuvwxyz0123456789-").contains(static_cast<char>(html.at(end) | 0x20)))
            ++end;
        const QByteArray name = html.sliced(nameFrom, end - nameFrom).toLower();
        at = end;
        if (name.isEmpty())
            continue;
        ++weight.tags;
        if (closes && (raw.isEmpty() || raw == name)) {
            raw.clear();
            depth -= depth > 0 && !endsAlone(name) ? 1 : 0;
            formatting -= formatting > 0 && isFormatting(name) ? 1 : 0;
            continue;
        }
        if (closes)
            continue;
        qint64 attributes = 0;
        char quote = 0;
        for (; at < html.size() && (quote != 0 || html.at(at) != '>'); ++at) {
            const char c = html.at(at);
            if (quote != 0)
                quote = c == quote ? 0 : quote;
            else if ((c == '"' || c == '\'') && html.at(at - 1) == '=')
                quote = c;
            else
                attributes += c == ' ' || c == '\n' || c == '\t' || c == '/' ? 1 : 0;
        }
        weight.attributes = std::max(weight.attributes, attributes);
        const bool empty = html.at(std::max<qsizetype>(at - 1, 0)) == '/' && name != "div" && name != "span" && !isFormatting(name);
        if (!endsAlone(name) && !empty)
            weight.depth = std::max(weight.depth, ++depth);
        if (isFormatting(name))
            weight.formatting = std::max(weight.formatting, ++formatting);
        if (raw.isEmpty() && (name == "script" || name == "style" || name == "textarea" || name == "title"))
            raw = name;
    }
    return weight;
}

bool HtmlWeight::isTooMuch() const
{
    return depth > mostDepth || attributes > mostAttributes || tags * (1 + formatting) > mostNodes || tags * depth > mostSteps;
}

} // namespace trinity
