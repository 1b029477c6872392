// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/FakeLlmServer.h"

#include <QtCore/QJsonValue>

namespace trinity::test {

/// A value that satisfies the schema: objects with all their properties, arrays of the fewest items allowed (one, if the
/// schema does not say), the first of enum and anyOf, text between minLength and maxLength. Items of an array whose text is
/// an enum take its values in turn. Understands $ref into the schema's own $defs.
[[nodiscard]] QJsonValue instanceOf(const QJsonObject &schema);

/// Harmless prose of at most so many characters, whole sentences if one fits. No name, number, date or address in it.
[[nodiscard]] QString prose(int maximumLength, int minimumLength = 0, int variant = 0);

struct AnswerOptions {
    std::chrono::milliseconds pauseBefore = {}; ///< time to the first byte
    StreamOptions stream;
};

/// A handler that behaves like a model: reads the JSON schema in the request (Ollama `format`, OpenAI
/// `response_format.json_schema.schema`) and answers with an instance of it, or with prose when there is none; streamed
/// or whole as the request says, in the protocol of the path.
[[nodiscard]] FakeLlmServer::Handler answerSchema(const AnswerOptions &options = {});

} // namespace trinity::test
