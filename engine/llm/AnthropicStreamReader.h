// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/SseStreamReader.h"

namespace trinity {

/// Reads a message of Anthropic's protocol: named events that end with message_stop. The input of a tool is the answer, too:
/// that is how a schema is asked of older models.
class AnthropicStreamReader final : public SseStreamReader
{
public:
    AnthropicStreamReader();

private:
    void takeEvent(const SseEvent &event) override;
    void takeWhole(const QJsonDocument &document) override;
    void takeBlock(const QJsonObject &block);
    void takeDelta(const QJsonObject &delta);
    void takeUsage(const QJsonObject &usage);
    void finishAnswer();

    QString m_stopReason;
    QJsonValue m_tokensIn;
    QJsonValue m_tokensOut;
};

} // namespace trinity
