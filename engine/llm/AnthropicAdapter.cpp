// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/AnthropicAdapter.h"

#include "engine/llm/AdapterRequests.h"
#include "engine/llm/AnthropicStreamReader.h"
#include "engine/llm/SchemaForms.h"
#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonDocument>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto outputFormat = "output_config"_L1;
constexpr auto toolChoice = "tool_choice"_L1;
constexpr auto temperatureField = "temperature"_L1;

/// How the answer is held to the schema, by what this server has refused so far.
enum class SchemaForm { None, Format, Tool, Words };

SchemaForm schemaForm(const LlmRequest &request)
{
    if (request.schema.isEmpty())
        return SchemaForm::None;
    if (!request.withoutFields.contains(outputFormat))
        return SchemaForm::Format;
    return request.withoutFields.contains(toolChoice) ? SchemaForm::Words : SchemaForm::Tool;
}

} // namespace

HttpRequest AnthropicAdapter::chatRequest(const LlmServer &server, const LlmRequest &request) const
{
    const SchemaForm form = schemaForm(request);
    const QString system = form == SchemaForm::Words ? withSchemaInWords(request.system, request.schema) : request.system;
    QJsonObject body{
        {u"model"_s, server.model},
        {u"max_tokens"_s, request.maximumTokens},
        {u"stream"_s, true},
    };
    if (!system.isEmpty())
        body.insert(u"system"_s, system);
    if (!request.withoutFields.contains(temperatureField))
        body.insert(temperatureField, server.temperature);
    if (form == SchemaForm::Format) {
        const QJsonObject format{{u"type"_s, u"json_schema"_s}, {u"schema"_s, schemaWithout(request.schema, lengthKeywords())}};
        body.insert(outputFormat, QJsonObject{{u"format"_s, format}});
    } else if (form == SchemaForm::Tool) {
        const QJsonObject tool{
            {u"name"_s, request.schemaName}, {u"description"_s, u"Takes the answer."_s}, {u"input_schema"_s, request.schema}};
        body.insert(u"tools"_s, QJsonArray{tool});
        body.insert(toolChoice, QJsonObject{{u"type"_s, u"tool"_s}, {u"name"_s, request.schemaName}});
    }
    return postJson(server, u"/messages"_s, body, chatMessages(QString(), request.prompt), "text/event-stream");
}

std::unique_ptr<LlmStreamReader> AnthropicAdapter::streamReader() const
{
    return std::make_unique<AnthropicStreamReader>();
}

QString AnthropicAdapter::refusedField(const HttpResponse &response) const
{
    if (response.status != 400 && response.status != 422)
        return {};
    const auto complaint = ServerComplaint::from(response.body);
    if (!complaint)
        return {};
    const QString &words = complaint->message;
    for (const auto word : {"output_config"_L1, "output_format"_L1, "json_schema"_L1, "structured output"_L1})
        if (words.contains(word, Qt::CaseInsensitive))
            return outputFormat;
    if (words.contains(toolChoice) || words.contains("tools"_L1))
        return toolChoice;
    // A value out of range names the field too, and leaving it out would not mend that; ours never is.
    return words.contains(temperatureField) ? QString(temperatureField) : QString();
}

HttpRequest AnthropicAdapter::modelsRequest(const LlmServer &server) const
{
    return getJson(server, u"/models"_s);
}

QStringList AnthropicAdapter::modelsFrom(const HttpResponse &response) const
{
    if (response.status != 200)
        return {};
    return namesIn(QJsonDocument::fromJson(response.body).object().value("data"_L1).toArray(), u"id"_s);
}

} // namespace trinity
