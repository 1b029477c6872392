// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/SiteContent.h"
#include "engine/site/Site.h"
#include "engine/site/Theme.h"

namespace trinity {

struct SiteOptions {
    SiteOptions() = default;
    Theme::Scheme scheme = Theme::Scheme::Auto; ///< Auto: the theme's own default; Light and Dark force one
};

/// Facts, wording and theme into a site. Pure: the same input gives the same bytes, on any thread. Internal when the
/// theme's template cannot be rendered.
[[nodiscard]] Result<Site> buildSite(const SiteContent &content, const Theme &theme, const SiteOptions &options = {});

} // namespace trinity
