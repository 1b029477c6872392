// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

namespace trinity {

/// A CV in plain text: a head with name, role and contact data, then sections under headings that SectionHeadings knows.
/// What stands under no heading of ours goes to the report, word for word.
void readPlainTextCv(FactSheet &sheet);

} // namespace trinity
