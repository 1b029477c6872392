// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/Job.h"

#include <QtCore/QFileInfo>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView toString(JobState state)
{
    switch (state) {
    case JobState::Queued: return "queued"_L1;
    case JobState::Reading: return "reading"_L1;
    case JobState::Waiting: return "waiting"_L1;
    case JobState::Writing: return "writing"_L1;
    case JobState::Checking: return "checking"_L1;
    case JobState::Building: return "building"_L1;
    case JobState::Exporting: return "exporting"_L1;
    case JobState::Done: return "done"_L1;
    case JobState::Failed: return "failed"_L1;
    case JobState::Cancelled: return "cancelled"_L1;
    }
    Q_UNREACHABLE();
    return "failed"_L1;
}

bool isFinal(JobState state)
{
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

Source Source::file(const QString &path)
{
    Source source;
    source.name = QFileInfo(path).fileName();
    source.path = path;
    return source;
}

Result<ReadPortfolio> Source::read() const
{
    return path.isEmpty() ? PortfolioReader::readBytes(name, bytes) : PortfolioReader::readFile(path);
}

Source Source::text(const QString &name, const QByteArray &bytes)
{
    Source source;
    source.name = name;
    source.bytes = bytes;
    return source;
}

} // namespace trinity
