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
/// calls it through QtConcurrent. Text over 5 MB, binary data, empty and unreadable files end in BadSource or TooLarge,
/// whose detail names the file and the reason.
class PortfolioReader
{
public:
    [[nodiscard]] static Result<ReadPortfolio> readFile(const QString &path);
    [[nodiscard]] static Result<ReadPortfolio> readBytes(const QString &name, const QByteArray &bytes);

    /// The portfolio files of a folder, sorted, not recursive: what readFile may understand, by extension.
    [[nodiscard]] static QStringList portfolioFilesIn(const QString &folder);

    static constexpr qint64 maximumBytes = 5 * 1024 * 1024;
};

} // namespace trinity
