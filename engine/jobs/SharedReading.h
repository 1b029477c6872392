// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "engine/jobs/Job.h"

#include <QtCore/QObject>

namespace trinity {

/// One reading of one source, in a worker thread, for all the jobs that need it.
class SharedReading final : public QObject
{
    Q_OBJECT

public:
    explicit SharedReading(Source source);

    void start();
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const Result<ReadPortfolio> &result() const { return m_result; } ///< once finished

signals:
    void finished();

private:
    [[nodiscard]] Task<> run();

    Source m_source;
    Result<ReadPortfolio> m_result;
    bool m_finished = false;
};

} // namespace trinity
