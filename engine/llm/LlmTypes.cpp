// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmTypes.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QString toString(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return u"ollama"_s;
    case LlmProvider::OpenAi: return u"openai"_s;
    case LlmProvider::Anthropic: return u"anthropic"_s;
    case LlmProvider::Gemini: return u"gemini"_s;
    }
    Q_UNREACHABLE();
}

} // namespace trinity
