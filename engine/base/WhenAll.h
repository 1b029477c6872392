// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"

#include <vector>

namespace trinity {

/// Waits for all tasks and gives every Result, in order. The tasks run already, so the wait is as long as the slowest.
template<typename T>
[[nodiscard]] QCoro::Task<std::vector<Result<T>>> whenAll(std::vector<Task<T>> tasks)
{
    std::vector<Result<T>> results;
    results.reserve(tasks.size());
    for (auto &task : tasks)
        results.push_back(co_await task);
    co_return results;
}

} // namespace trinity
