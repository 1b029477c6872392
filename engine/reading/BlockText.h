// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/MarkdownText.h"
#include "engine/reading/RichText.h"

namespace trinity {

/// Writes blocks into one text, so that each line knows where it stands in it. Items get a bullet; behind the words of a link
/// stands its address in angle brackets, unless the words are the address.
class BlockText
{
public:
    enum class Room { Close, Apart };

    void add(MarkdownBlock::Kind kind, int level, const RichText &words, Room before);
    void addRow(const QList<RichText> &cells, bool head, Room before); ///< cells are parted by tabs

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<MarkdownBlock> &blocks() const { return m_blocks; }

private:
    [[nodiscard]] SourceLine writeLine(const RichText &words);

    QString m_text;
    QList<MarkdownBlock> m_blocks;
};

} // namespace trinity
