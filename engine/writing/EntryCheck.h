// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// A sentence that names one entry of the source and tells what the source tells of another one. Both must outlive it.
class EntryCheck
{
public:
    EntryCheck(const SourceIndex &source, std::span<const FactToken> tokens) : m_source(source), m_tokens(tokens) { }
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    // Whether a word tells which entry is meant. German nouns have capitals, too: there only names of entries do.
    [[nodiscard]] bool isName(const FactToken &token) const;
    // Whether a year of the sentence stands in one of these entries: it may speak of two.
    [[nodiscard]] bool hasYearOf(quint64 entries) const;
    const SourceIndex &m_source;
    const std::span<const FactToken> m_tokens;
};

} // namespace trinity
