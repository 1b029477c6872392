// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// The BCP 47 tag of the language a text is written in: by its script where that decides (ar, fa, he, ru, uk, ja, zh, ko, el,
/// hi, th), else by a vote of common words (en, de, fr, es, it, pt, nl, sv). "en" when nothing decides.
[[nodiscard]] QString guessLanguage(const QString &text);

} // namespace trinity
