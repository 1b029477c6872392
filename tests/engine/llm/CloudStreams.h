// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"

#include <QtCore/QList>

namespace trinity::test {

/// A streamed answer as a cloud sends it, and what it means (see AdapterBench's describe()). In a file without a test class,
/// because moc cannot read raw strings that begin with a quotation mark.
struct CloudStream {
    const char *name;
    LlmProvider provider;
    QByteArray bytes;
    QString events;
};

[[nodiscard]] QList<CloudStream> cloudStreams();

} // namespace trinity::test
