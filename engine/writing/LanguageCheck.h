// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// How well a person speaks a language, in one sentence: no better than the source says. Both must outlive it.
class LanguageCheck
{
public:
    LanguageCheck(const SourceIndex &source, std::span<const FactToken> tokens) : m_source(source), m_tokens(tokens) { }
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    /// What a text says of one language.
    struct Skill {
        const FactToken *language = nullptr;
        std::size_t place = 0; ///< of the word for how well
        int level = 0; ///< WordTraits::level; 0 without one
    };
    [[nodiscard]] std::vector<Skill> skillsIn(std::span<const FactToken> tokens) const;
    // In the lists, or in the source's own list of languages.
    [[nodiscard]] bool isLanguage(const FactToken &token) const;

    const SourceIndex &m_source;
    const std::span<const FactToken> m_tokens;
};

} // namespace trinity
