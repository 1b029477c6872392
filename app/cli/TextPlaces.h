// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity {

/// Both from 1, as editors count.
struct TextPlace {
    TextPlace() = default;
    int line = 0;
    int column = 0; ///< in characters
};

/// Offsets of a text as lines and columns. The text must outlive it.
class TextPlaces
{
public:
    explicit TextPlaces(const QString &text);
    [[nodiscard]] TextPlace at(qsizetype offset) const;

private:
    const QString &m_text;
    QList<qsizetype> m_lineStarts;
};

/// A text of a source on one line of a terminal: without control characters, shortened to so many characters.
[[nodiscard]] QString forTerminal(const QString &text, qsizetype most);

} // namespace trinity
