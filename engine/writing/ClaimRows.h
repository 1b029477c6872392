// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <span>

namespace trinity {

/// A row of words of a kind of claim; words are separated by '|', in the forms of ClaimKind.
struct ClaimRow {
    const char16_t *triggers;
    const char16_t *supports;
    const char16_t *reason;
};

/// Titles, degrees and trades of people, in all languages known here.
[[nodiscard]] std::span<const ClaimRow> careerClaimRows();

/// What people did: led, founded, taught, won, and what they are by trade; in all languages known here.
[[nodiscard]] std::span<const ClaimRow> deedClaimRows();

/// Praise, awards, reach, customers in French, Spanish, Italian and Portuguese, and parts of Russian, Arabic, Chinese, Japanese,
/// Korean.
[[nodiscard]] std::span<const ClaimRow> otherClaimRows();

} // namespace trinity
