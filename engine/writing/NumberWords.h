// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
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

/// Which list of number words a language has (BCP 47 tag; en, de, fr, es, it, pt, ru, ar), or noNumberLanguage.
constexpr int noNumberLanguage = -1;
[[nodiscard]] int numberLanguageOf(const QString &tag);

/// A number word of the language, lower case, compounds in one word included ("fünfundachtzig", "ventitré"). English ones count in
/// every language, and Russian and Arabic ones are known by their script. "one" and its like are articles more often than numbers and
/// are none.
[[nodiscard]] std::optional<NumberWord> numberWordOf(QStringView lower, int language);
/// Whether a word that is no WordKind::Number needs a look: only some languages write numbers in one word.
[[nodiscard]] bool mayBeCompound(QStringView lower, int language);
/// All of them that are in the lists, of all languages.
[[nodiscard]] QList<QStringView> numberWords();

/// Chinese and Japanese digits: 一万二千 is 12000. At least two of them, or one from 十 upwards.
[[nodiscard]] std::optional<double> hanNumber(QStringView text);
[[nodiscard]] bool isHanDigit(QChar c);

} // namespace trinity
