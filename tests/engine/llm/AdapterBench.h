// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QList>

// What the adapters' tests share: the events of a stream as lines of text, and the same stream cut in every way.

namespace trinity::test {

/// One line an event: "T:text", "R:reasoning", "!" (the text so far was reasoning), "F:reason/model/in/out", "E:kind/detail".
[[nodiscard]] QString describe(const QList<LlmEvent> &events);

/// What the provider's reader makes of a stream that comes in these parts; more bytes after its end are offered, too.
[[nodiscard]] QString read(LlmProvider provider, const QByteArrayList &parts);

/// The visible text in such lines.
[[nodiscard]] QString textIn(const QString &described);

/// Fails the test when the stream has not exactly one end, or reads differently however it is cut.
void checkPartitions(LlmProvider provider, const QByteArray &stream, unsigned seed);

} // namespace trinity::test
