// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/SectionHeadings.h"

namespace trinity {

/// Skills, spoken languages, interests, awards, certificates, publications, talks and references.
void readCvList(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines);

} // namespace trinity
