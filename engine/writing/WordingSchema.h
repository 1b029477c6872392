// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Voice.h"
#include "engine/writing/WordingPart.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// The JSON Schema of a model's answer to a part: headline, subtitle, tagline, about as far as they are asked for, and, when there
/// are items, an object `items` with one string per id. Everything is required and nothing else allowed; every string has a maxLength with
/// room to spare, because servers that enforce it cut in the middle of a word. No keywords beyond those that every server understands.
[[nodiscard]] QJsonObject wordingSchema(const Voice &voice, const WordingPart &part);

/// Most characters of a text of so many words.
[[nodiscard]] int charactersFor(int words);

/// What a voice does not say itself.
inline constexpr int taglineWords = 10;
inline constexpr int subtitleSentences = 2;

} // namespace trinity
