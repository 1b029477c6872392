// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmAdapter.h"

namespace trinity {

/// Anthropic's Messages protocol. A schema is asked for as the output's format; models that do not know that are given one
/// tool whose input has the schema, and those without tools the schema in words.
class AnthropicAdapter final : public LlmAdapter
{
public:
    [[nodiscard]] HttpRequest chatRequest(const LlmServer &server, const LlmRequest &request) const override;
    [[nodiscard]] std::unique_ptr<LlmStreamReader> streamReader() const override;
    [[nodiscard]] QString refusedField(const HttpResponse &response) const override;
    [[nodiscard]] HttpRequest modelsRequest(const LlmServer &server) const override;
    [[nodiscard]] QStringList modelsFrom(const HttpResponse &response) const override;
};

} // namespace trinity
