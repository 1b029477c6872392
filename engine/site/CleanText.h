// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// Text that may stand in a page: no control characters but line feed and tab, no bidirectional overrides or isolates,
/// no zero-width spaces, no tag characters, no half surrogates. Joiners stay between letters of the scripts that need
/// them and inside emoji.
[[nodiscard]] QString cleanText(const QString &text);

/// Letters as a reader counts them (grapheme clusters).
[[nodiscard]] qsizetype letterCount(const QString &text);

} // namespace trinity
