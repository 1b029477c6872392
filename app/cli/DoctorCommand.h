// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"

namespace trinity {

/// trinity-cli doctor: the servers of this machine, or what is wrong with one. Done when at least one works.
[[nodiscard]] ExitCode runDoctor(const QStringList &arguments);

} // namespace trinity
