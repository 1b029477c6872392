// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"

namespace trinity {

/// A source with the facts found in it.
struct ReadPortfolio {
    ReadPortfolio() = default;

    SourceDocument document;
    Portfolio portfolio;
    ImportReport report;

    bool operator==(const ReadPortfolio &) const = default;
};

/// Turns files and texts into facts. Stateless and safe to call from any thread; blocks while it reads, so the window
/// calls it through QtConcurrent. PDFs are read by trinity-extract, a process of its own. What cannot be read ends in
/// BadSource or TooLarge, whose detail names the file, the reason, and what to do where something can be done.
class PortfolioReader
{
public:
    [[nodiscard]] static Result<ReadPortfolio> readFile(const QString &path);
    [[nodiscard]] static Result<ReadPortfolio> readBytes(const QString &name, const QByteArray &bytes);

    /// The portfolio files of a folder, sorted, not recursive: what readFile may understand, by extension.
    [[nodiscard]] static QStringList portfolioFilesIn(const QString &folder);

    static constexpr qint64 maximumBytes = 5 * 1024 * 1024; ///< of a text, and of the text in a document
    static constexpr qint64 maximumDocumentBytes = 25 * 1024 * 1024; ///< of a PDF, DOCX or ODT file
};

} // namespace trinity
