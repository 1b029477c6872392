// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/MarkdownText.h"

namespace trinity {

/// A portfolio or README in Markdown (CommonMark with GitHub's tables, strike-through and bare links): the name from the
/// first heading, sections from the others, projects from lists, subheadings and tables. Links are kept when they are
/// http, https or mailto; others are reported.
void readMarkdownPortfolio(FactSheet &sheet);

/// The same for the blocks of another format, whose lines point into the sheet's text.
void readBlocks(FactSheet &sheet, const QList<MarkdownBlock> &blocks);

} // namespace trinity
