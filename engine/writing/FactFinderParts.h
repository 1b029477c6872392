// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"

#include <QtCore/QList>

#include <utility>

namespace trinity {

/// A piece of a text about which a model is asked at once: half-open ranges of it, in its order.
struct FactFinderPart {
    QList<std::pair<qsizetype, qsizetype>> ranges;

    [[nodiscard]] std::pair<qsizetype, qsizetype> hull() const { return {ranges.constFirst().first, ranges.constLast().second}; }
};

/// Whether so few facts were found that the whole text is to be searched.
[[nodiscard]] bool foundLittle(const SourceDocument &document, const Portfolio &portfolio);

/// What a model is to be asked about, in parts that it can read; not more than a few of them.
struct FactFinderPlan {
    FactFinderPlan(const SourceDocument &document, const Portfolio &portfolio, const ImportReport &report, const LlmServer &server);

    QList<FactFinderPart> parts;
    qsizetype notAsked = 0; ///< characters beyond the last part
};

/// Two parts of one that turned out to be too long; none when it cannot be shorter.
[[nodiscard]] QList<FactFinderPart> halvesOf(const QString &text, const FactFinderPart &part);

/// The question about a part.
[[nodiscard]] LlmRequest factRequest(const QString &text, const FactFinderPart &part, const LlmServer &server);

} // namespace trinity
