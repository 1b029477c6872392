// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactTokens.h"

#include <QtCore/QVarLengthArray>

#include <optional>
#include <span>
#include <utility>

/// What stands around a number of a text.
namespace trinity {

using CountedWords = QVarLengthArray<const FactToken *, 4>;
using WordNumbers = QVarLengthArray<int, 8>; ///< different numbers of words or stems of a source

[[nodiscard]] bool carriesMeaning(const FactToken &token);
[[nodiscard]] bool isSameNumber(double a, double b);

/// Where the text begins and ends that a word is of: an entry has several.
[[nodiscard]] std::pair<std::size_t, std::size_t> textAround(std::span<const FactToken> tokens, std::size_t at);

/// The stems of the words on both sides that carry meaning.
[[nodiscard]] WordNumbers stemsNear(std::span<const FactToken> tokens, std::size_t at);

/// Whether no other number of the same text stands nearer to the first of these words that the text has.
[[nodiscard]] bool isNearestNumber(std::span<const FactToken> tokens, std::size_t at, const CountedWords &counted);

/// Whether a word for people stands near: "a team of six", "7 personnes".
[[nodiscard]] bool isBesidePeople(std::span<const FactToken> tokens, std::size_t at);

/// What a unit of time behind a number, or alone, makes in days.
[[nodiscard]] std::optional<double> daysAt(std::span<const FactToken> tokens, std::size_t index);

} // namespace trinity
