// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/bench/Benchmarks.h"

namespace trinity::bench {

/// A PDF CV of ten pages, and one of two columns, from bytes to facts: the time, and the peak memory of this process and of the
/// one that reads PDFs.
[[nodiscard]] Lines readingPdf();

/// Texts of 1.25, 2.5 and 5 MB, from bytes to facts: four times the text takes four times as long.
[[nodiscard]] QJsonObject readingText();

} // namespace trinity::bench
