// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/SourceDocument.h"
#include "engine/reading/ExtractedText.h"

namespace trinity {

/// The text of a document that is no text by itself: Pdf, Docx or Odt. The detail of an error follows the file's name.
[[nodiscard]] Result<ExtractedText> readDocumentText(SourceKind kind, const QByteArray &bytes);

/// A kind in words, such as "a Word document (DOCX)".
[[nodiscard]] QString wordsFor(SourceKind kind);

/// What to tell when a file's name says another format than its content; empty when they agree, or when the name says none.
[[nodiscard]] QString nameMismatch(const QString &name, SourceKind kind);

} // namespace trinity
