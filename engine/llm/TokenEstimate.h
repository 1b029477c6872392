// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringView>

namespace trinity {

struct LlmRequest;
struct LlmServer;

/// How many tokens a text comes to, rather too many than too few: three small ASCII letters or spaces make one, two capitals, and every
/// digit and mark of punctuation is one; an accented Latin letter or a Hangul syllable is two, Cyrillic two thirds, Chinese, Japanese and
/// the like one and two thirds, scripts that vocabularies know little of a token for each byte. English comes to 1.5 times what the most
/// wasteful tokenizer in use makes of it. Text without words (keys, base64) may come to more than the estimate.
[[nodiscard]] int estimatedTokens(QStringView text);

/// The same for what a request sends, with what chat templates put around two messages. The answer is not part of it.
[[nodiscard]] int estimatedTokens(const LlmRequest &request);
[[nodiscard]] int estimatedTokens(const LlmRequest &request, int tokensOfPrompt); ///< when the prompt's are known

/// What the model reads at once, question and answer together, as far as it is known (0: it is not): Ollama has what it was asked for.
[[nodiscard]] int windowOf(const LlmServer &server, const LlmRequest &request);

/// Most tokens of the next answer when the one to this request was cut off: twice as many, as far as the window has room beside the
/// question, and never fewer.
[[nodiscard]] int tokensAfterCut(const LlmServer &server, const LlmRequest &request);

} // namespace trinity
