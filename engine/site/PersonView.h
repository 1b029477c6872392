// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SiteContent.h"
#include "engine/site/SiteLabels.h"
#include "engine/site/ViewObject.h"

namespace trinity {

/// Name, hero, contact and the facts panel.
void addPerson(ViewObject &page, const SiteContent &content, const SiteLabels &labels);

/// Whether there is any address, number or profile that may stand in a page.
[[nodiscard]] bool hasContact(const Basics &basics);
/// Up to two letters that stand for the person.
[[nodiscard]] QString initialsOf(const QString &name);
/// "Uppsala, Sweden": the parts that exist. Country names are English; on other pages the country is left out beside a city.
[[nodiscard]] QString placeOf(const Location &location, const SiteLabels &labels);

} // namespace trinity
