// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>

namespace trinity {

/// The number words of a language (BCP 47 tag; en, de, fr, es, it, pt) from two upwards, lower case; empty for others.
[[nodiscard]] const QHash<QString, double> &numberWordsOf(const QString &language);

} // namespace trinity
