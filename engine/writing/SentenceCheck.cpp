// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SentenceCheck.h"

#include "engine/writing/ClaimCheck.h"
#include "engine/writing/EntryCheck.h"
#include "engine/writing/LanguageCheck.h"
#include "engine/writing/ListCheck.h"
#include "engine/writing/NameCheck.h"
#include "engine/writing/NumberCheck.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Addresses are read apart; their words are no names.
QString withoutAddresses(QString sentence, const QStringList &addresses)
{
    for (const auto &address : addresses)
        sentence.replace(address, u","_s, Qt::CaseInsensitive);
    return sentence;
}

} // namespace

SentenceCheck::SentenceCheck(const SourceIndex &source, const QString &sentence, const QString &field)
    : m_source(source)
    , m_sentence(sentence)
    , m_item(field.startsWith(u'/') ? field : QString())
    , m_addresses(addressesIn(sentence))
    , m_text(withoutAddresses(sentence, m_addresses), source.language())
{
    source.resolve(m_text.tokens());
}

bool SentenceCheck::isVerbatim() const
{
    return m_addresses.isEmpty() && m_source.hasVerbatim(tokens());
}

std::optional<Doubt> SentenceCheck::doubt() const
{
    if (const auto found = addressDoubt())
        return found;
    if (const auto found = NumberCheck(m_source, tokens(), m_item).doubt())
        return found;
    if (const auto found = NameCheck(m_source, m_sentence, tokens()).doubt())
        return found;
    if (const auto found = ClaimCheck(m_source, tokens()).doubt())
        return found;
    if (const auto found = LanguageCheck(m_source, tokens()).doubt())
        return found;
    if (const auto found = EntryCheck(m_source, tokens()).doubt())
        return found;
    if (const auto found = ListCheck(m_source, tokens()).doubt())
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
    constexpr double most = 0.6;
    auto meaningful = m_addresses.size(); // the source has them: addressDoubt() looked
    int unknown = 0;
    QStringView first;
    for (const auto &token : tokens()) {
        const bool isNumber = token.number || token.is(WordKind::Number); // NumberCheck looked
        meaningful += isNumber ? 1 : 0;
        if (isNumber || token.lower.size() < 3 || token.is(WordKind::Function))
            continue;
        ++meaningful;
        if (token.stemId < 0) {
            ++unknown;
            if (first.isEmpty())
                first = token.text;
        }
    }
    if (meaningful >= fewest && unknown > double(meaningful) * most)
        return Doubt{first.toString(), u"The source says nothing of the kind"_s};
    return std::nullopt;
}

} // namespace trinity
