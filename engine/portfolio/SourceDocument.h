// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace trinity {

/// What a source turned out to be. Decided by content, never by the file's extension.
enum class SourceKind { PlainText, RepositoryDashboard, Markdown, JsonResume, SeedJson, Trinity, Html, Pdf, Docx, Odt };

/// One source as the engine read it: the decoded text that every provenance span points into.
struct SourceDocument {
    SourceDocument() = default;

    QString name; ///< file name without its folder, "standard input" or "pasted text"
    SourceKind kind = SourceKind::PlainText;
    QString text; ///< decoded, LF line ends, no byte order mark; of a page or document the text taken out of it
    QString encoding; ///< "UTF-8", "UTF-16LE", "ISO-8859-1" ...; empty for formats that are no text
    bool encodingGuessed = false;
    QByteArray sha256; ///< of the bytes as read, hexadecimal

    bool operator==(const SourceDocument &) const = default;
};

} // namespace trinity
