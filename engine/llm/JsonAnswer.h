// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/llm/LlmTypes.h"
#include "engine/llm/SchemaCheck.h"

namespace trinity {

/// The JSON object in a model's answer.
struct JsonAnswer {
    JsonAnswer() = default;
    QJsonObject object;
    QStringList repairs; ///< what was put right to read it, by name; empty: it was sound
    QList<SchemaFinding> findings; ///< empty: it fits the schema

    /// Something is missing, of a wrong type, or beyond all limits. Else it fits but for texts that are too long or keys nobody asked for.
    [[nodiscard]] bool isMalformed() const;
    [[nodiscard]] QStringList findingTexts() const;
};

/// Finds the object in a final text: bare, in a fence, or between prose. Of several, one that fits the schema is taken before one that
/// does not, a sound one before one that had to be repaired, and then the largest. Where the whole does not fit, an object directly
/// within it that does is taken. An answer that was cut (Length) is never repaired. BadAnswer when there is none, when a key occurs
/// twice in one object, or when it is nested deeper than 32 levels or holds more than 20,000 values.
[[nodiscard]] Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish, const QJsonObject &schema = {});
[[nodiscard]] Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish, const SchemaCheck &check);

} // namespace trinity
