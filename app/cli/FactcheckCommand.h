// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"

namespace trinity {

/// trinity-cli factcheck SOURCE [TEXT] [--json] [--strict].
[[nodiscard]] ExitCode runFactcheck(const QStringList &arguments);

/// The text of --help.
[[nodiscard]] QString factcheckHelp();

} // namespace trinity
