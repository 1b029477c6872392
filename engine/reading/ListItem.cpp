// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ListItem.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QList<ListItem> listItemsOf(const QList<SourceLine> &lines)
{
    QList<ListItem> items;
    int indent = 0;
    for (const auto &line : lines) {
        if (line.isBlank())
            continue;
        const bool wrapped = !items.isEmpty() && !line.bullet && !line.afterBlank && !line.title && !line.text.contains("://"_L1)
            && (line.indent > indent || line.text.front().isLower());
        if (wrapped) {
            ListItem &item = items.last();
            item.whole.add(line.whole(), u" ");
            item.line = SourceLine();
            item.links << line.links;
            continue;
        }
        indent = line.indent;
        ListItem item;
        item.line = line;
        item.whole = line.whole();
        item.links = line.links;
        items << item;
    }
    // A wrapped item is a line of its own whose pieces all have its whole range.
    for (auto &item : items) {
        if (!item.line.isBlank())
            continue;
        item.line.text = item.whole.text;
        item.line.start = item.whole.start;
        item.line.end = item.whole.end;
        item.line.runs << SourceLine::Run{0, item.whole.start, 0};
    }
    return items;
}

Snippet subSnippet(const Snippet &snippet, qsizetype from, qsizetype to)
{
    from = std::clamp<qsizetype>(from, 0, snippet.text.size());
    to = std::clamp<qsizetype>(to, from, snippet.text.size());
    while (from < to && snippet.text.at(from).isSpace())
        ++from;
    while (to > from && snippet.text.at(to - 1).isSpace())
        --to;
    if (from == to)
        return {};
    if (snippet.end - snippet.start != snippet.text.size())
        return Snippet(snippet.text.mid(from, to - from), snippet.start, snippet.end);
    return Snippet(snippet.text.mid(from, to - from), snippet.start + from, snippet.start + to);
}

QList<Snippet> splitList(const Snippet &snippet)
{
    QList<Snippet> items;
    qsizetype start = 0;
    int depth = 0;
    const QString &text = snippet.text;
    const auto add = [&](qsizetype end) {
        Snippet item = subSnippet(snippet, start, end);
        if (item.text.endsWith(u'.') && item.text.count(u'.') == 1 && end == text.size())
            item = subSnippet(item, 0, item.text.size() - 1);
        if (!item.isEmpty())
            items << item;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'(')
            ++depth;
        else if (c == u')' && depth > 0)
            --depth;
        if (c == u',' && i > 0 && text.at(i - 1).isDigit() && i + 1 < text.size() && text.at(i + 1).isDigit())
            continue; // "120,000"
        const bool spacedSlash = c == u'/' && i > 0 && text.at(i - 1).isSpace() && i + 1 < text.size() && text.at(i + 1).isSpace();
        const bool wide = c.isSpace() && i + 2 < text.size() && text.at(i + 1).isSpace() && text.at(i + 2).isSpace();
        if (depth == 0 && (QStringView(u",;|•·、，،\t").contains(c) || spacedSlash || wide)) {
            add(i);
            start = i + 1;
        }
    }
    add(text.size());
    return items;
}

} // namespace trinity
