// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace trinity {

/// Cuts a stream of bytes into lines. LF, CR and CRLF end a line, also when the two bytes of a CRLF come in different
/// pieces; a byte order mark at the very start is dropped. Any split of the bytes gives the same lines. Over a limit it
/// stops for good: isOverLimit() is then true and no more lines come.
class LineSplitter
{
public:
    static constexpr qsizetype lineLimit = 1024 * 1024;
    static constexpr qsizetype streamLimit = 32 * 1024 * 1024;

    [[nodiscard]] QList<QByteArray> read(const QByteArray &bytes);
    /// What stands after the last line end, if anything.
    [[nodiscard]] QList<QByteArray> end();
    [[nodiscard]] bool isOverLimit() const { return m_overLimit; }

private:
    [[nodiscard]] QByteArray takeLine();

    QByteArray m_line;
    qsizetype m_total = 0;
    bool m_afterCr = false;
    bool m_firstLine = true;
    bool m_overLimit = false;
};

} // namespace trinity
