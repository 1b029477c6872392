// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/AnswerText.h"
#include "engine/llm/LlmAdapter.h"
#include "engine/llm/NdjsonParser.h"

namespace trinity {

/// Reads the answer of /api/chat. `done: true` is its end marker.
class OllamaStreamReader final : public LlmStreamReader
{
public:
    [[nodiscard]] QList<LlmEvent> read(const QByteArray &bytes) override;
    [[nodiscard]] QList<LlmEvent> end() override;

private:
    void takeObject(const QByteArray &text);

    NdjsonParser m_parser;
    AnswerText m_answer;
    QString m_lastDelta;
    int m_sameDeltas = 0;
};

} // namespace trinity
