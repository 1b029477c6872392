// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerDiscovery.h"

#include "engine/base/WhenAll.h"
#include "engine/llm/AdapterRequests.h"
#include "engine/llm/LlmAdapter.h"
#include "engine/llm/ServerComplaint.h"
#include "engine/net/HttpClient.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds nearLimit = 1s;
constexpr milliseconds farLimit = 5s;
constexpr qint64 answerLimit = 4 * 1024 * 1024; // some gateways list hundreds of models

HttpRequest limited(HttpRequest request)
{
    const auto limit = isNearHost(request.url.host()) ? nearLimit : farLimit;
    request.timeouts.firstByte = limit;
    request.timeouts.idle = limit;
    request.timeouts.total = limit;
    request.maximumBytes = answerLimit;
    return request;
}

QJsonObject objectIn(const Result<HttpResponse> &answer)
{
    return answer && answer->status == 200 ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

/// A number of the object whose `key` has this value; 0 when there is none.
int numberOf(const QJsonArray &objects, const QString &key, const QString &value, const QString &number)
{
    for (const QJsonValue &object : objects)
        if (object.toObject().value(key).toString() == value)
            return std::max(0, object.toObject().value(number).toInt());
    return 0;
}

/// Models that only embed, transcribe or draw cannot answer.
bool canChat(const QString &model)
{
    constexpr std::array words{"embed"_L1, "whisper"_L1, "tts"_L1, "dall-e"_L1, "rerank"_L1, "moderation"_L1, "minilm"_L1};
    return std::none_of(words.begin(), words.end(), [&](QLatin1StringView word) { return model.contains(word, Qt::CaseInsensitive); });
}

QString chosenModel(const QString &wanted, const QStringList &loaded, const QStringList &models)
{
    if (!wanted.isEmpty()) {
        if (!models.contains(wanted) && models.contains(wanted + u":latest"_s))
            return wanted + u":latest"_s;
        return wanted;
    }
    for (const auto &list : {loaded, models})
        if (const auto chat = std::find_if(list.begin(), list.end(), canChat); chat != list.end())
            return *chat;
    return models.value(0);
}

/// Why a probe found no such server: the connection's reason, or that something else lives there.
Error probeError(const Result<HttpResponse> &answer, const LlmAdapter &adapter)
{
    if (!answer) {
        Error error = answer.error();
        if (error.kind == ErrorKind::Timeout)
            error.kind = ErrorKind::Unreachable; // it took the connection and said nothing
        return error;
    }
    const auto complaint = ServerComplaint::from(answer->body);
    if (answer->status == 503 && complaint && isLoadingModel(*complaint))
        return errorFromComplaint(*complaint, 503);
    if (complaint && answer->status >= 400) {
        const Error told = adapter.errorFrom(*answer);
        if (told.kind == ErrorKind::Unauthorised || told.kind == ErrorKind::Quota || told.kind == ErrorKind::RateLimited)
            return told;
    }
    Error error(ErrorKind::NotAnLlmServer, u"The address answers, but not like an LLM server"_s);
    error.httpStatus = answer->status;
    return error;
}

[[nodiscard]] Task<FoundServer> probeOllama(HttpClient *http, LlmServer server, QString wantedModel, CancelToken *token)
{
    const QPointer<HttpClient> alive(http);
    const auto adapter = LlmAdapter::create(LlmProvider::Ollama);
    const HttpRequest versionRequest = limited(getJson(server, u"/api/version"_s));
    const auto version = co_await http->fetch(versionRequest, token);
    if (!objectIn(version).value("version"_L1).isString())
        co_return probeError(version, *adapter);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);
    const HttpRequest modelsRequest = limited(adapter->modelsRequest(server));
    const auto models = co_await http->fetch(modelsRequest, token);
    if (!models || !objectIn(models).contains("models"_L1))
        co_return probeError(models, *adapter);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);
    const HttpRequest loadedRequest = limited(getJson(server, u"/api/ps"_s));
    const auto loaded = co_await http->fetch(loadedRequest, token); // older versions do not have it

    FoundServer found;
    found.server = server;
    found.models = adapter->modelsFrom(*models);
    const QJsonArray inMemory = objectIn(loaded).value("models"_L1).toArray();
    found.loadedModels = namesIn(inMemory, u"name"_s);
    found.version = objectIn(version).value("version"_L1).toString();
    found.server.model = chosenModel(wantedModel, found.loadedModels, found.models);
    found.contextTokens = numberOf(inMemory, u"name"_s, found.server.model, u"context_length"_s);
    co_return found;
}

