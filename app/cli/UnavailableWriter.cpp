// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/UnavailableWriter.h"

namespace trinity {

UnavailableWriter::UnavailableWriter(Error reason, QObject *parent) : Writer(parent), m_reason(std::move(reason))
{
}

Task<WrittenWording> UnavailableWriter::write(WritingTask)
{
    const auto reason = m_reason; // QCoro 0.8 moves out of what is returned, a member included
    co_return reason;
}

QString UnavailableWriter::name() const
{
    return QStringLiteral("none");
}

} // namespace trinity
