// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmTypes.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QString toString(LlmProvider provider)
{
    return provider == LlmProvider::Ollama ? u"ollama"_s : u"openai"_s;
}

} // namespace trinity
