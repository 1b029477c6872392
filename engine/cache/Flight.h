// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"

#include <QtCore/QObject>

namespace trinity {

/// One piece of work in a SingleFlight: its wish to stop, and its end.
class Flight final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] CancelToken &cancelToken() { return m_cancel; }
    [[nodiscard]] bool hasLanded() const { return m_hasLanded; }
    void land()
    {
        m_hasLanded = true;
        emit landed();
    }

signals:
    void landed();

private:
    CancelToken m_cancel;
    bool m_hasLanded = false;
};

} // namespace trinity
