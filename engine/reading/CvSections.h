// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/SectionHeadings.h"

namespace trinity {

/// Reads the lines under a heading into the sheet, whichever section it is.
void readCvSection(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines);

/// Paragraphs under a heading that is no section of ours, word for word.
void leaveUnplaced(FactSheet &sheet, const Snippet &heading, const QList<SourceLine> &lines);

} // namespace trinity
