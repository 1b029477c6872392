// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>

namespace trinity {

struct Job;

/// How many jobs have ended in which way.
struct JobTotals {
    JobTotals() = default;
    explicit JobTotals(const Job &job); ///< of one job

    int done = 0;
    int failed = 0;
    int cancelled = 0;
    std::chrono::milliseconds written{0}; ///< sum of the jobs' own times

    JobTotals &operator+=(const JobTotals &other);
};

} // namespace trinity
