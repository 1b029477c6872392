// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"
#include "engine/portfolio/TrinityDocument.h"

#include <algorithm>
#include <optional>

namespace trinity {

/// A source with the facts found in it.
struct ReadPortfolio {
    ReadPortfolio() = default;

    SourceDocument document;
    Portfolio portfolio;
    ImportReport report;
    std::optional<TrinityDocument> saved; ///< what else a document of ours holds: words, edits, confirmations, looks

    /// What can bear a sentence out beside the facts: the source's text, but not a document of ours itself, which holds
    /// what was written about the source, too.
    [[nodiscard]] QString evidenceText() const
    {
        return saved && saved->content.sources.value(0).source.text.isEmpty() ? QString() : document.text;
    }

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
    /// Of a document of ours, which carries the texts of its sources and a wording per voice.
    static constexpr qint64 maximumTrinityBytes = TrinityDocument::maximumBytes;
    static constexpr qint64 largestBytes = std::max(maximumDocumentBytes, maximumTrinityBytes); ///< of whatever is read
};

} // namespace trinity
