// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAdapter.h"

#include "engine/llm/AnthropicAdapter.h"
#include "engine/llm/GeminiAdapter.h"
#include "engine/llm/OllamaAdapter.h"
#include "engine/llm/OpenAiAdapter.h"
#include "engine/llm/ServerComplaint.h"

namespace trinity {

Error LlmAdapter::errorFrom(const HttpResponse &response) const
{
    return errorFromResponse(response);
}

bool LlmAdapter::isLoading(const HttpResponse &response) const
{
    const auto complaint = ServerComplaint::from(response.body);
    return response.status == 503 && complaint && isLoadingModel(*complaint);
}

QString LlmAdapter::refusedField(const HttpResponse &) const
{
    return {};
}

std::unique_ptr<LlmAdapter> LlmAdapter::create(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return std::make_unique<OllamaAdapter>();
    case LlmProvider::OpenAi: return std::make_unique<OpenAiAdapter>();
    case LlmProvider::Anthropic: return std::make_unique<AnthropicAdapter>();
    case LlmProvider::Gemini: return std::make_unique<GeminiAdapter>();
    }
    Q_UNREACHABLE();
}

} // namespace trinity
