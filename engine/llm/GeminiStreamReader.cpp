// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/GeminiStreamReader.h"

#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

FinishReason geminiReason(const QString &reason)
{
    constexpr std::array filters{"SAFETY"_L1, "RECITATION"_L1, "BLOCKLIST"_L1, "PROHIBITED_CONTENT"_L1, "SPII"_L1, "MODEL_ARMOR"_L1};
    if (reason == "STOP"_L1)
        return FinishReason::Stop;
    if (reason == "MAX_TOKENS"_L1)
        return FinishReason::Length;
    const bool filtered = std::find(filters.begin(), filters.end(), reason) != filters.end();
    return filtered ? FinishReason::ContentFilter : FinishReason::Other;
}

} // namespace

GeminiStreamReader::GeminiStreamReader() : SseStreamReader(u"Google's Gemini interface"_s)
{
}

void GeminiStreamReader::takeEvent(const SseEvent &event)
{
    if (const auto fragment = objectOf(event.data.trimmed()))
        takeFragment(*fragment);
}

void GeminiStreamReader::takeWhole(const QJsonDocument &document)
{
    if (document.isObject()) {
        takeFragment(document.object());
        return;
    }
    for (const QJsonValue &fragment : document.array())
        if (!m_answer.isOver())
            takeFragment(fragment.toObject());
}

void GeminiStreamReader::takeFragment(const QJsonObject &fragment)
{
    if (fragment.contains("error"_L1)) {
        m_answer.fail(errorFromComplaint(ServerComplaint::from(fragment).value_or(ServerComplaint()), 0));
        return;
    }
    const bool known =
        fragment.contains("candidates"_L1) || fragment.contains("usageMetadata"_L1) || fragment.contains("promptFeedback"_L1);
    if (!known && !m_answer.isRecognised()) {
        failForeign();
        return;
    }
    m_answer.recognise();
    m_answer.setModel(fragment.value("modelVersion"_L1).toString());
    if (fragment.contains("usageMetadata"_L1)) {
        const QJsonObject usage = fragment.value("usageMetadata"_L1).toObject();
        m_answer.setTokens(usage.value("promptTokenCount"_L1), usage.value("candidatesTokenCount"_L1));
    }
    if (!fragment.value("promptFeedback"_L1).toObject().value("blockReason"_L1).toString().isEmpty()) {
        m_answer.fail(Error(ErrorKind::RefusedByModel, u"The provider refused the text"_s));
        return;
    }
    const QJsonObject candidate = fragment.value("candidates"_L1).toArray().first().toObject();
    for (const QJsonValue &value : candidate.value("content"_L1).toObject().value("parts"_L1).toArray()) {
        const QJsonObject part = value.toObject();
        const QString text = part.value("text"_L1).toString();
        if (part.value("thought"_L1).toBool())
            m_answer.addReasoning(text);
        else
            m_answer.addText(text);
    }
    if (const QString reason = candidate.value("finishReason"_L1).toString(); !reason.isEmpty())
        m_finishReason = reason;
}

void GeminiStreamReader::takeEnd()
{
    if (!m_finishReason.isEmpty())
        m_answer.finish(geminiReason(m_finishReason));
}

} // namespace trinity
