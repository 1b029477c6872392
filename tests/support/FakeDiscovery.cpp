// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/FakeDiscovery.h"

#include <QtCore/QJsonArray>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fakeSlots = 4;
constexpr int fakeContext = 8192;

QJsonArray ollamaModels(const QStringList &models)
{
    QJsonArray result;
    for (const QString &model : models) {
        const QJsonObject details = {{u"format"_s, u"gguf"_s}, {u"family"_s, u"fake"_s}, {u"parameter_size"_s, u"3.2B"_s}};
        result.append(QJsonObject{{u"name"_s, model},
                                  {u"model"_s, model},
                                  {u"modified_at"_s, u"2026-01-02T03:04:05Z"_s},
                                  {u"size"_s, 2019393189},
                                  {u"digest"_s, u"0a8c26691023"_s},
                                  {u"details"_s, details}});
    }
    return result;
}

FakeReply openAiModels(const QStringList &models, const FakeReply::Headers &more)
{
    QJsonArray data;
    for (const QString &model : models)
        data.append(QJsonObject{{u"id"_s, model}, {u"object"_s, u"model"_s}, {u"created"_s, 1767323045}, {u"owned_by"_s, u"fake"_s}});
    return FakeReply::json(200, {{u"object"_s, u"list"_s}, {u"data"_s, data}}, more);
}

FakeReply geminiModels(const QStringList &models)
{
    QJsonArray list;
    for (const QString &model : models)
        list.append(QJsonObject{{u"name"_s, u"models/"_s + model}, {u"supportedGenerationMethods"_s, QJsonArray{u"generateContent"_s}}});
    return FakeReply::json(200, {{u"models"_s, list}});
}

FakeReply notFound(FakeLlmServer::Kind kind, const FakeRequest &request)
{
    switch (kind) {
    case FakeLlmServer::Kind::Ollama: return FakeReply::answer(404, "text/plain", "404 page not found");
    case FakeLlmServer::Kind::LlamaServer:
        return FakeReply::openAiError(404, u"File Not Found"_s, u"not_found_error"_s, {{"Server", "llama.cpp"}});
    case FakeLlmServer::Kind::LmStudio:
        return FakeReply::json(200, {{u"error"_s, u"Unexpected endpoint or method. (GET %1)"_s.arg(QString::fromLatin1(request.path()))}});
    case FakeLlmServer::Kind::OpenAi:
    case FakeLlmServer::Kind::Anthropic:
    case FakeLlmServer::Kind::Gemini: break;
    }
    return FakeReply::openAiError(404, u"Unknown request URL"_s, u"invalid_request_error"_s);
}

} // namespace

FakeReply discoveryReply(FakeLlmServer::Kind kind, const QStringList &models, const FakeRequest &request)
{
    using Kind = FakeLlmServer::Kind;
    if (request.method != "GET")
        return {};
    const QByteArray path = request.path();
    const bool isLlamaServer = kind == Kind::LlamaServer;
    const FakeReply::Headers server = isLlamaServer ? FakeReply::Headers{{"Server", "llama.cpp"}} : FakeReply::Headers{};

    if (kind == Kind::Gemini)
        return path == "/v1beta/models" ? geminiModels(models) : notFound(kind, request);
    if (path == "/v1/models")
        return openAiModels(models, server);
    if (kind == Kind::Ollama && path == "/")
        return FakeReply::answer(200, "text/plain; charset=utf-8", "Ollama is running");
    if (kind == Kind::Ollama && path == "/api/version")
        return FakeReply::json(200, {{u"version"_s, u"0.12.3"_s}});
    if (kind == Kind::Ollama && path == "/api/tags")
        return FakeReply::json(200, {{u"models"_s, ollamaModels(models)}});
    if (kind == Kind::Ollama && path == "/api/ps")
        return FakeReply::json(200, {{u"models"_s, ollamaModels(models.mid(0, 1))}});
    if (isLlamaServer && path == "/health")
        return FakeReply::json(200, {{u"status"_s, u"ok"_s}}, server);
    if (isLlamaServer && path == "/props") {
        const QJsonObject settings = {{u"n_ctx"_s, fakeContext}};
        return FakeReply::json(200, {{u"default_generation_settings"_s, settings}, {u"total_slots"_s, fakeSlots}}, server);
    }
    return notFound(kind, request);
}

} // namespace trinity::test
