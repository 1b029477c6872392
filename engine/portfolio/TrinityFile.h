// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/TrinityDocument.h"

namespace trinity {

/// Documents on disk. Blocks; safe to call from any thread.
class TrinityFile
{
public:
    /// BadSource or TooLarge; the detail begins with the file's name.
    [[nodiscard]] static Result<TrinityDocument> open(const QString &path, ImportReport &report);

    /// Writes all or nothing. WriteFailed, with the file as it was, when it cannot be written, when a newer version wrote
    /// the document, or when another file stands there that this version cannot open as a document: a broken or newer
    /// document, or something else entirely, may be all that somebody has.
    [[nodiscard]] static Result<void> save(const QString &path, const TrinityDocument &document);

    /// The part of save() for other contents of ours.
    [[nodiscard]] static Result<void> write(const QString &path, const QByteArray &bytes);
};

} // namespace trinity
