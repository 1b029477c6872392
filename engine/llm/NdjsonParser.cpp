// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/NdjsonParser.h"

namespace trinity {

namespace {

/// The length of the object at the start of the line, or of the whole line when it is not one object after another.
qsizetype firstObjectLength(const QByteArray &line)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth <= 0) {
            return i + 1;
        }
    }
    return line.size();
}

QList<QByteArray> values(const QList<QByteArray> &lines)
{
    QList<QByteArray> found;
    for (const QByteArray &line : lines) {
        QByteArray rest = line.trimmed();
        while (!rest.isEmpty()) {
            const qsizetype length = firstObjectLength(rest);
            found.append(rest.left(length));
            rest = rest.mid(length).trimmed();
        }
    }
    return found;
}

} // namespace

QList<QByteArray> NdjsonParser::read(const QByteArray &bytes)
{
    return values(m_lines.read(bytes));
}

QList<QByteArray> NdjsonParser::end()
{
    return values(m_lines.end());
}

} // namespace trinity
