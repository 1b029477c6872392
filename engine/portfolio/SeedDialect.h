// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// The content JSON of the guide that started the project: brand_name, tagline, hero, repos, menu_items, cta.
/// Its variant with cta.label and hero.cta_primary is read as well. What has no field of ours is kept under
/// Portfolio::extra["x_seed"].
[[nodiscard]] bool looksLikeSeedJson(const QJsonObject &object);
[[nodiscard]] Portfolio portfolioFromSeed(const QJsonObject &seed, ImportReport &report);

/// Where a field of portfolioFromSeed may stand in the source, as pointers into the seed object.
[[nodiscard]] QStringList seedSourcePointers(const QString &pointer);

} // namespace trinity
