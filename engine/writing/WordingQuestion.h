// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/writing/WordingPart.h"
#include "engine/writing/WordingPrompt.h"

namespace trinity {

/// A part as it is asked: prompt, schema, limits.
struct WordingQuestion {
    WordingQuestion() = default;
    WordingQuestion(const Portfolio &portfolio, const Voice &voice, const WordingPart &asked, const LlmServer &server);

    WordingPart part;
    WordingPrompt prompt;
    /// `maximumTokens` leaves room for reasoning where the server has it. `contextTokens` holds question and answer and is one of few steps
    /// (8192, doubled as needed), never more than the server is known to have: a model that is asked for another window is loaded anew.
    LlmRequest request;
    int promptTokens = 0; ///< by the estimate, the findings of a second try included
    int neededTokens = 0; ///< of the window, by the estimate: for the prompt and an answer of full length
};

} // namespace trinity
