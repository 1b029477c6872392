// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/AnswerText.h"
#include "engine/llm/LlmAdapter.h"
#include "engine/llm/SseParser.h"

#include <optional>

namespace trinity {

/// What the readers of event streams share: an answer is a stream of events, or one whole JSON text from servers that do not
/// stream, or neither, and then no LLM server answered. The first characters decide.
class SseStreamReader : public LlmStreamReader
{
public:
    [[nodiscard]] QList<LlmEvent> read(const QByteArray &bytes) final;
    [[nodiscard]] QList<LlmEvent> end() final;

protected:
    /// `protocol` completes "The address answers, but not like ...".
    explicit SseStreamReader(const QString &protocol) : m_protocol(protocol) { }

    /// One event; not called once the answer is over.
    virtual void takeEvent(const SseEvent &event) = 0;
    /// A whole answer or a complaint: an object, or an array of them.
    virtual void takeWhole(const QJsonDocument &document) = 0;
    /// The stream ended. Whoever knows that the answer is complete finishes it here; otherwise it counts as cut off.
    virtual void takeEnd() { }

    /// An event's data as a JSON object; without one the answer fails and nothing is given.
    [[nodiscard]] std::optional<QJsonObject> objectOf(const QByteArray &data);
    void failForeign();

    AnswerText m_answer;

private:
    enum class Form { Unknown, Events, Whole, Foreign };

    [[nodiscard]] QByteArray recogniseForm(const QByteArray &bytes);
    void takeEvents(const QList<SseEvent> &events);

    QString m_protocol;
    Form m_form = Form::Unknown;
    bool m_ending = false; ///< what is taken now is what the end of the stream left over
    SseParser m_parser;
    QByteArray m_whole;
};

} // namespace trinity
