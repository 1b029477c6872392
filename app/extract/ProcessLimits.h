// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

namespace trinity {

/// Takes from this process what a parser of foreign files does not need: memory beyond 512 MB, more than 20 s of processor
/// time, files to write, sockets, other programs. There is no way back. What the system does not offer is left out; memory
/// and time are always limited. False when even that failed.
[[nodiscard]] bool limitThisProcess();

} // namespace trinity
