// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/AnswerText.h"

#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

int tokenCount(const QJsonValue &value)
{
    const double count = value.toDouble(-1);
    return std::isfinite(count) && count >= 0 && count < 1e9 ? int(count) : 0;
}

} // namespace

QJsonDocument jsonOfStream(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    const QByteArray mended = QString::fromUtf8(text).toUtf8();
    return mended == text ? QJsonDocument() : QJsonDocument::fromJson(mended);
}

void AnswerText::addText(const QString &delta)
{
    if (!m_over && !delta.isEmpty())
        addPieces(m_filter.read(delta));
}

void AnswerText::addReasoning(const QString &delta)
{
    if (!m_over && !delta.isEmpty())
        add(LlmEvent::Kind::ReasoningDelta, delta);
}

void AnswerText::finish(FinishReason reason)
{
    if (m_over)
        return;
    addPieces(m_filter.end());
    m_over = true;
    LlmEvent event;
    event.kind = LlmEvent::Kind::Finished;
    event.finish = reason;
    event.model = m_model;
    event.tokensIn = m_tokensIn;
    event.tokensOut = m_tokensOut;
    m_events.append(event);
}

void AnswerText::fail(Error error)
{
    if (m_over)
        return;
    addPieces(m_filter.end());
    m_over = true;
    LlmEvent event;
    event.kind = LlmEvent::Kind::Failed;
    event.error = std::move(error);
    event.model = m_model;
    m_events.append(event);
}

void AnswerText::failUnfinished()
{
    if (m_recognised)
        fail(Error(ErrorKind::Reset, u"The answer broke off before its end"_s));
    else
        fail(Error(ErrorKind::Reset, u"The connection ended without an answer"_s));
}

void AnswerText::setModel(const QString &model)
{
    if (!model.isEmpty())
        m_model = model;
}

void AnswerText::setTokens(const QJsonValue &in, const QJsonValue &out)
{
    m_tokensIn = tokenCount(in);
    m_tokensOut = tokenCount(out);
}

void AnswerText::add(LlmEvent::Kind kind, const QString &text)
{
    LlmEvent event;
    event.kind = kind;
    event.text = text;
    m_events.append(event);
}

void AnswerText::addPieces(const QList<ThinkTagFilter::Piece> &pieces)
{
    for (const auto &piece : pieces) {
        switch (piece.kind) {
        case ThinkTagFilter::Piece::Kind::Text: add(LlmEvent::Kind::TextDelta, piece.text); break;
        case ThinkTagFilter::Piece::Kind::Reasoning: add(LlmEvent::Kind::ReasoningDelta, piece.text); break;
        case ThinkTagFilter::Piece::Kind::EarlierTextWasReasoning: add(LlmEvent::Kind::EarlierTextWasReasoning, {}); break;
        }
    }
}

} // namespace trinity
