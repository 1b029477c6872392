// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/reading/ExtractedText.h"

namespace trinity {

/// The words of a saved web page with its headings, lists, tables and links. What the page says of its person to machines (h-card,
/// JSON-LD) comes first, repositories of a profile on GitHub become a table; menus and scripts are left out, and nothing is
/// loaded. The detail of an error follows the file's name.
[[nodiscard]] Result<ExtractedText> readHtmlText(const QString &html);

} // namespace trinity
