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
constexpr std::array<quint16, 4> usualPorts{11434, 1234, 8080, 8000};

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
Error probeError(const Result<HttpResponse> &answer)
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
    if ((answer->status == 401 || answer->status == 403) && complaint)
        return errorFromComplaint(*complaint, answer->status);
    Error error(ErrorKind::NotAnLlmServer, u"The address answers, but not like an LLM server"_s);
    error.httpStatus = answer->status;
    return error;
}

[[nodiscard]] Task<FoundServer> probeOllama(HttpClient *http, LlmServer server, QString wantedModel, CancelToken *token)
{
    const QPointer<HttpClient> alive(http);
    const HttpRequest versionRequest = limited(getJson(server, u"/api/version"_s));
    const auto version = co_await http->fetch(versionRequest, token);
    if (!objectIn(version).value("version"_L1).isString())
        co_return probeError(version);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);
    const auto adapter = LlmAdapter::create(LlmProvider::Ollama);
    const HttpRequest modelsRequest = limited(adapter->modelsRequest(server));
    const auto models = co_await http->fetch(modelsRequest, token);
    if (!models || !objectIn(models).contains("models"_L1))
        co_return probeError(models);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);
    const HttpRequest loadedRequest = limited(getJson(server, u"/api/ps"_s));
    const auto loaded = co_await http->fetch(loadedRequest, token); // older versions do not have it

    FoundServer found;
    found.server = server;
    found.models = adapter->modelsFrom(*models);
    const QStringList loadedModels = namesIn(objectIn(loaded).value("models"_L1).toArray(), u"name"_s);
    found.server.model = chosenModel(wantedModel, loadedModels, found.models);
    co_return found;
}

[[nodiscard]] Task<FoundServer> probeOpenAi(HttpClient *http, LlmServer server, QString wantedModel, CancelToken *token)
{
    const QPointer<HttpClient> alive(http);
    const auto adapter = LlmAdapter::create(LlmProvider::OpenAi);
    const HttpRequest modelsRequest = limited(adapter->modelsRequest(server));
    const auto models = co_await http->fetch(modelsRequest, token);
    if (!objectIn(models).value("data"_L1).isArray())
        co_return probeError(models);
    if (!alive)
        co_return Error(ErrorKind::Cancelled);

    FoundServer found;
    found.server = server;
    found.models = adapter->modelsFrom(*models);
    found.server.model = chosenModel(wantedModel, {}, found.models);
    if (!isNearHost(server.url.host()))
        co_return found;
    LlmServer root = server;
    root.url.setPath(server.url.path().section(u"/v1"_s, 0, 0));
    const HttpRequest propsRequest = limited(getJson(root, u"/props"_s));
    const auto props = co_await http->fetch(propsRequest, token);
    found.parallelRequests = std::clamp(objectIn(props).value("total_slots"_L1).toInt(), 0, 1024);
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
    auto found = co_await probeOpenAi(http, server, wantedModel, token);
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

Task<FoundServer> probeServer(HttpClient *http, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                              QString wantedModel, CancelToken *token)
{
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
    const QList<quint16> ports(usualPorts.begin(), usualPorts.end());
    auto found = co_await discoverOnPorts(http, ports, wantedModel, token);
    co_return found;
}

Task<FoundServer> discoverOnPorts(HttpClient *http, QList<quint16> ports, QString wantedModel, CancelToken *token)
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
        probes.push_back(probeServer(http, address, std::nullopt, QByteArray(), wantedModel, &rest));
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
