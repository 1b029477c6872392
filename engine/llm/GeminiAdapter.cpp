// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/GeminiAdapter.h"

#include "engine/llm/AdapterRequests.h"
#include "engine/llm/GeminiStreamReader.h"
#include "engine/llm/SchemaForms.h"
#include "engine/llm/ServerComplaint.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUrlQuery>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto responseSchema = "responseSchema"_L1;
constexpr auto modelsPrefix = "models/"_L1;

QJsonObject textPart(const QString &text)
{
    return QJsonObject{{u"text"_s, text}};
}

} // namespace

HttpRequest GeminiAdapter::chatRequest(const LlmServer &server, const LlmRequest &request) const
{
    const bool inWords = !request.schema.isEmpty() && request.withoutFields.contains(responseSchema);
    const QString system = inWords ? withSchemaInWords(request.system, request.schema) : request.system;
    QJsonObject settings{{u"temperature"_s, server.temperature}, {u"maxOutputTokens"_s, request.maximumTokens}};
    if (!request.schema.isEmpty())
        settings.insert(u"responseMimeType"_s, u"application/json"_s);
    if (!request.schema.isEmpty() && !inWords) // a subset of OpenAPI's schemas
        settings.insert(responseSchema, schemaWithout(request.schema, {u"additionalProperties"_s, u"$schema"_s}));
    const QJsonObject user{{u"role"_s, u"user"_s}, {u"parts"_s, QJsonArray{textPart(request.prompt)}}};
    QJsonObject body{{u"contents"_s, QJsonArray{user}}, {u"generationConfig"_s, settings}};
    if (!system.isEmpty())
        body.insert(u"systemInstruction"_s, QJsonObject{{u"parts"_s, QJsonArray{textPart(system)}}});

    const QString model = server.model.startsWith(modelsPrefix) ? server.model : modelsPrefix + server.model;
    HttpRequest http = postJson(server, u'/' + model + u":streamGenerateContent"_s, body, "text/event-stream");
    QUrlQuery query;
    query.addQueryItem(u"alt"_s, u"sse"_s);
    http.url.setQuery(query);
    return http;
}

std::unique_ptr<LlmStreamReader> GeminiAdapter::streamReader() const
{
    return std::make_unique<GeminiStreamReader>();
}

/// A bad key comes as 400, and a limit of the day as the same 429 as one of the minute.
Error GeminiAdapter::errorFrom(const HttpResponse &response) const
{
    Error error = errorFromResponse(response);
    if (response.status == 400 && response.body.contains("API_KEY_INVALID")) {
        error.kind = ErrorKind::Unauthorised;
        error.detail = u"The server refused the key"_s;
    } else if (error.kind == ErrorKind::RateLimited && response.body.contains("PerDay")) {
        error.kind = ErrorKind::Quota;
    }
    return error;
}

QString GeminiAdapter::refusedField(const HttpResponse &response) const
{
    if (response.status != 400)
        return {};
    const QByteArray &words = response.body;
    const bool aboutSchema = words.contains("response_schema") || words.contains("responseSchema") || words.contains("JSON mode");
    return aboutSchema ? QString(responseSchema) : QString();
}

HttpRequest GeminiAdapter::modelsRequest(const LlmServer &server) const
{
    return getJson(server, u"/models"_s);
}

QStringList GeminiAdapter::modelsFrom(const HttpResponse &response) const
{
    QStringList names;
    if (response.status != 200)
        return names;
    for (const QJsonValue &value : QJsonDocument::fromJson(response.body).object().value("models"_L1).toArray()) {
        const QJsonObject model = value.toObject();
        const QJsonArray methods = model.value("supportedGenerationMethods"_L1).toArray();
        if (!methods.isEmpty() && !methods.contains(u"generateContent"_s))
            continue;
        QString name = model.value("name"_L1).toString();
        if (name.startsWith(modelsPrefix))
            name.remove(0, modelsPrefix.size());
        if (!name.isEmpty())
            names.append(name);
    }
    return names;
}

} // namespace trinity
