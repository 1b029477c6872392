// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringView>

namespace trinity {

struct LlmRequest;

/// How many tokens a text comes to at most, by what tokenizers of 32,000 words and more make of its characters: three
/// ASCII letters or spaces are one, every digit, mark of punctuation and accented Latin letter is one, scripts are one or one and a half a
/// character, emoji are four. Prose of most languages comes to less; text without words (keys, base64) may come to more.
[[nodiscard]] int estimatedTokens(QStringView text);

/// The same for what a request sends, with what chat templates put around two messages. The answer is not part of it.
[[nodiscard]] int estimatedTokens(const LlmRequest &request);

} // namespace trinity
