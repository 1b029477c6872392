// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// Claims in common words: praise, awards, titles, degrees, skills, reach, superlatives. Both must outlive it.
class ClaimCheck
{
public:
    ClaimCheck(const SourceIndex &source, std::span<const FactToken> tokens);
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    [[nodiscard]] std::optional<Doubt> kindDoubt() const;
    [[nodiscard]] bool saysSuperlative(const QString &trigger) const;
    // "the most trusted", "la plus belle", "el más rápido": in the source as it stands, or not at all.
    [[nodiscard]] std::optional<Doubt> superlativeDoubt() const;
    // "the tallest", "die höchste", "bellissimo": by its form.
    [[nodiscard]] std::optional<Doubt> superlativeFormDoubt() const;
    // Who only came second won nothing.
    [[nodiscard]] std::optional<Doubt> winDoubt() const;
    // What follows "masters", "beherrscht", "domina": each word is a claim of skill.
    [[nodiscard]] std::optional<Doubt> skillDoubt() const;
    // "a tool, rainclock, ..." and "called rainclock": a name in lower case.
    [[nodiscard]] std::optional<Doubt> lowerCaseNameDoubt() const;
    [[nodiscard]] bool isUnknown(const FactToken &token) const;

    const SourceIndex &m_source;
    const std::span<const FactToken> m_tokens;
};

} // namespace trinity
