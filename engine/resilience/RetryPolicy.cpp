// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace trinity {

using namespace std::chrono;

namespace {

constexpr milliseconds transientBase = 500ms;
constexpr milliseconds transientCap = 8s;
constexpr milliseconds overloadBase = 2s;
constexpr milliseconds overloadCap = 30s;
constexpr milliseconds longestWishObeyed = hours(6); ///< beyond it is a quota, not a pause
constexpr milliseconds wishSpreadCap = 5s;

milliseconds doubled(milliseconds base, int failures, milliseconds cap)
{
    for (int i = 1; i < failures && base < cap; ++i)
        base *= 2;
    return std::min(base, cap);
}

} // namespace

RetryPolicy::RetryPolicy(int maximumAttempts, Random random)
    : m_maximumAttempts(maximumAttempts)
    , m_random(random ? std::move(random) : Random([] { return QRandomGenerator::global()->generateDouble(); }))
{
}

std::optional<milliseconds> RetryPolicy::delayAfter(int attempt, const Error &error) const
{
    if (attempt >= m_maximumAttempts)
        return {};
    return waitAfter(attempt, error);
}

std::optional<milliseconds> RetryPolicy::waitAfter(int failures, const Error &error) const
{
    if (!isTransient(error.kind))
        return {};
    if (!error.retryAfter || *error.retryAfter <= 0ms)
        return backoff(failures, error.kind);
    const auto wish = *error.retryAfter;
    if (wish > longestWishObeyed)
        return {};
    const auto obeyed = wish + part(std::min(wishSpreadCap, wish / 4));
    return failures > 1 ? std::max(obeyed, backoff(failures, error.kind)) : obeyed;
}

milliseconds RetryPolicy::backoff(int failures, ErrorKind kind) const
{
    if (kind == ErrorKind::RateLimited || kind == ErrorKind::Overloaded) {
        const auto half = doubled(overloadBase, failures, overloadCap) / 2;
        return half + part(half);
    }
    return part(doubled(transientBase, failures, transientCap));
}

milliseconds RetryPolicy::part(milliseconds of) const
{
    return milliseconds(qint64(double(of.count()) * m_random()));
}

} // namespace trinity
