// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"

namespace trinity {

/// `trinity-cli cache info|clear`: runs the event loop until it is done.
[[nodiscard]] ExitCode runCache(const QStringList &arguments);

} // namespace trinity
