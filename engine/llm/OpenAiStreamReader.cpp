// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/OpenAiStreamReader.h"

#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype wholeLimit = 4 * 1024 * 1024;
constexpr std::array<QByteArrayView, 6> eventFields{":", "data", "event", "id", "retry", "error"};

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

Error notAnLlmServer()
{
    return Error(ErrorKind::NotAnLlmServer, u"The address answers, but not like an OpenAI-compatible server"_s);
}

} // namespace

QList<LlmEvent> OpenAiStreamReader::read(const QByteArray &bytes)
{
    if (m_answer.isOver())
        return {};
    const QByteArray known = m_form == Form::Unknown ? recogniseForm(bytes) : bytes;
    if (m_form == Form::Foreign) {
        m_answer.fail(notAnLlmServer());
    } else if (m_form == Form::Whole) {
        m_whole += known;
        if (m_whole.size() > wholeLimit)
            m_answer.fail(Error(ErrorKind::TooLarge, u"The answer is larger than any honest one"_s));
    } else if (m_form == Form::Events) {
        takeEvents(m_parser.read(known));
    }
    return m_answer.takeEvents();
}

QList<LlmEvent> OpenAiStreamReader::end()
{
    if (m_answer.isOver())
        return {};
    if (m_form == Form::Whole)
        takeWhole();
    else if (m_form == Form::Events)
        takeEvents(m_parser.end());
    if (m_finish)
        finishAnswer();
    m_answer.failUnfinished();
    return m_answer.takeEvents();
}

/// The first characters decide: a bracket, or the name of a field of the event stream. Gives the bytes held back so far once it is known.
QByteArray OpenAiStreamReader::recogniseForm(const QByteArray &bytes)
{
    m_whole += bytes;
    QByteArray start = m_whole.left(64 * 1024);
    if (QByteArray("\xef\xbb\xbf").startsWith(start.left(3)) && start.size() < 3)
        return {};
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    start = start.trimmed();
    if (start.isEmpty()) {
        if (m_whole.size() > 64 * 1024)
            m_form = Form::Foreign;
        return {};
    }
    if (start.front() == '{' || start.front() == '[') {
        m_form = Form::Whole;
    } else {
        const auto field =
            std::find_if(eventFields.begin(), eventFields.end(), [&](QByteArrayView name) { return start.startsWith(name); });
        const auto unfinished = [&](QByteArrayView name) { return name.startsWith(start); };
        if (field == eventFields.end() && std::any_of(eventFields.begin(), eventFields.end(), unfinished))
            return {};
        m_form = field == eventFields.end() ? Form::Foreign : Form::Events;
    }
    return std::exchange(m_whole, {});
}

void OpenAiStreamReader::takeEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events)
        takeEvent(event);
    if (m_parser.isOverLimit())
        m_answer.fail(Error(ErrorKind::TooLarge, u"The answer is larger than any honest one"_s));
}

void OpenAiStreamReader::takeEvent(const SseEvent &event)
{
    if (m_answer.isOver())
        return;
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
    const QJsonDocument document = jsonOfStream(data);
    if (document.isObject())
        takeChunk(document.object());
    else if (!m_answer.isRecognised())
        m_answer.fail(notAnLlmServer());
    else
        m_answer.fail(Error(ErrorKind::Reset, u"A part of the answer is not JSON"_s));
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

void OpenAiStreamReader::takeWhole()
{
    const QJsonDocument document = jsonOfStream(m_whole);
    if (document.isNull()) {
        m_answer.failUnfinished();
        return;
    }
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    if (!isComplaint(object) && object.value("choices"_L1).toArray().isEmpty()) {
        m_answer.fail(notAnLlmServer());
        return;
    }
    takeChunk(object);
    if (!m_finish)
        m_finish = FinishReason::Stop;
}

void OpenAiStreamReader::finishAnswer()
{
    if (m_refused)
        m_answer.fail(Error(ErrorKind::RefusedByModel, u"The model refused to answer"_s));
    else if (m_failedUpstream)
        m_answer.fail(Error(ErrorKind::ServerError, u"The provider failed while answering"_s));
    else if (!m_answer.isRecognised())
        m_answer.fail(notAnLlmServer());
    else
        m_answer.finish(m_finish.value_or(FinishReason::Stop));
}

} // namespace trinity
