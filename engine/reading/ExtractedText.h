// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/MarkdownText.h"

namespace trinity {

/// What a document of another format says, as text: the text that provenance points into, and where the format marks
/// headings, lists and tables also their blocks, whose lines point into that text.
struct ExtractedText {
    ExtractedText() = default;

    QString text;
    QList<MarkdownBlock> blocks; ///< empty when the format knows only lines
    QStringList findings; ///< what was not read, in the words of an import report
};

} // namespace trinity
