// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/AnswerText.h"
#include "engine/llm/LlmAdapter.h"
#include "engine/llm/SseParser.h"

#include <optional>

namespace trinity {

/// Reads a chat completion: a stream of events that ends with [DONE] (or, from servers that forget it, with a finish
/// reason and the stream's end), or one whole JSON object from servers that do not stream.
class OpenAiStreamReader final : public LlmStreamReader
{
public:
    [[nodiscard]] QList<LlmEvent> read(const QByteArray &bytes) override;
    [[nodiscard]] QList<LlmEvent> end() override;

private:
    enum class Form { Unknown, Events, Whole, Foreign };

    [[nodiscard]] QByteArray recogniseForm(const QByteArray &bytes);
    void takeEvents(const QList<SseEvent> &events);
    void takeEvent(const SseEvent &event);
    void takeChunk(const QJsonObject &chunk);
    void takeChoice(const QJsonObject &choice);
    void takeWhole();
    void finishAnswer();

    Form m_form = Form::Unknown;
    SseParser m_parser;
    QByteArray m_whole;
    AnswerText m_answer;
    std::optional<FinishReason> m_finish;
    bool m_refused = false;
    bool m_failedUpstream = false;
};

} // namespace trinity
