// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace trinity {

/// Bytes as text: no byte order mark, lines ended by LF, no control characters but LF and tab.
struct DecodedText {
    DecodedText() = default;

    QString text;
    QString encoding; ///< "UTF-8", "UTF-16LE", "ISO-8859-1" ...
    bool guessed = false; ///< neither a byte order mark nor valid UTF-8 said so
    qsizetype controlCharacters = 0; ///< how many were left out, NULs included; over 5 % of the text means binary data
    qsizetype characters = 0; ///< before they were left out
};

/// A byte order mark decides; then NULs at every second byte say UTF-16, valid UTF-8 is UTF-8, and what remains is
/// guessed: the character set that uchardet names where the bytes bear it out, else Windows-1252 or Latin-1.
[[nodiscard]] DecodedText decodeText(const QByteArray &bytes);

} // namespace trinity
