// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/SseStreamReader.h"

namespace trinity {

/// Reads an answer of Gemini: fragments of one response, as events or as one JSON array. There is no end marker: the answer
/// is complete when the stream has ended after a finish reason.
class GeminiStreamReader final : public SseStreamReader
{
public:
    GeminiStreamReader();

private:
    void takeEvent(const SseEvent &event) override;
    void takeWhole(const QJsonDocument &document) override;
    void takeEnd() override;
    void takeFragment(const QJsonObject &fragment);

    QString m_finishReason;
};

} // namespace trinity
