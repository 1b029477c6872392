// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"
#include "engine/site/ThemeCatalog.h"

namespace trinity {

/// `trinity-cli themes`.
[[nodiscard]] ExitCode listThemes(const QStringList &arguments, const ThemeCatalog &catalog);

} // namespace trinity
