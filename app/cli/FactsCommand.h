// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"

namespace trinity {

/// trinity-cli facts SOURCE [--json].
[[nodiscard]] ExitCode runFacts(const QStringList &arguments);

/// The text of --help.
[[nodiscard]] QString factsHelp();

} // namespace trinity
