// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LineSplitter.h"

namespace trinity {

/// One server-sent event. `error` is not of the standard: older llama-server builds send a field of that name.
struct SseEvent {
    SseEvent() = default;
    QByteArray name;
    QByteArray data; ///< the data lines, joined by LF
    QByteArray error;
};

/// Reads text/event-stream. Comments, `id`, `retry` and unknown fields are ignored. An event that the stream's end cut
/// off before its blank line is delivered too: several servers omit that line.
class SseParser
{
public:
    static constexpr qsizetype eventLimit = 4 * 1024 * 1024;

    [[nodiscard]] QList<SseEvent> read(const QByteArray &bytes);
    [[nodiscard]] QList<SseEvent> end();
    /// A line, an event or the stream is larger than any honest one; nothing more is read.
    [[nodiscard]] bool isOverLimit() const { return m_overLimit || m_lines.isOverLimit(); }

private:
    void takeLine(const QByteArray &line, QList<SseEvent> &events);
    void dispatch(QList<SseEvent> &events);

    LineSplitter m_lines;
    SseEvent m_event;
    bool m_hasData = false;
    bool m_overLimit = false;
};

} // namespace trinity
