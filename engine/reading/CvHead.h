// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

namespace trinity {

/// Reads what stands above the first heading: name, role, contact data, place, and prose that becomes the summary. A name or
/// role that the sheet already has is not looked for again.
void readCvHead(FactSheet &sheet, const QList<SourceLine> &lines);

/// Contact data under a heading of its own; what is none goes to the unplaced.
void readContactSection(FactSheet &sheet, const QList<SourceLine> &lines);

/// Whether a text can be a person's name: a few words, written large, in any script; no sentence, no address.
[[nodiscard]] bool looksLikeName(QStringView text);

/// Paragraphs of prose: lines up to an empty one are put together with spaces.
[[nodiscard]] QList<Snippet> paragraphsOf(const QList<SourceLine> &lines);

} // namespace trinity
