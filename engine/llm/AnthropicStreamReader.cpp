// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/AnthropicStreamReader.h"

#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

FinishReason anthropicReason(const QString &reason)
{
    if (reason == "max_tokens"_L1)
        return FinishReason::Length;
    const bool complete = reason.isEmpty() || reason == "end_turn"_L1 || reason == "stop_sequence"_L1 || reason == "tool_use"_L1;
    return complete ? FinishReason::Stop : FinishReason::Other;
}

} // namespace

AnthropicStreamReader::AnthropicStreamReader() : SseStreamReader(u"Anthropic's Messages interface"_s)
{
}

void AnthropicStreamReader::takeEvent(const SseEvent &event)
{
    const auto object = objectOf(event.data.trimmed());
    if (!object)
        return;
    const QString type = object->value("type"_L1).toString();
    if (type == "error"_L1 || object->contains("error"_L1)) {
        m_answer.fail(errorFromComplaint(ServerComplaint::from(*object).value_or(ServerComplaint()), 0));
        return;
    }
    if (type.isEmpty() && !m_answer.isRecognised()) {
        failForeign();
        return;
    }
    m_answer.recognise();
    if (type == "message_start"_L1) {
        const QJsonObject message = object->value("message"_L1).toObject();
        m_answer.setModel(message.value("model"_L1).toString());
        takeUsage(message.value("usage"_L1).toObject());
    } else if (type == "content_block_start"_L1) {
        takeBlock(object->value("content_block"_L1).toObject());
    } else if (type == "content_block_delta"_L1) {
        takeDelta(object->value("delta"_L1).toObject());
    } else if (type == "message_delta"_L1) {
        m_stopReason = object->value("delta"_L1).toObject().value("stop_reason"_L1).toString();
        takeUsage(object->value("usage"_L1).toObject());
    } else if (type == "message_stop"_L1) {
        finishAnswer();
    } // "ping" and what newer versions add says nothing about the answer
}

void AnthropicStreamReader::takeWhole(const QJsonDocument &document)
{
    const QJsonObject message = document.isArray() ? document.array().first().toObject() : document.object();
    if (message.contains("error"_L1)) {
        m_answer.fail(errorFromComplaint(ServerComplaint::from(message).value_or(ServerComplaint()), 0));
        return;
    }
    const QJsonArray content = message.value("content"_L1).toArray();
    if (message.value("type"_L1).toString() != "message"_L1) {
        failForeign();
        return;
    }
    m_answer.recognise();
    m_answer.setModel(message.value("model"_L1).toString());
    for (const QJsonValue &block : content)
        takeBlock(block.toObject());
    m_stopReason = message.value("stop_reason"_L1).toString();
    takeUsage(message.value("usage"_L1).toObject());
    finishAnswer();
}

/// At the start of a block of a stream its text is empty and comes as deltas.
void AnthropicStreamReader::takeBlock(const QJsonObject &block)
{
    m_answer.addText(block.value("text"_L1).toString());
    m_answer.addReasoning(block.value("thinking"_L1).toString());
    const QJsonObject input = block.value("input"_L1).toObject();
    if (!input.isEmpty())
        m_answer.addText(QString::fromUtf8(QJsonDocument(input).toJson(QJsonDocument::Compact)));
}

void AnthropicStreamReader::takeDelta(const QJsonObject &delta)
{
    m_answer.addText(delta.value("text"_L1).toString());
    m_answer.addText(delta.value("partial_json"_L1).toString());
    m_answer.addReasoning(delta.value("thinking"_L1).toString());
}

/// What the prompt took comes with the start, what the answer took with the end; both are cumulative.
void AnthropicStreamReader::takeUsage(const QJsonObject &usage)
{
    if (usage.contains("input_tokens"_L1))
        m_tokensIn = usage.value("input_tokens"_L1);
    if (usage.contains("output_tokens"_L1))
        m_tokensOut = usage.value("output_tokens"_L1);
    m_answer.setTokens(m_tokensIn, m_tokensOut);
}

void AnthropicStreamReader::finishAnswer()
{
    if (m_stopReason == "refusal"_L1)
        m_answer.fail(Error(ErrorKind::RefusedByModel, u"The model refused to answer"_s));
    else if (m_stopReason == "model_context_window_exceeded"_L1)
        m_answer.fail(Error(ErrorKind::ContextTooLong, u"The text is longer than the model can read"_s));
    else
        m_answer.finish(anthropicReason(m_stopReason));
}

} // namespace trinity
