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

/// In sixths of a token.
int weightOf(char32_t point)
{
    const bool isLetter = QChar::isLetter(point);
    if (point < 0x80)
        return isLetter || point == U' ' ? 2 : 6;
    if (!isLetter && !QChar::isMark(point) && !QChar::isNumber(point))
        return point > 0xFFFF ? 24 : 12;
    switch (QChar::script(point)) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Arabic:
    case QChar::Script_Hebrew: return 6;
    default: return point > 0xFFFF ? 24 : 9;
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
    return estimatedTokens(request.system) + estimatedTokens(request.prompt) + tokensAroundMessages;
}

} // namespace trinity
