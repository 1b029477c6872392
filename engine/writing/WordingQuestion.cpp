// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingQuestion.h"

#include "engine/llm/TokenEstimate.h"
#include "engine/writing/Sentences.h"
#include "engine/writing/WordingSchema.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr int smallestWindow = 8192;
constexpr int largestWindow = 1 << 20;
constexpr int fewestAnswerTokens = 2048; // models that think first need them
constexpr int tokensPerWord = 5; // of the most wasteful scripts and tokenizers
constexpr int tokensPerLatinWord = 3;
constexpr int tokensOfAnswersShape = 64; // keys, ids, braces
constexpr int tokensOfFindings = 256;

int wordsAskedFor(const Voice &voice, const WordingPart &part)
{
    const int ofHero = voice.headlineWords + voice.sentenceWords * subtitleSentences + taglineWords;
    return (part.hero == WordingPart::Hero::Asked ? ofHero : 0) + part.aboutWords + voice.itemWords * int(part.items.size());
}

int windowFor(int tokens)
{
    int window = smallestWindow;
    while (window < tokens && window < largestWindow)
        window *= 2;
    return window;
}

/// Of an answer in the language of the facts.
int tokensPerWordOf(const QString &facts, int tokensOfFacts)
{
    return tokensOfFacts <= tokensPerLatinWord * wordCount(facts) ? tokensPerLatinWord : tokensPerWord;
}

} // namespace

WordingQuestion::WordingQuestion(const Portfolio &portfolio, const Voice &voice, const WordingPart &asked, const LlmServer &server)
    : part(asked), prompt(portfolio, voice, asked)
{
    request.system = prompt.system;
    request.prompt = prompt.facts;
    request.schema = wordingSchema(voice, part);

    const int words = wordsAskedFor(voice, part);
    const int tokensOfFacts = estimatedTokens(prompt.facts);
    const int answerTokens = words * tokensPerWordOf(prompt.facts, tokensOfFacts) + tokensOfAnswersShape;
    promptTokens = estimatedTokens(request, tokensOfFacts) + tokensOfFindings;
    neededTokens = promptTokens + answerTokens;
    request.maximumTokens = std::max(fewestAnswerTokens, words * tokensPerWord);
    request.contextTokens = windowFor(promptTokens + request.maximumTokens);
    if (server.contextTokens > 0) {
        request.maximumTokens =
            std::clamp(server.contextTokens - promptTokens, answerTokens, std::max(answerTokens, request.maximumTokens));
        request.contextTokens = std::min(request.contextTokens, server.contextTokens);
    }
}

} // namespace trinity
