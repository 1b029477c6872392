// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/OllamaStreamReader.h"

#include "engine/llm/ServerComplaint.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int equalDeltasOfALoop = 30; ///< Ollama ends a stream without its end marker when a model repeats itself that often

FinishReason ollamaFinishReason(const QString &reason)
{
    if (reason.isEmpty() || reason == "stop"_L1) // older versions give no reason
        return FinishReason::Stop;
    return reason == "length"_L1 ? FinishReason::Length : FinishReason::Other;
}

} // namespace

QList<LlmEvent> OllamaStreamReader::read(const QByteArray &bytes)
{
    if (m_answer.isOver())
        return {};
    const QList<QByteArray> objects = m_parser.read(bytes);
    for (const QByteArray &object : objects)
        takeObject(object);
    if (m_parser.isOverLimit())
        m_answer.fail(Error(ErrorKind::TooLarge, u"The answer is larger than any honest one"_s));
    return m_answer.takeEvents();
}

QList<LlmEvent> OllamaStreamReader::end()
{
    if (m_answer.isOver())
        return {};
    const QList<QByteArray> objects = m_parser.end();
    for (const QByteArray &object : objects) {
        if ((m_answer.isRecognised() || object.startsWith('{')) && jsonOfStream(object).isNull())
            break; // the line that the end cut off
        takeObject(object);
    }
    if (!m_answer.isOver() && m_sameDeltas >= equalDeltasOfALoop)
        m_answer.fail(Error(ErrorKind::BadAnswer, u"The model repeated itself until the server stopped it"_s));
    m_answer.failUnfinished();
    return m_answer.takeEvents();
}

void OllamaStreamReader::takeObject(const QByteArray &text)
{
    if (m_answer.isOver())
        return;
    const QJsonObject object = jsonOfStream(text).object();
    if (object.value("error"_L1).isString() || object.value("error"_L1).isObject()) {
        m_answer.fail(errorFromComplaint(*ServerComplaint::from(object), 0));
        return;
    }
    const QJsonObject message = object.value("message"_L1).toObject();
    if (message.isEmpty() && !object.contains("done"_L1)) {
        m_answer.fail(m_answer.isRecognised() ? Error(ErrorKind::Reset, u"A line of the answer is not what the protocol allows"_s)
                                              : Error(ErrorKind::NotAnLlmServer, u"The address answers, but not like Ollama"_s));
        return;
    }
    m_answer.recognise();
    m_answer.setModel(object.value("model"_L1).toString());
    m_answer.addReasoning(message.value("thinking"_L1).toString());
    const QString delta = message.value("content"_L1).toString();
    if (!delta.isEmpty()) {
        m_sameDeltas = delta == m_lastDelta ? m_sameDeltas + 1 : 1;
        m_lastDelta = delta;
    }
    m_answer.addText(delta);
    if (object.value("done"_L1).toBool()) {
        m_answer.setTokens(object.value("prompt_eval_count"_L1), object.value("eval_count"_L1));
        m_answer.finish(ollamaFinishReason(object.value("done_reason"_L1).toString()));
    }
}

} // namespace trinity
