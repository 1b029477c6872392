// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

#include <optional>

namespace trinity {

/// The parts of a CV, whatever they are called.
enum class CvSection {
    Contact,
    Summary,
    About,
    Work,
    Volunteer,
    Education,
    Projects,
    Skills,
    Languages,
    Awards,
    Certificates,
    Publications,
    Talks,
    Interests,
    References,
};

/// The section a heading opens, in English, German, French, Spanish, Italian or Portuguese (and the plain words of a few
/// other languages): "Work Experience", "BERUFSERFAHRUNG", "== Formation ==", "3. Idiomas:". Nothing for other texts.
[[nodiscard]] std::optional<CvSection> sectionOfHeading(QStringView heading);

/// Whether a heading opens a part of a CV that has no place among ours: memberships, driving licences, further information.
[[nodiscard]] bool isOtherHeading(QStringView heading);

/// The heading without its frame: "== Skills ==" is "Skills".
[[nodiscard]] QString bareHeading(QStringView heading);

} // namespace trinity
