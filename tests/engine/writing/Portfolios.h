// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Voice.h"

#include <QtCore/QList>

#include <utility>

/// Invented people for the tests of this room.
namespace trinity::test {

[[nodiscard]] Portfolio engineerCv();
[[nodiscard]] Portfolio germanCv();
[[nodiscard]] Portfolio arabicCv();
[[nodiscard]] Portfolio japaneseCv();
[[nodiscard]] Portfolio longWordsCv(); ///< every text is one word of 300 characters
[[nodiscard]] Portfolio researcherCv();
[[nodiscard]] Portfolio nameOnly();
/// A repository page: names, descriptions, languages, stars; no text about the person.
[[nodiscard]] Portfolio dashboard(int projects, const QString &language = QStringLiteral("en"));
/// A CV with long texts everywhere: 5 jobs, 90 projects.
[[nodiscard]] Portfolio largeCv();

[[nodiscard]] QList<std::pair<QString, Portfolio>> allPortfolios();

/// The plain voice, the voices of all themes, and one with tight limits.
[[nodiscard]] QList<Voice> allVoices();

} // namespace trinity::test
