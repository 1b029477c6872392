// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// Names whose kind is known without looking at the sentence, beside those of WordKinds.
namespace trinity {

struct FactToken;

/// Well-known places in scripts without capitals that stand in a text.
[[nodiscard]] QStringList placesIn(const QString &text);

/// A German noun that names a thing, not a person or a company.
[[nodiscard]] bool isGermanNoun(const FactToken &token);

} // namespace trinity
