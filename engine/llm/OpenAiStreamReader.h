// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/SseStreamReader.h"

#include <optional>

namespace trinity {

/// Reads a chat completion: a stream of events that ends with [DONE] (or, from servers that forget it, with a finish
/// reason and the stream's end), or one whole JSON object from servers that do not stream.
class OpenAiStreamReader final : public SseStreamReader
{
public:
    OpenAiStreamReader();

private:
    void takeEvent(const SseEvent &event) override;
    void takeWhole(const QJsonDocument &document) override;
    void takeEnd() override;
    void takeChunk(const QJsonObject &chunk);
    void takeChoice(const QJsonObject &choice);
    void finishAnswer();

    std::optional<FinishReason> m_finish;
    bool m_refused = false;
    bool m_failedUpstream = false;
};

} // namespace trinity
