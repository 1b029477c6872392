// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity {

/// One date: where it stands and what it means.
struct DateAtom {
    DateAtom() = default;

    qsizetype from = 0;
    qsizetype to = 0;
    int year = 0;
    int month = 0; ///< 0 when not said
    int day = 0;
    int untilYear = 0; ///< of "2019/20"

    [[nodiscard]] QString iso() const; ///< YYYY, YYYY-MM or YYYY-MM-DD
};

/// The dates of a line, from left to right.
[[nodiscard]] QList<DateAtom> dateAtomsOf(QStringView line);

/// The number of a month by its folded name in seven languages, or 0.
[[nodiscard]] int monthNumber(const QString &word);

/// The word that ends before `end` (spaces and one of ". , '" skipped), folded; `from` is where it begins.
[[nodiscard]] QString wordEndingAt(QStringView line, qsizetype end, qsizetype &from);

} // namespace trinity
