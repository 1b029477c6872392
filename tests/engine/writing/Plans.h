// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/LlmWriter.h"
#include "engine/writing/WordingPlan.h"

/// What a model of a given window is asked about a portfolio.
namespace trinity::test {

inline LlmServer ollamaOf(int contextTokens)
{
    LlmServer server;
    server.model = QStringLiteral("fake:latest");
    server.contextTokens = contextTokens;
    return server;
}

inline WordingPlan planOf(const Portfolio &portfolio, int contextTokens, const Voice &voice = Voice::plain())
{
    return {portfolio, voice, featuredItemsOf(portfolio, LlmWriter::featuredItems), ollamaOf(contextTokens)};
}

/// Sentences that can be told apart.
inline QString sentences(int count, const QString &what)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all.append(QStringLiteral("The %1 of year %2 was built with care beside the harbour.").arg(what).arg(i));
    return all.join(u' ');
}

} // namespace trinity::test
