// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"
#include "engine/portfolio/TrinityDocument.h"

#include <optional>

namespace trinity {

struct JsonReading {
    JsonReading() = default;

    SourceKind kind = SourceKind::JsonResume;
    Portfolio portfolio;
    ImportReport report;
    std::optional<TrinityDocument> saved; ///< the document of ours that it is
    QString sourceText; ///< of a document of ours: the text that the places point into; empty when it carries none
};

/// JSON Resume, the seed guide's dialect or a document of ours, with the places of the values. BadSource in words that follow the file's
/// name.
[[nodiscard]] Result<JsonReading> readJsonPortfolio(const QString &text);

} // namespace trinity
