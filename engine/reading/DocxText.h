// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/reading/ExtractedText.h"

namespace trinity {

/// The text of a Word document with its headings, lists, tables and links; the page header comes first, since many CVs have the
/// name there. Nothing outside the file is opened. The detail of an error follows the file's name.
[[nodiscard]] Result<ExtractedText> readDocxText(const QByteArray &bytes);

} // namespace trinity
