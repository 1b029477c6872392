// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// Rows of things in one sentence: what the source does not know, among things that it does. Both must outlive it.
class ListCheck
{
public:
    ListCheck(const SourceIndex &source, std::span<const FactToken> tokens) : m_source(source), m_tokens(tokens) { }
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    // A bare word in lower case may be a verb: "ferments, kneads and cures".
    [[nodiscard]] bool mayBeDeed(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool carriesMeaning(std::size_t index) const;
    [[nodiscard]] bool isUnknown(std::size_t first, std::size_t last) const; ///< every word that carries meaning; at least one does
    [[nodiscard]] bool hasKnown(std::size_t first, std::size_t last) const;

    const SourceIndex &m_source;
    const std::span<const FactToken> m_tokens;
};

} // namespace trinity
