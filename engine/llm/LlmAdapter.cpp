// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmAdapter.h"

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
    if (provider == LlmProvider::Ollama)
        return std::make_unique<OllamaAdapter>();
    return std::make_unique<OpenAiAdapter>();
}

} // namespace trinity
