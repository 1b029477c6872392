// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringView>

#include <vector>

namespace trinity {

/// Numbers words in the order in which they are added. It keeps views only: the texts must outlive it. Words with another hash than
/// hashOf() are not found.
class WordTable
{
public:
    [[nodiscard]] static quint32 hashOf(QStringView word);

    void reserve(qsizetype words);
    /// The word's number, new or not.
    int add(QStringView word, quint32 hash);
    int add(QStringView word) { return add(word, hashOf(word)); }
    /// -1 for a word that was not added.
    [[nodiscard]] int find(QStringView word, quint32 hash) const;
    [[nodiscard]] int find(QStringView word) const { return find(word, hashOf(word)); }
    [[nodiscard]] QStringView at(int number) const { return m_entries[std::size_t(number)].word; }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_entries.size()); }

private:
    struct Entry {
        QStringView word;
        quint32 hash = 0;
    };

    void grow(std::size_t places);

    std::vector<Entry> m_entries;
    std::vector<int> m_slots; ///< numbers of entries, -1 where there is none; a power of two
};

} // namespace trinity
