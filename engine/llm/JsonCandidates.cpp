// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonCandidates.h"

#include "engine/llm/JsonTokenizer.h"
#include "engine/llm/SchemaCheck.h"

#include <QtCore/QSet>

#include <algorithm>
#include <optional>
#include <vector>

namespace trinity {

using Token = JsonTokenizer::Token;
using Flaw = JsonCandidate::Flaw;

namespace {

constexpr qsizetype scansOfTheText = 64; ///< bounds the search in hostile text
constexpr qsizetype mostCandidates = 32;
constexpr qsizetype mostUnclosed = 4;

/// What a key that should stand in quotes would be called.
QString nameOf(QStringView literal)
{
    const bool quoted = literal.size() > 1 && literal.front() == u'\'' && literal.back() == u'\'';
    return (quoted ? literal.mid(1, literal.size() - 2) : literal).toString();
}

/// From its opening bracket to the closing one, or to the end of the text.
JsonCandidate candidateAt(QStringView text, qsizetype from)
{
    JsonCandidate candidate{from, from, Flaw::None, false};
    std::vector<QSet<QString>> keys; // one set per open object or array
    JsonTokenizer tokens(text, from);
    std::optional<JsonTokenizer> lastText; // what a colon makes a key is decoded then, long texts are not
    QString lastLiteral;
    int values = 0;
    for (;;) {
        const Token token = tokens.next();
        candidate.end = tokens.position();
        switch (token) {
        case Token::BeginObject:
        case Token::BeginArray:
            keys.emplace_back();
            if (int(keys.size()) > answerDepthLimit)
                return {from, tokens.position(), Flaw::TooDeep, false};
            break;
        case Token::EndObject:
        case Token::EndArray:
            keys.pop_back();
            if (keys.empty())
                return candidate;
            break;
        case Token::String: lastText = tokens; break;
        case Token::Literal:
            lastLiteral = nameOf(tokens.text());
            lastText.reset();
            break;
        case Token::Colon: {
            const QString key = lastText ? lastText->string() : lastLiteral;
            if (keys.back().contains(key))
                candidate.flaw = Flaw::DuplicateKey;
            keys.back().insert(key);
            break;
        }
        case Token::UnfinishedString:
        case Token::End: return {from, tokens.position(), Flaw::NotClosed, false};
        case Token::Comma:
        case Token::Comment: break;
        }
        const bool isValue = token == Token::String || token == Token::Literal || token == Token::BeginObject || token == Token::BeginArray;
        if (isValue && ++values > 2 * mostValuesInAnswer) // keys are counted, too
            return {from, tokens.position(), Flaw::TooMany, false};
    }
}

/// With a key, and not like a remark in brackets.
bool beginsLikeAnObject(QStringView text, qsizetype from)
{
    JsonTokenizer tokens(text, from + 1);
    Token token = tokens.next();
    while (token == Token::Comment)
        token = tokens.next();
    return (token == Token::String || token == Token::Literal) && tokens.next() == Token::Colon;
}

} // namespace

QList<JsonCandidate> jsonCandidatesIn(QStringView text)
{
    QList<JsonCandidate> found;
    QList<JsonCandidate> unclosed;
    bool isWithinUnclosed = false; // which reaches to the end of the text
    qsizetype budget = scansOfTheText * text.size();
    for (qsizetype at = text.indexOf(u'{'); at >= 0 && budget > 0; at = text.indexOf(u'{', at)) {
        JsonCandidate candidate = candidateAt(text, at);
        candidate.isPart = isWithinUnclosed;
        isWithinUnclosed = isWithinUnclosed || (candidate.flaw == Flaw::NotClosed && beginsLikeAnObject(text, at));
        budget -= candidate.end - at;
        at = candidate.flaw == Flaw::NotClosed ? at + 1 : candidate.end;
        if (candidate.flaw == Flaw::NotClosed && unclosed.size() < mostUnclosed)
            unclosed.append(candidate);
        if (candidate.flaw != Flaw::NotClosed)
            found.append(candidate);
        if (candidate.flaw == Flaw::TooDeep || candidate.flaw == Flaw::TooMany)
            break; // what is inside is no answer either
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.end - a.from > b.end - b.from; });
    found.resize(std::min(found.size(), mostCandidates - unclosed.size()));
    return found + unclosed;
}

} // namespace trinity