/// Servers that are known by their list of models: all but Ollama.
[[nodiscard]] Task<FoundServer> probeModels(HttpClient *http, LlmServer server, QString wantedModel, CancelToken *token)
{
    const QPointer<HttpClient> alive(http);
    const auto adapter = LlmAdapter::create(server.provider);
    const HttpRequest modelsRequest = limited(adapter->modelsRequest(server));
    const auto models = co_await http->fetch(modelsRequest, token);
    const auto listed = server.provider == LlmProvider::Gemini ? "models"_L1 : "data"_L1;
    if (!objectIn(models).value(listed).isArray())
        co_return probeError(models, *adapter);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);

    FoundServer found;
    found.server = server;
    found.models = adapter->modelsFrom(*models);
    found.server.model = chosenModel(wantedModel, {}, found.models);
    const QJsonArray described = objectIn(models).value(listed).toArray();
    found.contextTokens = numberOf(described, u"id"_s, found.server.model, u"max_model_len"_s); // vLLM
    if (!isNearHost(server.url.host()) || server.provider != LlmProvider::OpenAi)
        co_return found;
    LlmServer root = server;
    root.url.setPath(server.url.path().section(u"/v1"_s, 0, 0));
    const HttpRequest propsRequest = limited(getJson(root, u"/props"_s));
    const auto props = co_await http->fetch(propsRequest, token);
    found.parallelRequests = std::clamp(objectIn(props).value("total_slots"_L1).toInt(), 0, 1024);
    const int ofSlots = objectIn(props).value("default_generation_settings"_L1).toObject().value("n_ctx"_L1).toInt();
    found.contextTokens = std::max(found.contextTokens, ofSlots);
    co_return found;
}

/// Asks for one protocol at one address.
[[nodiscard]] Task<FoundServer> probeAs(HttpClient *http, QString typedUrl, LlmProvider provider, QByteArray apiKey, QString wantedModel,
                                        CancelToken *token)
{
    LlmServer server;
    server.provider = provider;
    server.url = normalisedServerUrl(typedUrl, provider);
    server.apiKey = apiKey;
    if (server.url.isEmpty())
        co_return Error(ErrorKind::BadRequest, u"This is not the address of a server"_s);
    if (const auto allowed = keyMayTravel(server); !allowed)
        co_return allowed.error();
    if (provider == LlmProvider::Ollama) {
        auto found = co_await probeOllama(http, server, wantedModel, token);
        co_return found;
    }
    auto found = co_await probeModels(http, server, wantedModel, token);
    co_return found;
}

/// Of several failures the one that says most: a key refused or a model loading, then a stranger's answer, then silence.
Error mostTelling(const Error &one, const Error &other)
{
    const auto silent = [](const Error &error) { return error.kind == ErrorKind::Unreachable; };
    const auto stranger = [](const Error &error) { return error.kind == ErrorKind::NotAnLlmServer; };
    if (silent(one) || (stranger(one) && !silent(other)))
        return other;
    return one;
}

} // namespace

QList<quint16> localPorts()
{
    return usualPorts(LlmProvider::Ollama) + usualPorts(LlmProvider::OpenAi);
}

Task<FoundServer> probeServer(HttpClient *http, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                              QString wantedModel, CancelToken *token)
{
    const auto ports = provider ? usualPorts(*provider) : localPorts();
    if (typedUrl.trimmed().isEmpty() && !ports.isEmpty()) {
        auto found = co_await discoverOnPorts(http, ports, wantedModel, token, provider);
        co_return found;
    }
    if (provider) {
        const LlmProvider only = *provider;
        auto found = co_await probeAs(http, typedUrl, only, apiKey, wantedModel, token);
        co_return found;
    }
    // Both at once: a server that answers neither is then known in the time of one.
    auto ollamaTask = probeAs(http, typedUrl, LlmProvider::Ollama, apiKey, wantedModel, token);
    auto openAiTask = probeAs(http, typedUrl, LlmProvider::OpenAi, apiKey, wantedModel, token);
    auto ollama = co_await ollamaTask;
    auto openAi = co_await openAiTask;
    if (ollama)
        co_return ollama;
    if (openAi)
        co_return openAi;
    if (token && token->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    co_return mostTelling(ollama.error(), openAi.error());
}

Task<FoundServer> discoverLocalServer(HttpClient *http, QString wantedModel, CancelToken *token)
{
    const auto ports = localPorts();
    auto found = co_await discoverOnPorts(http, ports, wantedModel, token);
    co_return found;
}

Task<FoundServer> discoverOnPorts(HttpClient *http, QList<quint16> ports, QString wantedModel, CancelToken *token,
                                  std::optional<LlmProvider> provider)
{
    // The rest is called off as soon as the first in order is known.
    CancelToken rest;
    if (token) {
        if (token->isCancelled())
            co_return Error(ErrorKind::Cancelled);
        QObject::connect(token, &CancelToken::cancelled, &rest, &CancelToken::cancel);
    }
    std::vector<Task<FoundServer>> probes;
    for (const quint16 port : ports) {
        const QString address = u"http://127.0.0.1:%1"_s.arg(port);
        probes.push_back(probeServer(http, address, provider, QByteArray(), wantedModel, &rest));
    }
    Result<FoundServer> best = Error(ErrorKind::Unreachable, u"No LLM server answers on this machine"_s);
    const QPointer<CancelToken> outer(token);
    for (auto &probe : probes) {
        auto found = co_await probe;
        if (best)
            continue;
        if (found) {
            best = std::move(found);
            rest.cancel();
        } else if (found.error().kind == ErrorKind::Overloaded || found.error().kind == ErrorKind::Unauthorised) {
            best = found.error(); // a server that loads its model, or wants a key, is better news than none
        }
    }
    if (outer && outer->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    co_return best;
}

} // namespace trinity
