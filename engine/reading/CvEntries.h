// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/SectionHeadings.h"

namespace trinity {

/// Jobs, voluntary work, studies and projects: entries of a heading line or two, a period, and text or bullets below. The common
/// layouts are told apart by what the words give away: "Title, Company, 2019 – today", "Company | Title | Mar 2019 – present",
/// the period on a line of its own, before or after the heading.
void readCvEntries(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines);

} // namespace trinity
