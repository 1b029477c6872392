// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/site/Site.h"

namespace trinity {

/// Writes a site's files into a zip archive, in path order with a fixed date, so the same site gives the same bytes.
[[nodiscard]] Result<void> writeZip(const QString &path, const Site &site);

} // namespace trinity
