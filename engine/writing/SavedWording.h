// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Task.h"
#include "engine/cache/SavedAnswer.h"
#include "engine/llm/LlmTypes.h"
#include "engine/writing/FeaturedItems.h"
#include "engine/writing/Writer.h"

#include <QtCore/QPointer>

#include <optional>

namespace trinity {

class ResponseCache;

/// The key of an answer: provider, server with its path, model, both messages, schema and options. Versions of prompt and
/// voice are in the messages; what is done with an answer is not part of it, because a saved one is read anew each time.
[[nodiscard]] QByteArray answerKey(const LlmServer &server, const LlmRequest &request);

/// The key of the answer that several questions bring together; of a single one its own.
[[nodiscard]] QByteArray answerKey(const LlmServer &server, const QList<LlmRequest> &requests);

/// What an answer is about: the facts that can be worded, in this voice, whoever words them and however they are asked.
[[nodiscard]] QByteArray wordingSubject(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &items);

/// A saved answer read by the rules of today; none when it does not pass them.
[[nodiscard]] std::optional<WrittenWording> wordingFrom(const SavedAnswer &saved, const Voice &voice, const QList<FeaturedItem> &items);

/// The latest wording of these facts in this voice that any model gave, for when the server stays away. Its writer is
/// "saved:" and the name of who wrote it. None without a cache. Never fails.
[[nodiscard]] Task<std::optional<WrittenWording>> savedWording(QPointer<ResponseCache> cache, Portfolio portfolio, Voice voice);

} // namespace trinity
