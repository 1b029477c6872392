// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/OpenAiStreamReader.h"

#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

FinishReason openAiReason(const QString &reason)
{
    if (reason == "stop"_L1)
        return FinishReason::Stop;
    if (reason == "length"_L1)
        return FinishReason::Length;
    return reason == "content_filter"_L1 ? FinishReason::ContentFilter : FinishReason::Other;
}

bool isComplaint(const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    return error.isObject() || error.isString() || object.value("object"_L1).toString() == "error"_L1;
}

} // namespace

OpenAiStreamReader::OpenAiStreamReader() : SseStreamReader(u"an OpenAI-compatible server"_s)
{
}

void OpenAiStreamReader::takeEvent(const SseEvent &event)
{
    if (!event.error.isEmpty()) {
        const QJsonObject object = jsonOfStream(event.error).object();
        const auto complaint = ServerComplaint::from(QJsonObject{{u"error"_s, object}});
        m_answer.fail(errorFromComplaint(complaint.value_or(ServerComplaint()), 0));
        return;
    }
    const QByteArray data = event.data.trimmed();
    if (data == "[DONE]") {
        finishAnswer();
        return;
    }
    if (const auto chunk = objectOf(data))
        takeChunk(*chunk);
}

void OpenAiStreamReader::takeChunk(const QJsonObject &chunk)
{
    if (isComplaint(chunk)) {
        m_answer.fail(errorFromComplaint(*ServerComplaint::from(chunk), 0));
        return;
    }
    if (chunk.contains("choices"_L1) || chunk.contains("usage"_L1))
        m_answer.recognise();
    m_answer.setModel(chunk.value("model"_L1).toString());
    const QJsonObject usage = chunk.value("usage"_L1).toObject();
    if (!usage.isEmpty())
        m_answer.setTokens(usage.value("prompt_tokens"_L1), usage.value("completion_tokens"_L1));
    takeChoice(chunk.value("choices"_L1).toArray().first().toObject());
}

void OpenAiStreamReader::takeChoice(const QJsonObject &choice)
{
    QJsonObject delta = choice.value("delta"_L1).toObject();
    if (delta.isEmpty())
        delta = choice.value("message"_L1).toObject();
    m_answer.addReasoning(delta.value("reasoning_content"_L1).toString());
    m_answer.addReasoning(delta.value("reasoning"_L1).toString());
    m_answer.addText(delta.value("content"_L1).toString());
    m_refused = m_refused || !delta.value("refusal"_L1).toString().isEmpty();
    if (const QString reason = choice.value("finish_reason"_L1).toString(); !reason.isEmpty()) {
        m_finish = openAiReason(reason);
        m_failedUpstream = reason == "error"_L1;
    }
}

void OpenAiStreamReader::takeWhole(const QJsonDocument &document)
{
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    if (!isComplaint(object) && object.value("choices"_L1).toArray().isEmpty()) {
        failForeign();
        return;
    }
    takeChunk(object);
    if (!m_finish)
        m_finish = FinishReason::Stop;
}

void OpenAiStreamReader::takeEnd()
{
    if (m_finish)
        finishAnswer();
}

void OpenAiStreamReader::finishAnswer()
{
    if (m_refused)
        m_answer.fail(Error(ErrorKind::RefusedByModel, u"The model refused to answer"_s));
    else if (m_failedUpstream)
        m_answer.fail(Error(ErrorKind::ServerError, u"The provider failed while answering"_s));
    else if (!m_answer.isRecognised())
        failForeign();
    else
        m_answer.finish(m_finish.value_or(FinishReason::Stop));
}

} // namespace trinity
