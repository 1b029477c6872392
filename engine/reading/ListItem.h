// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/SourceLine.h"

namespace trinity {

/// An item of a list with the lines it was wrapped over.
struct ListItem {
    ListItem() = default;

    SourceLine line; ///< of an item of one line; its pieces have exact places
    Snippet whole;
    QList<LineLink> links;
};

/// The items of a section of lists: bullets and lines, with wrapped lines put together.
[[nodiscard]] QList<ListItem> listItemsOf(const QList<SourceLine> &lines);

/// A piece of a snippet without white space around it. When the snippet's words do not stand unit for unit in the source,
/// the piece keeps the whole range.
[[nodiscard]] Snippet subSnippet(const Snippet &snippet, qsizetype from, qsizetype to);

/// "C++, Rust; Python (since 2010)" as its items; brackets are not cut open.
[[nodiscard]] QList<Snippet> splitList(const Snippet &snippet);

} // namespace trinity
