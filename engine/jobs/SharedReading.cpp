// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SharedReading.h"

#include "engine/base/Launch.h"
#include "engine/base/Worker.h"

#include <QtConcurrent/QtConcurrentRun>

namespace trinity {

SharedReading::SharedReading(Source source) : m_source(std::move(source))
{
}

void SharedReading::start()
{
    launch(run());
}

Task<> SharedReading::run()
{
    const QPointer<SharedReading> self = this;
    const auto work = QtConcurrent::run(&Source::read, m_source);
    auto result = co_await workerResult(work);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    m_result = std::move(result);
    m_finished = true;
    emit finished();
    co_return {};
}

} // namespace trinity
