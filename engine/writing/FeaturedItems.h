// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

namespace trinity {

/// A project or job that a model is asked to word.
struct FeaturedItem {
    FeaturedItem() = default;
    QString id; ///< in prompt and schema: "p3" for projects[3], "w0" for work[0]
    QString pointer; ///< in a Wording: "/projects/3"
    QString fact; ///< one line: all that the source says of it
};

/// At most `most` items, jobs first in the source's order, then projects: by stars when some have stars, in the source's
/// order behind them. Two places at least are kept for jobs, and all that the projects leave. Items about which the
/// source says no more than a name are left out: there is nothing to word.
[[nodiscard]] QList<FeaturedItem> featuredItemsOf(const Portfolio &portfolio, int most);

} // namespace trinity
