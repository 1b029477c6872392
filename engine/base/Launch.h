// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Logging.h"
#include "engine/base/Task.h"

#include <exception>

namespace trinity {

/// Where a task begins that nobody awaits: slots at the rim call launch(doSomething(...)). QCoro would swallow an
/// exception of such a task without a word; here it reaches the log. The task must report its own result.
inline QCoro::Task<> launch(Task<> task)
{
    try {
        const auto result = co_await task;
        if (!result && result.error().kind == ErrorKind::Internal)
            qCCritical(lcBase) << "A background task failed:" << result.error().detail;
    } catch (const std::exception &error) {
        qCCritical(lcBase) << "A background task threw:" << error.what();
    } catch (...) {
        qCCritical(lcBase) << "A background task threw something that is not a std::exception";
    }
}

} // namespace trinity
