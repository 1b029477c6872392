// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobTotals.h"

#include "engine/jobs/Job.h"

namespace trinity {

JobTotals::JobTotals(const Job &job)
    : done(job.state == JobState::Done)
    , failed(job.state == JobState::Failed)
    , cancelled(job.state == JobState::Cancelled)
    , written(job.elapsed)
{
}

JobTotals &JobTotals::operator+=(const JobTotals &other)
{
    done += other.done;
    failed += other.failed;
    cancelled += other.cancelled;
    written += other.written;
    return *this;
}

} // namespace trinity
