// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"

namespace trinity {

/// Where a task begins that nobody awaits: slots at the rim call launch(doSomething(...)). QCoro would swallow an
/// exception of such a task without a word; here it reaches the log. The task must report its own result.
QCoro::Task<> launch(Task<> task);

} // namespace trinity
