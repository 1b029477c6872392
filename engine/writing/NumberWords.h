// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

#include <optional>

namespace trinity {

/// What a number word says. "hundred" and "thousand" multiply what stands before them.
struct NumberWord {
    NumberWord() = default;
    NumberWord(double value_, bool multiplies_) : value(value_), multiplies(multiplies_) { }
    double value = 0;
    bool multiplies = false;
};

/// A number word of the language (BCP 47 tag; en, de, fr, es, it, pt; English ones count in every language, and Russian and
/// Arabic are known by their script), lower case, compounds in one word included ("fünfundachtzig", "ventitré"). "one" and
/// its like are articles more often than numbers and are none.
[[nodiscard]] std::optional<NumberWord> numberWordOf(const QString &lower, const QString &language);

/// "one", "ein", "un" and so on: numbers only beside another number word ("one thousand", "vingt et un").
[[nodiscard]] bool isWordForOne(const QString &lower);

/// Stands between the parts of a number: "and", "et", "y", "e", "und".
[[nodiscard]] bool isNumberLink(const QString &lower);

/// "half", "un quart", "Viertel" as a percentage.
[[nodiscard]] std::optional<double> percentOfFraction(const QString &lower);

/// Chinese and Japanese digits: 一万二千 is 12000. At least two of them, or one from 十 upwards.
[[nodiscard]] std::optional<double> hanNumber(QStringView text);
[[nodiscard]] bool isHanDigit(QChar c);

} // namespace trinity
