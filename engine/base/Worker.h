// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/OnSignal.h"
#include "engine/base/Task.h"

#include <QtCore/QFutureWatcher>

namespace trinity {

/// Waits on the main thread for work that runs in a worker thread: `auto work = QtConcurrent::run(...); co_await
/// workerResult(work)`. Work cannot be cancelled; it is short.
template<typename T>
[[nodiscard]] Task<T> workerResult(QFuture<Result<T>> work)
{
    QFutureWatcher<Result<T>> watcher;
    watcher.setFuture(work);
    if (!work.isFinished())
        co_await onSignal(&watcher, &QFutureWatcherBase::finished);
    co_return work.result();
}

} // namespace trinity
