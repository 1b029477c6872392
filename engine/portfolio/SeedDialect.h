// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/OrderedJson.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// The content JSON of the guide that started the project: brand_name, tagline, hero, repos, menu_items, cta.
/// Its variant with cta.label and hero.cta_primary is read as well. What has no field of ours is kept under
/// Portfolio::extra["x_seed"].
[[nodiscard]] bool looksLikeSeedJson(const QJsonObject &object);
[[nodiscard]] Portfolio portfolioFromSeed(const QJsonObject &seed, ImportReport &report);

/// The guide's object, key for key: at most 20 repos (the rest under "x_more_repos"), a subtitle of at most 500 characters,
/// what a repo has no key for under its "x_resume", everything else under the root's "x_resume"; portfolioFromSeed takes
/// all of it back. Empty fields of the wording mean the source's own words.
[[nodiscard]] OrderedJson seedFromPortfolio(const Portfolio &portfolio, const Wording &wording = {});

/// What programs that know the guide's keys only will not see of this portfolio, one line each, for people.
[[nodiscard]] QStringList seedOmissions(const Portfolio &portfolio);

/// Where a field of portfolioFromSeed may stand in the source, as pointers into the seed object.
[[nodiscard]] QStringList seedSourcePointers(const QString &pointer);

} // namespace trinity
