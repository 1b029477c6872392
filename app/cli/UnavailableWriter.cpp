// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/UnavailableWriter.h"

namespace trinity {

UnavailableWriter::UnavailableWriter(Error reason, QObject *parent) : Writer(parent), m_reason(std::move(reason))
{
}

Task<WrittenWording> UnavailableWriter::write(WritingTask)
{
    co_return m_reason;
}

QString UnavailableWriter::name() const
{
    return QStringLiteral("none");
}

} // namespace trinity
