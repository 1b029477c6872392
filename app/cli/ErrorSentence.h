// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

namespace trinity {

/// An error for a person at a terminal: what happened and what to do.
[[nodiscard]] QString errorSentence(const Error &error);

} // namespace trinity
