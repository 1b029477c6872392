// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Doubt.h"
#include "engine/writing/SourceIndex.h"

namespace trinity {

/// One sentence of a wording held against a source, which must outlive it. FactCheck says what is looked for.
class SentenceCheck
{
public:
    SentenceCheck(const SourceIndex &source, const QString &sentence, const QString &field);
    [[nodiscard]] bool isVerbatim() const;
    [[nodiscard]] std::optional<Doubt> doubt() const;
    [[nodiscard]] std::span<const FactToken> tokens() const { return m_text.tokens(); } ///< without addresses
    [[nodiscard]] bool hasAddresses() const { return !m_addresses.isEmpty(); }

private:
    [[nodiscard]] std::optional<Doubt> addressDoubt() const;
    // A sentence of which the source knows hardly a word.
    [[nodiscard]] std::optional<Doubt> noveltyDoubt() const;

    const SourceIndex &m_source;
    const QString m_sentence;
    const QString m_item; ///< the pointer of the item the sentence is about, or empty
    const QStringList m_addresses;
    FactText m_text;
};

} // namespace trinity
