// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

#include <optional>

namespace trinity {

/// A period or a single date as a CV writes it, found inside a line.
struct DateText {
    DateText() = default;

    qsizetype from = 0; ///< the whole phrase in the line, with "since" and brackets
    qsizetype to = 0;
    QString start; ///< YYYY, YYYY-MM or YYYY-MM-DD; empty when only the end is said
    QString end; ///< the same; empty beside a start when it goes on to this day
    qsizetype startFrom = 0, startTo = 0, endFrom = 0, endTo = 0; ///< where the two stand; empty ranges when absent
    bool single = false; ///< one date, no period: start and end are the same
};

/// The date of a line that is a heading of an entry: at its beginning, at its end, or between separators. Understands months in
/// English, German, French, Spanish, Italian, Portuguese and Russian, 03/2019, 2019-03, 01.03.2019, 2019年3月, seasons (which
/// stay the year), "since", "until" and the words for today. Lines of more than 300 characters are prose and have none.
[[nodiscard]] std::optional<DateText> findDate(QStringView line);

/// The same anywhere in a line, for example in a citation.
[[nodiscard]] std::optional<DateText> findDateAnywhere(QStringView line);

/// The words of one date as YYYY, YYYY-MM or YYYY-MM-DD; empty for other words, those for today included. For finders of facts
/// that know a date's words already.
[[nodiscard]] QString isoDateOf(QStringView words);

} // namespace trinity
