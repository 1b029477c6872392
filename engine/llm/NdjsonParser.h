// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LineSplitter.h"

namespace trinity {

/// Reads newline-delimited JSON into the text of its values. Blank lines are ignored, the last line may lack its end,
/// and a line that holds several objects gives them one by one.
class NdjsonParser
{
public:
    [[nodiscard]] QList<QByteArray> read(const QByteArray &bytes);
    [[nodiscard]] QList<QByteArray> end();
    [[nodiscard]] bool isOverLimit() const { return m_lines.isOverLimit(); }

private:
    LineSplitter m_lines;
};

} // namespace trinity
