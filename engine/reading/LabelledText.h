// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/SourceLine.h"

namespace trinity {

/// "Technologies: C++, Qt" as its label, folded for comparison, and its value. Both empty for other texts.
struct LabelledText {
    LabelledText() = default;
    explicit LabelledText(const Snippet &snippet);

    QString label;
    Snippet value;

    [[nodiscard]] bool isTechnologies() const;
    [[nodiscard]] bool isLink() const;
    [[nodiscard]] bool isScore() const;
    [[nodiscard]] bool isPlace() const;
    [[nodiscard]] bool isDetail() const; ///< one of the above, or a thesis, a field of study: belongs below a heading, not in it
};

} // namespace trinity
