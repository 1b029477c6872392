// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>
#include <memory>

namespace trinity {

/// How many requests may be in flight to one server. First come, first served. Lives on one thread. When it dies, those
/// who wait are told Cancelled.
class ConcurrencyLimit final : public QObject
{
    Q_OBJECT

public:
    /// A place among the requests in flight; leaving scope frees it. Outliving the limit is harmless.
    class Slot
    {
    public:
        explicit Slot(ConcurrencyLimit &limit) : m_limit(&limit) { }
        ~Slot();
        Q_DISABLE_COPY_MOVE(Slot)

    private:
        QPointer<ConcurrencyLimit> m_limit;
    };

    explicit ConcurrencyLimit(int limit, QObject *parent = nullptr);
    ~ConcurrencyLimit() override;

    /// Waits for a free place. Cancelled when the token says so; the waiter then loses its turn and no place leaks.
    [[nodiscard]] Task<std::shared_ptr<Slot>> acquire(CancelToken *token);

    /// At least 1. Takes effect at once; a smaller limit is reached when enough requests have ended.
    void setLimit(int limit);
    [[nodiscard]] int limit() const { return m_limit; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int peakInFlight() const { return m_peak; }

signals:
    void changed();

private:
    class Waiter;

    [[nodiscard]] std::shared_ptr<Slot> take();
    void dispatch();

    int m_limit;
    int m_inFlight = 0;
    int m_peak = 0;
    std::deque<QPointer<Waiter>> m_waiters;
};

} // namespace trinity
