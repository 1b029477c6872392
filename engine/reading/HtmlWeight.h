// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace trinity {

/// How large and deep the tree of a page may become at most, judged by its tags alone, without parsing.
struct HtmlWeight {
    HtmlWeight() = default;

    qint64 tags = 0;
    qint64 depth = 0; ///< of elements that have to be closed
    qint64 formatting = 0; ///< how many of <b>, <font> and their like are open at once; a parser opens them anew in each paragraph
    qint64 attributes = 0; ///< of one tag

    [[nodiscard]] static HtmlWeight of(const QByteArray &html);
    [[nodiscard]] bool isTooMuch() const;
};

} // namespace trinity
