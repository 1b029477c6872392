// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/EntrySplitter.h"
#include "engine/reading/FactSheet.h"

namespace trinity {

/// Adds an entry as a project. The name is what is bold, linked or stands before a colon or dash; code spans at the end of the
/// heading are keywords, "★ 412" its stars, the first safe link its address.
void writeProject(FactSheet &sheet, const CvEntry &entry);

/// Where the name of a project ends that is followed by its description on the same line ("fluxcal – a toolkit"), or -1.
[[nodiscard]] qsizetype projectNameEnd(QStringView line);

} // namespace trinity
