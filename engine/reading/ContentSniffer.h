// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SourceDocument.h"

#include <optional>

namespace trinity {

/// Pdf, Docx or Odt, by the first bytes and the names in an archive; nothing for all others.
[[nodiscard]] std::optional<SourceKind> documentKindOf(const QByteArray &bytes);

/// What a file that is neither a text nor a document of ours turns out to be by its first bytes, in words that follow "is", with
/// what to do about it: "a rich text (RTF) document; save it as DOCX or PDF". Empty when the bytes carry no known mark.
[[nodiscard]] QString foreignFormatOf(const QByteArray &bytes);

/// What a text that no reader here understands turns out to be, in words that follow "is". Empty for all others.
[[nodiscard]] QString foreignTextFormatOf(const QString &text);

/// JSON (JsonResume stands for all dialects), a web page, a repository dashboard, Markdown or plain text.
[[nodiscard]] SourceKind kindOfText(const QString &text);

} // namespace trinity
