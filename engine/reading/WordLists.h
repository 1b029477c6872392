// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

/// What words give away in CVs of six languages: roles, employers, schools, degrees, languages, levels, places.
namespace trinity::words {

[[nodiscard]] bool namesRole(QStringView text); ///< "Lead engineer", "Krankenschwester", "diseñadora"
[[nodiscard]] bool namesOrganisation(QStringView text); ///< "Acme Ltd", "Charité Klinik", "City of Leeds"
[[nodiscard]] bool namesSchool(QStringView text); ///< "Uppsala University", "Lycée Voltaire"
[[nodiscard]] bool namesDegree(QStringView text); ///< "MSc", "Diplom", "Licenciatura en ..."
[[nodiscard]] bool isDegreeToken(QStringView token); ///< one word that is a whole degree: "MSc", "B.A.", "PhD"
[[nodiscard]] bool isSpokenLanguage(QStringView word); ///< "German", "Deutsch", "alemán"
[[nodiscard]] bool isLevel(QStringView text); ///< "advanced", "C1", "Muttersprache", or a rating
[[nodiscard]] bool isRating(QStringView text); ///< "80%", "4/5", "★★★☆☆"
[[nodiscard]] bool isGrade(QStringView text); ///< "Upper Second", "cum laude", "mention bien"
[[nodiscard]] bool isLegalForm(QStringView text); ///< "Inc.", "Ltd", "GmbH" alone
/// The ISO 3166 code of a country named in English or in one of the other languages, or empty.
[[nodiscard]] QString countryCode(QStringView name);

/// Lower case, without accents, white space simplified: the form in which words are compared.
[[nodiscard]] QString folded(QStringView text);

/// Whether a line reads as prose: a whole sentence, very long, or begun in lower case.
[[nodiscard]] bool isSentence(QStringView text);

} // namespace trinity::words
