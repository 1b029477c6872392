// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "engine/resilience/CircuitBreaker.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// What a whole run came to.
struct RunSummary {
    RunSummary() = default;
    JobQueue::Totals totals;
    int jobs = 0;
    double seconds = 0;
    int requests = 0;
    int cacheHits = 0; ///< jobs whose words were saved ones
    int retries = 0;
    int peakInFlight = 0;
};

/// The contract's lines of `--json`.
[[nodiscard]] QJsonObject jobEvent(const Job &job, const QString &message);
[[nodiscard]] QJsonObject serverEvent(const QUrl &url, BreakerState state, std::chrono::milliseconds retryIn, ErrorKind reason);
/// A document of a source: the path it was saved at, or why it was not.
[[nodiscard]] QJsonObject documentEvent(const QString &source, const Result<QString> &saved);
[[nodiscard]] QJsonObject summaryEvent(const RunSummary &summary);

/// One line on stdout.
void printJson(const QJsonObject &object);

} // namespace trinity
