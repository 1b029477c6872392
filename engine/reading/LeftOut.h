// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <array>

namespace trinity {

/// What a document holds beside the text that counts, kept to be told: remarks of others, words that were deleted or that
/// nobody sees, and what is no text.
class LeftOut
{
public:
    enum class Kind { Comment, Deletion, Hidden, Placeholder, LooseNote, Footer, ReadingAid, Formula, Diagram, Chart, Object, Picture };

    void add(Kind kind, const QString &words = {}); ///< `words`: what it says, as far as it is text
    void addFilled(Kind kind, const QString &words); ///< the same, but nothing when there is no letter or digit in it
    [[nodiscard]] bool has(Kind kind) const { return m_items.at(static_cast<std::size_t>(kind)).count > 0; }

    /// One sentence for each kind, in the words of an import report.
    [[nodiscard]] QStringList findings() const;

private:
    struct Item {
        int count = 0;
        QString words;
    };

    std::array<Item, 12> m_items;
};

} // namespace trinity
