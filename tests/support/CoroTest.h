// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "tests/support/CompareErrors.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

// For tests only: a nested event loop has no place in the program.

namespace trinity::test {

template <typename T>
struct TaskOutcome {
    Result<T> result;
    bool isDone = false;
    std::function<void()> whenDone;
};

/// Lets the task run by itself and keeps its result.
template <typename T>
QCoro::Task<> storeOutcome(Task<T> task, std::shared_ptr<TaskOutcome<T>> outcome)
{
    try {
        outcome->result = co_await task;
    } catch (...) {
        outcome->result = Error(ErrorKind::Internal, QStringLiteral("The task threw an exception"));
    }
    outcome->isDone = true;
    if (outcome->whenDone)
        outcome->whenDone();
}

/// Starts watching a task without waiting, for tests that act while it runs: QTRY_VERIFY(outcome->isDone).
template <typename T>
[[nodiscard]] std::shared_ptr<TaskOutcome<T>> watch(Task<T> task)
{
    auto outcome = std::make_shared<TaskOutcome<T>>();
    storeOutcome(std::move(task), outcome);
    return outcome;
}

/// The task's result; spins the event loop until it is there. After the limit: Internal, "did not finish". Named so and
/// not waitFor because QCoro::waitFor would be found beside it, which hangs for ever on a task that throws.
template <typename T>
[[nodiscard]] Result<T> resultOf(Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    const auto outcome = watch(std::move(task));
    if (!outcome->isDone) {
        QEventLoop loop; // and not QTest::qWaitFor, which sleeps 10 ms between looks
        outcome->whenDone = [&loop] { loop.quit(); };
        QTimer limitTimer;
        QObject::connect(&limitTimer, &QTimer::timeout, &loop, &QEventLoop::quit);
        limitTimer.start(limit);
        loop.exec();
        outcome->whenDone = nullptr;
    }
    if (!outcome->isDone)
        return Error(ErrorKind::Internal, QStringLiteral("The task did not finish within the test's limit"));
    return outcome->result;
}

} // namespace trinity::test
