// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"

namespace trinity {

struct JsonReading {
    JsonReading() = default;

    SourceKind kind = SourceKind::JsonResume;
    Portfolio portfolio;
    ImportReport report;
};

/// JSON Resume or the seed guide's dialect, with the places of the values. BadSource in words that follow the file's name.
[[nodiscard]] Result<JsonReading> readJsonPortfolio(const QString &text);

} // namespace trinity
