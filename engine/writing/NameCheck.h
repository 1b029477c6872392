// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// Names in one sentence: of people, companies, schools, places, technologies, works. All must outlive it.
class NameCheck
{
public:
    NameCheck(const SourceIndex &source, const QString &sentence, std::span<const FactToken> tokens);
    [[nodiscard]] std::optional<Doubt> doubt() const;

private:
    [[nodiscard]] std::optional<Doubt> tokenDoubt(std::size_t index, bool isTitle) const;
    [[nodiscard]] bool isKnown(const FactToken &token) const;
    // Whether an unknown word with a capital letter is a name.
    [[nodiscard]] bool looksLikeName(std::size_t index, bool isTitle) const;
    // German nouns have capitals, too: a name stands behind another, or behind a preposition without an article.
    [[nodiscard]] bool looksLikeGermanName(std::size_t index) const;
    // Two names of the source side by side that the source never puts so: "Tidal Norte" of "Tidal Meters" and "Aguas Norte".
    [[nodiscard]] std::optional<Doubt> mixedName(std::size_t index) const;
    // A technology of the source, but of another project than the one that the sentence names.
    [[nodiscard]] bool isOfAnotherProject(const FactToken &token) const;
    // What stands in quotes for titles must stand in the source.
    [[nodiscard]] std::optional<Doubt> quotedDoubt() const;
    // Scripts without capitals: what the words for company, university and so on tell to be a name, and well-known places.
    [[nodiscard]] std::optional<Doubt> institutionDoubt() const;
    [[nodiscard]] bool isTitleCase() const;

    const SourceIndex &m_source;
    const QString &m_sentence;
    const std::span<const FactToken> m_tokens;
    bool m_isGerman = false;
};

} // namespace trinity
