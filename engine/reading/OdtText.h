// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/reading/ExtractedText.h"

namespace trinity {

/// The text of an OpenDocument text with its headings, lists, tables and links. The detail of an error follows the file's name.
[[nodiscard]] Result<ExtractedText> readOdtText(const QByteArray &bytes);

} // namespace trinity
