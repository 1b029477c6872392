// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/TextPlaces.h"

#include <algorithm>

namespace trinity {

TextPlaces::TextPlaces(const QString &text) : m_text(text)
{
    m_lineStarts.append(0);
    for (qsizetype i = text.indexOf(u'\n'); i >= 0; i = text.indexOf(u'\n', i + 1))
        m_lineStarts.append(i + 1);
}

TextPlace TextPlaces::at(qsizetype offset) const
{
    const auto behind = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), std::clamp<qsizetype>(offset, 0, m_text.size()));
    const auto start = *(behind - 1);
    const auto before = QStringView(m_text).mid(start, std::clamp<qsizetype>(offset, 0, m_text.size()) - start);
    TextPlace place;
    place.line = int(behind - m_lineStarts.begin());
    place.column = int(std::count_if(before.begin(), before.end(), [](QChar c) { return !c.isLowSurrogate(); })) + 1;
    return place;
}

QString forTerminal(const QString &text, qsizetype most)
{
    auto line = text.simplified();
    // Control and format characters of a source must not move a terminal's cursor or turn its text around.
    line.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || (c.unicode() >= 0x202a && c.unicode() <= 0x202e)
            || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    });
    if (line.size() <= most)
        return line;
    auto end = most - 1;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.left(end) + u'…';
}

} // namespace trinity
