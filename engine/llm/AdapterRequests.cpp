// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/AdapterRequests.h"

#include <QtCore/QJsonDocument>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

std::pair<QByteArray, QByteArray> keyHeader(const LlmServer &server)
{
    switch (server.provider) {
    case LlmProvider::Anthropic: return {"x-api-key", server.apiKey};
    case LlmProvider::Gemini: return {"x-goog-api-key", server.apiKey}; // never in the address: that reaches logs
    case LlmProvider::Ollama:
    case LlmProvider::OpenAi: break;
    }
    return {"Authorization", "Bearer " + server.apiKey};
}

HttpRequest baseRequest(const LlmServer &server, const QString &path)
{
    HttpRequest request;
    request.url = server.url;
    QString base = server.url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    request.url.setPath(base + path);
    // Compression would make proxies hold back the stream.
    request.headers = {{"Accept-Encoding", "identity"}, {"User-Agent", "Trinity"}};
    if (server.provider == LlmProvider::Anthropic)
        request.headers.emplaceBack("anthropic-version", "2023-06-01");
    if (!server.apiKey.isEmpty())
        request.headers.append(keyHeader(server));
    return request;
}

} // namespace

QJsonArray chatMessages(const QString &system, const QString &prompt)
{
    QJsonArray messages;
    if (!system.isEmpty())
        messages.append(QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, system}});
    messages.append(QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, prompt}});
    return messages;
}

HttpRequest postJson(const LlmServer &server, const QString &path, const QJsonObject &body, const QByteArray &accept)
{
    HttpRequest request = baseRequest(server, path);
    request.method = "POST";
    request.headers.emplaceBack("Content-Type", "application/json");
    request.headers.emplaceBack("Accept", accept);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest getJson(const LlmServer &server, const QString &path)
{
    HttpRequest request = baseRequest(server, path);
    request.headers.emplaceBack("Accept", "application/json");
    return request;
}

QStringList namesIn(const QJsonArray &objects, const QString &key)
{
    QStringList names;
    for (const QJsonValue &object : objects)
        if (const QString name = object.toObject().value(key).toString(); !name.isEmpty())
            names.append(name);
    return names;
}

} // namespace trinity
