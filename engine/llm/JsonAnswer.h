// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/llm/LlmTypes.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// The JSON object in a model's answer.
struct JsonAnswer {
    JsonAnswer() = default;
    QJsonObject object;
    bool repaired = false; ///< commas before a closing bracket were removed
};

/// Finds the object in a final text: bare, in a fence, or between prose. Of several the largest wins. An answer that was
/// cut (Length) is never repaired. BadAnswer when there is none, when a key occurs twice in one object, or when it is
/// nested deeper than 32 levels.
[[nodiscard]] Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish);

} // namespace trinity
