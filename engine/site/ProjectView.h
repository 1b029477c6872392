// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SiteContent.h"
#include "engine/site/SiteLabels.h"
#include "engine/site/Theme.h"
#include "engine/site/ViewObject.h"

namespace trinity {

/// The featured projects, the rest of them, and what can be counted over all.
void addProjects(ViewObject &page, const SiteContent &content, const Theme &theme, const SiteLabels &labels);

} // namespace trinity
