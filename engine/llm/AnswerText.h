// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/llm/ThinkTagFilter.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace trinity {

/// One JSON text of a stream. Bytes that are no UTF-8 become replacement characters instead of spoiling the whole.
[[nodiscard]] QJsonDocument jsonOfStream(const QByteArray &text);

/// Collects the events of one streamed answer for the readers: text and reasoning apart, and exactly one end. What comes
/// after the end is dropped.
class AnswerText
{
public:
    void addText(const QString &delta);
    void addReasoning(const QString &delta);
    void finish(FinishReason reason);
    void fail(Error error);
    /// For a stream that ended without its end marker: cut off, or never an answer of this protocol.
    void failUnfinished();

    /// A JSON object of the protocol was seen.
    void recognise() { m_recognised = true; }
    [[nodiscard]] bool isRecognised() const { return m_recognised; }
    [[nodiscard]] bool isOver() const { return m_over; }
    void setModel(const QString &model);
    void setTokens(const QJsonValue &in, const QJsonValue &out); ///< anything but a number of at least 0 is unknown

    [[nodiscard]] QList<LlmEvent> takeEvents() { return std::exchange(m_events, {}); }

private:
    void add(LlmEvent::Kind kind, const QString &text);
    void addPieces(const QList<ThinkTagFilter::Piece> &pieces);

    ThinkTagFilter m_filter;
    QList<LlmEvent> m_events;
    QString m_model;
    int m_tokensIn = 0;
    int m_tokensOut = 0;
    bool m_recognised = false;
    bool m_over = false;
};

} // namespace trinity
