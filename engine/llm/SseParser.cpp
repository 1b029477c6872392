// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SseParser.h"

#include <utility>

namespace trinity {

QList<SseEvent> SseParser::read(const QByteArray &bytes)
{
    QList<SseEvent> events;
    const QList<QByteArray> lines = m_lines.read(bytes);
    for (const QByteArray &line : lines)
        takeLine(line, events);
    return events;
}

QList<SseEvent> SseParser::end()
{
    QList<SseEvent> events;
    const QList<QByteArray> lines = m_lines.end();
    for (const QByteArray &line : lines)
        takeLine(line, events);
    if (!isOverLimit())
        dispatch(events);
    return events;
}

void SseParser::takeLine(const QByteArray &line, QList<SseEvent> &events)
{
    if (m_overLimit)
        return;
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment, sent to keep the connection alive
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    } else if (field == "event") {
        m_event.name = value;
    } else if (field == "error") {
        m_event.error += value;
    }
    m_overLimit = m_event.data.size() + m_event.error.size() > eventLimit;
}

void SseParser::dispatch(QList<SseEvent> &events)
{
    SseEvent event = std::exchange(m_event, {});
    m_hasData = false;
    if (!event.data.isEmpty() || !event.error.isEmpty())
        events.append(std::move(event));
}

} // namespace trinity
