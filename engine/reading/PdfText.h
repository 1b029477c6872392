// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/reading/ExtractedText.h"

#include <QtCore/QByteArray>

namespace trinity {

/// The text of a PDF in the order of reading. Locked, broken and too large files, and scans without text, end in an error whose
/// detail follows the file's name ("is locked with a password; ..."). Blocks while another process reads.
[[nodiscard]] Result<ExtractedText> readPdfText(const QByteArray &bytes);

} // namespace trinity
