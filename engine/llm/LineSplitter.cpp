// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LineSplitter.h"

#include <algorithm>
#include <utility>

namespace trinity {

QList<QByteArray> LineSplitter::read(const QByteArray &bytes)
{
    QList<QByteArray> lines;
    const qsizetype allowed = std::min(bytes.size(), streamLimit - m_total);
    const char *data = bytes.constData();
    qsizetype from = 0;
    while (from < allowed && !m_overLimit) {
        if (std::exchange(m_afterCr, false) && data[from] == '\n') {
            ++from;
            continue;
        }
        const char *end = std::find_if(data + from, data + allowed, [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype at = end - data;
        m_line.append(data + from, at - from);
        if (m_line.size() > lineLimit) {
            m_overLimit = true;
        } else if (at < allowed) {
            m_afterCr = *end == '\r';
            lines.append(takeLine());
        }
        from = at + 1;
    }
    m_total += allowed;
    if (allowed < bytes.size())
        m_overLimit = true;
    return lines;
}

QList<QByteArray> LineSplitter::end()
{
    if (m_overLimit || m_line.isEmpty())
        return {};
    return {takeLine()};
}

QByteArray LineSplitter::takeLine()
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_firstLine, false) && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    return line;
}

} // namespace trinity
