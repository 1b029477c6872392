// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/OpenAiAdapter.h"

#include "engine/llm/AdapterRequests.h"
#include "engine/llm/OpenAiStreamReader.h"
#include "engine/llm/SchemaForms.h"
#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonDocument>

#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto responseFormat = "response_format"_L1;
constexpr auto streamOptions = "stream_options"_L1;
constexpr auto maxTokens = "max_tokens"_L1;
constexpr auto temperature = "temperature"_L1;
constexpr auto lengths = "maxLength"_L1; ///< a keyword of the schema, not a field: OpenAI itself refuses limits of lengths

} // namespace

HttpRequest OpenAiAdapter::chatRequest(const LlmServer &server, const LlmRequest &request) const
{
    const auto wanted = [&](QLatin1StringView field) { return !request.withoutFields.contains(field); };
    const bool schemaInWords = !request.schema.isEmpty() && !wanted(responseFormat);
    const QString system = schemaInWords ? withSchemaInWords(request.system, request.schema) : request.system;

    QJsonObject body{
        {u"model"_s, server.model},
        {u"stream"_s, true},
    };
    // Reasoning models of OpenAI know the limit only by its newer name, most other servers only by the older one.
    body.insert(wanted(maxTokens) ? QString(maxTokens) : u"max_completion_tokens"_s, request.maximumTokens);
    if (wanted(temperature))
        body.insert(temperature, server.temperature);
    if (wanted(streamOptions))
        body.insert(streamOptions, QJsonObject{{u"include_usage"_s, true}});
    if (!request.schema.isEmpty() && wanted(responseFormat)) {
        const QJsonObject schema{{u"name"_s, request.schemaName},
                                 {u"strict"_s, true},
                                 {u"schema"_s, wanted(lengths) ? request.schema : schemaWithout(request.schema, lengthKeywords())}};
        body.insert(responseFormat, QJsonObject{{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, schema}});
    }
    return postJson(server, u"/chat/completions"_s, body, chatMessages(system, request.prompt), "text/event-stream");
}

std::unique_ptr<LlmStreamReader> OpenAiAdapter::streamReader() const
{
    return std::make_unique<OpenAiStreamReader>();
}

QString OpenAiAdapter::refusedField(const HttpResponse &response) const
{
    if (response.status != 400 && response.status != 422)
        return {};
    const auto complaint = ServerComplaint::from(response.body);
    if (!complaint)
        return {};
    // A complaint about validation may keep the field's name outside its message, as FastAPI's "loc" does.
    const QString words = complaint->param + u' ' + complaint->message + u' ' + QString::fromUtf8(response.body.left(2000));
    for (const QString &keyword : lengthKeywords())
        if (words.contains(u'\'' + keyword + u'\''))
            return lengths;
    if (words.contains(responseFormat) || words.contains("json_schema"_L1))
        return responseFormat;
    if (words.contains(streamOptions))
        return streamOptions;
    // These two are also named where only their value is wrong, which leaving them out would not mend.
    const bool unknown =
        complaint->message.contains("unsupported"_L1, Qt::CaseInsensitive) || complaint->message.contains("not support"_L1);
    for (const auto field : {maxTokens, temperature})
        if (unknown && (complaint->param == field || complaint->message.contains(u'\'' + field + u'\'')))
            return field;
    return {};
}

HttpRequest OpenAiAdapter::modelsRequest(const LlmServer &server) const
{
    return getJson(server, u"/models"_s);
}

QStringList OpenAiAdapter::modelsFrom(const HttpResponse &response) const
{
    if (response.status != 200)
        return {};
    return namesIn(QJsonDocument::fromJson(response.body).object().value("data"_L1).toArray(), u"id"_s);
}

} // namespace trinity
