// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/EntrySplitter.h"

namespace trinity {

enum class AtWords { Cut, Kept }; ///< "at", "bei", "chez" between a role and an employer

/// Cuts a line from `from` to `to` at strong separators (bars, dots, spaced dashes, wide gaps), else at " at ", else at commas.
/// Brackets are not cut open.
[[nodiscard]] QList<CvEntry::Part> headingParts(const SourceLine &line, qsizetype from, qsizetype to, AtWords words = AtWords::Cut);

} // namespace trinity
