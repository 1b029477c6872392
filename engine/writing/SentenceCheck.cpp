// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SentenceCheck.h"

#include "engine/writing/ClaimCheck.h"
#include "engine/writing/NameCheck.h"
#include "engine/writing/NumberCheck.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

SentenceCheck::SentenceCheck(const SourceIndex &source, const QString &sentence, const QString &field)
    : m_source(source), m_sentence(sentence), m_item(field.startsWith(u'/') ? field : QString())
{
    auto text = sentence;
    m_addresses = addressesIn(sentence);
    for (const auto &address : std::as_const(m_addresses))
        text.replace(address, u","_s, Qt::CaseInsensitive); // read apart; its words are no names
    m_tokens = factTokensOf(text, source.language());
}

bool SentenceCheck::isVerbatim() const
{
    return m_addresses.isEmpty() && m_source.hasVerbatim(SourceIndex::normalised(m_tokens));
}

std::optional<Doubt> SentenceCheck::doubt() const
{
    if (const auto found = addressDoubt())
        return found;
    if (const auto found = NumberCheck(m_source, m_tokens, m_item).doubt())
        return found;
    if (const auto found = NameCheck(m_source, m_sentence, m_tokens).doubt())
        return found;
    if (const auto found = ClaimCheck(m_source, m_tokens).doubt())
        return found;
    return noveltyDoubt();
}

std::optional<Doubt> SentenceCheck::addressDoubt() const
{
    for (const auto &address : m_addresses)
        if (!m_source.hasAddress(address))
            return Doubt{address, u"The source has no such address"_s};
    return std::nullopt;
}

std::optional<Doubt> SentenceCheck::noveltyDoubt() const
{
    constexpr int fewest = 4;
    constexpr double most = 0.75;
    auto meaningful = m_addresses.size(); // the source has them: addressDoubt() looked
    int unknown = 0;
    QString first;
    for (const auto &token : m_tokens) {
        meaningful += token.number ? 1 : 0; // likewise
        if (token.number || token.lower.size() < 3 || isFunctionWord(token.lower))
            continue;
        ++meaningful;
        if (!m_source.hasStem(stemOf(token.lower))) {
            ++unknown;
            if (first.isEmpty())
                first = token.text;
        }
    }
    if (meaningful >= fewest && unknown > double(meaningful) * most)
        return Doubt{first, u"The source says nothing of the kind"_s};
    return std::nullopt;
}

} // namespace trinity
