// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/RichText.h"

namespace trinity {

/// Where a paragraph refers to a footnote or endnote, and what that says.
struct NoteMark {
    NoteMark() = default;
    NoteMark(qsizetype at_, RichText words_) : at(at_), words(std::move(words_)) { }

    qsizetype at = 0; ///< in the paragraph's text
    RichText words;
};

enum class NotePlace { InBrackets, Below };

/// Puts notes in brackets where a paragraph refers to them. What would spoil the paragraph is left in `below`, for paragraphs of
/// their own: long notes, and all those of headings and of the lines with the dates of a job.
[[nodiscard]] RichText withNotes(const RichText &paragraph, const QList<NoteMark> &notes, NotePlace place, QList<RichText> &below);

} // namespace trinity
