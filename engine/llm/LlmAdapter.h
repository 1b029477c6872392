// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QList>

#include <memory>

namespace trinity {

/// Reads the bytes of one streamed answer. Any split of the bytes gives the same events. Exactly one Finished or Failed
/// comes, at the latest from end(): a stream that ends without the protocol's end marker has failed (Reset). Bytes after
/// the end marker are ignored.
class LlmStreamReader
{
public:
    virtual ~LlmStreamReader() = default;
    [[nodiscard]] virtual QList<LlmEvent> read(const QByteArray &bytes) = 0;
    [[nodiscard]] virtual QList<LlmEvent> end() = 0;
};

/// One provider's way of speaking, without any input or output of its own: pure functions from questions to requests
/// and from bytes to events.
class LlmAdapter
{
public:
    virtual ~LlmAdapter() = default;

    [[nodiscard]] virtual HttpRequest chatRequest(const LlmServer &server, const LlmRequest &request) const = 0;
    [[nodiscard]] virtual std::unique_ptr<LlmStreamReader> streamReader() const = 0;
    /// What an answer with a status of 400 or above, or of a wrong content type, means.
    [[nodiscard]] virtual Error errorFrom(const HttpResponse &response) const;
    /// Whether the answer says that the server reads its model from disk: it lives, and will answer soon.
    [[nodiscard]] virtual bool isLoading(const HttpResponse &response) const;
    /// The field of the request that the server does not know, by LlmRequest::withoutFields' spelling, or empty.
    [[nodiscard]] virtual QString refusedField(const HttpResponse &response) const;

    /// The request that lists the server's models, and the names in its answer (empty when it is not such a server).
    [[nodiscard]] virtual HttpRequest modelsRequest(const LlmServer &server) const = 0;
    [[nodiscard]] virtual QStringList modelsFrom(const HttpResponse &response) const = 0;

    [[nodiscard]] static std::unique_ptr<LlmAdapter> create(LlmProvider provider);
};

} // namespace trinity
