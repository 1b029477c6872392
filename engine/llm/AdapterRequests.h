// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/LlmTypes.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

namespace trinity {

// The parts of a request that the adapters share.

/// The system and user message of one question, as the text of a JSON array: as values a batch would hold each of them three times.
[[nodiscard]] QByteArray chatMessages(const QString &system, const QString &prompt);

/// `path` is appended to the server's own; the key, when there is one, goes into the header that the provider reads.
[[nodiscard]] HttpRequest postJson(const LlmServer &server, const QString &path, const QJsonObject &body, const QByteArray &accept);
/// The same with `messages`, the text of an array, as one more member.
[[nodiscard]] HttpRequest postJson(const LlmServer &server, const QString &path, const QJsonObject &body, const QByteArray &messages,
                                   const QByteArray &accept);
[[nodiscard]] HttpRequest getJson(const LlmServer &server, const QString &path);

/// The non-empty strings under `key` in an array of objects.
[[nodiscard]] QStringList namesIn(const QJsonArray &objects, const QString &key);

} // namespace trinity
