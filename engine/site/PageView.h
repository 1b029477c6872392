// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SiteContent.h"
#include "engine/site/SiteBuilder.h"
#include "engine/site/Theme.h"
#include "engine/site/ViewObject.h"

namespace trinity {

/// Everything a page template may say, as themes/README.md lists it.
[[nodiscard]] ViewObject pageView(const SiteContent &content, const Theme &theme, const SiteOptions &options);

} // namespace trinity
