// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <chrono>
#include <optional>
#include <utility>

namespace trinity {

/// The wait a refused request's answer asks for. The first form that can be read counts, in this order: retry-after-ms;
/// Retry-After in seconds or as a date (any of the three HTTP forms, relative to the answer's own Date, so that wrong
/// clocks do no harm); google.rpc.RetryInfo in the body; the reset of a rate limit whose remaining is 0; "try again in
/// 7.66s" or "retry in 38s" in the body's text. Nothing when absent, negative, not finite or beyond 31 days.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QList<std::pair<QByteArray, QByteArray>> &headers,
                                                                  const QByteArray &body);

} // namespace trinity
