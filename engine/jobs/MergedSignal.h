// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QTimer>

#include <chrono>
#include <functional>
#include <utility>

namespace trinity {

/// Collects ids and gives them out together after a pause, so that a storm of tokens is a handful of signals.
class MergedSignal
{
public:
    MergedSignal(QObject *context, std::chrono::milliseconds pause, std::function<void(const QList<JobId> &)> emitAll)
        : m_emitAll(std::move(emitAll))
    {
        m_timer.setParent(context);
        m_timer.setSingleShot(true);
        m_timer.setInterval(pause);
        QObject::connect(&m_timer, &QTimer::timeout, context, [this] { flush(); });
    }

    void add(JobId id)
    {
        if (!m_ids.contains(id))
            m_ids << id;
        if (!m_timer.isActive())
            m_timer.start();
    }

    void flush()
    {
        m_timer.stop();
        const auto ids = std::exchange(m_ids, {});
        if (!ids.isEmpty())
            m_emitAll(ids);
    }

    void forget(JobId id) { m_ids.removeAll(id); }

private:
    QTimer m_timer;
    QList<JobId> m_ids;
    std::function<void(const QList<JobId> &)> m_emitAll;
};

} // namespace trinity
