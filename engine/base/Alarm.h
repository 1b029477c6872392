// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"

namespace trinity {

/// Rings once, some time from now; dies silently when destroyed first. `co_await onSignal(&alarm, &Alarm::rang, token)`
/// is how a coroutine sleeps.
class Alarm final : public QObject
{
    Q_OBJECT

public:
    Alarm(Clock &clock, std::chrono::milliseconds delay, QObject *parent = nullptr) : QObject(parent)
    {
        clock.callAfter(delay, this, [this] { emit rang(); });
    }

signals:
    void rang();
};

} // namespace trinity
