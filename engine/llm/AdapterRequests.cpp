// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/AdapterRequests.h"

#include "engine/llm/JsonText.h"

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

QByteArray chatMessages(const QString &system, const QString &prompt)
{
    QByteArray messages("[");
    messages.reserve(system.size() + prompt.size() + (system.size() + prompt.size()) / 8);
    if (!system.isEmpty()) {
        messages += R"({"role":"system","content":)";
        appendJsonText(messages, system);
        messages += "},";
    }
    messages += R"({"role":"user","content":)";
    appendJsonText(messages, prompt);
    return messages += "}]";
}

HttpRequest postJson(const LlmServer &server, const QString &path, const QJsonObject &body, const QByteArray &messages,
                     const QByteArray &accept)
{
    HttpRequest request = postJson(server, path, body, accept);
    request.body.replace(0, 1, R"({"messages":)" + messages + (body.isEmpty() ? "" : ","));
    return request;
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
