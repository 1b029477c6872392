// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/SourceLine.h"

#include <optional>

namespace trinity {

/// A publication as lists of references write it.
struct Citation {
    Snippet title;
    Snippet publisher; ///< the journal, or who printed it
    Snippet others; ///< authors, volume and pages
    QString date; ///< empty when there is none
    Snippet dateText;
};

/// "Adams, R., & Bell, T. (2021). Slow avalanches. Journal of Slopes, 44(2), 101–119." and "Adams, R. and Bell, T., Slow
/// avalanches, Journal of Slopes, 2021": lines that begin with authors and their initials. Nothing for others.
[[nodiscard]] std::optional<Citation> readCitation(const SourceLine &line);

} // namespace trinity
