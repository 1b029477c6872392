// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace trinity {

/// How trinity-extract ended.
struct PdfProcess {
    enum class End {
        Finished,
        NotFound, ///< the program is not installed
        Refused, ///< it did not start or did not get its limits
        Crashed, ///< the parser fell over the file, or wanted more than 512 MB
        TooSlow, ///< over 20 s of processor time, or a minute in all
        TooMuch, ///< more output than any allowed text gives
    };

    PdfProcess() = default;

    End end = End::NotFound;
    QByteArray output; ///< its lines; to be trusted as little as the file
};

/// Reads a PDF in a process of its own and waits for it. Safe to call from any thread, needs no event loop.
[[nodiscard]] PdfProcess runPdfProcess(const QByteArray &bytes);

} // namespace trinity
