// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

namespace trinity {

/// A wish to stop, shared by everything that works for one job. Owned by whoever may cancel; workers keep a pointer
/// and must not outlive it. Cancelling twice is harmless.
class CancelToken final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

public slots:
    void cancel()
    {
        if (m_cancelled)
            return;
        m_cancelled = true;
        emit cancelled();
    }

signals:
    void cancelled();

private:
    bool m_cancelled = false;
};

} // namespace trinity
