// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/SectionHeadings.h"

namespace trinity {

/// Awards, certificates, publications and talks: "Title, who gave or printed it, when", one line or bullet each. A title in
/// quotation marks may stand anywhere in its line.
void readDatedItems(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines);

} // namespace trinity
