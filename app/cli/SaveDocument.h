// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/TrinityDocument.h"

namespace trinity {

/// Where the document of a source goes.
struct DocumentPlace {
    QString folder; ///< made when it is missing
    QString name; ///< without ending
    QString sourcePath; ///< empty for standard input
    QByteArray sourceHash; ///< of the source as it was read: SourceDocument::sha256
};

/// Saves folder/name.trinity and gives that path. WriteFailed, with the file as it was, when a person's work would be lost: the
/// file there is another document with edits, confirmations or theme options, has changed since it was read as the source, or
/// is broken, newer, or no document at all.
[[nodiscard]] Result<QString> saveDocument(const TrinityDocument &document, const DocumentPlace &place);

} // namespace trinity
