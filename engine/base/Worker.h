// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/OnSignal.h"
#include "engine/base/Task.h"

#include <QtCore/QFutureWatcher>

namespace trinity {

/// Waits on the main thread for work that runs in a worker thread: `auto work = QtConcurrent::run(...); co_await
/// workerResult(work)`. Work cannot be cancelled; it is short. The coroutine goes on from the event loop even when the work
/// was done at once: what starts it returns before anything is reported.
template<typename T>
[[nodiscard]] Task<T> workerResult(QFuture<Result<T>> work)
{
    QFutureWatcher<Result<T>> watcher;
    watcher.setFuture(work);
    co_await onSignal(&watcher, &QFutureWatcherBase::finished); // for a finished future too: Qt posts its events anew
    co_return work.result();
}

} // namespace trinity
