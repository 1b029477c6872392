// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"
#include "engine/reading/SectionHeadings.h"

namespace trinity {

/// A piece of a snippet without white space around it. When the snippet's words do not stand unit for unit in the source,
/// the piece keeps the whole range.
[[nodiscard]] Snippet subSnippet(const Snippet &snippet, qsizetype from, qsizetype to);

/// "C++, Rust; Python (since 2010)" as its items; brackets are not cut open.
[[nodiscard]] QList<Snippet> splitList(const Snippet &snippet);

/// Skills, spoken languages, interests, awards, certificates, publications, talks and references.
void readCvList(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines);

} // namespace trinity
