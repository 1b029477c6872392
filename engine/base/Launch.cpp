// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Launch.h"

#include "engine/base/Logging.h"

#include <exception>

namespace trinity {

namespace {

// Functions of their own: g++ 12 cannot keep the logging macros' local types in a coroutine frame.
void logFailure(const Error &error)
{
    qCCritical(lcBase) << "A background task failed:" << error.detail;
}

void logException(const char *what)
{
    qCCritical(lcBase) << "A background task threw:" << what;
}

} // namespace

QCoro::Task<> launch(Task<> task)
{
    try {
        const auto result = co_await task;
        if (!result && result.error().kind == ErrorKind::Internal)
            logFailure(result.error());
    } catch (const std::exception &error) {
        logException(error.what());
    } catch (...) {
        logException("something that is not a std::exception");
    }
}

} // namespace trinity
