// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"

namespace trinity {

/// trinity-cli convert SOURCE --to trinity|jsonresume|seed [-o FILE].
[[nodiscard]] ExitCode runConvert(const QStringList &arguments);

/// The text of --help.
[[nodiscard]] QString convertHelp();

} // namespace trinity
