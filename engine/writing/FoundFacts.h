// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// The facts of a source with those that a model pointed out in its text.
struct FoundFacts {
    FoundFacts() = default;

    Portfolio portfolio; ///< what was there, unchanged, and what was added: its provenance says Model
    ImportReport report; ///< of both
    int added = 0; ///< values
    int leftOut = 0; ///< values that do not stand in the text, or stand too far from what they were said to belong to
    int alreadyThere = 0; ///< values that the reading had found, or that contradict it

    bool operator==(const FoundFacts &) const = default;
};

/// How the reader of a source understands the words of a date, for example "März 2019" as "2019-03"; empty when they are none.
using DateWordsReader = QString (*)(QStringView words);

/// Takes what a model answered (see factSchema()) into `found`. A value counts only when its words stand in the text: as they
/// are, or but for case, white space, quotation marks and dashes; it becomes what the text says there. The values of an entry must
/// stand near one another. What the portfolio has already is neither doubled nor changed. `range` is the piece of the text that the
/// model was shown.
void takeFoundFacts(FoundFacts &found, const QJsonObject &answer, const SourceDocument &document, std::pair<qsizetype, qsizetype> range,
                    DateWordsReader readDate);

/// The JSON Schema of an answer: a list for each section, whose values are quotes from the text.
[[nodiscard]] QJsonObject factSchema();

} // namespace trinity
