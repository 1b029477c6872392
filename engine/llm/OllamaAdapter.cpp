// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/OllamaAdapter.h"

#include "engine/llm/AdapterRequests.h"
#include "engine/llm/OllamaStreamReader.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

HttpRequest OllamaAdapter::chatRequest(const LlmServer &server, const LlmRequest &request) const
{
    QJsonObject options{
        {u"temperature"_s, server.temperature},
        {u"num_ctx"_s, request.contextTokens},
        {u"num_predict"_s, request.maximumTokens},
    };
    QJsonObject body{
        {u"model"_s, server.model}, {u"stream"_s, true},
        {u"truncate"_s, false}, // a prompt that does not fit is an error, not a shorter prompt
        {u"shift"_s, false},        {u"keep_alive"_s, u"10m"_s},
        {u"options"_s, options},
    };
    if (!request.schema.isEmpty())
        body.insert(u"format"_s, request.schema);
    return postJson(server, u"/api/chat"_s, body, chatMessages(request.system, request.prompt), "application/x-ndjson");
}

std::unique_ptr<LlmStreamReader> OllamaAdapter::streamReader() const
{
    return std::make_unique<OllamaStreamReader>();
}

HttpRequest OllamaAdapter::modelsRequest(const LlmServer &server) const
{
    return getJson(server, u"/api/tags"_s);
}

QStringList OllamaAdapter::modelsFrom(const HttpResponse &response) const
{
    if (response.status != 200)
        return {};
    return namesIn(QJsonDocument::fromJson(response.body).object().value("models"_L1).toArray(), u"name"_s);
}

} // namespace trinity
