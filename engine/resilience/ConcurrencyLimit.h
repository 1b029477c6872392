// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"

#include <QtCore/QObject>

#include <memory>

namespace trinity {

/// How many requests may be in flight to one server. First come, first served. Lives on one thread.
class ConcurrencyLimit final : public QObject
{
    Q_OBJECT

public:
    /// A place among the requests in flight; leaving scope frees it.
    class Slot;

    explicit ConcurrencyLimit(int limit, QObject *parent = nullptr);
    ~ConcurrencyLimit() override;

    /// Waits for a free place. Cancelled when the token says so; the waiter then loses its turn and no place leaks.
    [[nodiscard]] Task<std::shared_ptr<Slot>> acquire(CancelToken *token);

    void setLimit(int limit);
    [[nodiscard]] int limit() const;
    [[nodiscard]] int inFlight() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int peakInFlight() const;

signals:
    void changed();
};

} // namespace trinity
