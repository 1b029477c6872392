// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SourceDocument.h"

namespace trinity {

/// What a file that is no text turns out to be by its first bytes, in words that follow "is", for example
/// "a PNG image, not a text". Empty when the bytes carry no known mark.
[[nodiscard]] QString foreignFormatOf(const QByteArray &bytes);

/// What a text that no reader here understands turns out to be, in words that follow "is". Empty for all others.
[[nodiscard]] QString foreignTextFormatOf(const QString &text);

/// JSON (JsonResume stands for both dialects), a repository dashboard, Markdown or plain text.
[[nodiscard]] SourceKind kindOfText(const QString &text);

} // namespace trinity
