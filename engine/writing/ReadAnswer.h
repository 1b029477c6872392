// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/llm/SchemaCheck.h"
#include "engine/writing/WordingAnswer.h"

namespace trinity {

/// A model's answer to a part, held against the schema that was sent.
struct ReadAnswer {
    ReadAnswer() = default;
    ReadAnswer(const LlmAnswer &answer, const SchemaCheck &schema, const Voice &voice, const WordingPart &part);

    WordingAnswer wording;
    QJsonObject object; ///< what it was read from
    QStringList findings; ///< what the model is told
    FinishReason finish = FinishReason::Other;
    bool isWellFormed = false; ///< nothing is missing or of a wrong type
    bool isRepaired = false;

    [[nodiscard]] bool isUsable() const { return wording.fit != WordingAnswer::Fit::Unusable; }
    [[nodiscard]] bool isAsAskedFor() const { return isUsable() && isWellFormed; }
};

} // namespace trinity
