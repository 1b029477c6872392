// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

#include <chrono>
#include <functional>
#include <optional>

namespace trinity {

/// Whether and when to try again. Pure: the random source is injected. Full jitter for transient failures, the
/// server's Retry-After as a floor, no retry where another attempt cannot help.
class RetryPolicy
{
public:
    using Random = std::function<double()>; ///< uniform in [0, 1)

    explicit RetryPolicy(int maximumAttempts = 4, Random random = {});

    /// The wait before attempt `attempt + 1` after attempt number `attempt` (from 1) failed, or nothing: give up.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(int attempt, const Error &error) const;

    /// The wait after that many failures in a row, however many attempts are left. Nothing where waiting does not help.
    /// A server that goes on refusing after its own time has passed is given more than it asked for.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waitAfter(int failures, const Error &error) const;

    [[nodiscard]] int maximumAttempts() const { return m_maximumAttempts; }
    [[nodiscard]] const Random &random() const { return m_random; }

private:
    [[nodiscard]] std::chrono::milliseconds backoff(int failures, ErrorKind kind) const;
    [[nodiscard]] std::chrono::milliseconds part(std::chrono::milliseconds of) const;

    int m_maximumAttempts;
    Random m_random;
};

} // namespace trinity
