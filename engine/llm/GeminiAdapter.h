// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmAdapter.h"

namespace trinity {

/// Google's Gemini protocol (streamGenerateContent as server-sent events).
class GeminiAdapter final : public LlmAdapter
{
public:
    [[nodiscard]] HttpRequest chatRequest(const LlmServer &server, const LlmRequest &request) const override;
    [[nodiscard]] std::unique_ptr<LlmStreamReader> streamReader() const override;
    [[nodiscard]] Error errorFrom(const HttpResponse &response) const override;
    [[nodiscard]] QString refusedField(const HttpResponse &response) const override;
    [[nodiscard]] HttpRequest modelsRequest(const LlmServer &server) const override;
    /// Those that can write, without the "models/" before their names.
    [[nodiscard]] QStringList modelsFrom(const HttpResponse &response) const override;
};

} // namespace trinity
