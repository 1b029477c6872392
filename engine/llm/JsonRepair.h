// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"

namespace trinity {

/// A text that is nearly a JSON object, with what models get wrong put right.
struct JsonRepair {
    JsonRepair() = default;
    QString text; ///< for the JSON parser, which judges it
    QStringList repairs; ///< their names, each once; empty: nothing was wrong
};

/// Puts right, outside strings: invisible characters, comments, commas before a closing bracket, keys without quotes or in single ones,
/// True, False and None; in strings: line breaks and tabs as they are; at the end: missing closing brackets, unless the answer was cut
/// (Length) or ends inside a text or where a value must follow. All else stays as it is: NaN, missing values, values in single quotes.
[[nodiscard]] JsonRepair repairedJson(QStringView text, FinishReason finish);

} // namespace trinity
