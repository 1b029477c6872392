// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace trinity {

/// A part of an answer that may be its JSON object, with the flaws that a JSON parser would not report.
struct JsonCandidate {
    enum class Flaw { None, NotClosed, TooDeep, TooMany, DuplicateKey };

    qsizetype from = 0;
    qsizetype end = 0;
    Flaw flaw = Flaw::None;
    bool isPart = false; ///< it lies within one that is not closed: what the cut left whole, or what follows a bracket in prose

    [[nodiscard]] QStringView in(QStringView text) const { return text.mid(from, end - from); }
};

/// The balanced {...} of a text, the larger ones first, and after them the first that are not closed. Brackets in strings and comments
/// do not count. At most 32; no recursion, and bounded work whatever the text.
[[nodiscard]] QList<JsonCandidate> jsonCandidatesIn(QStringView text);

/// Values of an object, in all its levels, beyond which it is no answer.
inline constexpr int mostValuesInAnswer = 20'000;

} // namespace trinity
