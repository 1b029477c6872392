// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmAdapter.h"

namespace trinity {

/// Ollama's own protocol: /api/chat, newline-delimited JSON.
class OllamaAdapter final : public LlmAdapter
{
public:
    [[nodiscard]] HttpRequest chatRequest(const LlmServer &server, const LlmRequest &request) const override;
    [[nodiscard]] std::unique_ptr<LlmStreamReader> streamReader() const override;
    [[nodiscard]] HttpRequest modelsRequest(const LlmServer &server) const override;
    [[nodiscard]] QStringList modelsFrom(const HttpResponse &response) const override;
};

} // namespace trinity
