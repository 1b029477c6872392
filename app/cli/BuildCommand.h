// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"
#include "engine/site/ThemeCatalog.h"

namespace trinity {

/// `trinity-cli build`: runs the event loop until the batch is done.
[[nodiscard]] ExitCode runBuild(const QStringList &arguments, const ThemeCatalog &catalog);

} // namespace trinity
