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

    [[nodiscard]] int maximumAttempts() const { return m_maximumAttempts; }

private:
    int m_maximumAttempts;
    Random m_random;
};

/// The wait a server asks for, from its answer's headers (retry-after-ms, Retry-After in seconds or as a date, taken
/// relative to the answer's Date). Nothing when absent, negative, not finite or beyond 31 days.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &retryAfterMs, const QByteArray &retryAfter,
                                                                  const QByteArray &date);

} // namespace trinity
