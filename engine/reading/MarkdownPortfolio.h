// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

namespace trinity {

/// A portfolio or README in Markdown (CommonMark with GitHub's tables, strike-through and bare links): the name from the
/// first heading, sections from the others, projects from lists, subheadings and tables. Links are kept when they are
/// http, https or mailto; others are reported.
void readMarkdownPortfolio(FactSheet &sheet);

} // namespace trinity
